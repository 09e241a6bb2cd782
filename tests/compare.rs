//! Comparisons of the shipped document against what its JSON says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use jixiao_lens::export::json;
use jixiao_lens::model::Dataset;
use jixiao_lens::view::address::By;
use jixiao_lens::view::compare::{
    COMPARED, Gathered, candidates, groups, meant, named, names, plot, side,
};
use jixiao_lens::view::similar::Names;
use rust_decimal::Decimal;
use serde_json::Value;
use std::sync::LazyLock;

static DATA: LazyLock<Dataset> = LazyLock::new(|| {
    jixiao_lens::read(include_bytes!("../data/000_77ffd663521916d3.txt")).unwrap()
});
static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&DATA));

fn gather(name: &str) -> Option<Gathered> {
    jixiao_lens::view::compare::gather(&DATA, &NAMES, name)
}

/// What is gathered under each name that several projects have.
static SHARED: LazyLock<Vec<Gathered>> = LazyLock::new(|| {
    let shared = names(&DATA, &NAMES)
        .into_iter()
        .filter(|name| name.projects > 1);
    shared.map(|name| gather(&name.text).unwrap()).collect()
});
static JSON: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&json(&DATA)).unwrap());

/// Of all indicators of a name: page, row and annual value, in order.
fn published(name: &str) -> Vec<(u64, u64, String)> {
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let mut found = Vec::new();
    for project in JSON["projects"].as_array().unwrap() {
        for indicator in project["indicators"].as_array().unwrap() {
            if solid(indicator["name"].as_str().unwrap()) == name {
                let value = solid(indicator["annual"]["text"].as_str().unwrap());
                found.push((
                    project["page"].as_u64().unwrap(),
                    project["row"].as_u64().unwrap(),
                    value,
                ));
            }
        }
    }
    found.sort();
    found
}

fn gathered(name: &str) -> Vec<(u64, u64, String)> {
    let all = gather(name).unwrap();
    let both = all.comparable.iter().chain(&all.others);
    let mut found: Vec<_> = both
        .map(|promise| {
            let (page, row) = promise.place;
            let value: String = promise.annual.split_whitespace().collect();
            (u64::from(page), u64::from(row), value)
        })
        .collect();
    found.sort();
    found
}

#[test]
fn the_same_promise_over_the_districts_is_what_the_document_says() {
    let name = "一次性创业资助人数";
    assert_eq!(gathered(name), published(name));
    let all = gather(name).unwrap();
    let values: Vec<String> = all
        .comparable
        .iter()
        .map(|promise| promise.value.unwrap().to_string())
        .collect();
    assert_eq!(
        values,
        ["800", "800", "300", "280", "200", "170", "100", "100", "40"]
    );
    assert_eq!((all.unit.as_str(), all.others.len()), ("人", 0));
    let last = all.comparable.last().unwrap();
    assert_eq!(last.districts, ["荔湾区"], "only what a name says");
    assert!(
        all.comparable[..8]
            .iter()
            .all(|promise| promise.districts.is_empty() && promise.unnamed)
    );
    let drawn: Vec<_> = plot(&all, By::Value)
        .data
        .iter()
        .map(|datum| datum.values[0].number)
        .collect();
    assert_eq!(
        drawn,
        all.comparable
            .iter()
            .map(|promise| promise.value)
            .collect::<Vec<_>>()
    );
}

#[test]
fn every_indicator_is_gathered_once_under_its_name() {
    let all = names(&DATA, &NAMES);
    let counted: usize = all.iter().map(|name| name.count).sum();
    assert_eq!(counted, 1183);
    for found in SHARED.iter() {
        let name = &found.name;
        assert_eq!(
            found.comparable.len() + found.others.len(),
            name.count,
            "{}",
            name.text
        );
        assert!(
            found
                .others
                .iter()
                .all(|promise| !promise.why_not.is_empty())
        );
        assert!(found.near.iter().all(|near| near.key != name.key));
    }
}

#[test]
fn what_stands_on_one_scale_is_counted_in_one_unit() {
    for found in SHARED.iter() {
        let name = &found.name;
        for promise in &found.comparable {
            let project = &DATA.projects[promise.project];
            let own = project
                .indicators
                .iter()
                .find(|one| one.ordinal == promise.ordinal)
                .unwrap();
            let reading = &own.annual.reading;
            let per = reading
                .per
                .as_ref()
                .map_or(String::new(), |per| format!("/{per}"));
            let unit =
                format!("{}{per}", reading.unit.clone().unwrap_or_default()).replace('％', "%");
            assert_eq!(unit, found.unit, "{}", name.text);
            assert!(
                reading.value.is_some() && reading.upper.is_none()
                    || reading.kind == jixiao_lens::model::Kind::AtLeast
            );
        }
    }
}

#[test]
fn money_for_one_is_told_only_of_proven_amounts() {
    let mut told = 0;
    for found in SHARED.iter() {
        for promise in found
            .comparable
            .iter()
            .chain(&found.others)
            .filter(|promise| promise.each.is_some())
        {
            let project = &DATA.projects[promise.project];
            assert_eq!(
                project.amounts.confidence,
                jixiao_lens::model::Confidence::Proven
            );
            let text = promise.each.as_ref().unwrap();
            let (total, rest) = text.split_once(" ÷ ").unwrap();
            let is_exact = rest.contains(" = ");
            let sign = if is_exact { " = " } else { " ≈ " };
            let (number, each) = rest.split_once(sign).unwrap();
            let count: String = number
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '.')
                .collect();
            let unit = number.trim_start_matches(|c: char| c.is_ascii_digit() || ",.".contains(c));
            let (total, money) = total.split_once(' ').unwrap();
            assert!(!unit.is_empty() && unit != "%", "{text}");
            assert_eq!(money, DATA.document.currency_unit.text, "{text}");
            let each = each.strip_suffix(&format!(" {money}/{unit}")).unwrap();
            let [total, number, each] =
                [total, &count, each].map(|text| text.parse::<Decimal>().unwrap());
            assert_eq!((total / number).round_dp(4).normalize(), each, "{text}");
            assert_eq!(each * number == total, is_exact, "{text}");
            told += 1;
        }
    }
    assert!(told > 0);
}

#[test]
fn without_a_published_unit_of_money_none_is_told_for_one() {
    let mut data = DATA.clone();
    data.document.currency_unit = Default::default();
    let names = Names::new(&data);
    for found in SHARED.iter() {
        let all = jixiao_lens::view::compare::gather(&data, &names, &found.name.text).unwrap();
        let mut promises = all.comparable.iter().chain(&all.others);
        assert!(promises.all(|promise| promise.each.is_none()));
    }
}

#[test]
fn near_names_are_offered_and_never_merged() {
    let all = gather("服务对象满意度").unwrap();
    let near: Vec<&str> = all.near.iter().map(|name| &*name.text).collect();
    assert!(near.contains(&"服务对象的满意度"), "{near:?}");
    let promises = all.comparable.iter().chain(&all.others);
    for promise in promises {
        let project = &DATA.projects[promise.project];
        let mut own = project.indicators.iter();
        let own = own.find(|one| one.ordinal == promise.ordinal).unwrap();
        assert_eq!(
            own.name.text.split_whitespace().collect::<String>(),
            "服务对象满意度"
        );
    }
    // Nothing but case, width, blanks and marks at the end is folded.
    assert_eq!(gather("服务对象 满意度。"), Some(all));
}

#[test]
fn an_outlier_stands_far_off_and_the_rest_once_more() {
    use jixiao_lens::chart::{estimate, lay};
    let found = SHARED.iter().find(|found| {
        let numbers: Vec<Decimal> = found
            .comparable
            .iter()
            .filter_map(|one| one.value)
            .collect();
        let small = |number: &&Decimal| **number * Decimal::from(8) < numbers[0];
        numbers.len() > 3 && numbers.iter().filter(small).count() > 2
    });
    let figures = plot(found.unwrap(), By::Value);
    let scene = lay(&figures, 800.0, &estimate);
    let (first, again) = scene.marks.split_at(figures.data.len());
    let middle = |mark: &jixiao_lens::chart::Mark| mark.x + mark.w / 2.0;
    let farthest = first.iter().map(middle).fold(0.0, f64::max);
    assert!((middle(&first[0]) - farthest).abs() < 1e-6, "the largest");
    assert!(again.len() > 2);
    for mark in again {
        let before = first.iter().find(|other| other.datum == mark.datum);
        assert!(middle(mark) >= middle(before.unwrap()));
    }
}

#[test]
fn grouping_moves_promises_and_changes_none() {
    let mut has_several = false;
    for found in SHARED.iter() {
        for by in [By::Value, By::District, By::Unit] {
            let all = groups(&found.comparable, by);
            let mut ids: Vec<(usize, u32)> = Vec::new();
            for group in &all {
                let mut own = group.promises.iter();
                assert!(own.all(|promise| match by {
                    By::Value => group.label.is_empty(),
                    By::District if group.known => promise.districts.join("、") == group.label,
                    By::Unit if group.known => promise.unit.as_ref() == Some(&group.label),
                    By::District => {
                        promise.districts.is_empty() && promise.no_district() == group.label
                    }
                    By::Unit => promise.unit.is_none(),
                }));
                ids.extend(group.promises.iter().map(|one| (one.project, one.ordinal)));
            }
            ids.sort_unstable();
            let mut wanted: Vec<_> = found
                .comparable
                .iter()
                .map(|one| (one.project, one.ordinal))
                .collect();
            wanted.sort_unstable();
            assert_eq!(ids, wanted, "{} {by:?}", found.name.text);
            let mut known = all.iter().map(|group| group.known);
            assert!(
                known
                    .by_ref()
                    .skip_while(|known| *known)
                    .all(|known| !known),
                "what is not known stands last"
            );
            has_several |= all.len() > 2 && by == By::District;
            let drawn = plot(found, by);
            let values = |numbers: Vec<Option<Decimal>>| {
                let mut numbers = numbers;
                numbers.sort();
                numbers
            };
            assert_eq!(
                values(
                    drawn
                        .data
                        .iter()
                        .map(|datum| datum.values[0].number)
                        .collect()
                ),
                values(
                    found
                        .comparable
                        .iter()
                        .map(|promise| promise.value)
                        .collect()
                )
            );
        }
    }
    assert!(has_several);
}

#[test]
fn two_projects_side_by_side_differ_where_they_differ() {
    let all = gather("一次性创业资助人数").unwrap();
    let [one, other] = [0, 4].map(|at: usize| all.comparable[at].project);
    let view = side(&DATA, &[one, other]);
    assert_eq!(view.heads.len(), 2);
    for line in view.facts.iter().chain(&view.indicators) {
        assert_eq!(line.cells.len(), 2);
        let known = line.cells.iter().all(|cell| !cell.unknown);
        let plain = |text: &str| {
            text.trim_end_matches('。')
                .split_whitespace()
                .collect::<String>()
        };
        let is_other = plain(&line.cells[0].text) != plain(&line.cells[1].text);
        let is_told = line.heading != "在原文";
        assert_eq!(
            line.differs,
            known && is_other && is_told,
            "{}",
            line.heading
        );
    }
    let line = view
        .indicators
        .iter()
        .find(|line| line.heading == "一次性创业资助人数")
        .unwrap();
    assert_eq!(
        [&*line.cells[0].text, &*line.cells[1].text],
        ["≥800人", "≥200人"]
    );
    assert!(line.differs);
    let money = view
        .facts
        .iter()
        .find(|line| line.heading.starts_with("总计"))
        .unwrap();
    assert!(
        money.cells.iter().all(|cell| cell.unknown) && !money.differs,
        "what is not known does not differ"
    );
    assert!(candidates(&DATA, &[one]).iter().any(|(at, _)| *at == other));
}

#[test]
fn of_six_projects_what_is_not_the_commonest_is_marked() {
    let all = gather("一次性创业资助人数").unwrap();
    let chosen: Vec<usize> = all.comparable[..6].iter().map(|one| one.project).collect();
    let view = side(&DATA, &chosen);
    assert_eq!(view.heads.len(), 6);
    let mut marked = 0;
    for line in view.facts.iter().chain(&view.indicators) {
        assert_eq!(line.cells.len(), 6);
        assert_eq!(line.differs, line.cells.iter().any(|cell| cell.differs));
        let known: Vec<_> = line.cells.iter().filter(|cell| !cell.unknown).collect();
        let alike = |text: &str| known.iter().filter(|cell| cell.text == text).count();
        let most = known
            .iter()
            .map(|cell| alike(&cell.text))
            .max()
            .unwrap_or(0);
        for cell in &line.cells {
            assert!(!(cell.unknown && cell.differs), "{}", line.heading);
            if cell.differs && alike(&cell.text) == most {
                // Several are said by as many: none is the commonest, and all are marked.
                assert!(known.iter().all(|cell| cell.differs), "{}", line.heading);
            }
        }
        marked += usize::from(line.differs && !known.iter().all(|cell| cell.differs));
    }
    assert!(marked > 0, "in some line the commonest stays unmarked");
    let line = |name: &str| view.indicators.iter().find(|line| line.heading == name);
    let resources: Vec<bool> = line("一次性创业资助人数")
        .unwrap()
        .cells
        .iter()
        .map(|cell| cell.differs)
        .collect();
    assert_eq!(
        resources,
        [false, false, true, true, true, true],
        "800 is said twice"
    );
}

#[test]
fn any_project_can_be_added_by_its_name_or_unit() {
    let first = DATA
        .projects
        .iter()
        .position(|project| project.name.value.is_some());
    let at = first.unwrap();
    let name = DATA.projects[at]
        .name
        .text()
        .split_whitespace()
        .collect::<String>();
    let part: String = name.chars().skip(2).take(6).collect();
    let all = 0..DATA.projects.len();
    assert!(named(&DATA, &part, &[], all.clone()).contains(&at));
    assert!(named(&DATA, &part, &[], 0..at).iter().all(|of| *of < at));
    assert!(
        !named(&DATA, &part, &[at], all.clone()).contains(&at),
        "what stands there is not offered"
    );
    let unit = &DATA.units[0].name.text;
    let of_unit = DATA
        .projects
        .iter()
        .filter(|project| project.unit.value == Some(0));
    assert!(named(&DATA, unit, &[], all.clone()).len() >= of_unit.count());
    assert!(named(&DATA, " ", &[], all).is_empty());
}

#[test]
fn of_more_than_can_be_compared_the_first_are_and_all_are_counted() {
    let mut data = DATA.clone();
    let one = data.projects[3].indicators[0].clone();
    let name = one.name.text.clone();
    let before = gather(&name).unwrap().name.count;
    data.projects[3].indicators.extend(vec![one; COMPARED]);
    let names = Names::new(&data);
    let all = jixiao_lens::view::compare::gather(&data, &names, &name).unwrap();
    assert_eq!(all.name.count, before + COMPARED);
    assert_eq!(all.comparable.len() + all.others.len(), COMPARED);
    assert_eq!(meant(&data, &names, &name), Some(all.name));
    assert_eq!(meant(&data, &names, "没有的名称"), None);
}

#[test]
fn what_a_project_says_several_times_is_one_line_with_all_of_it() {
    let mut data = DATA.clone();
    let first = data.projects[0].indicators.clone();
    data.projects[0].indicators = [first.clone(), first.clone()].concat();
    data.projects[1].indicators = first[..1].to_vec();
    let lines = side(&data, &[0, 1]).indicators;
    let headings: Vec<&str> = lines.iter().map(|line| line.heading.as_str()).collect();
    let own: Vec<String> = first
        .iter()
        .map(|one| one.name.text.replace('\n', " "))
        .collect();
    assert_eq!(
        headings[..own.len()],
        own,
        "in the order in which they are first named"
    );
    let value = &first[0].annual.text.text;
    assert_eq!(lines[0].cells[0].text, format!("{value}；{value}"));
    assert_eq!(lines[0].cells[1].text, *value);
}

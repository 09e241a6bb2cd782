//! Comparisons of the shipped document against what its JSON says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use jixiao_lens::export::json;
use jixiao_lens::model::Dataset;
use jixiao_lens::view::address::By;
use jixiao_lens::view::compare::{Gathered, candidates, groups, names, plot, side};
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
            let number: String = number
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '.')
                .collect();
            let [total, number, each] = [total.replace(',', ""), number, each.to_owned()]
                .map(|text| text.parse::<Decimal>().unwrap());
            assert_eq!((total / number).round_dp(4).normalize(), each, "{text}");
            assert_eq!(each * number == total, is_exact, "{text}");
            told += 1;
        }
    }
    assert!(told > 0);
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
                    By::District => promise.districts.is_empty(),
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
            let unknown = all.iter().position(|group| !group.known);
            assert!(
                unknown.is_none_or(|at| at + 1 == all.len()),
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

//! Which project comes first, and what of it is shown as the reason.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is broken")]

mod by_hand;

use by_hand::{document, indicator, project, projects, target};
use jixiao_lens::model::{Dataset, Kind, Project};
use jixiao_lens::search::{Index, Query, fold::fold};
use jixiao_lens::view::found::Part;
use jixiao_lens::worker::answer;

const LEVELS: [&str; 2] = ["1-产出指标", "11-数量指标"];
const OTHERS: [&str; 2] = ["3-满意度指标", "31-服务对象满意度"];

/// A project with one indicator for each name; their values say nothing.
fn named(name: &str, goal: &str, indicators: &[&str]) -> Project {
    let value = || target("十", Kind::Text, "", "");
    let indicators = indicators.iter();
    let indicators = indicators.map(|name| indicator(LEVELS, name, value(), value()));
    project(1, 0, name, goal, None, indicators.collect())
}

fn of(projects: Vec<Project>) -> Dataset {
    Dataset {
        projects,
        ..document()
    }
}

/// The projects that `query` finds, in order, by their places in the document.
fn order(dataset: &Dataset, query: &str) -> Vec<usize> {
    projects(dataset, &Index::build(dataset), query)
}

/// Where the best hit of `query` is said to stand, and the characters that are marked.
fn shown(dataset: &Dataset, query: &str) -> (Part, Option<usize>, String) {
    let found = answer(dataset, &Index::build(dataset), query);
    let hit = &found.hits[0];
    let matched = hit.matched.first().unwrap();
    let (_, text) = matched
        .field(dataset, &dataset.projects[hit.project])
        .unwrap();
    let marked: Vec<&str> = matched
        .ranges
        .iter()
        .map(|range| &text[range.clone()])
        .collect();
    (matched.part, matched.indicator, marked.join("|"))
}

#[test]
fn name_comes_before_indicator_before_goal_and_the_start_before_the_middle() {
    let mut in_value = named("丁", "丁", &["丁"]);
    in_value.indicators[0].annual = target("换桥", Kind::Text, "", "");
    let dataset = of(vec![
        named("丁", "修了桥", &["丁"]),
        named("丁", "桥", &["丁"]),
        in_value,
        named("丁", "桥", &["丁", "修了桥"]),
        named("丁", "丁", &["桥的长度"]),
        named("修了桥", "丁", &["桥"]),
        named("修桥", "丁", &["丁"]),
        named("桥", "桥", &["桥"]),
    ]);
    assert_eq!(order(&dataset, "桥"), [7, 6, 5, 4, 3, 2, 1, 0]);
}

#[test]
fn what_only_sounds_so_comes_after_what_is_written_so() {
    let dataset = of(vec![
        named("桥梁", "丁", &["丁"]),
        named("丁", "丁", &["走 QIAO 线"]),
        named("丁", "上了qiao网", &["丁"]),
        named("丁", "搭桥", &["丁"]),
    ]);
    assert_eq!(order(&dataset, "qiao"), [1, 2, 0, 3]);
    assert_eq!(
        shown(&dataset, "qiaoliang"),
        (Part::Name, None, "桥梁".to_owned())
    );
    assert_eq!(shown(&dataset, "dq"), (Part::Goal, None, "搭桥".to_owned()));
}

#[test]
fn words_that_stand_together_come_before_words_far_apart() {
    let dataset = of(vec![
        named("新桥和老旧的宽路", "丁", &["丁"]),
        named("新建的宽桥路", "丁", &["丁"]),
        named("新桥路", "丁", &["丁"]),
        named("新桥", "丁", &["建路"]),
        named("丁", "丁", &["建桥", "建路"]),
        named("丁", "丁", &["建桥", "建桥路"]),
    ]);
    assert_eq!(order(&dataset, "桥 路"), [2, 1, 0, 3, 5, 4]);
    assert_eq!(
        shown(&of(vec![dataset.projects[5].clone()]), "桥 路").1,
        Some(1)
    );
}

#[test]
fn equals_stay_as_they_stand_in_the_document() {
    let same = || named("桥", "丁", &["桥", "桥"]);
    let dataset = of((0..40).map(|_| same()).collect());
    assert_eq!(order(&dataset, "桥"), (0..40).collect::<Vec<_>>());
    assert_eq!(order(&dataset, "-路"), (0..40).collect::<Vec<_>>());
    assert_eq!(shown(&dataset, "桥 类别:数量").0, Part::Name);
}

#[test]
fn a_project_is_asked_as_a_whole_and_an_indicator_for_itself() {
    let percent = |value: &str| target(&format!("≥{value}%"), Kind::AtLeast, value, "%");
    let mut roads = named("丁", "建路", &["宽桥", "老人满意"]);
    roads.indicators[0].annual = percent("99");
    roads.indicators[1] = indicator(OTHERS, "老人满意", percent("80"), percent("80"));
    let dataset = of(vec![roads, named("丁", "丁", &["宽桥"])]);
    let cases: [(&str, &[usize]); 12] = [
        ("桥 老人", &[0]),
        ("路 桥 老人", &[0]),
        ("桥 -老人", &[1]),
        ("-老人", &[1]),
        ("-类别:满意度", &[1]),
        ("桥 -值:>90%", &[1]),
        ("类别:满意度 值:80%", &[0]),
        ("类别:满意度 值:>90%", &[]),
        ("类别:满意度 桥", &[0]),
        ("类别:数量 桥 -路", &[1]),
        ("老人|-桥", &[0]),
        ("路|-老人", &[0, 1]),
    ];
    for (query, expected) in cases {
        assert_eq!(order(&dataset, query), expected, "{query}");
    }
    // The indicator that answers what is asked of one is shown before one that only holds the word.
    let (part, indicator, marked) = shown(&dataset, "类别:满意度 满");
    assert_eq!(
        (part, indicator, marked.as_str()),
        (Part::Indicator, Some(1), "满")
    );
}

#[test]
fn marks_stand_on_the_original_characters_whatever_was_folded() {
    let cases = [
        ("就业補貼", "发放就業 补贴", "就業 补贴"),
        ("abc12", "共ＡＢｃ１２个", "ＡＢｃ１２"),
        ("m2", "共3㎡", "㎡"),
        (">=95%", "须≧ 95 ％。", "≧ 95 ％"),
        ("≥95%", "须＞＝95%", "＞＝95%"),
        ("jiuye补贴", "发放就 业補貼", "就 业補貼"),
        ("yinhang", "各银行行长", "银行"),
        ("hangzhang", "各银行行长", "行长"),
        ("zc", "助残与支出", "助残|支出"),
        ("(一)", "第（一）章", "（一）"),
    ];
    for (query, name, marked) in cases {
        let dataset = of(vec![named(name, "丁", &["丁"])]);
        assert_eq!(
            shown(&dataset, query),
            (Part::Name, None, marked.to_owned()),
            "{query}"
        );
        let marks = Query::parse(query).marks(name);
        let texts: Vec<&str> = marks.iter().map(|mark| &name[mark.range.clone()]).collect();
        assert_eq!(texts.join("|"), marked, "{query}");
        let signs = |text: &str| fold(text).replace(">=", "≥");
        let by_sound = !signs(name).contains(&signs(query));
        assert!(
            marks.iter().all(|mark| mark.by_sound == by_sound),
            "{query}"
        );
    }
}

/// The indicators that `query` finds, in order, by their places among all.
fn lines(dataset: &Dataset, query: &str) -> Vec<usize> {
    let found = answer(dataset, &Index::build(dataset), query);
    let lines = found.indicators.iter();
    lines.map(|line| line.hit.project).collect()
}

#[test]
fn earlier_comes_first_however_many_there_are_and_closer_in_the_list_of_indicators_too() {
    let filler = |at: usize| "甲".repeat(1 + at % 7);
    let projects = (0..3000).map(|at| named("丁", "丁", &[&format!("{}桥", filler(at))]));
    let dataset = of(projects.collect());
    let found = lines(&dataset, "桥");
    assert_eq!(found.len(), 3000);
    assert!(
        found.is_sorted_by_key(|at| (at % 7, *at)),
        "{:?}",
        &found[..20]
    );
    let dataset = of(vec![
        named("丁", "丁", &["新桥和老旧的宽路"]),
        named("丁", "丁", &["新建的宽桥路"]),
        named("丁", "丁", &["新桥宽路"]),
        named("丁", "丁", &["新桥路"]),
    ]);
    assert_eq!(lines(&dataset, "桥 路"), [3, 2, 1, 0]);
}

#[test]
fn each_word_is_marked_in_every_field_that_holds_it() {
    let dataset = by_hand::document();
    let index = Index::build(&dataset);
    let found = answer(&dataset, &index, "路灯 居民 满意度");
    let parts = |hit: &jixiao_lens::view::found::Hit| -> Vec<(Part, u32, usize)> {
        let matched = hit.matched.iter();
        matched
            .map(|each| (each.part, each.terms, each.ranges.len()))
            .collect()
    };
    let expected = [
        (Part::Name, 0b001, 1),
        (Part::Indicator, 0b110, 1),
        (Part::Level1, 0b100, 1),
        (Part::Level2, 0b100, 1),
    ];
    assert_eq!(parts(&found.hits[0]), expected);
    assert_eq!(parts(&found.indicators[0].hit), expected);
}

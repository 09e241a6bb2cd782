//! Queries against small documents made by hand.
#![allow(
    clippy::unwrap_used,
    reason = "a table that cannot be made is a broken test"
)]

use jixiao_lens::model::{
    Amount, Appropriation, Comparison, Confidence, Dataset, Field, Indicator, Kind, Level, Link,
    Page, Project, Reading, SpendingUnit, Target,
};
use jixiao_lens::search::{Condition, Index, Query, Subject};
use jixiao_lens::span::Span;

fn field(text: &str) -> Field {
    Field::new(text, [Span::from_range(0..text.len())])
}

fn target(text: &str, kind: Kind, value: &str, unit: &str) -> Target {
    let reading = Reading {
        kind,
        value: value.parse().ok(),
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        ..Reading::default()
    };
    Target {
        text: field(text),
        reading,
    }
}

fn level(text: &str) -> Level {
    let (code, name) = text.split_once('-').unwrap();
    Level {
        code: field(code),
        name: field(name),
    }
}

fn indicator(levels: [&str; 2], name: &str, cycle: Target, annual: Target) -> Indicator {
    Indicator {
        ordinal: 1,
        level1: level(levels[0]),
        level2: level(levels[1]),
        name: field(name),
        comparison: if cycle.reading == annual.reading {
            Comparison::Equal
        } else {
            Comparison::Looser
        },
        cycle,
        annual,
        span: Span::default(),
    }
}

fn project(
    page: u32,
    unit: usize,
    name: &str,
    goal: &str,
    total: Option<&str>,
    indicators: Vec<Indicator>,
) -> Project {
    let total = total.map(|total| Amount {
        value: total.parse().unwrap(),
        span: Span::default(),
    });
    let amounts = Appropriation {
        total,
        ..Appropriation::default()
    };
    Project {
        id: String::new(),
        page,
        row: 1,
        unit: Link::new(unit, Confidence::Proven, Vec::new()),
        name: Link::new(field(name), Confidence::Proven, Vec::new()),
        goal: Link::new(field(goal), Confidence::Likely, Vec::new()),
        amounts: if total.is_some() {
            Link::new(amounts, Confidence::Proven, Vec::new())
        } else {
            Link::default()
        },
        cell: Field::default(),
        indicators,
    }
}

fn unit(name: &str) -> SpendingUnit {
    SpendingUnit {
        id: String::new(),
        name: field(name),
        page: 1,
        amounts: Appropriation::default(),
        funds: Confidence::Proven,
    }
}

fn document() -> Dataset {
    let percent = |text: &str, value| target(text, Kind::AtLeast, value, "%");
    let satisfied = ["3-满意度指标", "31-服务对象满意度"];
    let produced = ["1-产出指标", "11-数量指标"];
    let lamps = vec![
        indicator(
            produced,
            "更换路灯数量",
            target("≥１２０盏", Kind::AtLeast, "120", "盏"),
            target("≥60 盏", Kind::AtLeast, "60", "盏"),
        ),
        indicator(
            satisfied,
            "居民满意度",
            percent("≥95 %", "95"),
            percent("≥95 %", "95"),
        ),
    ];
    let roads = vec![indicator(
        satisfied,
        "乘客滿意率",
        percent("≥90%", "90"),
        percent("≥90%", "90"),
    )];
    let mut dataset = Dataset {
        units: vec![unit("山城交通局"), unit("山城交通局信息中心")],
        projects: vec![
            project(
                1,
                0,
                "路灯更换（河东区）",
                "让街道 明亮",
                Some("1200.50"),
                lamps,
            ),
            project(2, 1, "公交线路调整", "方便出行，更换站牌", None, roads),
        ],
        pages: vec![Page {
            number: 3,
            ..Page::default()
        }],
        ..Dataset::default()
    };
    dataset.document.currency_unit = field("万元");
    dataset.pages[0].unlinked.names.push(field("绿化养护"));
    dataset
}

/// The hits of `query`, 'project.indicator' each, best first.
fn hits(query: &str) -> String {
    let hits = Index::build(&document()).search(&Query::parse(query), 100);
    let names = hits.rows.iter().map(|row| match row.subject {
        Subject::Indicator { project, indicator } => format!("{project}.{indicator}"),
        Subject::UnlinkedName { name, .. } => format!("name{name}"),
        other => format!("{other:?}"),
    });
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn queries_find_what_they_ask_for() {
    let cases = [
        ("", "0.0 0.1 1.0 name0"),
        ("灯", "0.0 0.1"),
        ("更换", "0.0 0.1 1.0"),
        ("满意率", "1.0"),
        ("居民滿意度", "0.1"),
        ("≥120", "0.0"),
        ("95%", "0.1"),
        ("街道明亮", "0.0 0.1"),
        ("交通局 满意", "0.1 1.0"),
        ("\"交通局 满意\"", ""),
        ("更换 -路灯", "1.0"),
        ("居民|乘客", "0.1 1.0"),
        ("居民 或 绿化", "name0 0.1"),
        ("ludeng", "0.0 0.1"),
        ("gjxl", "1.0"),
        ("lvhua", "name0"),
        ("lhyh", "name0"),
        ("juming", ""),
        ("jumin满意度", "0.1"),
        ("gongjiaoxianlutz", "1.0"),
        ("单位:=山城交通局", "0.0 0.1"),
        ("单位:交通", "0.0 0.1 1.0"),
        ("unit:信息中心", "1.0"),
        ("区:河东", "0.0 0.1"),
        ("类别:满意度", "0.1 1.0"),
        ("类别:31", "0.1 1.0"),
        ("值:>=95%", "0.1"),
        ("值:>= 95", "0.0 0.1"),
        ("值:90..94", "1.0"),
        ("值:<1万盏", "0.0"),
        ("金额:>1000", "0.0 0.1"),
        ("金额：≥1200万元", "0.0 0.1"),
        ("金额:>1300万", ""),
        ("页:2", "1.0"),
        ("页:2..3", "1.0 name0"),
        ("有:差异", "0.0"),
        ("has:difference", "0.0"),
        ("-有:金额", "1.0 name0"),
        ("有:未能对应", "1.0 name0"),
        ("值:多", ""),
    ];
    let found = cases.map(|(query, _)| (query, hits(query)));
    assert_eq!(
        found,
        cases.map(|(query, expected)| (query, expected.to_owned()))
    );
}

#[test]
fn malformed_conditions_are_explained_in_place_and_taken_as_text() {
    let typed = "路灯 值:多少 有:东西";
    let query = Query::parse(typed);
    let places: Vec<_> = query
        .problems()
        .iter()
        .map(|problem| &typed[problem.range.clone()])
        .collect();
    assert_eq!(places, ["值:多少", "有:东西"]);
    assert_eq!(query.conditions().count(), 0);
    assert_eq!(query.clauses().len(), 3);
    assert!(Query::parse("目的:无 12:30 http://x").problems().is_empty());
}

#[test]
fn conditions_and_queries_print_as_they_are_read() {
    let cases = [
        ("单位：\"某 局\"", "单位:\"某 局\""),
        ("unit:=某局", "单位:=某局"),
        ("值:≥1.9万人次", "值:>=19000人次"),
        ("值:80%..95%", "值:80..95%"),
        ("金额:>1亿", "金额:>100000000元"),
        ("金额:1,000", "金额:=1000"),
        ("page:5..3", "页:3..5"),
        ("页:第20页", "页:20"),
        ("类型:期限 a OR b", "类型:期限 a|b"),
        ("-有:差异 “甲 乙” －丙", "-有:差异 \"甲 乙\" -丙"),
        ("单位:\"-甲\"", "单位:\"-甲\""),
    ];
    for (typed, printed) in cases {
        let query = Query::parse(typed);
        assert_eq!(query.to_string(), printed, "{typed}");
        assert_eq!(Query::parse(printed).to_string(), printed);
        let conditions: Vec<Condition> = query
            .conditions()
            .map(|(condition, _)| condition.clone())
            .collect();
        for condition in conditions {
            let english = Query::parse(&condition.to_english());
            assert!(
                english.conditions().any(|(each, _)| *each == condition),
                "{condition}"
            );
            assert!(
                Query::default()
                    .with(condition.clone())
                    .without(&condition)
                    .is_empty()
            );
        }
    }
}

#[test]
fn marks_lie_on_the_original_characters() {
    let cases = [
        ("滿意", "乘客满意率", "满意"),
        ("≥95", "≥ ９5 %", "≥ ９5"),
        ("jumin", "让居民满意", "居民"),
        ("jmmy", "让居民满意", "居民满意"),
        ("居民 民满", "让居民满意", "居民满"),
        ("-居民", "让居民满意", ""),
    ];
    for (query, text, marked) in cases {
        let marks = Query::parse(query).marks(text);
        let marked_text: String = marks.iter().map(|mark| &text[mark.range.clone()]).collect();
        assert_eq!(marked_text, marked, "{query}");
    }
}

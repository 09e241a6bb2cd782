//! Queries against small documents made by hand.
#![allow(
    clippy::unwrap_used,
    reason = "a table that cannot be made is a broken test"
)]

mod by_hand;

use by_hand::document;
use jixiao_lens::search::{Condition, Index, Query, Subject};

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
        ("00", "共1000元", "000"),
        ("天天", "过天天天天气", "天天天天"),
    ];
    for (query, text, marked) in cases {
        let marks = Query::parse(query).marks(text);
        let marked_text: String = marks.iter().map(|mark| &text[mark.range.clone()]).collect();
        assert_eq!(marked_text, marked, "{query}");
    }
}

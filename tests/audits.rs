//! Every audit: a table that has the finding, and one as near to it as can be that has not.

#![allow(clippy::unwrap_used)]

mod tables;

use jixiao_lens::audit::{catalogue, run};
use jixiao_lens::diagnostic::Severity;
use jixiao_lens::model::{Confidence, Dataset, Finding};
use tables::Table;

/// The findings of one audit.
fn findings(dataset: &Dataset, id: &str) -> Vec<Finding> {
    assert!(catalogue().iter().any(|info| info.id == id), "{id}");
    let mut found = run(dataset);
    found.retain(|finding| finding.id == id);
    found
}

/// The only finding of one audit.
fn finding(table: Table, id: &str) -> (Dataset, Finding) {
    let dataset = table.dataset();
    let mut found = findings(&dataset, id);
    assert_eq!(found.len(), 1, "{found:#?}");
    let finding = found.remove(0);
    (dataset, finding)
}

fn none(table: Table, id: &str) {
    let found = findings(&table.dataset(), id);
    assert!(found.is_empty(), "{found:#?}");
}

/// The source at a finding's places.
fn evidence(dataset: &Dataset, finding: &Finding) -> Vec<String> {
    let places = finding.spans.iter();
    places
        .map(|span| dataset.text[span.range()].to_owned())
        .collect()
}

#[test]
fn the_catalogue_speaks_two_languages_and_accuses_nobody() {
    let tests = include_str!("audits.rs");
    for info in catalogue() {
        assert!(
            tests.contains(&format!("fn {}()", info.id)),
            "no test for {}",
            info.id
        );
        let chinese = [
            info.title_zh,
            info.explanation_zh,
            info.rule_zh,
            info.source_zh,
        ];
        for text in chinese {
            assert!(text.chars().any(|c| c > '\u{2fff}'), "{}: {text}", info.id);
            for word in [
                "错误",
                "违规",
                "造假",
                "虚报",
                "不合理",
                "问题",
                "漏报",
                "违反",
            ] {
                assert!(!text.contains(word), "{}: {word}", info.id);
            }
        }
    }
}

#[test]
fn placeholder() {
    let id = "placeholder";
    let (dataset, found) = finding(
        Table::new()
            .project("甲")
            .indicator("11", "巡河次数", "待单位补充...", "≥5次"),
        id,
    );
    assert_eq!(found.severity, Severity::Warning);
    assert_eq!(evidence(&dataset, &found), ["待单位补充..."]);
    let (_, found) = finding(
        Table::new()
            .project("甲")
            .indicator("11", "巡河次数", "非量化指标", "非量化指标"),
        id,
    );
    assert_eq!(found.severity, Severity::Info);
    none(
        Table::new()
            .project("甲")
            .indicator("11", "待遇发放", "待遇足额发放", "≥5次"),
        id,
    );
    // Not published or not survived: not said to be left open.
    none(
        Table::new()
            .project("甲")
            .indicator("11", "巡河次数", "", ""),
        id,
    );
}

#[test]
fn no_measurable_target() {
    let id = "no_measurable_target";
    let words = || {
        Table::new()
            .project("甲")
            .indicator("11", "巡河", "及时", "及时")
            .indicator("22", "河道面貌", "改善", "改善")
    };
    let (_, found) = finding(words(), id);
    assert_eq!(
        (found.severity, &found.projects[..]),
        (Severity::Warning, &[0][..])
    );
    assert!(found.message.contains("2项指标均"), "{}", found.message);
    let (dataset, found) = finding(words().indicator("12", "合格率", "95%", "95%"), id);
    assert_eq!(found.severity, Severity::Info);
    assert!(
        found.message.contains("3项指标中有2项"),
        "{}",
        found.message
    );
    assert_eq!(evidence(&dataset, &found), ["及时", "改善"]);
    for value in ["95%", "2025年底", "按二级标准", "零事故", ""] {
        none(
            Table::new()
                .project("甲")
                .indicator("12", "设施", value, value),
            id,
        );
    }
    // One of the two values suffices.
    none(
        Table::new()
            .project("甲")
            .indicator("12", "设施", "达标", "95%"),
        id,
    );
    // What is still to be filled in is said by an audit of its own, once.
    let open = |table: Table| table.indicator("11", "巡河次数", "待单位补充...", "待单位补充...");
    none(open(Table::new().project("甲")), id);
    finding(open(Table::new().project("甲")), "placeholder");
    let (_, found) = finding(open(words()), id);
    assert!(
        found.message.contains("3项指标中有2项"),
        "{}",
        found.message
    );
}

#[test]
fn cycle_differs_from_annual() {
    let id = "cycle_differs_from_annual";
    let (dataset, found) = finding(
        Table::new()
            .project("甲")
            .indicator("11", "管网长度", "不低于80公里", "不低于40公里。"),
        id,
    );
    assert!(
        found.message.ends_with("年度值的要求低于周期值。"),
        "{}",
        found.message
    );
    assert_eq!(
        evidence(&dataset, &found),
        ["不低于80公里", "不低于40公里。"]
    );
    let (_, found) = finding(
        Table::new()
            .project("甲")
            .indicator("11", "管网长度", "80公里", "40公里"),
        id,
    );
    assert!(
        found.message.ends_with("年度值为“40公里”。"),
        "{}",
        found.message
    );
    let (_, found) = finding(
        Table::new()
            .project("甲")
            .indicator("11", "单位数", "250家或以上", "≥250家"),
        id,
    );
    assert!(found.message.contains("含义相同"), "{}", found.message);
    none(
        Table::new()
            .project("甲")
            .indicator("11", "管网长度", "80 公里", "80公里。"),
        id,
    );
}

#[test]
fn level_codes_disagree() {
    let id = "level_codes_disagree";
    let (dataset, found) = finding(
        Table::new()
            .project("甲")
            .filed("2", "31", "群众满意度", "≥90%"),
        id,
    );
    assert!(evidence(&dataset, &found).contains(&"31".to_owned()));
    none(
        Table::new()
            .project("甲")
            .filed("3", "31", "群众满意度", "≥90%"),
        id,
    );
    none(
        Table::new()
            .project("甲")
            .filed("", "31", "群众满意度", "≥90%"),
        id,
    );
    none(
        Table::new()
            .project("甲")
            .filed("2", "3", "群众满意度", "≥90%"),
        id,
    );
}

#[test]
fn quantity_kind_differs() {
    let id = "quantity_kind_differs";
    for (name, value) in [
        ("绿化管养覆盖率", "3000㎡"),
        ("检修及时率（%）", "≤5小时"),
        ("受益人数", "100%"),
        ("群众满意度", "≤3次"),
        ("计划完成率", "18"),
        ("设备完好率", "≥95"),
    ] {
        let (_, found) = finding(
            Table::new()
                .project("甲")
                .indicator("11", name, value, value),
            id,
        );
        assert!(found.message.contains(value), "{}", found.message);
    }
    for (name, value) in [
        ("绿化管养覆盖率", "≥95%"),
        ("巡查频率", "2次/月"),
        ("受益人数", "增长30%"),
        ("群众满意度", "≥90分"),
        ("事故发生率", "0"),
        ("计划完成率", "1"),
        ("计划完成率（%）", "18"),
        ("计划完成百分率", "18"),
        ("巡查频率", "18"),
        ("检修及时率", "响应时间≤5小时"),
        ("传染病发病率", "≤5例"),
    ] {
        none(
            Table::new()
                .project("甲")
                .indicator("11", name, value, value),
            id,
        );
    }
}

#[test]
fn percentage_beyond_whole() {
    let id = "percentage_beyond_whole";
    for value in ["120%", "≥105%", "＞100%", "100%-120%"] {
        finding(
            Table::new()
                .project("甲")
                .indicator("12", "工程合格率", value, "100%"),
            id,
        );
    }
    for (name, value) in [
        ("工程合格率", "≥100%"),
        ("工程合格率", "≤120%"),
        ("任务完成率", "120%"),
        ("产值增长率", "150%"),
    ] {
        none(
            Table::new()
                .project("甲")
                .indicator("12", name, value, value),
            id,
        );
    }
}

#[test]
fn goal_number_differs() {
    let id = "goal_number_differs";
    let table = |goal: &str, value: &str, confidence| {
        Table::new().project("甲").goal(goal, confidence).indicator(
            "13",
            "工期延误率",
            value,
            value,
        )
    };
    let goal = "建成泵站，工期延误率5%，合格率100%。";
    let (dataset, found) = finding(table(goal, "≤10%", Confidence::Proven), id);
    assert_eq!(
        evidence(&dataset, &found),
        ["工期延误率5%", "工期延误率", "≤10%"]
    );
    assert!(!found.message.contains("可能"), "{}", found.message);
    let (_, found) = finding(table(goal, "≤10%", Confidence::Likely), id);
    assert!(found.message.contains("可能"), "{}", found.message);
    finding(
        table("确保工期延误率不超过8％以内", "≤10%", Confidence::Proven),
        id,
    );
    none(table(goal, "≤5%", Confidence::Proven), id);
    none(table(goal, "≤10次", Confidence::Proven), id);
    none(table("平均工期延误率5%", "≤10%", Confidence::Proven), id);
    none(
        table("工期延误率较上年下降5%", "≤10%", Confidence::Proven),
        id,
    );
    none(table("工期延误率5-8%", "≤10%", Confidence::Proven), id);
    none(table(goal, "≤10%", Confidence::Unresolved), id);
}

#[test]
fn repeated_goal() {
    let id = "repeated_goal";
    let goal = "改善河道水质，保障沿岸居民用水安全。";
    let two = |first, second: &str, confidence| {
        Table::new()
            .project("甲")
            .goal(goal, first)
            .project("乙")
            .goal(second, confidence)
    };
    let (dataset, found) = finding(two(Confidence::Proven, goal, Confidence::Proven), id);
    assert_eq!(found.projects, [0, 1]);
    assert_eq!(evidence(&dataset, &found), [goal, goal]);
    let (_, found) = finding(two(Confidence::Proven, goal, Confidence::Likely), id);
    assert!(found.message.contains("可能"), "{}", found.message);
    none(two(Confidence::Proven, goal, Confidence::Unresolved), id);
    none(
        two(
            Confidence::Proven,
            "改善河道水质，保障沿岸居民用水。",
            Confidence::Proven,
        ),
        id,
    );
}

#[test]
fn repeated_indicator_set() {
    let id = "repeated_indicator_set";
    let two = |value: &str| {
        Table::new()
            .project("甲")
            .indicator("11", "巡河次数", "≥5次", "≥5次")
            .indicator("12", "达标率", "95%", "95%")
            .project("乙")
            .indicator("11", "巡河次数", "≥5次", "≥ 5次。")
            .indicator("12", "达标率", "95%", value)
    };
    let (_, found) = finding(two("95%。"), id);
    assert_eq!(found.projects, [0, 1]);
    none(two("96%"), id);
    let single = |table: Table| table.indicator("11", "巡河次数", "≥5次", "≥5次");
    none(single(single(Table::new().project("甲")).project("乙")), id);
}

#[test]
fn repeated_indicator() {
    let id = "repeated_indicator";
    let table = |code: &str, name: &str| {
        Table::new()
            .project("甲")
            .indicator("11", "巡河次数", "≥5次", "≥5次")
            .indicator(code, name, "≥6次", "≥6次")
    };
    let (_, found) = finding(table("11", "巡河 次数"), id);
    assert!(
        found.message.contains("第1、2项") && found.message.contains("不同"),
        "{}",
        found.message
    );
    none(table("12", "巡河次数"), id);
    none(table("11", "巡河人次"), id);
}

#[test]
fn missing_satisfaction() {
    let id = "missing_satisfaction";
    let table = || {
        Table::new()
            .project("甲")
            .indicator("11", "巡河次数", "≥5次", "≥5次")
    };
    assert_eq!(finding(table(), id).1.projects, [0]);
    none(table().filed("3", "31", "群众评价", "≥90%"), id);
    none(table().filed("2", "25", "群众满意率", "≥90%"), id);
    none(Table::new().project("甲"), id);
}

#[test]
fn missing_cost() {
    let id = "missing_cost";
    let table = || {
        Table::new()
            .project("甲")
            .indicator("11", "巡河次数", "≥5次", "≥5次")
    };
    assert_eq!(finding(table(), id).1.projects, [0]);
    none(table().filed("4", "41", "单价", "≤90元"), id);
    none(table().filed("1", "14", "亩均成本", "≤90元"), id);
}

#[test]
fn row_sum_differs() {
    let id = "row_sum_differs";
    let row =
        |amounts: &[&str], confidence| Table::new().project("甲").amounts(amounts, confidence);
    let (dataset, found) = finding(
        row(&["1,150.00", "1,000.00", "", "140.00"], Confidence::Proven),
        id,
    );
    assert!(found.message.contains("相差10.00万元"), "{}", found.message);
    assert_eq!(
        evidence(&dataset, &found),
        ["1,150.00", "1,000.00", "140.00"]
    );
    let (_, found) = finding(row(&["150.00", "100.00", "", ""], Confidence::Likely), id);
    assert!(found.message.contains("可能"), "{}", found.message);
    none(
        row(&["150.00", "100.00", "", "50.00"], Confidence::Proven),
        id,
    );
    none(row(&["150.00", "", "", ""], Confidence::Proven), id);
    none(
        row(&["150.00", "100.00", "", ""], Confidence::Unresolved),
        id,
    );
    finding(
        Table::new().unit("水务中心", &["5.00", "4.00", "", ""], Confidence::Proven),
        id,
    );
}

#[test]
fn unit_sum_differs() {
    let id = "unit_sum_differs";
    let table = |second: &[&str], confidence| {
        Table::new()
            .unit("水务中心", &["30.00", "30.00", "", ""], Confidence::Proven)
            .project("甲")
            .of_unit(0, Confidence::Proven)
            .amounts(&["10.00", "10.00", "", ""], Confidence::Proven)
            .project("乙")
            .of_unit(0, Confidence::Proven)
            .amounts(second, confidence)
    };
    let found = findings(
        &table(&["20.00", "15.00", "5.00", ""], Confidence::Proven).dataset(),
        id,
    );
    assert_eq!(
        found.len(),
        1,
        "the total agrees, 财政拨款 does not: {found:#?}"
    );
    assert!(
        found[0]
            .message
            .contains("财政拨款：单位行为30.00万元，所属2个项目之和为25.00万元，相差5.00万元"),
        "{}",
        found[0].message
    );
    assert_eq!(found[0].projects, [0, 1]);
    let (_, likely) = finding(
        table(&["20.00", "15.00", "", "5.00"], Confidence::Likely),
        id,
    );
    assert!(likely.message.contains("可能"), "{}", likely.message);
    none(table(&["20.00", "20.00", "", ""], Confidence::Proven), id);
    none(
        table(&["20.00", "15.00", "", "5.00"], Confidence::Unresolved),
        id,
    );
    // A row whose parts did not all survive, and a row that may belong to the unit as well.
    none(table(&["20.00", "15.00", "", ""], Confidence::Proven), id);
    none(
        table(&["25.00", "25.00", "", ""], Confidence::Proven).project("丙"),
        id,
    );
    // One sum wrong in both total and fund: two findings.
    assert_eq!(
        findings(
            &table(&["25.00", "25.00", "", ""], Confidence::Proven).dataset(),
            id
        )
        .len(),
        2
    );
}

#[test]
fn grand_total_differs() {
    let id = "grand_total_differs";
    let table = |grand: &[&str]| {
        Table::new()
            .grand(grand)
            .unit("水务中心", &["10.00", "10.00", "", ""], Confidence::Proven)
            .unit(
                "林业站",
                &["20.00", "15.00", "", "5.00"],
                Confidence::Likely,
            )
    };
    let (dataset, found) = finding(table(&["30.01", "25.00", "", "5.00"]), id);
    assert_eq!(found.severity, Severity::Info);
    assert!(
        found.message.contains("相差0.01万元") && found.message.contains("四舍五入"),
        "{}",
        found.message
    );
    assert_eq!(evidence(&dataset, &found), ["30.01", "10.00", "20.00"]);
    let (_, found) = finding(table(&["31.00", "25.00", "", "5.00"]), id);
    assert_eq!(found.severity, Severity::Warning);
    assert!(!found.message.contains("四舍五入"), "{}", found.message);
    let (_, found) = finding(table(&["30.00", "25.00", "", "6.00"]), id);
    assert!(found.message.contains("可能"), "{}", found.message);
    none(table(&["30.00", "25.00", "", "5.00"]), id);
    none(
        table(&["31.00", "25.00", "", "5.00"]).unit(
            "渔政队",
            &["", "", "", ""],
            Confidence::Proven,
        ),
        id,
    );
}

#[test]
fn reversed_quotes() {
    let id = "reversed_quotes";
    let table = |name: &str| {
        Table::new()
            .project("甲")
            .indicator("11", name, "≥5次", "≥5次")
    };
    let (dataset, found) = finding(table("”河长制“巡查次数"), id);
    assert_eq!(evidence(&dataset, &found), ["”河长制“"]);
    for name in [
        "“河长制”巡查次数",
        "“甲”和“乙”次数",
        "河长制”巡查次数",
        "“河“长”制”次数",
    ] {
        none(table(name), id);
    }
    let (_, found) = finding(
        Table::new().unit("”水务“中心", &["5.00"], Confidence::Proven),
        id,
    );
    assert!(found.projects.is_empty());
}

/// What a reader who checks the shipped document by hand finds, the audits find.
#[test]
fn the_shipped_document() {
    let bytes = include_bytes!("../data/000_77ffd663521916d3.txt");
    let dataset = jixiao_lens::read(bytes).unwrap();
    let messages = |id: &str| -> Vec<String> {
        let found = findings(&dataset, id);
        found.into_iter().map(|finding| finding.message).collect()
    };
    assert_eq!(messages("cycle_differs_from_annual").len(), 55);
    let [codes] = &messages("level_codes_disagree")[..] else {
        panic!("one indicator is filed twice over");
    };
    assert!(codes.contains("“2-效益指标”") && codes.contains("“31-服务对象满意度”"));
    let grand = messages("grand_total_differs");
    assert!(
        grand[0].contains("931,430.46") && grand[0].contains("931,430.45"),
        "{grand:?}"
    );
    assert!(
        grand[1].contains("914,027.43") && grand[1].contains("914,027.42"),
        "{grand:?}"
    );
    assert_eq!(grand.len(), 2, "{grand:?}");
    let [goal] = &messages("goal_number_differs")[..] else {
        panic!("one goal contradicts its indicator");
    };
    assert!(
        goal.contains("工期延迟率5%") && goal.contains("≤10%"),
        "{goal}"
    );
    let open = findings(&dataset, "placeholder");
    let waiting = open.iter().filter(|f| f.severity == Severity::Warning);
    assert_eq!(waiting.count(), 3);
    let quotes = messages("reversed_quotes");
    assert!(
        quotes.iter().all(|m| m.contains("”三支一扶“")) && !quotes.is_empty(),
        "{quotes:?}"
    );
    for finding in run(&dataset) {
        let inside = |span: &jixiao_lens::span::Span| {
            dataset
                .text
                .get(span.range())
                .is_some_and(|t| !t.is_empty())
        };
        assert!(
            !finding.spans.is_empty() && finding.spans.iter().all(inside),
            "{finding:?}"
        );
        assert!(
            finding
                .projects
                .iter()
                .all(|index| *index < dataset.projects.len()),
            "{finding:?}"
        );
    }
}

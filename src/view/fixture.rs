//! A small invented document for the tests of this room.

use crate::model::{
    Amount, Appropriation, Comparison, Confidence, Dataset, Evidence, Field, Indicator, Level,
    Link, Page, Project, SpendingUnit, Target, Unlinked,
};
use crate::span::Span;

const TEXT: &str = "\
合计 100,000.01
河西学校 28,000.00
河东学校 72,000.00
无数中心
绩效指标
1、1-产出指标；11-数量指标；修缮面积；
实施周期指标值:≥90平方米；年度指标值:≥80平方米。
1、3-满意度指标；31-满意度；师生满意率；实施周期指标值:90%；年度指标值:90%。
1、1-产出指标；11-数量指标；培训人次；实施周期指标值:5；年度指标值:5。
1、1-产出指标；11-数量；设备数；实施周期指标值:6；年度指标值:6。
改善校舍。

第二段。
校舍修
缮项目
校舍维护
培训
150.00
";

/// Four projects: all linked, likely, without amounts, and without a name or unit.
pub(crate) fn dataset() -> Dataset {
    let text = TEXT.to_owned();
    let units = vec![
        unit("u0", "河西学校"),
        unit("u1", "河东学校"),
        unit("u2", "无数中心"),
    ];
    let projects = vec![
        Project {
            name: Link::new(
                Field::new(TEXT, [span("校舍修"), span("缮项目")]),
                Confidence::Proven,
                vec![Evidence::OnlyArrangement],
            ),
            goal: Link::new(
                field("改善校舍。\n\n第二段。"),
                Confidence::Proven,
                Vec::new(),
            ),
            amounts: Link::new(sums("150.00"), Confidence::Likely, Vec::new()),
            ..project(
                "pa",
                1,
                Some(0),
                "修缮面积",
                "11",
                "数量指标",
                "≥90平方米",
                "≥80平方米",
            )
        },
        Project {
            name: Link::new(field("校舍维护"), Confidence::Likely, Vec::new()),
            ..project("pb", 2, Some(1), "师生满意率", "31", "满意度", "90%", "90%")
        },
        Project {
            name: Link::new(field("培训\n"), Confidence::Proven, Vec::new()),
            ..project("pc", 3, Some(0), "培训人次", "11", "数量指标", "5", "5")
        },
        project("pd", 4, None, "设备数", "11", "数量", "6", "6"),
    ];
    Dataset {
        document: crate::model::Document {
            grand_total: sums("100,000.01"),
            ..Default::default()
        },
        pages: vec![Page {
            number: 1,
            span: Span::from_range(0..TEXT.len()),
            projects: 0..4,
            columns: Vec::new(),
            unlinked: Unlinked::default(),
        }],
        text,
        units,
        projects,
        ..Dataset::default()
    }
}

fn span(part: &str) -> Span {
    let start = TEXT.find(part).unwrap();
    Span::from_range(start..start + part.len())
}

fn field(part: &str) -> Field {
    Field::new(TEXT, [span(part)])
}

fn sums(part: &str) -> Appropriation {
    Appropriation {
        total: Some(Amount {
            value: part.replace(',', "").parse().unwrap(),
            span: span(part),
        }),
        ..Appropriation::default()
    }
}

fn unit(id: &str, name: &str) -> SpendingUnit {
    let line = TEXT.lines().find(|line| line.starts_with(name)).unwrap();
    SpendingUnit {
        id: id.to_owned(),
        name: field(name),
        page: 1,
        amounts: line
            .split_once(' ')
            .map_or_else(Appropriation::default, |(_, sum)| sums(sum)),
        funds: Confidence::Proven,
    }
}

#[allow(clippy::too_many_arguments)]
fn project(
    id: &str,
    row: u32,
    unit: Option<usize>,
    name: &str,
    code: &str,
    level: &str,
    cycle: &str,
    annual: &str,
) -> Project {
    let start = TEXT.find(&format!("{level}；{name}")).unwrap();
    let start = TEXT[..start].rfind('\n').unwrap() + 1;
    let end = start + TEXT[start..].find('。').unwrap() + "。".len();
    let cell = Span::from_range(start..end);
    let target = |text: &str| Target {
        text: field(text),
        ..Target::default()
    };
    Project {
        id: id.to_owned(),
        page: 1,
        row,
        unit: unit.map_or_else(Link::default, |unit| {
            Link::new(unit, Confidence::Proven, vec![Evidence::UnitOrder { unit }])
        }),
        name: Link::default(),
        goal: Link::default(),
        amounts: Link::default(),
        cell: Field::new(TEXT, [cell]),
        indicators: vec![Indicator {
            ordinal: 1,
            level1: Level::default(),
            level2: Level {
                code: field(code),
                name: field(level),
            },
            name: field(name),
            cycle: target(cycle),
            annual: target(annual),
            comparison: if cycle == annual {
                Comparison::Equal
            } else {
                Comparison::NotComparable
            },
            span: cell,
        }],
    }
}

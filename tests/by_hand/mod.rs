//! Small documents made by hand, for tests of the search.
#![allow(dead_code, reason = "each test uses what it needs")]

use jixiao_lens::model::{
    Amount, Appropriation, Comparison, Confidence, Dataset, Field, Indicator, Kind, Level, Link,
    Page, Project, Reading, SpendingUnit, Target,
};
use jixiao_lens::search::Index;
use jixiao_lens::span::Span;
use jixiao_lens::view::explore::{Listing, Selection, Table, explore};
use jixiao_lens::view::filter::Filter;
use jixiao_lens::worker::answer;

/// A text that stands at the beginning of the source.
pub(crate) fn field(text: &str) -> Field {
    Field::new(text, [Span::from_range(0..text.len())])
}

/// A target with this reading.
pub(crate) fn target(text: &str, kind: Kind, value: &str, unit: &str) -> Target {
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

/// Levels are written '11-数量指标'.
pub(crate) fn indicator(levels: [&str; 2], name: &str, cycle: Target, annual: Target) -> Indicator {
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

/// A project of the unit with this index.
pub(crate) fn project(
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

/// Two units, two projects, three indicators and a name without a project.
pub(crate) fn document() -> Dataset {
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

/// The places of the rows that a list shows for what is typed and chosen, in its order.
pub(crate) fn listed(
    dataset: &Dataset,
    index: &Index,
    listing: Listing,
    filter: &Filter,
) -> Vec<u32> {
    let table = Table::new(dataset, listing, &str::to_owned);
    listed_in(dataset, index, &table, filter)
}

/// The same, of a table that is there already.
pub(crate) fn listed_in(
    dataset: &Dataset,
    index: &Index,
    table: &Table,
    filter: &Filter,
) -> Vec<u32> {
    let found = answer(dataset, index, &filter.query);
    let row = |project, indicator| table.row(project, indicator).unwrap();
    let rows: Vec<u32> = match table.listing() {
        Listing::Projects => found
            .hits
            .iter()
            .map(|hit| row(hit.project, None))
            .collect(),
        Listing::Indicators => {
            let lines = found.indicators.iter();
            lines
                .map(|line| row(line.hit.project, Some(line.indicator)))
                .collect()
        }
    };
    let selection = Selection::asked(table, filter, &found);
    assert_eq!(selection.unknown, [], "{filter:?}");
    explore(table, &selection, Some(&rows), None).rows
}

/// The projects that a list shows for what is typed, by their places in the document.
pub(crate) fn projects(dataset: &Dataset, index: &Index, typed: &str) -> Vec<usize> {
    let filter = Filter {
        query: typed.to_owned(),
        ..Filter::default()
    };
    let rows = listed(dataset, index, Listing::Projects, &filter);
    rows.into_iter().map(|row| row as usize).collect()
}

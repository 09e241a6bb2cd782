//! The charts of the shipped document under a filter, and charts of invented values.

use jixiao_lens::audit::catalogue;
use jixiao_lens::model::Dataset;
use jixiao_lens::view::address::{By, Filter};
use jixiao_lens::view::charts::{Datum, Figures, Form, Scope, Value, charts};
use jixiao_lens::view::compare::{gather, plot};
use jixiao_lens::view::explore::{Listing, Selection, Table, explore};
use jixiao_lens::view::similar::Names;
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(crate) static DATA: LazyLock<Dataset> = LazyLock::new(|| {
    jixiao_lens::read(include_bytes!("../../data/000_77ffd663521916d3.txt")).unwrap()
});
static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&DATA));

/// The projects and the indicators as lists.
pub(crate) static TABLES: LazyLock<[Table; 2]> = LazyLock::new(|| {
    [Listing::Projects, Listing::Indicators].map(|listing| Table::new(&DATA, listing, &title))
});

fn title(id: &str) -> String {
    let info = catalogue().iter().find(|info| info.id == id);
    info.unwrap().title_zh.to_owned()
}

pub(crate) fn rows(table: &Table, filter: &Filter) -> Vec<u32> {
    let selection = Selection::new(table, filter);
    assert_eq!(selection.unknown, [], "{filter:?}");
    explore(table, &selection, None, None).rows
}

/// Every chart under the filter that an address says.
pub(crate) fn figures(address: &str) -> Vec<Figures> {
    let filter = Filter::parse(address);
    let [projects, indicators] = &*TABLES;
    charts(&Scope {
        dataset: &DATA,
        projects,
        rows: &rows(projects, &filter),
        indicators,
        lines: &rows(indicators, &filter),
        filter: &filter,
        lifted: &|_| filter.clone(),
        title: &title,
    })
}

/// A comparison in each of its arrangements.
pub(crate) fn compared(name: &str) -> [(&'static str, Figures); 3] {
    let all = gather(&DATA, &NAMES, name).unwrap();
    [
        (By::Value, "promises"),
        (By::District, "promises-districts"),
        (By::Unit, "promises-units"),
    ]
    .map(|(by, id)| (id, plot(&all, by)))
}

/// Bars and dots of invented values.
pub(crate) fn invented(values: &[(&str, i64)], form: Form) -> Figures {
    let datum = |(label, number): &(&str, i64)| {
        let value = Value {
            number: Some(Decimal::from(*number)),
            text: number.to_string(),
            beside: String::new(),
        };
        Datum::new(*label, value, None)
    };
    Figures {
        id: "invented",
        name: "虚构",
        title: "虚构的数值".to_owned(),
        unit: "个".to_owned(),
        notes: Vec::new(),
        form,
        headings: ["项", "个"].map(str::to_owned).into(),
        data: values.iter().map(datum).collect(),
    }
}

const LONG: [&str; 3] = [
    "澜州市水利设施建设与维护管理中心关于城乡供水一体化改造及老旧管网更新工程项目前期工作与竣工验收以及运行维护补助资金的第一笔补助款项",
    "澜州市水利设施建设与维护管理中心关于城乡供水一体化改造及老旧管网更新工程项目前期工作与竣工验收以及运行维护补助资金的第二笔补助款项",
    "澜州市水利设施建设与维护管理中心关于城乡供水一体化改造及老旧管网更新工程项目前期工作与竣工验收以及运行维护补助资金的第三笔补助款项",
];

/// Values that put a chart to the test: labels of 60 characters, one value, none, and one 10,000 times the rest.
pub(crate) fn cases() -> Vec<(&'static str, Vec<(&'static str, i64)>)> {
    vec![
        ("long", LONG.into_iter().zip([30, 20, 10]).collect()),
        ("single", vec![("只有一个", 5)]),
        ("empty", Vec::new()),
        (
            "giant",
            vec![
                ("巨大", 100_000),
                ("一", 10),
                ("二", 8),
                ("三", 4),
                ("零", 0),
            ],
        ),
    ]
}

/// Every way of drawing.
pub(crate) fn forms() -> Vec<(&'static str, Form)> {
    let dots = |is_shared| Form::Dots {
        least: Decimal::ZERO,
        is_shared,
    };
    vec![
        ("bars", Form::Bars { most: None }),
        ("dots", dots(false)),
        ("lines", dots(true)),
        (
            "parts",
            Form::Whole {
                others: "其余 {} 项",
                whole: Some(Decimal::from(100_022)),
            },
        ),
    ]
}

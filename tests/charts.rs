//! Every chart of the shipped document as SVG, by day and by night, and charts of what documents can do to them.
//! `UPDATE=1 cargo test --test charts` writes the pictures anew; look at them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

mod drawn;

use drawn::{assert_apart, boxes};
use jixiao_lens::audit::catalogue;
use jixiao_lens::chart::{DARK, LIGHT, Palette, Shape, estimate, lay, poster, svg};
use jixiao_lens::model::Dataset;
use jixiao_lens::view::address::{Address, By, Filter};
use jixiao_lens::view::charts::{Caption, Datum, Figures, Form, Scope, Value, charts};
use jixiao_lens::view::compare::{gather, plot};
use jixiao_lens::view::explore::{Listing, Selection, Table, explore};
use jixiao_lens::view::findings::{chosen, passing};
use jixiao_lens::view::similar::Names;
use rust_decimal::Decimal;
use std::path::Path;
use std::sync::LazyLock;

static DATA: LazyLock<Dataset> = LazyLock::new(|| {
    jixiao_lens::read(include_bytes!("../data/000_77ffd663521916d3.txt")).unwrap()
});

fn title(id: &str) -> String {
    let info = catalogue().iter().find(|info| info.id == id);
    info.unwrap().title_zh.to_owned()
}

fn rows(table: &Table, filter: &Filter) -> Vec<u32> {
    let selection = Selection::new(table, filter);
    assert_eq!(selection.unknown, [], "{filter:?}");
    explore(table, &selection, None, None).rows
}

static TABLES: LazyLock<[Table; 2]> = LazyLock::new(|| {
    [Listing::Projects, Listing::Indicators].map(|listing| Table::new(&DATA, listing, &title))
});

fn figures(address: &str) -> Vec<Figures> {
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

fn same(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/charts/{name}.svg"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "{name} is drawn otherwise; UPDATE=1 writes it anew"
    );
}

fn caption() -> Caption {
    Caption {
        choices: Vec::new(),
        source: "某市某局".to_owned(),
        document: "某市某局".to_owned(),
        link: "https://example.org/charts".to_owned(),
        date: "2025-03-01".to_owned(),
    }
}

fn picture(figures: &Figures, palette: &Palette) -> String {
    let scene = poster(figures, &caption(), 960.0, &estimate);
    svg(&scene, palette, &figures.title, "某市某局")
}

#[test]
fn the_shipped_document_by_day_and_by_night() {
    let all = figures("");
    let ids: Vec<&str> = all.iter().map(|figures| figures.id).collect();
    assert_eq!(
        ids,
        [
            "units",
            "funds",
            "sizes",
            "money-indicators",
            "levels1",
            "levels2",
            "kinds",
            "measurable",
            "percentages",
            "findings",
            "findings-units"
        ]
    );
    for figures in &all {
        same(&format!("{}-light", figures.id), &picture(figures, &LIGHT));
        same(&format!("{}-dark", figures.id), &picture(figures, &DARK));
    }
}

#[test]
fn a_comparison_by_day_and_by_night() {
    let names = Names::new(&DATA);
    let all = gather(&DATA, &names, "一次性创业资助人数").unwrap();
    for (by, id) in [
        (By::Value, "promises"),
        (By::District, "promises-districts"),
        (By::Unit, "promises-units"),
    ] {
        let figures = plot(&all, by);
        same(&format!("{id}-light"), &picture(&figures, &LIGHT));
        same(&format!("{id}-dark"), &picture(&figures, &DARK));
    }
}

#[test]
fn dots_that_share_a_line_hide_none_of_one_another() {
    let values = [("甲", 40), ("甲", 40), ("甲", 41), ("甲", 90), ("乙", 40)];
    let form = Form::Dots {
        least: Decimal::ZERO,
        is_shared: true,
    };
    for width in [300.0, 900.0] {
        let scene = lay(&invented(&values, form.clone()), width, &estimate);
        let middles: Vec<(f64, f64)> = scene
            .marks
            .iter()
            .map(|mark| (mark.x + mark.w / 2.0, mark.y + mark.h / 2.0))
            .collect();
        for (at, a) in middles.iter().enumerate() {
            assert_eq!(scene.datum_at(a.0, a.1), Some(scene.marks[at].datum));
            assert!(
                middles[at + 1..]
                    .iter()
                    .all(|b| (a.0 - b.0).hypot(a.1 - b.1) >= 24.0 - 1e-6),
                "{middles:?}"
            );
        }
    }
}

/// Bars and dots of invented values.
fn invented(values: &[(&str, i64)], form: Form) -> Figures {
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

fn cases() -> Vec<(&'static str, Vec<(&'static str, i64)>)> {
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

fn forms() -> Vec<(&'static str, Form)> {
    let whole = Some(Decimal::from(100_022));
    vec![
        ("bars", Form::Bars { most: None }),
        (
            "dots",
            Form::Dots {
                least: Decimal::ZERO,
                is_shared: false,
            },
        ),
        (
            "lines",
            Form::Dots {
                least: Decimal::ZERO,
                is_shared: true,
            },
        ),
        (
            "parts",
            Form::Whole {
                others: "其余 {} 项",
                whole,
            },
        ),
    ]
}

#[test]
fn whatever_the_values_are() {
    for (case, values) in cases() {
        assert!(case != "long" || values.iter().all(|(label, _)| label.chars().count() >= 60));
        for (form, how) in forms() {
            let text = picture(&invented(&values, how), &LIGHT);
            assert!(
                !text.contains("NaN") && !text.contains("inf"),
                "{case} {form}"
            );
            same(&format!("{case}-{form}"), &text);
        }
    }
}

#[test]
fn no_two_texts_touch_and_none_is_cut_off() {
    let mut all = figures("");
    all.extend(figures("unit=none"));
    let gathered = gather(&DATA, &Names::new(&DATA), "服务对象满意度").unwrap();
    all.extend([By::Value, By::District, By::Unit].map(|by| plot(&gathered, by)));
    for (_, values) in cases() {
        all.extend(forms().into_iter().map(|(_, form)| invented(&values, form)));
    }
    for figures in &all {
        for width in [300.0, 358.0, 590.0, 720.0, 1216.0] {
            let scene = lay(figures, width, &estimate);
            assert_apart(&scene, figures.id);
        }
    }
}

#[test]
fn what_is_drawn_is_what_the_table_says() {
    for figures in figures("") {
        let scene = lay(&figures, 800.0, &estimate);
        let texts: Vec<&str> = boxes(&scene).into_iter().map(|(_, text)| text).collect();
        let all = texts.concat();
        let is_crowded = figures.id == "percentages";
        for (datum, row) in figures.data.iter().zip(figures.rows()) {
            assert_eq!(row.len(), figures.headings.len(), "{}", figures.id);
            assert!(
                all.contains(&datum.label),
                "{}: {}",
                figures.id,
                datum.label
            );
            let drawn = |cell: &String| is_crowded || texts.contains(&cell.as_str());
            assert!(row[1..].iter().all(drawn), "{}: {row:?}", figures.id);
        }
        for at in 0..figures.data.len() {
            assert!(
                scene.marks.iter().any(|mark| mark.datum == at),
                "{} {at}",
                figures.id
            );
        }
    }
}

#[test]
fn bars_are_as_long_as_their_values() {
    let scene = lay(
        &invented(
            &[("甲", 40), ("乙", 10), ("丙", 25)],
            Form::Bars { most: None },
        ),
        700.0,
        &estimate,
    );
    let bars: Vec<f64> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Rect { w, .. } => Some(*w),
            _ => None,
        })
        .collect();
    assert!((bars[0] / bars[1] - 4.0).abs() < 1e-9 && (bars[0] / bars[2] - 1.6).abs() < 1e-9);
}

#[test]
fn the_stated_enlargement_is_the_drawn_one() {
    let giant = invented(
        &[("巨大", 1000), ("一", 10), ("二", 8), ("三", 4)],
        Form::Bars { most: None },
    );
    let scene = lay(&giant, 700.0, &estimate);
    let lengths: Vec<f64> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Rect { w, .. } => Some(*w),
            _ => None,
        })
        .collect();
    let said = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Text { text, .. } => text.split_once("放大 ")?.1.strip_suffix(" 倍："),
        _ => None,
    });
    assert_eq!(said, Some("100"));
    let [whole, .., one, two, _] = lengths[..] else {
        panic!("{lengths:?}");
    };
    assert!((one - whole).abs() < 1e-6 && (two / one - 0.8).abs() < 1e-6);
}

/// The rows of the list that an address leads to.
fn listed(address: &Address) -> Option<usize> {
    let [projects, indicators] = &*TABLES;
    match address {
        Address::Projects(filter) => Some(rows(projects, filter).len()),
        Address::Indicators(filter) => Some(rows(indicators, filter).len()),
        Address::Findings(filter) => {
            let mut known = filter.clone();
            let kinds = filter
                .chosen
                .iter()
                .filter(|(_, key)| catalogue().iter().any(|info| info.id == key));
            let is_known = |key: &str| {
                TABLES[0]
                    .facet(jixiao_lens::view::filter::Facet::Finding)
                    .find(key)
                    .is_some()
            };
            for (_, key) in kinds {
                if !is_known(key) {
                    known.chosen.retain(|(_, of)| of != key);
                }
            }
            let left = rows(projects, &known).into_iter().map(|row| row as usize);
            let passes = passing(&DATA, left);
            Some(chosen(&DATA, &passes, filter).count())
        }
        _ => None,
    }
}

#[test]
fn a_mark_leads_to_as_many_rows_as_it_says() {
    let counted = ["levels1", "levels2", "kinds", "findings", "findings-units"];
    for address in ["", "kind=at_least", "l2=11&l2=31", "percent=90.."] {
        for figures in figures(address) {
            for datum in &figures.data {
                let said = &datum.values[0];
                let found = datum.leads.as_ref().and_then(listed);
                if counted.contains(&figures.id) {
                    assert_eq!(
                        found.map(Decimal::from),
                        said.number,
                        "{address} {} {}",
                        figures.id,
                        datum.label
                    );
                } else if figures.id == "measurable" {
                    let with = said.beside.split(" / ").next().unwrap();
                    assert_eq!(
                        found.map(|n| n.to_string()).as_deref(),
                        Some(with),
                        "{address} {}",
                        datum.label
                    );
                } else if figures.id == "percentages" {
                    // The list asks for the percentage in either value; the dot stands for the annual one.
                    assert!(found >= Some(datum.weight), "{address} {}", datum.label);
                }
            }
        }
    }
}

#[test]
fn money_is_what_was_published_and_never_more() {
    let all = figures("");
    let of = |id: &str| all.iter().find(|figures| figures.id == id).unwrap();
    let sum = |id: &str| -> Decimal {
        let numbers = of(id)
            .data
            .iter()
            .filter_map(|datum| datum.values[0].number);
        numbers.sum()
    };
    assert_eq!(sum("units").to_string(), "931430.45");
    assert_eq!(sum("funds").to_string(), "931430.46");
    assert_eq!(of("units").data[0].values[0].beside, "71.7%");
    assert!(
        of("sizes")
            .notes
            .iter()
            .any(|note| note.contains("没能对应到行"))
    );
    let narrowed = figures("kind=deadline");
    let units = narrowed
        .iter()
        .find(|figures| figures.id == "units")
        .unwrap();
    assert!(
        units
            .notes
            .iter()
            .any(|note| note.contains("不只是筛选出的项目")),
        "{:?}",
        units.notes
    );
    assert!(
        matches!(units.form, Form::Bars { .. }),
        "a part is not shown as the whole"
    );
    assert!(
        narrowed
            .iter()
            .all(|figures| figures.id != "money-indicators")
    );
}

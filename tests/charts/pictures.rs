//! Pictures as they were once looked at, by day and by night.

use super::made::{cases, compared, figures, forms, invented};
use jixiao_lens::chart::{DARK, LIGHT, Palette, estimate, poster, svg};
use jixiao_lens::view::charts::{Caption, Figures};
use std::path::Path;

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

fn picture(figures: &Figures, palette: &Palette) -> String {
    let caption = Caption {
        choices: Vec::new(),
        source: "某市某局".to_owned(),
        document: "某市某局".to_owned(),
        link: "https://example.org/charts".to_owned(),
        date: "2025-03-01".to_owned(),
    };
    let scene = poster(figures, &caption, 960.0, &estimate);
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
    for (id, figures) in compared("一次性创业资助人数") {
        same(&format!("{id}-light"), &picture(&figures, &LIGHT));
        same(&format!("{id}-dark"), &picture(&figures, &DARK));
    }
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

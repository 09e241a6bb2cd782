//! What charts say of the shipped document.

use super::made::{compared, figures};
use jixiao_lens::view::charts::Form;
use rust_decimal::Decimal;

#[test]
fn every_chart_says_what_is_seen_in_what_unit_and_of_how_many() {
    let mut all: Vec<_> = ["", "l2=31", "unit=none"]
        .into_iter()
        .flat_map(figures)
        .collect();
    all.extend(compared("一次性创业资助人数").map(|(_, figures)| figures));
    for figures in all {
        let id = figures.id;
        assert!(!figures.name.is_empty() && !figures.unit.is_empty(), "{id}");
        let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        assert!(
            figures.title.contains('“') || digits(&figures.title),
            "{id}: {}",
            figures.title
        );
        let words = [figures.notes.concat(), figures.title].concat();
        let counts = ["个", "条", "处"].into_iter().any(|word| {
            let mut before = words
                .match_indices(word)
                .map(|(at, _)| words[..at].trim_end());
            before.any(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        });
        assert!(counts, "{id}: {words}");
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
        matches!(units.form, Form::Bars { .. }),
        "a part is not shown as the whole"
    );
}

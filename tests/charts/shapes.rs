//! Where things stand in a chart: nothing touches, nothing is cut off, and lengths and places are those of the values.

use super::drawn::{assert_apart, assert_uncovered, boxes};
use super::made::{cases, compared, figures, forms, invented};
use jixiao_lens::chart::{Ink, Mark, Scene, Shape, estimate, lay};
use jixiao_lens::view::charts::{Datum, Figures, Form};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// All that the shipped document and invented values show.
fn all() -> Vec<Figures> {
    let mut all = figures("");
    all.extend(figures("unit=none"));
    for name in ["一次性创业资助人数", "服务对象满意度"] {
        all.extend(compared(name).map(|(_, figures)| figures));
    }
    for (_, values) in cases() {
        all.extend(forms().into_iter().map(|(_, form)| invented(&values, form)));
    }
    all
}

#[test]
fn no_two_texts_touch_none_is_cut_off_and_none_is_covered() {
    for figures in all() {
        // The narrowest is a phone of 320 px in 长辈版, whose letters are larger.
        for width in [200.0, 300.0, 358.0, 590.0, 720.0, 1216.0] {
            let scene = lay(&figures, width, &estimate);
            assert_apart(&scene, figures.id);
            assert_uncovered(&scene, figures.id);
        }
    }
}

#[test]
fn dots_that_share_a_line_hide_none_of_one_another() {
    let values = [("甲", 40), ("甲", 40), ("甲", 41), ("甲", 90), ("乙", 40)];
    let form = Form::Dots {
        least: Decimal::ZERO,
        is_shared: true,
    };
    for width in [200.0, 300.0, 900.0] {
        let scene = lay(&invented(&values, form.clone()), width, &estimate);
        let middles: Vec<(f64, f64)> = scene.marks.iter().map(middle).collect();
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

fn middle(mark: &Mark) -> (f64, f64) {
    (mark.x + mark.w / 2.0, mark.y + mark.h / 2.0)
}

#[test]
fn every_length_and_every_place_is_that_of_a_value_of_the_table() {
    for figures in all() {
        for width in [358.0, 800.0] {
            let scene = lay(&figures, width, &estimate);
            // Each datum once, and those that are enlarged once more.
            let (first, again) = scene.marks.split_at(figures.data.len());
            for marks in [first, again] {
                match figures.form {
                    Form::Dots { .. } => places(&figures, marks),
                    Form::Bars { .. } | Form::Whole { .. } => lengths(&figures, &scene, marks),
                }
            }
        }
    }
}

fn numbers(datum: &Datum) -> Vec<f64> {
    let of = |number: Option<Decimal>| number.unwrap().to_f64().unwrap();
    datum.values.iter().map(|value| of(value.number)).collect()
}

/// Dots of one scale: as far from the first as their values are.
fn places(figures: &Figures, marks: &[Mark]) {
    let dots: Vec<(f64, f64)> = marks
        .iter()
        .map(|mark| (numbers(&figures.data[mark.datum])[0], middle(mark).0))
        .collect();
    let least = dots.iter().min_by(|a, b| a.0.total_cmp(&b.0));
    let most = dots.iter().max_by(|a, b| a.0.total_cmp(&b.0));
    let (Some(least), Some(most)) = (least, most) else {
        return;
    };
    for dot in &dots {
        let share = (dot.0 - least.0) / (most.0 - least.0).max(f64::MIN_POSITIVE);
        let wanted = least.1 + share * (most.1 - least.1);
        assert!(
            (dot.1 - wanted).abs() < 1e-6,
            "{}: {dot:?} {wanted}",
            figures.id
        );
    }
}

/// Bars of one scale: each as long as its value, and as many as there are values above zero.
fn lengths(figures: &Figures, scene: &Scene, marks: &[Mark]) {
    let mut per_one = None;
    for mark in marks {
        let bars = bars(scene, mark);
        let mut numbers = numbers(&figures.data[mark.datum]);
        numbers.retain(|number| *number > 0.0);
        if bars.is_empty() && matches!(figures.form, Form::Whole { .. }) {
            // What is named above is drawn in the whole alone.
            continue;
        }
        assert_eq!(bars.len(), numbers.len(), "{} {mark:?}", figures.id);
        for (bar, number) in bars.into_iter().zip(numbers) {
            let scale = *per_one.get_or_insert(bar / number);
            let wanted = (number * scale).max(1.0);
            assert!(
                (bar - wanted).abs() < 1e-6,
                "{}: {number} is {bar} long, not {wanted}",
                figures.id
            );
        }
    }
}

/// The lengths of the bars within a mark; what is hollow has an edge of the whole length.
fn bars(scene: &Scene, mark: &Mark) -> Vec<f64> {
    let bar = |shape: &Shape| match shape {
        Shape::Rect { y, w, h, ink, .. } => {
            let is_bar = matches!(ink, Ink::Bar | Ink::Accent) && matches!(*h, 8.0 | 12.0);
            let is_swatch = (*w - *h).abs() < 1e-9;
            (is_bar && !is_swatch && *w > 0.0 && mark.y <= *y && y + h <= mark.y + mark.h)
                .then_some(*w)
        }
        _ => None,
    };
    scene.shapes.iter().filter_map(bar).collect()
}

#[test]
fn the_whole_is_cut_as_its_parts_are() {
    for width in [358.0, 800.0] {
        let figures = &figures("")[0];
        assert!(matches!(figures.form, Form::Whole { .. }));
        let scene = lay(figures, width, &estimate);
        let parts: Vec<f64> = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Rect { y: 0.0, w, .. } => Some(*w),
                _ => None,
            })
            .collect();
        let sum: f64 = figures.data.iter().flat_map(numbers).sum();
        let (rest, named) = parts.split_last().unwrap();
        for (part, datum) in named.iter().zip(&figures.data) {
            // Between two parts is a gap of two pixels.
            let wanted = numbers(datum)[0] / sum * width - 2.0;
            assert!((part - wanted).abs() < 1e-6, "{part} {wanted}");
        }
        let others: f64 = figures.data[named.len()..].iter().flat_map(numbers).sum();
        assert!((rest - others / sum * width).abs() < 1e-6);
    }
}

#[test]
fn what_is_drawn_is_what_the_table_says() {
    let mut all = figures("");
    all.extend(compared("一次性创业资助人数").map(|(_, figures)| figures));
    for figures in all {
        let scene = lay(&figures, 800.0, &estimate);
        let texts: Vec<&str> = boxes(&scene).into_iter().map(|(_, text)| text).collect();
        let together = texts.concat();
        // Where a line has several dots their places say the values; see above.
        let is_crowded = figures
            .data
            .windows(2)
            .any(|pair| pair[0].label == pair[1].label)
            || matches!(figures.form, Form::Dots { is_shared, .. } if is_shared);
        for (datum, row) in figures.data.iter().zip(figures.rows()) {
            assert_eq!(row.len(), figures.headings.len(), "{}", figures.id);
            assert!(
                together.contains(&datum.label),
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
fn the_stated_enlargement_is_the_drawn_one() {
    let giant = invented(
        &[("巨大", 1000), ("一", 10), ("二", 8), ("三", 4)],
        Form::Bars { most: None },
    );
    let scene = lay(&giant, 700.0, &estimate);
    let said = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Text { text, .. } => text.split_once("放大 ")?.1.strip_suffix(" 倍："),
        _ => None,
    });
    assert_eq!(said, Some("100"));
    let (first, again) = scene.marks.split_at(4);
    let [whole, one, two] =
        [&first[0], &again[0], &again[1]].map(|mark| bars(&scene, mark).first().copied().unwrap());
    assert!((one - whole).abs() < 1e-6 && (two / one - 0.8).abs() < 1e-6);
}

//! Layout that cannot be misread: lengths follow values, nothing overlaps, nothing is cut off.

use super::*;
use crate::chart::{DARK, LIGHT, Shape, draw, estimate};
use plotters_svg::SVGBackend;

fn data(values: &[&str]) -> Vec<Datum> {
    let datum = |(index, value): (usize, &&str)| Datum {
        label: format!(
            "某市第{}实验学校",
            "一二三四五六七八九十".chars().nth(index % 10).unwrap()
        ),
        value: value.parse().unwrap(),
        value_text: (*value).to_owned(),
        share_text: "1.0%".to_owned(),
    };
    values.iter().enumerate().map(datum).collect()
}

fn lay(data: &[Datum], width: f64) -> Scene {
    let rest = RestLabel {
        label: "其余单位",
        value_text: "9.00",
        share_text: "9.0%",
        heading: &|times| format!("放大 {times:.1} 倍"),
    };
    layout(data, &rest, width, &estimate)
}

fn bars(scene: &Scene, wanted: Ink) -> Vec<f64> {
    let bar = |shape: &Shape| match shape {
        Shape::Rect { w, h, ink, .. } if *ink == wanted && (*h - 12.0).abs() < 0.1 && *w > 12.5 => {
            Some(*w)
        }
        _ => None,
    };
    scene.shapes.iter().filter_map(bar).collect()
}

fn boxes(scene: &Scene) -> Vec<[f64; 4]> {
    let text_box = |shape: &Shape| match shape {
        Shape::Text {
            x,
            y,
            text,
            size,
            align,
            ..
        } => {
            let w = estimate(text, *size);
            let left = if *align == Align::Start { *x } else { x - w };
            Some([left, y - size / 2.0, left + w, y + size / 2.0])
        }
        _ => None,
    };
    scene.shapes.iter().filter_map(text_box).collect()
}

const SKEWED: [&str; 6] = ["700.00", "200.00", "40.00", "20.00", "10.00", "0.04"];

#[test]
fn one_scale_serves_where_no_unit_dwarfs_the_rest() {
    assert_eq!(split(&data(&["10", "8", "5", "3"])), None);
    assert_eq!(split(&data(&["100", "5", "3"])), None, "two are no crowd");
    assert_eq!(split(&data(&SKEWED)), Some(2));
    assert_eq!(split(&[]), None);
}

#[test]
fn lengths_follow_values_on_each_scale() {
    let scene = lay(&data(&SKEWED), 1000.0);
    let rest = bars(&scene, Ink::Accent);
    assert!((rest[0] / rest[1] - 2.0).abs() < 1e-6, "{rest:?}");
    assert!((rest[0] / rest[2] - 4.0).abs() < 1e-6, "{rest:?}");
    let whole: Vec<f64> = scene.shapes[..3]
        .iter()
        .map(|shape| match shape {
            Shape::Rect { w, .. } => *w,
            _ => 0.0,
        })
        .collect();
    assert!(((whole[0] + 2.0) / (whole[1] + 2.0) - 3.5).abs() < 1e-6);
    assert!((whole.iter().sum::<f64>() + 4.0 - 1000.0).abs() < 1e-6);
}

#[test]
fn the_stated_enlargement_is_the_drawn_one() {
    let data = data(&SKEWED);
    let scene = lay(&data, 1000.0);
    let bar = bars(&scene, Ink::Accent)[0];
    let on_the_whole_scale = 40.0 / 970.04 * 1000.0;
    let stated = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Text { text, .. } => text.strip_prefix("放大 ")?.strip_suffix(" 倍"),
        _ => None,
    });
    let stated: f64 = stated.unwrap().parse().unwrap();
    assert!((stated - bar / on_the_whole_scale).abs() < 0.06, "{stated}");
}

#[test]
fn texts_stay_inside_and_never_overlap() {
    let mut long = data(&SKEWED);
    long[0].label = "某某市人力资源和社会保障事务".repeat(5);
    long[3].label = "某某市人力资源和社会保障事务".repeat(5);
    for width in [284.0, 354.0, 700.0, 1180.0] {
        let boxes = boxes(&lay(&long, width));
        for (index, a) in boxes.iter().enumerate() {
            assert!(a[0] > -0.1 && a[2] < width + 0.1, "{width}: {a:?}");
            for b in &boxes[index + 1..] {
                let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                assert!(apart, "{width}: {a:?} {b:?}");
            }
        }
    }
}

#[test]
fn every_datum_has_an_area_and_no_two_share_one() {
    let data = data(&SKEWED);
    for width in [320.0, 1180.0] {
        let scene = lay(&data, width);
        let found: Vec<usize> = scene
            .marks
            .iter()
            .filter_map(|mark| scene.datum_at(mark.x + 1.0, mark.y + mark.h / 2.0))
            .collect();
        assert_eq!(
            found,
            [0, 1, 2, 3, 4, 5, 0, 1],
            "two are parts of the whole too"
        );
        assert!(
            scene
                .marks
                .iter()
                .all(|mark| mark.y + mark.h <= scene.height)
        );
    }
}

#[test]
fn nothing_one_thing_and_a_giant_are_drawn_without_failing() {
    for values in [
        &[][..],
        &["5.00"],
        &["100000", "10", "10", "10"],
        &["0", "0"],
        &["5", "-3"],
    ] {
        let scene = lay(&data(values), 600.0);
        let mut svg = String::new();
        let size = (600, (scene.height as u32).max(1));
        draw(
            &scene,
            &DARK,
            1.0,
            &mut SVGBackend::with_string(&mut svg, size),
        )
        .unwrap();
        assert!(!svg.contains("NaN"), "{svg}");
    }
}

#[test]
fn a_scene_is_drawn_whole_on_any_backend() {
    let scene = lay(&data(&SKEWED), 800.0);
    let mut svg = String::new();
    let size = (1600, (scene.height * 2.0) as u32);
    draw(
        &scene,
        &LIGHT,
        2.0,
        &mut SVGBackend::with_string(&mut svg, size),
    )
    .unwrap();
    assert_eq!(svg.matches("<rect").count(), 1 + rects(&scene));
    assert_eq!(
        svg.matches("<text").count(),
        scene.shapes.len() - rects(&scene)
    );
    assert!(svg.contains("某市第六实验学校") && svg.contains("0.04"));
}

fn rects(scene: &Scene) -> usize {
    let rect = |shape: &&Shape| matches!(shape, Shape::Rect { .. });
    scene.shapes.iter().filter(rect).count()
}

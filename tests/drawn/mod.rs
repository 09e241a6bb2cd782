//! Where the texts of a drawn chart stand.

use jixiao_lens::chart::{Align, Ink, Scene, Shape, estimate};

/// Left, upper, right and lower edge of each text, and the text.
pub(crate) fn boxes(scene: &Scene) -> Vec<([f64; 4], &str)> {
    scene.shapes.iter().filter_map(text_box).collect()
}

fn text_box(shape: &Shape) -> Option<([f64; 4], &str)> {
    let Shape::Text {
        x,
        y,
        size,
        align,
        text,
        ..
    } = shape
    else {
        return None;
    };
    // A blank that a line ends with is not seen.
    let w = estimate(text.trim_end(), *size);
    let left = match align {
        Align::Start => *x,
        Align::Middle => x - w / 2.0,
        Align::End => x - w,
    };
    Some(([left, y - size / 2.0, left + w, y + size / 2.0], text))
}

/// Fails if two texts touch or one is cut off.
pub(crate) fn assert_apart(scene: &Scene, name: &str) {
    let width = scene.width;
    let boxes = boxes(scene);
    for (at, (a, one)) in boxes.iter().enumerate() {
        let is_inside = a[0] > -0.1 && a[2] < width + 0.1 && a[3] <= scene.height + 0.1;
        assert!(is_inside, "{name} at {width}: '{one}' {a:?}");
        for (b, other) in &boxes[at + 1..] {
            let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
            assert!(apart, "{name} at {width}: '{one}' and '{other}'");
        }
    }
}

/// Fails if a bar or a dot stands over a text.
#[allow(dead_code, reason = "not every test that shares this file asks it")]
pub(crate) fn assert_uncovered(scene: &Scene, name: &str) {
    let boxes = boxes(scene);
    for shape in &scene.shapes {
        let (left, upper, right, lower) = match shape {
            Shape::Rect { x, y, w, h, ink } if !matches!(ink, Ink::Rule | Ink::Paper) => {
                (*x, *y, x + w, y + h)
            }
            Shape::Dot { x, y, r, ink } if *ink != Ink::Paper => (x - r, y - r, x + r, y + r),
            _ => continue,
        };
        for (a, text) in &boxes {
            let apart = a[2] <= left || right <= a[0] || a[3] <= upper || lower <= a[1];
            assert!(apart, "{name} at {}: '{text}' under {shape:?}", scene.width);
        }
    }
}

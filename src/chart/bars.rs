//! Bars from nothing, one for each value of a datum, on one scale. Where a few dwarf the rest, the rest stands once more below,
//! enlarged, and says by how much: no axis is broken and no bar is cut.

use super::frame::{Frame, GAP, LINE, ROW, SIZE, number};
use super::{Align, Ink, Mark, Measure, Scene};
use crate::tr;
use crate::view::charts::{Datum, Figures};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const THICK: f64 = 12.0;
const INKS: [Ink; 2] = [Ink::Bar, Ink::Accent];

pub(super) fn layout(
    figures: &Figures,
    most: Option<Decimal>,
    width: f64,
    measure: Measure<'_>,
) -> Scene {
    let mut scene = Scene {
        width,
        ..Scene::default()
    };
    let frame = Frame::new(figures, width, measure);
    let mut y = legend(&mut scene, figures, measure);
    let all: Vec<usize> = (0..figures.data.len()).collect();
    let values = figures.data.iter().flat_map(|datum| &datum.values);
    let largest = values.map(number).fold(0.0, f64::max);
    let end = most.and_then(|most| most.to_f64()).unwrap_or(largest);
    for at in &all {
        y = row(&mut scene, figures, *at, (y, end), &frame, measure);
    }
    let small = if most.is_none() {
        small(figures, largest)
    } else {
        Vec::new()
    };
    let largest_small = small
        .iter()
        .map(|at| number(&figures.data[*at].values[0]))
        .fold(0.0, f64::max);
    if largest_small > 0.0 {
        // Whole, and no more than leaves room for the largest of them.
        let times = (end / largest_small).floor();
        let heading = tr!("较小的 {} 项再画一次，放大 {} 倍：", small.len(), times);
        y = scene.heading(&heading, y + GAP, measure) + 4.0;
        for at in &small {
            // The scale of the heading, not of the largest: what is stated is what is drawn.
            y = row(&mut scene, figures, *at, (y, end / times), &frame, measure);
        }
    }
    scene.height = y.ceil();
    scene
}

/// Which single-valued data are smaller than an eighth of the largest, if at least three are: on a phone their bars are too short to be
/// compared.
fn small(figures: &Figures, largest: f64) -> Vec<usize> {
    let is_small = |datum: &Datum| matches!(datum.values.as_slice(), [only] if number(only) < largest / 8.0 && number(only) > 0.0);
    let all = figures.data.iter().enumerate();
    let small: Vec<usize> = all
        .filter(|(_, datum)| is_small(datum))
        .map(|(at, _)| at)
        .collect();
    if small.len() >= 3 { small } else { Vec::new() }
}

/// What the colours mean, where there are several.
fn legend(scene: &mut Scene, figures: &Figures, measure: Measure<'_>) -> f64 {
    let series = figures.data.first().map_or(0, |datum| datum.values.len());
    if series < 2 {
        return 0.0;
    }
    let (mut x, mut y) = (0.0, ROW / 2.0);
    let names = figures.headings.iter().skip(1).step_by(2);
    for (name, ink) in names.take(series).zip(INKS) {
        let wide = 20.0 + measure(name, SIZE);
        if x > 0.0 && x + wide > scene.width {
            (x, y) = (0.0, y + LINE);
        }
        scene.rect(x, y - 6.0, 12.0, 12.0, ink);
        scene.text((x + 20.0, y), name, SIZE, Ink::Strong, Align::Start);
        x += wide + 2.0 * GAP;
    }
    y + ROW / 2.0
}

/// One datum from `y` on, on a scale that ends at `end`; where the next begins.
fn row(
    scene: &mut Scene,
    figures: &Figures,
    at: usize,
    (y, end): (f64, f64),
    frame: &Frame,
    measure: Measure<'_>,
) -> f64 {
    let datum = &figures.data[at];
    let label = (&*datum.label, datum.values.first());
    let named = frame.head(scene, y, label, measure);
    // Where the line of the first bar begins.
    let top = match (frame.is_narrow(), frame.is_stacked()) {
        (_, true) => named - 11.0,
        (true, false) => named - 4.0,
        (false, false) => y,
    };
    for (index, (value, ink)) in datum.values.iter().zip(INKS).enumerate() {
        let middle = top + ROW / 2.0 + LINE * index as f64;
        let length = if end > 0.0 {
            (number(value) / end * frame.bar).clamp(0.0, frame.bar)
        } else {
            0.0
        };
        let (x, upper) = (frame.start, middle - THICK / 2.0);
        if length > 0.0 && datum.likely {
            scene.hollow(x, upper, length.max(1.0), THICK, ink);
        } else if length > 0.0 {
            scene.rect(x, upper, length.max(1.0), THICK, ink);
        }
        if !frame.is_stacked() {
            frame.numbers(scene, middle, value);
        }
    }
    let bars = ROW + LINE * (datum.values.len() as f64 - 1.0);
    let low = named.max(top + bars);
    scene.marks.push(Mark {
        datum: at,
        x: 0.0,
        y,
        w: frame.width,
        h: low - y,
    });
    low
}

//! Where the money goes: the whole as one bar, and, where a few units dwarf the rest, the rest once more on a scale of its own.
//!
//! One linear scale would make most units invisible, and a logarithmic one would make them look alike. So the whole
//! stays linear and complete, and the second part says by how much it is enlarged.

use crate::chart::frame::{GAP, LEAST, LINE, NARROW, ROW, SIZE};
use crate::chart::text::wrap;
use crate::chart::{Align, Ink, Mark, Measure, Scene};
use crate::decimal;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// One unit's sum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Datum {
    /// The unit's name.
    pub label: String,
    /// Its sum.
    pub value: Decimal,
    /// The sum as it is to be read.
    pub value_text: String,
    /// Its share of all, as it is to be read.
    pub share_text: String,
}

/// Which units are enlarged: those from this index on. `None` if one scale serves all.
///
/// The others are enlarged if at least three of them are smaller than an eighth of the largest: on a phone's width
/// that is where a bar gets too short to be compared.
#[must_use]
pub fn split(data: &[Datum]) -> Option<usize> {
    let largest = data.first()?.value;
    let limit = decimal::div(largest, Decimal::from(8))?;
    let at = data.iter().position(|datum| datum.value < limit)?;
    (data.len() - at >= 3).then_some(at)
}

/// Lays out the chart of `data`, largest first, `width` wide. `rest` is what the parts after the split are called,
/// for example '其余 15 个单位'; `enlarged` makes the heading of the second part from the factor of enlargement.
#[must_use]
pub fn layout(data: &[Datum], rest: &RestLabel<'_>, width: f64, measure: Measure<'_>) -> Scene {
    let mut scene = Scene {
        width,
        ..Scene::default()
    };
    let mut pen = Pen::new(data, width, measure);
    match split(data) {
        Some(at) => {
            pen.whole(&mut scene, data, at, rest);
            let times = pen.enlargement(data, at);
            let per_one = times * width / whole(data);
            pen.bars(&mut scene, (data, at), Ink::Accent, per_one);
            pen.parts(&mut scene, data, at);
        }
        None => {
            let (_, room) = pen.columns(data);
            let largest = data.first().map_or(0.0, number).max(f64::MIN_POSITIVE);
            pen.bars(&mut scene, (data, 0), Ink::Bar, room / largest);
        }
    }
    scene.height = pen.y.ceil();
    scene
}

/// The words for what is not named in the first part.
#[derive(Clone, Copy)]
pub struct RestLabel<'a> {
    /// '其余 15 个单位'
    pub label: &'a str,
    /// Their sum as it is to be read.
    pub value_text: &'a str,
    /// Their share as it is to be read.
    pub share_text: &'a str,
    /// From the factor by which it is enlarged to the heading of the second part.
    pub heading: &'a dyn Fn(f64) -> String,
}

const WHOLE: f64 = 26.0;

struct Pen<'a> {
    y: f64,
    width: f64,
    values: f64,
    shares: f64,
    measure: Measure<'a>,
}

impl<'a> Pen<'a> {
    fn new(data: &[Datum], width: f64, measure: Measure<'a>) -> Self {
        let widest = |text: fn(&Datum) -> &str| {
            let widths = data.iter().map(|datum| measure(text(datum), SIZE));
            widths.fold(measure("100.0%", SIZE), f64::max).ceil()
        };
        Self {
            y: 0.0,
            width,
            values: widest(|datum| &datum.value_text),
            shares: widest(|datum| &datum.share_text),
            measure,
        }
    }

    fn whole(&mut self, scene: &mut Scene, data: &[Datum], at: usize, rest: &RestLabel<'_>) {
        let shares = shares(data);
        let mut x = 0.0;
        for (index, share) in shares[..at].iter().enumerate() {
            let w = share * self.width;
            scene.rect(x, 0.0, (w - 2.0).max(1.0), WHOLE, head_ink(index));
            x += w;
        }
        scene.rect(x, 0.0, (self.width - x).max(1.0), WHOLE, Ink::Accent);
        self.y = WHOLE + 8.0;
        for (index, datum) in data[..at].iter().enumerate() {
            let top = self.y;
            let texts = [&*datum.label, &*datum.value_text, &*datum.share_text];
            self.legend(scene, texts, head_ink(index));
            scene.marks.push(Mark {
                datum: index,
                x: 0.0,
                w: self.width,
                y: top,
                h: self.y - top,
            });
        }
        self.legend(
            scene,
            [rest.label, rest.value_text, rest.share_text],
            Ink::Accent,
        );
        let heading = (rest.heading)(self.enlargement(data, at));
        self.y = scene.heading(&heading, self.y + GAP, self.measure) + 6.0;
    }

    /// The named parts of the whole stand for their units as well.
    fn parts(&self, scene: &mut Scene, data: &[Datum], at: usize) {
        let mut x = 0.0;
        for (datum, share) in shares(data)[..at].iter().enumerate() {
            let w = share * self.width;
            scene.marks.push(Mark {
                datum,
                x,
                y: 0.0,
                w,
                h: WHOLE,
            });
            x += w;
        }
    }

    /// How many times longer a bar of the second part is than the same sum in the first: a whole number, which is said and drawn.
    fn enlargement(&self, data: &[Datum], at: usize) -> f64 {
        let largest = data.get(at).map_or(0.0, number);
        if largest <= 0.0 {
            return 1.0;
        }
        let (_, room) = self.columns(&data[at..]);
        (room / largest * whole(data) / self.width).floor().max(1.0)
    }

    fn legend(&mut self, scene: &mut Scene, texts: [&str; 3], ink: Ink) {
        scene.rect(0.0, self.y + ROW / 2.0 - 6.0, 12.0, 12.0, ink);
        self.head(scene, 20.0, texts);
    }

    /// A name from `x` on and the numbers at the right edge, which take a line of their own where the name would get too little room.
    fn head(&mut self, scene: &mut Scene, x: f64, [label, value, share]: [&str; 3]) {
        let room = self.width - x - self.values - self.shares - 2.0 * GAP;
        let has_room = room >= LEAST || (self.measure)(label, SIZE) <= room;
        let room = if has_room { room } else { self.width - x };
        if has_room {
            self.numbers(scene, self.y + ROW / 2.0, value, share);
        }
        self.label(scene, x, &wrap(label, SIZE, room, self.measure));
        if !has_room {
            self.numbers(scene, self.y - ROW / 2.0 + LINE, value, share);
            self.y += LINE;
        }
    }

    /// Label lines from the current row on; leaves the pen below them.
    fn label(&mut self, scene: &mut Scene, x: f64, lines: &[String]) {
        for (index, line) in lines.iter().enumerate() {
            let y = self.y + ROW / 2.0 + LINE * index as f64;
            scene.text((x, y), line, SIZE, Ink::Strong, Align::Start);
        }
        self.y += ROW + LINE * lines.len().saturating_sub(1) as f64;
    }

    fn numbers(&self, scene: &mut Scene, y: f64, value: &str, share: &str) {
        let value_end = self.width - self.shares - GAP;
        scene.text((value_end, y), value, SIZE, Ink::Strong, Align::End);
        scene.text((self.width, y), share, SIZE, Ink::Soft, Align::End);
    }

    /// Where the labels end and how long the longest bar is.
    fn columns(&self, data: &[Datum]) -> (f64, f64) {
        let numbers = self.values + self.shares + 2.0 * GAP;
        if self.width < NARROW {
            return (0.0, self.width);
        }
        let widths = data.iter().map(|datum| (self.measure)(&datum.label, SIZE));
        let labels = widths.fold(0.0, f64::max).min(self.width * 0.36).ceil();
        (labels, (self.width - labels - GAP - numbers).max(40.0))
    }

    /// The bars from `from` on: the largest as long as there is room, or, where a whole stands above, so many times as long as there.
    fn bars(&mut self, scene: &mut Scene, (data, from): (&[Datum], usize), ink: Ink, per_one: f64) {
        let (labels, _) = self.columns(&data[from..]);
        for (index, datum) in data.iter().enumerate().skip(from) {
            let top = self.y;
            let length = number(datum).max(0.0) * per_one;
            self.row(scene, datum, (labels, length), ink);
            scene.rect(0.0, self.y - 1.0, self.width, 1.0, Ink::Rule);
            scene.marks.push(Mark {
                datum: index,
                x: 0.0,
                w: self.width,
                y: top,
                h: self.y - top,
            });
        }
    }

    fn row(&mut self, scene: &mut Scene, datum: &Datum, (labels, bar): (f64, f64), ink: Ink) {
        let top = self.y;
        // What is little is still seen; nothing is not.
        let bar = if bar > 0.0 { bar.max(1.0) } else { 0.0 };
        let texts = [&*datum.label, &*datum.value_text, &*datum.share_text];
        if labels > 0.0 {
            self.numbers(scene, top + ROW / 2.0, texts[1], texts[2]);
            let lines = wrap(texts[0], SIZE, labels, self.measure);
            self.label(scene, 0.0, &lines);
            scene.rect(labels + GAP, top + ROW / 2.0 - 6.0, bar, 12.0, ink);
        } else {
            self.head(scene, 0.0, texts);
            scene.rect(0.0, self.y, bar, 8.0, ink);
            self.y += 8.0 + 10.0;
        }
    }
}

fn head_ink(index: usize) -> Ink {
    if index.is_multiple_of(2) {
        Ink::Bar
    } else {
        Ink::BarAlt
    }
}

fn number(datum: &Datum) -> f64 {
    datum.value.to_f64().unwrap_or_default()
}

/// What all that is above zero adds up to.
fn whole(data: &[Datum]) -> f64 {
    let whole: f64 = data.iter().map(|datum| number(datum).max(0.0)).sum();
    whole.max(f64::MIN_POSITIVE)
}

fn shares(data: &[Datum]) -> Vec<f64> {
    let whole = whole(data);
    let share = |datum: &Datum| number(datum).max(0.0) / whole;
    data.iter().map(share).collect()
}

#[cfg(test)]
mod tests;

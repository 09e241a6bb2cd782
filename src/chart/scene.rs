//! A chart as plain shapes, before anything is drawn. All lengths are CSS pixels, y grows downwards.

use super::frame::{LINE, SIZE};
use super::text::wrap;
use super::{Ink, Measure};

/// Which side of a text stands at its x.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// The text begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// The text ends there.
    End,
}

/// One thing to draw.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A filled box.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        w: f64,
        /// Height.
        h: f64,
        /// Colour.
        ink: Ink,
    },
    /// A filled circle.
    Dot {
        /// Its middle.
        x: f64,
        /// Its middle.
        y: f64,
        /// Radius.
        r: f64,
        /// Colour.
        ink: Ink,
    },
    /// A line of text, vertically centred at `y`.
    Text {
        /// Where it begins or ends.
        x: f64,
        /// Its middle.
        y: f64,
        /// The words.
        text: String,
        /// Font size.
        size: f64,
        /// Colour.
        ink: Ink,
        /// Which side stands at `x`.
        align: Align,
    },
}

/// An area that stands for a datum, for pointers and keys. One datum may have several.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mark {
    /// Index of the datum.
    pub datum: usize,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// A chart, laid out.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Scene {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What to draw, in order.
    pub shapes: Vec<Shape>,
    /// At least one area for each datum.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// The datum at a place: of overlapping areas the one whose middle is nearest.
    #[must_use]
    pub fn datum_at(&self, x: f64, y: f64) -> Option<usize> {
        let is_hit =
            |mark: &&Mark| mark.x <= x && x < mark.x + mark.w && mark.y <= y && y < mark.y + mark.h;
        let off = |mark: &Mark| (mark.x + mark.w / 2.0 - x).hypot(mark.y + mark.h / 2.0 - y);
        let hits = self.marks.iter().filter(is_hit);
        let nearest = hits.min_by(|a, b| off(a).total_cmp(&off(b)));
        nearest.map(|mark| mark.datum)
    }

    /// The same with a frame around everything that stands for a datum.
    #[must_use]
    pub fn with_frame(&self, datum: usize) -> Self {
        const THICK: f64 = 2.0;
        let mut framed = self.clone();
        for mark in self.marks.iter().filter(|mark| mark.datum == datum) {
            let (right, low) = (mark.x + mark.w - THICK, mark.y + mark.h - THICK);
            framed.rect(mark.x, mark.y, mark.w, THICK, Ink::Frame);
            framed.rect(mark.x, low, mark.w, THICK, Ink::Frame);
            framed.rect(mark.x, mark.y, THICK, mark.h, Ink::Frame);
            framed.rect(right, mark.y, THICK, mark.h, Ink::Frame);
        }
        framed
    }

    /// Everything so much further right and down.
    pub(super) fn shifted(mut self, by_x: f64, by_y: f64) -> Self {
        for shape in &mut self.shapes {
            let (Shape::Rect { x, y, .. } | Shape::Dot { x, y, .. } | Shape::Text { x, y, .. }) =
                shape;
            *x += by_x;
            *y += by_y;
        }
        for mark in &mut self.marks {
            mark.x += by_x;
            mark.y += by_y;
        }
        self
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, ink: Ink) {
        self.shapes.push(Shape::Rect { x, y, w, h, ink });
    }

    /// A box of which only the edge is filled: what is not certain.
    pub(super) fn hollow(&mut self, x: f64, y: f64, w: f64, h: f64, ink: Ink) {
        self.rect(x, y, w, h, ink);
        if w > 4.0 {
            self.rect(x + 2.0, y + 2.0, w - 4.0, h - 4.0, Ink::Paper);
        }
    }

    pub(super) fn dot(&mut self, x: f64, y: f64, r: f64, ink: Ink) {
        self.shapes.push(Shape::Dot { x, y, r, ink });
    }

    /// A sentence over what follows, in lines from `y` down; where they end.
    pub(super) fn heading(&mut self, text: &str, mut y: f64, measure: Measure<'_>) -> f64 {
        for line in wrap(text, SIZE, self.width, measure) {
            self.text((0.0, y + LINE / 2.0), &line, SIZE, Ink::Soft, Align::Start);
            y += LINE;
        }
        y
    }

    pub(super) fn text(&mut self, at: (f64, f64), text: &str, size: f64, ink: Ink, align: Align) {
        self.shapes.push(Shape::Text {
            x: at.0,
            y: at.1,
            text: text.to_owned(),
            size,
            ink,
            align,
        });
    }
}

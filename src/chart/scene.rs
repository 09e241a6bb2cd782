//! A chart as plain shapes, before anything is drawn. All lengths are CSS pixels, y grows downwards.

use super::Ink;

/// Which side of a text stands at its x.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// The text begins there.
    Start,
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

/// The area that stands for one datum, for pointers and keys.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mark {
    /// Index of the datum.
    pub datum: usize,
    /// Upper edge.
    pub y: f64,
    /// Height; it is as wide as the scene.
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
    /// One area for each datum.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// The datum at height `y`.
    #[must_use]
    pub fn datum_at(&self, y: f64) -> Option<usize> {
        let hit = |mark: &&Mark| mark.y <= y && y < mark.y + mark.h;
        self.marks.iter().find(hit).map(|mark| mark.datum)
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, ink: Ink) {
        self.shapes.push(Shape::Rect { x, y, w, h, ink });
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

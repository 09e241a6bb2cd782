//! The columns of a chart with one row a datum: labels, the drawing, and the numbers.

use super::text::wrap;
use super::{Align, Ink, Measure, Scene};
use crate::view::charts::{Figures, Value};
use rust_decimal::prelude::ToPrimitive;

pub(super) const SIZE: f64 = 14.0;
pub(super) const LINE: f64 = 20.0;
pub(super) const ROW: f64 = 30.0;
pub(super) const GAP: f64 = 14.0;
/// Below this width labels stand above what they name.
pub(super) const NARROW: f64 = 600.0;
/// A name that would get less room beside its numbers takes a line of its own.
pub(super) const LEAST: f64 = 8.0 * SIZE;

/// Where the columns stand.
pub(super) struct Frame {
    pub(super) width: f64,
    /// Where the drawing begins.
    pub(super) start: f64,
    /// How long its longest bar is.
    pub(super) bar: f64,
    /// How wide the second column of numbers is.
    beside: f64,
    /// How wide the columns of numbers are, with the gap before each.
    numbers: f64,
    /// Whether a datum has one value.
    is_single: bool,
}

impl Frame {
    pub(super) fn new(figures: &Figures, width: f64, measure: Measure<'_>) -> Self {
        let values = || figures.data.iter().flat_map(|datum| &datum.values);
        let widest = |text: fn(&Value) -> &str| {
            values()
                .map(|value| measure(text(value), SIZE))
                .fold(0.0, f64::max)
                .ceil()
        };
        let numbers = widest(|value| &value.text);
        let beside = widest(|value| &value.beside);
        let labels = figures
            .data
            .iter()
            .map(|datum| measure(&datum.label, SIZE))
            .fold(0.0, f64::max);
        let start = if width < NARROW {
            0.0
        } else {
            labels.min(width * 0.36).ceil() + GAP
        };
        let numbers = numbers + beside + GAP * if beside > 0.0 { 2.0 } else { 1.0 };
        let is_single = figures.data.iter().all(|datum| datum.values.len() < 2);
        let right = if start <= 0.0 && is_single {
            0.0
        } else {
            numbers
        };
        Self {
            width,
            start,
            bar: (width - start - right).max(20.0),
            beside,
            numbers,
            is_single,
        }
    }

    /// Whether the numbers stand with the name, above what is drawn, and not beside it.
    pub(super) fn is_stacked(&self) -> bool {
        self.is_narrow() && self.is_single
    }

    /// The name of a datum from `y` down, and its numbers where they are to stand with it; where what is drawn may begin.
    pub(super) fn head(
        &self,
        scene: &mut Scene,
        y: f64,
        (label, value): (&str, Option<&Value>),
        measure: Measure<'_>,
    ) -> f64 {
        let value = value.filter(|_| self.is_stacked());
        let room = self.label_room() - value.map_or(0.0, |_| self.numbers);
        let has_room = room >= LEAST || measure(label, SIZE) <= room;
        let room = if has_room { room } else { self.label_room() };
        let mut middle = y + ROW / 2.0;
        if let Some(value) = value.filter(|_| has_room) {
            self.numbers(scene, middle, value);
        }
        for line in wrap(label, SIZE, room, measure) {
            scene.text((0.0, middle), &line, SIZE, Ink::Strong, Align::Start);
            middle += LINE;
        }
        if let Some(value) = value.filter(|_| !has_room) {
            self.numbers(scene, middle, value);
            middle += LINE;
        }
        middle - LINE + ROW / 2.0
    }

    /// The numbers of a value, at the right edge.
    pub(super) fn numbers(&self, scene: &mut Scene, middle: f64, value: &Value) {
        let gap = if self.beside > 0.0 { GAP } else { 0.0 };
        let end = self.width - self.beside - gap;
        scene.text((end, middle), &value.text, SIZE, Ink::Strong, Align::End);
        if !value.beside.is_empty() {
            let at = (self.width, middle);
            scene.text(at, &value.beside, SIZE, Ink::Soft, Align::End);
        }
    }

    pub(super) fn is_narrow(&self) -> bool {
        self.start <= 0.0
    }

    fn label_room(&self) -> f64 {
        if self.is_narrow() {
            self.width
        } else {
            self.start - GAP
        }
    }
}

pub(super) fn number(value: &Value) -> f64 {
    let number = value.number.and_then(|number| number.to_f64());
    number.unwrap_or_default().max(0.0)
}

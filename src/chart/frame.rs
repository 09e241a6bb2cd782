//! The columns of a chart with one row a datum: labels, the drawing, and the numbers.

use super::Measure;
use crate::view::charts::{Figures, Value};
use rust_decimal::prelude::ToPrimitive;

pub(super) const SIZE: f64 = 14.0;
pub(super) const LINE: f64 = 20.0;
pub(super) const ROW: f64 = 30.0;
pub(super) const GAP: f64 = 14.0;
/// Below this width labels stand above what they name.
pub(super) const NARROW: f64 = 600.0;

/// Where the columns stand.
pub(super) struct Frame {
    pub(super) width: f64,
    /// Where the drawing begins.
    pub(super) start: f64,
    /// How long its longest bar is.
    pub(super) bar: f64,
    /// How wide the second column of numbers is.
    pub(super) beside: f64,
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
        let right = numbers + beside + GAP * if beside > 0.0 { 2.0 } else { 1.0 };
        Self {
            width,
            start,
            bar: (width - start - right).max(20.0),
            beside,
        }
    }

    pub(super) fn is_narrow(&self) -> bool {
        self.start <= 0.0
    }

    pub(super) fn label_room(&self) -> f64 {
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

//! Drawing on any plotters backend. No Leptos.
//!
//! ```text
//! view::charts::Figures ─lay─→ Scene of plain shapes ─draw─→ any backend: a canvas, or an SVG text
//!                       └poster─↗ with title, filter, source and link
//! ```
//!
//! A [`Scene`] is in CSS pixels; it can be tested, and hit with a pointer. How wide a text is only the caller's font knows: see
//! [`Measure`].

mod axis;
mod bars;
mod dots;
mod draw;
mod frame;
mod palette;
mod poster;
mod scene;
mod svg;
mod text;
pub mod unit_totals;

pub use draw::draw;
pub use palette::{DARK, ELDER_DARK, ELDER_LIGHT, Ink, LIGHT, Palette};
pub use poster::poster;
pub use scene::{Align, Mark, Scene, Shape};
pub use svg::svg;
pub use text::{Measure, estimate};

use crate::decimal;
use crate::lang;
use crate::tr;
use crate::view::charts::{Figures, Form};
use crate::view::figures;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The font of every chart, a CSS font family list.
pub const FONT: &str =
    "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif";

/// The chart of `figures`, `width` wide and as high as it takes.
#[must_use]
pub fn lay(figures: &Figures, width: f64, measure: Measure<'_>) -> Scene {
    match &figures.form {
        Form::Whole { others, whole } => parts(figures, (others, *whole), width, measure),
        Form::Bars { most } => bars::layout(figures, *most, width, measure),
        Form::Dots { least, is_shared } => {
            let least = least.to_f64().unwrap_or_default();
            dots::layout(figures, (least, *is_shared), width, measure)
        }
    }
}

/// A whole as one bar, and the small parts of it once more.
fn parts(
    figures: &Figures,
    (others, whole): (&'static str, Option<Decimal>),
    width: f64,
    measure: Measure<'_>,
) -> Scene {
    let data: Vec<unit_totals::Datum> = figures
        .data
        .iter()
        .filter_map(|datum| {
            let value = datum.values.first()?;
            Some(unit_totals::Datum {
                label: datum.label.clone(),
                value: value.number.unwrap_or_default(),
                value_text: value.text.clone(),
                share_text: value.beside.clone(),
            })
        })
        .collect();
    let rest = unit_totals::split(&data).map_or(&data[..0], |at| &data[at..]);
    let sum = decimal::sum(rest.iter().map(|datum| datum.value)).unwrap_or_default();
    let share = whole.and_then(|whole| figures::percent(sum, whole));
    let label = lang::fill(lang::tr_of(rest.len(), others), &[&rest.len()]);
    let heading = |times: f64| {
        let times = times as u64;
        tr!("放大看{}（同样的金额画成上图的 {} 倍长）", label, times)
    };
    let rest = unit_totals::RestLabel {
        label: &label,
        value_text: &figures::money(sum),
        share_text: &share.unwrap_or_default(),
        heading: &heading,
    };
    unit_totals::layout(&data, &rest, width, measure)
}

//! Drawing on any plotters backend. No Leptos.
//!
//! A chart is laid out into a [`Scene`] of plain shapes in CSS pixels, which can be tested and hit with a pointer, and a
//! scene is drawn on a backend at any scale. How wide a text is only the caller's font knows: see [`Measure`].

mod draw;
mod palette;
mod scene;
mod text;
pub mod unit_totals;

pub use draw::draw;
pub use palette::{DARK, Ink, LIGHT, Palette};
pub use scene::{Align, Mark, Scene, Shape};
pub use text::{Measure, estimate};

/// The font of every chart, a CSS font family list.
pub const FONT: &str =
    "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif";

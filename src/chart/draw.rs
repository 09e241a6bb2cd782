//! A scene onto a backend.

use super::{Align, FONT, Palette, Scene, Shape};
use plotters::prelude::{Color, DrawingBackend, IntoFont, ShapeStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::DrawingErrorKind;

/// Draws `scene` on `backend` at `scale` backend pixels per CSS pixel.
///
/// # Errors
/// Those of the backend.
pub fn draw<B: DrawingBackend>(
    scene: &Scene,
    palette: &Palette,
    scale: f64,
    backend: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let pixel = |length: f64| (length * scale).round() as i32;
    let paper = ShapeStyle::from(&palette.paper).filled();
    let corner = (pixel(scene.width), pixel(scene.height));
    backend.draw_rect((0, 0), corner, &paper, true)?;
    for shape in &scene.shapes {
        match shape {
            Shape::Rect { x, y, w, h, ink } => {
                let style = ShapeStyle::from(&palette.color(*ink)).filled();
                let far = (pixel(x + w), pixel(y + h));
                backend.draw_rect((pixel(*x), pixel(*y)), far, &style, true)?;
            }
            Shape::Dot { x, y, r, ink } => {
                let style = ShapeStyle::from(&palette.color(*ink)).filled();
                let r = (r * scale).round().max(1.0) as u32;
                backend.draw_circle((pixel(*x), pixel(*y)), r, &style, true)?;
            }
            Shape::Text {
                x,
                y,
                text,
                size,
                ink,
                align,
            } => {
                let side = match align {
                    Align::Start => HPos::Left,
                    Align::Middle => HPos::Center,
                    Align::End => HPos::Right,
                };
                let style = (FONT, size * scale)
                    .into_font()
                    .color(&palette.color(*ink).to_rgba())
                    .pos(Pos::new(side, VPos::Center));
                backend.draw_text(text, &style, (pixel(*x), pixel(*y)))?;
            }
        }
    }
    backend.present()
}

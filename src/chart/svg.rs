//! A chart as an SVG text that stands alone.

use super::{Palette, Scene, draw};
use plotters_svg::SVGBackend;

/// `scene` as SVG 1.1, with a title and a description for who cannot see it. Empty if it cannot be written, which only a scene without
/// any size can bring about.
#[must_use]
pub fn svg(scene: &Scene, palette: &Palette, title: &str, description: &str) -> String {
    let size = (
        scene.width.ceil().max(1.0) as u32,
        scene.height.ceil().max(1.0) as u32,
    );
    let mut out = String::new();
    let mut backend = SVGBackend::with_string(&mut out, size);
    let drawn = draw(scene, palette, 1.0, &mut backend);
    drop(backend);
    let Some(at) = drawn.ok().and_then(|()| out.find(">\n")) else {
        return String::new();
    };
    let words = format!(
        "\n<title>{}</title>\n<desc>{}</desc>",
        escaped(title),
        escaped(description)
    );
    out.insert_str(at + 1, &words);
    // Of a stranger's document: XML knows no such characters.
    out.retain(|c| c == '\n' || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

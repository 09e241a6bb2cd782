//! A chart as it is taken away: with its title, what is counted, what was chosen, where it comes from, and its link.

use super::frame::LINE;
use super::text::wrap;
use super::{Align, Ink, Measure, Scene};
use crate::tr;
use crate::view::charts::{Caption, Figures};

const MARGIN: f64 = 24.0;
const TITLE: f64 = 20.0;
const SMALL: f64 = 12.0;

/// The chart of `figures` with everything that it must not be without, `width` wide.
#[must_use]
pub fn poster(figures: &Figures, caption: &Caption, width: f64, measure: Measure<'_>) -> Scene {
    let room = width - 2.0 * MARGIN;
    let mut scene = Scene {
        width,
        ..Scene::default()
    };
    let mut y = MARGIN;
    let write = |scene: &mut Scene, text: &str, size: f64, ink: Ink, y: &mut f64| {
        for line in wrap(text, size, room, measure) {
            let height = size * 1.5;
            scene.text((MARGIN, *y + height / 2.0), &line, size, ink, Align::Start);
            *y += height;
        }
    };
    write(&mut scene, &figures.title, TITLE, Ink::Strong, &mut y);
    let unit = tr!(
        "{}，单位：{}。筛选：{}",
        figures.name,
        figures.unit,
        caption.chosen()
    );
    write(&mut scene, &unit, SMALL + 1.0, Ink::Soft, &mut y);
    y += LINE / 2.0;
    let mut body = super::lay(figures, room, measure).shifted(MARGIN, y);
    y += body.height + LINE / 2.0;
    scene.shapes.append(&mut body.shapes);
    scene.marks = body.marks;
    for note in figures.notes.iter().chain(&caption.lines()) {
        write(&mut scene, note, SMALL, Ink::Soft, &mut y);
    }
    scene.height = (y + MARGIN).ceil();
    scene
}

//! Dots along a scale, a line for each label. Where a few lie far beyond the rest, the rest stands once more below on a scale of its own.

use super::axis::ticks;
use super::frame::{Frame, GAP, LINE, ROW, number};
use super::{Align, Ink, Mark, Measure, Scene};
use crate::order::sort_by;
use crate::tr;
use crate::view::charts::{Datum, Figures};

/// The radius of a dot that stands for one, and of the largest.
const RADII: (f64, f64) = (5.0, 13.0);
/// Room beside the first and the last dot.
const EDGE: f64 = 14.0;
/// In 长辈版, which is larger by 22.5 to 16, still over 18 px.
const SMALL: f64 = 13.0;
/// From the middle of a dot to that of its neighbour, where none may hide another.
const APART: f64 = 24.0;

struct Scale {
    least: f64,
    most: f64,
    start: f64,
    length: f64,
}

impl Scale {
    fn x(&self, value: f64) -> f64 {
        let room = self.most - self.least;
        let share = if room > 0.0 {
            (value - self.least) / room
        } else {
            0.0
        };
        self.start + share.clamp(0.0, 1.0) * self.length
    }
}

pub(super) fn layout(
    figures: &Figures,
    (least, is_shared): (f64, bool),
    width: f64,
    measure: Measure<'_>,
) -> Scene {
    let mut scene = Scene {
        width,
        ..Scene::default()
    };
    let is_crowded = is_shared
        || figures
            .data
            .windows(2)
            .any(|pair| pair[0].label == pair[1].label);
    let mut frame = Frame::new(figures, width, measure);
    if is_crowded {
        frame.bar = width - frame.start;
    }
    let all: Vec<usize> = (0..figures.data.len()).collect();
    let largest = all
        .iter()
        .map(|at| number(&figures.data[*at].values[0]))
        .fold(least, f64::max);
    let mut panel = Panel {
        figures,
        frame: &frame,
        measure,
        is_crowded,
        is_shared,
        strips: Vec::new(),
        y: 0.0,
    };
    panel.draw(&mut scene, &all, (least, largest));
    let limit = least + (largest - least) / 8.0;
    let small: Vec<usize> = all
        .into_iter()
        .filter(|at| number(&figures.data[*at].values[0]) < limit)
        .collect();
    let most = small
        .iter()
        .map(|at| number(&figures.data[*at].values[0]))
        .fold(least, f64::max);
    if (is_shared || !is_crowded) && small.len() >= 3 && most > least {
        let heading = tr!("较小的 {} 项再画一次，横轴放大：", small.len());
        panel.y = scene.heading(&heading, panel.y + GAP, measure);
        panel.draw(&mut scene, &small, (least, most));
    }
    scene.height = panel.y.ceil();
    scene
}

struct Panel<'a> {
    figures: &'a Figures,
    frame: &'a Frame,
    measure: Measure<'a>,
    is_crowded: bool,
    is_shared: bool,
    /// From where to where the dots of each row stand.
    strips: Vec<(f64, f64)>,
    y: f64,
}

impl Panel<'_> {
    fn draw(&mut self, scene: &mut Scene, data: &[usize], (least, most): (f64, f64)) {
        let scale = Scale {
            least,
            most,
            start: self.frame.start + EDGE,
            length: (self.frame.bar - 2.0 * EDGE).max(1.0),
        };
        let from = self.y;
        let grid = scene.shapes.len();
        let label = |at: &usize| &self.figures.data[*at].label;
        let rows: Vec<&[usize]> = data.chunk_by(|a, b| label(a) == label(b)).collect();
        for row in rows {
            self.row(scene, row, &scale);
        }
        self.axis(scene, &scale, (from, grid));
    }

    fn row(&mut self, scene: &mut Scene, data: &[usize], scale: &Scale) {
        let all = &self.figures.data;
        let Some(first) = data.first().and_then(|at| all.get(*at)) else {
            return;
        };
        let top = self.y;
        let value = first.values.first().filter(|_| !self.is_crowded);
        let label = (&*first.label, value);
        let named = self.frame.head(scene, top, label, self.measure);
        let narrow = self.frame.is_narrow();
        let first_line = if narrow {
            named + ROW / 2.0 - 4.0
        } else {
            top + ROW / 2.0
        };
        let placed = self.placed(data, scale);
        let lowest = placed.iter().map(|(_, level)| *level).max().unwrap_or(0);
        let dots = first_line + ROW / 2.0 + APART * lowest as f64;
        self.strips.push((first_line - 9.0, dots));
        self.y = if narrow { dots } else { dots.max(named) };
        scene.rect(scale.start, first_line - 0.5, scale.length, 1.0, Ink::Rule);
        for (at, level) in placed {
            let datum = &all[at];
            let middle = first_line + APART * level as f64;
            let (x, r) = (scale.x(number(&datum.values[0])), self.radius(datum));
            scene.dot(x, middle, r + 1.5, Ink::Paper);
            scene.dot(x, middle, r, Ink::Bar);
            if datum.likely {
                scene.dot(x, middle, r - 2.0, Ink::Paper);
            }
            let reach = r.max(12.0);
            scene.marks.push(Mark {
                datum: at,
                x: x - reach,
                y: middle - reach,
                w: 2.0 * reach,
                h: 2.0 * reach,
            });
        }
        if let Some(value) = value.filter(|_| !narrow) {
            self.frame.numbers(scene, first_line, value);
        }
    }

    /// The data of a row in the order in which they are drawn, each with how many lines below the first: the heavier first, and where a row
    /// is shared none so near another on its line that a finger could not tell them apart.
    fn placed(&self, data: &[usize], scale: &Scale) -> Vec<(usize, usize)> {
        let all = &self.figures.data;
        let mut order = data.to_vec();
        if !self.is_shared {
            sort_by(&mut order, |a, b| all[*b].weight.cmp(&all[*a].weight));
            return order.into_iter().map(|at| (at, 0)).collect();
        }
        let x = |at: usize| scale.x(number(&all[at].values[0]));
        let mut ends: Vec<f64> = Vec::new();
        let mut placed = Vec::new();
        sort_by(&mut order, |a, b| x(*a).total_cmp(&x(*b)));
        for at in order {
            let x = x(at);
            let free = ends.iter().position(|end| *end <= x);
            let level = free.unwrap_or(ends.len());
            if free.is_none() {
                ends.push(0.0);
            }
            ends[level] = x + APART;
            placed.push((at, level));
        }
        placed
    }

    fn radius(&self, datum: &Datum) -> f64 {
        let most = self.figures.data.iter().map(|datum| datum.weight).max();
        let most = most.unwrap_or(1).max(2) as f64;
        let share = ((datum.weight as f64 - 1.0) / (most - 1.0)).clamp(0.0, 1.0);
        // By area, as eyes judge circles.
        let (least, largest) = RADII;
        (least * least + share * (largest * largest - least * least)).sqrt()
    }

    /// The scale below the rows from `from` on, and its lines behind them: before the shape `grid`.
    fn axis(&mut self, scene: &mut Scene, scale: &Scale, (from, grid): (f64, usize)) {
        let widest = (self.measure)("0,000,000", SMALL) + GAP;
        let room = (scale.length / widest).floor().clamp(2.0, 7.0) as usize;
        let marks = ticks(scale.least, scale.most, room);
        let drawn = scene.shapes.split_off(grid);
        let mut strips = std::mem::take(&mut self.strips);
        if !self.frame.is_narrow() {
            // No label stands over a row that a line could cross.
            strips = vec![(from + 4.0, self.y)];
        }
        for (value, _) in &marks {
            for (upper, lower) in &strips {
                let x = scale.x(*value) - 0.5;
                scene.rect(x, *upper, 1.0, lower - upper, Ink::Rule);
            }
        }
        scene.shapes.extend(drawn);
        for (value, text) in &marks {
            let x = scale.x(*value);
            let half = (self.measure)(text, SMALL) / 2.0;
            let x = x.clamp(half, (self.frame.width - half).max(half));
            scene.text((x, self.y + 10.0), text, SMALL, Ink::Soft, Align::Middle);
        }
        self.y += LINE + 4.0;
    }
}

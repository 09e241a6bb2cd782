//! The one question of linking: in which rotation, with which gaps, does a column's sequence of cells lie on the rows?
//!
//! A column is a sequence of `pieces` (names; or stretches of lines between possible cuts of the goal column). A cell is a
//! run of neighbouring pieces. An arrangement gives each row, in cyclic order from some first row, the next cell or none.
//! For every row and every cell the score of the best arrangement that puts it there is computed (max-marginals), so that the
//! runner-up of each single link is known, not only that of the whole.

use crate::order;

/// What an arrangement is scored by.
pub(super) struct Problem<'a> {
    pub(super) pieces: usize,
    /// For each row, what giving it the pieces `from..to` scores, at `from * (pieces + 1) + to`; `NEVER` if that is no cell.
    pub(super) cells: &'a [Vec<f32>],
    /// The score of leaving a row without a cell.
    pub(super) gap: f32,
    /// Added to every arrangement.
    pub(super) base: f32,
}

/// A score that no arrangement can have.
pub(super) const NEVER: f32 = f32::NEG_INFINITY;

/// What is so much worse than the best makes no link less sure, and is not looked at: above the margin that proves a link.
pub(super) const NEGLIGIBLE: f32 = 12.0;

/// The greater of two numbers: `f32::max` also sees to what is none, which WebAssembly has no instruction for and which no score is.
pub(super) fn greater(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// For each row, the best total score with each cell (`from`, `to`) in it. `from == to` is no cell.
pub(super) struct Marginals {
    pieces: usize,
    best: Vec<Vec<f32>>,
    /// Whether arrangements that are negligible were left out.
    pub(super) more: bool,
}

/// The best cell of a row with its total score.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Choice {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) score: f32,
}

impl Marginals {
    /// Before any arrangement is known.
    pub(super) fn new(rows: usize, pieces: usize) -> Self {
        let side = pieces + 1;
        Self {
            pieces,
            best: vec![vec![NEVER; side * side]; rows],
            more: false,
        }
    }

    /// The score of the best arrangement.
    pub(super) fn total(&self) -> f32 {
        self.best[0].iter().copied().fold(NEVER, greater)
    }

    /// In how many ways a row's cell could be chosen at all.
    pub(super) fn possible(&self, row: usize) -> usize {
        self.best[row]
            .iter()
            .filter(|score| **score > NEVER)
            .count()
    }

    /// The cells that arrangements not negligible beside the best `total` give to `row`, best first; ties in the order of the
    /// pieces.
    pub(super) fn choices(&self, row: usize, total: f32) -> Vec<Choice> {
        let side = self.pieces + 1;
        let mut choices: Vec<Choice> = self.best[row]
            .iter()
            .enumerate()
            .filter(|(_, score)| **score > total - NEGLIGIBLE)
            .map(|(index, score)| Choice {
                from: index / side,
                to: index % side,
                score: *score,
            })
            .collect();
        order::sort_by(&mut choices, |a, b| b.score.total_cmp(&a.score));
        choices
    }
}

/// Scores every arrangement and keeps in `marginals` what is better than before. The score of the best. Cost: rows² × pieces².
pub(super) fn solve(problem: &Problem<'_>, marginals: &mut Marginals) -> f32 {
    let fronts: Vec<Vec<f32>> = (0..problem.cells.len())
        .map(|first| forward(problem, first))
        .collect();
    let total = |front: &Vec<f32>| front.last().copied().unwrap_or(NEVER);
    let best = fronts.iter().map(total).fold(NEVER, greater);
    for (first, front) in fronts.iter().enumerate() {
        if total(front) > best - NEGLIGIBLE {
            rotation(problem, first, front, marginals);
        } else {
            marginals.more = true;
        }
    }
    best
}

/// The score of the best arrangement alone.
pub(super) fn best(problem: &Problem<'_>) -> f32 {
    let last = |first| forward(problem, first).last().copied().unwrap_or(NEVER);
    (0..problem.cells.len()).map(last).fold(NEVER, greater)
}

/// By how much the best arrangement gets better if one row more is told apart that has nothing to be compared with:
/// `spare` is what each cell scores there. Only the best rotation counts.
pub(super) fn spare_row(problem: &Problem<'_>, spare: &[f32]) -> f32 {
    let (rows, side) = (problem.cells.len(), problem.pieces + 1);
    let fronts: Vec<Vec<f32>> = (0..rows).map(|first| forward(problem, first)).collect();
    let total = |first: &usize| fronts[*first].last().copied().unwrap_or(NEVER);
    let Some(first) = (0..rows).max_by(|a, b| total(a).total_cmp(&total(b))) else {
        return NEVER;
    };
    let mut found = NEVER;
    let mut backward = vec![NEVER; side];
    backward[problem.pieces] = 0.0;
    for step in (0..=rows).rev() {
        let front = &fronts[first][step * side..(step + 1) * side];
        for (from, score) in front.iter().enumerate() {
            let run = from * side + from + 1..(from + 1) * side;
            for (cell, after) in spare[run].iter().zip(&backward[from + 1..]) {
                found = greater(found, score + cell + after);
            }
        }
        let Some(step) = step.checked_sub(1) else {
            break;
        };
        let cells = &problem.cells[(first + step) % rows];
        let mut before = vec![NEVER; side];
        for (from, best) in before.iter_mut().enumerate() {
            if step > 0 {
                *best = problem.gap + backward[from];
            }
            let run = from * side + from + 1..(from + 1) * side;
            for (cell, after) in cells[run].iter().zip(&backward[from + 1..]) {
                *best = greater(*best, cell + after);
            }
        }
        backward = before;
    }
    found - total(&first)
}

/// All arrangements whose first cell lies in row `first`, from the front: the best score of having used up so many pieces
/// before each step, and after the last.
fn forward(problem: &Problem<'_>, first: usize) -> Vec<f32> {
    let (rows, side) = (problem.cells.len(), problem.pieces + 1);
    let mut scores = vec![NEVER; (rows + 1) * side];
    scores[0] = problem.base;
    for step in 0..rows {
        let cells = &problem.cells[(first + step) % rows];
        let (before, after) = scores[step * side..].split_at_mut(side);
        for from in 0..side {
            let score = before[from];
            if score == NEVER {
                continue;
            }
            if step > 0 {
                after[from] = greater(after[from], score + problem.gap);
            }
            let row = &cells[from * side + from + 1..(from + 1) * side];
            for (best, cell) in after[from + 1..side].iter_mut().zip(row) {
                *best = greater(*best, score + cell);
            }
        }
    }
    scores
}

/// All arrangements whose first cell lies in row `first`.
fn rotation(problem: &Problem<'_>, first: usize, forward: &[f32], marginals: &mut Marginals) {
    let (rows, side) = (problem.cells.len(), problem.pieces + 1);
    let mut backward = vec![NEVER; side];
    backward[problem.pieces] = 0.0;
    for step in (0..rows).rev() {
        let row = (first + step) % rows;
        let cells = &problem.cells[row];
        let mut before = vec![NEVER; side];
        let best = &mut marginals.best[row];
        for from in 0..side {
            let score = forward[step * side + from];
            if step > 0 {
                before[from] = problem.gap + backward[from];
                // Where an empty row stands in the sequence of pieces makes no difference to it.
                best[0] = greater(best[0], score + before[from]);
            }
            let run = from * side + from + 1..(from + 1) * side;
            let after = &backward[from + 1..];
            let mut onward = before[from];
            for ((best, cell), after) in best[run.clone()].iter_mut().zip(&cells[run]).zip(after) {
                let rest = cell + after;
                onward = greater(onward, rest);
                *best = greater(*best, score + rest);
            }
            before[from] = onward;
        }
        backward = before;
    }
}

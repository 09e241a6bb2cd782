//! The one question of linking: in which rotation, with which gaps, does a column's sequence of cells lie on the rows?
//!
//! A column is a sequence of `pieces` (names; or stretches of lines between possible cuts of the goal column). A cell is a
//! run of neighbouring pieces. An arrangement gives each row, in cyclic order from some first row, the next cell or none.
//! For every row and every cell the score of the best arrangement that puts it there is computed (max-marginals), so that the
//! runner-up of each single link is known, not only that of the whole.

use crate::order;

/// What an arrangement is scored by.
pub(super) struct Problem<'a> {
    pub(super) rows: usize,
    pub(super) pieces: usize,
    /// The score of giving a row the pieces `from..to`; `NEVER` if that is no cell.
    pub(super) cell: &'a dyn Fn(usize, usize, usize) -> f32,
    /// The score of leaving a row without a cell.
    pub(super) gap: f32,
    /// Added to every arrangement.
    pub(super) base: f32,
}

/// A score that no arrangement can have.
pub(super) const NEVER: f32 = f32::NEG_INFINITY;

/// For each row, the best total score with each cell (`from`, `to`) in it. `from == to` is no cell.
pub(super) struct Marginals {
    pieces: usize,
    best: Vec<Vec<f32>>,
}

/// The best cell of a row with its total score.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Choice {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) score: f32,
}

impl Marginals {
    /// The score of the best arrangement.
    pub(super) fn total(&self) -> f32 {
        self.best[0].iter().copied().fold(NEVER, f32::max)
    }

    /// Takes over what `other` knows to be better.
    pub(super) fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self
            .best
            .iter_mut()
            .flatten()
            .zip(other.best.iter().flatten())
        {
            *mine = mine.max(*theirs);
        }
    }

    /// All cells that some arrangement gives to `row`, best first; ties in the order of the pieces.
    pub(super) fn choices(&self, row: usize) -> Vec<Choice> {
        let side = self.pieces + 1;
        let mut choices: Vec<Choice> = self.best[row]
            .iter()
            .enumerate()
            .filter(|(_, score)| **score > NEVER)
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

/// Scores every arrangement. Cost: rows² × pieces².
pub(super) fn solve(problem: &Problem<'_>) -> Marginals {
    let side = problem.pieces + 1;
    let mut marginals = Marginals {
        pieces: problem.pieces,
        best: vec![vec![NEVER; side * side]; problem.rows],
    };
    let scores = table(problem);
    for first in 0..problem.rows {
        rotation(problem, &scores, first, &mut marginals);
    }
    marginals
}

/// `cell` for all rows and runs of pieces, asked once.
fn table(problem: &Problem<'_>) -> Vec<Vec<f32>> {
    let side = problem.pieces + 1;
    let row = |row: usize| {
        let mut scores = vec![NEVER; side * side];
        for from in 0..problem.pieces {
            for to in from + 1..side {
                scores[from * side + to] = (problem.cell)(row, from, to);
            }
        }
        scores
    };
    (0..problem.rows).map(row).collect()
}

/// All arrangements whose first cell lies in row `first`.
fn rotation(problem: &Problem<'_>, scores: &[Vec<f32>], first: usize, marginals: &mut Marginals) {
    let (rows, side) = (problem.rows, problem.pieces + 1);
    let row_at = |step: usize| (first + step) % rows;
    let step_score = |step: usize, from: usize, to: usize| match (from == to, step) {
        (true, 0) => NEVER,
        (true, _) => problem.gap,
        (false, _) => scores[row_at(step)][from * side + to],
    };
    let mut forward = vec![vec![NEVER; side]; rows + 1];
    forward[0][0] = problem.base;
    for step in 0..rows {
        for from in 0..side {
            if forward[step][from] == NEVER {
                continue;
            }
            for to in from..side {
                let score = forward[step][from] + step_score(step, from, to);
                forward[step + 1][to] = forward[step + 1][to].max(score);
            }
        }
    }
    let mut backward = vec![NEVER; side];
    backward[problem.pieces] = 0.0;
    for step in (0..rows).rev() {
        let mut before = vec![NEVER; side];
        let best = &mut marginals.best[row_at(step)];
        for from in 0..side {
            for (to, after) in backward.iter().enumerate().skip(from) {
                let onward = step_score(step, from, to) + after;
                before[from] = before[from].max(onward);
                let total = forward[step][from] + onward;
                // Where an empty row stands in the sequence of pieces makes no difference to it.
                let index = if from == to { 0 } else { from * side + to };
                best[index] = best[index].max(total);
            }
        }
        backward = before;
    }
}

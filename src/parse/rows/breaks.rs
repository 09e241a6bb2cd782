//! Breaks in the order: by how much a row's own words speak for what the order of the columns gives it.
//!
//! That a column keeps its order over a whole page is what an arrangement rests on. Where one cell and one name of different rows are
//! lost nothing is missing by count, and in between every row stands beside its neighbour's name; where two cells have changed
//! places, two rows are wrong. So the best arrangement is compared with those that break the order of one column once: by an
//! exchange of two cells, or by a stretch that lies one row further, with a row left empty and a cell left over.

use super::arrange::{self, NEVER, greater};
use super::{Columns, Placed, Rows, Scores, judge, with_names};

/// One arrangement of a page: by row, its name and the pieces of its goal.
struct Arranged {
    names: Vec<Option<usize>>,
    goals: Vec<Option<(usize, usize)>>,
}

/// Which columns a break moves against the others.
#[derive(Clone, Copy)]
struct Moved {
    names: bool,
    goals: bool,
}

const MOVES: [Moved; 3] = [
    Moved {
        names: true,
        goals: false,
    },
    Moved {
        names: false,
        goals: true,
    },
    Moved {
        names: true,
        goals: true,
    },
];

/// Notes how well each cell keeps the order, and whether the goals tell of a row more than the page has. `tables` are those of
/// [`Scores::tables`].
pub(super) fn weigh(scores: &Scores, columns: &Columns<'_>, tables: &Tables, rows: &mut Rows) {
    let arranged = Arranged::of(scores, rows);
    let same = |a: usize, b: usize| same_texts(columns, rows, a, b);
    let mut page = Page {
        scores,
        tables,
        arranged: &arranged,
        same: &same,
        names: vec![f32::INFINITY; scores.rows],
        goals: vec![f32::INFINITY; scores.rows],
    };
    for moved in MOVES {
        page.exchanges(moved);
        page.stretches(moved, 1);
        page.stretches(moved, scores.rows.saturating_sub(1));
    }
    let Page { names, goals, .. } = page;
    for (placed, kept) in rows.names.iter_mut().zip(names) {
        placed.iter_mut().for_each(|placed| placed.kept = kept);
    }
    for (placed, kept) in rows.goals.iter_mut().zip(goals) {
        placed.iter_mut().for_each(|placed| placed.kept = kept);
    }
    rows.spare_goal = scores.piece_row.len() > scores.rows && spare_goal(scores, tables, &arranged);
}

/// Whether the goals fit better when one of them belongs to a row with nothing to be compared with.
fn spare_goal(scores: &Scores, tables: &Tables, arranged: &Arranged) -> bool {
    let side = scores.cuts.len() + 2;
    let mut spare = vec![NEVER; side * side];
    for from in 0..side - 1 {
        let odds = from.checked_sub(1).map_or(0.0, |cut| scores.cuts[cut].odds);
        spare[from * side + from + 1..(from + 1) * side].fill(odds);
    }
    let mut cells = tables[0].clone();
    with_names(&mut cells, tables, &arranged.names);
    arrange::spare_row(&scores.problem(&cells, 0.0), &spare) > 0.0
}

impl Arranged {
    fn of(scores: &Scores, rows: &Rows) -> Self {
        let piece = |line: usize| match line {
            0 => 0,
            line => scores.cuts.partition_point(|cut| cut.line < line) + 1,
        };
        let name = |placed: &Placed<usize>| scores.names.binary_search(&placed.cell).ok();
        let names = rows.names.iter().map(Option::as_ref);
        let goals = rows.goals.iter().map(Option::as_ref);
        Self {
            names: names.map(|placed| placed.and_then(name)).collect(),
            goals: goals
                .map(|placed| placed.map(|goal| (piece(goal.cell.start), piece(goal.cell.end))))
                .collect(),
        }
    }
}

/// Whether two rows have the same name, and the same goal.
fn same_texts(columns: &Columns<'_>, rows: &Rows, a: usize, b: usize) -> [bool; 2] {
    let name = |row: usize| {
        let placed = rows.names[row].as_ref();
        placed.map(|placed| columns.names[placed.cell].field.text.as_str())
    };
    let goal = |row: usize| {
        let placed = rows.goals[row].as_ref();
        placed.map(|placed| &columns.goals[placed.cell.clone()])
    };
    let goals = goal(a).zip(goal(b));
    [
        name(a) == name(b),
        goals.is_some_and(|(a, b)| judge::same_text(columns.text, a, b)),
    ]
}

type Tables = [Vec<Vec<f32>>; 2];

struct Page<'a> {
    scores: &'a Scores,
    tables: &'a Tables,
    arranged: &'a Arranged,
    same: &'a dyn Fn(usize, usize) -> [bool; 2],
    /// By row, by how much the arrangement is better than any with a break that gives the row another name, and another goal.
    names: Vec<f32>,
    goals: Vec<f32>,
}

impl Page<'_> {
    /// What the words of `row` say for it when the moved columns give it what belongs to `other`, or nothing.
    fn score(&self, row: usize, other: Option<usize>, moved: Moved) -> f32 {
        let from = |is_moved: bool| if is_moved { other } else { Some(row) };
        let name = from(moved.names).and_then(|row| self.arranged.names[row]);
        let goal = from(moved.goals).and_then(|row| self.arranged.goals[row]);
        let pieces = self.scores.piece_row.len() + 1;
        let goal = goal.map(|(from, to)| from * pieces + to);
        let [by_row, by_name] = self.tables;
        let named = name.map_or(0.0, |name| self.scores.of_name(name, row));
        let aimed = goal.map_or(0.0, |goal| by_row[row][goal]);
        let both = name
            .zip(goal)
            .map_or(0.0, |(name, goal)| by_name[name][goal]);
        named + aimed + both
    }

    fn gain(&self, row: usize, other: Option<usize>, moved: Moved) -> f32 {
        self.score(row, other, moved) - self.score(row, Some(row), moved)
    }

    /// Notes that `row` would have what belongs to `other`, at such a gain.
    fn note(&mut self, row: usize, other: Option<usize>, moved: Moved, gain: f32) {
        let columns = [
            (moved.names, &mut self.names),
            (moved.goals, &mut self.goals),
        ];
        for (column, (is_moved, kept)) in columns.into_iter().enumerate() {
            let is_same = || other.is_some_and(|other| (self.same)(row, other)[column]);
            if is_moved && gain > -kept[row] && !is_same() {
                kept[row] = -gain;
            }
        }
    }

    fn exchanges(&mut self, moved: Moved) {
        for a in 0..self.scores.rows {
            for b in a + 1..self.scores.rows {
                let gain = self.gain(a, Some(b), moved) + self.gain(b, Some(a), moved);
                self.note(a, Some(b), moved, gain);
                self.note(b, Some(a), moved, gain);
            }
        }
    }

    /// Stretches of rows from each first row on, each with what belongs to the row `step` before it; the first with nothing.
    fn stretches(&mut self, moved: Moved, step: usize) {
        let rows = self.scores.rows;
        for first in 0..rows {
            // Of all longer stretches the best counts for the rows that they have in common.
            let mut gains = vec![self.gain(first, None, moved)];
            let at = |n: usize| (first + n * step) % rows;
            for n in 1..rows {
                let gain = self.gain(at(n), Some(at(n - 1)), moved);
                gains.push(gains[n - 1] + gain);
            }
            let mut best = NEVER;
            for n in (0..rows).rev() {
                best = greater(best, gains[n]);
                self.note(at(n), n.checked_sub(1).map(at), moved, best);
            }
        }
    }
}

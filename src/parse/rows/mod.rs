//! Rows: which name and which goal stand beside which indicators.
//!
//! Every column of a page is a cyclic rotation of the true order of rows, each by its own offset, perhaps with gaps. The
//! arrangement of names and the arrangement of goals (with the cuts of the goal column) are scored together: wording that a
//! name shares with a row's indicators, a goal with the row's indicators, and a goal with the row's name. Each link is
//! then judged by how much worse the best arrangement is that would put another text in its place.

mod arrange;
mod breaks;
mod cuts;
mod judge;
mod numbers;

pub(super) use cuts::{Openings, learn};

use super::names::NameCell;
use super::wording::{Gram, Lexicon, MAX_ROWS, RowSets};
use crate::order;
use crate::source::Line;
use arrange::{Choice, Marginals, NEGLIGIBLE, NEVER, Problem, greater};
use cuts::Cut;
use numbers::{centred, gap_places, running_sums, tempered};
use std::ops::Range;

/// A page's columns, ready to be linked.
pub(super) struct Columns<'a> {
    pub(super) text: &'a str,
    /// What the indicators of each row say, as pairs of characters.
    pub(super) rows: &'a [Vec<Gram>],
    pub(super) names: &'a [NameCell],
    pub(super) goals: &'a [Line],
    /// What each name says, and each line of the goals.
    pub(super) name_grams: &'a [Vec<Gram>],
    pub(super) goal_grams: &'a [Vec<Gram>],
}

/// What a column says about one row.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Placed<T> {
    pub(super) cell: T,
    pub(super) score: f32,
    /// Score of the best arrangement that would put another text here; `NEVER` if there is none.
    pub(super) runner_up: f32,
    /// What that arrangement has here instead.
    pub(super) rival: Rival,
    /// In how many ways the column could lie.
    pub(super) alternatives: u32,
    /// Whether its edges are cut where nothing speaks against it, and nowhere inside it a cut would be as good.
    pub(super) sure: bool,
    /// By how much the words speak against every single break in the order of a column that would put another text here.
    pub(super) kept: f32,
}

/// What stands in a row in the best arrangement that gives it another text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Rival {
    /// There is none.
    None,
    /// Nothing: the row would have lost its cell.
    Gap,
    /// The same lines, cut differently.
    Cut,
    /// Another cell. By so much more (or less) the words of the column and the rows alone speak for the chosen arrangement;
    /// nothing is known of that for goals.
    Other(f32),
}

/// The rows of a page: for each, the index of its name and the lines of its goal.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) names: Vec<Option<Placed<usize>>>,
    pub(super) goals: Vec<Option<Placed<Range<usize>>>>,
    /// The cells that the goal column was cut into, as ranges of its lines; also where no row could be found for them.
    pub(super) goal_cells: Vec<Range<usize>>,
    /// Whether the goals would fit better if the page had one row more, whose indicators were lost.
    pub(super) spare_goal: bool,
}

/// The most numbers that a page's cells are scored by: rows × cuts². Beyond that nothing is claimed.
const MAX_SCORES: usize = 1_000_000;

/// The most steps of arranging a page: rows² × cuts² for each arrangement of names that cannot be ruled out beforehand. A page of
/// 20 rows with wording of its own takes a few million; only where all rows say the same does none rule out another.
const MAX_STEPS: usize = 1_000_000_000;

/// Arranges the columns of a page.
pub(super) fn link(columns: &Columns<'_>, lexicon: &mut Lexicon, openings: &Openings) -> Rows {
    let rows = columns.rows.len();
    let cuts = openings.cuts(columns.text, columns.goals);
    let side = cuts.len().saturating_add(2);
    let scored = rows.saturating_mul(side).saturating_mul(side);
    let linked = (rows > 0 && rows <= MAX_ROWS && scored <= MAX_SCORES)
        .then(|| Scores::new(columns, lexicon, cuts))
        .and_then(|scores| scores.solve(columns, rows * scored));
    linked.unwrap_or_else(|| Rows {
        names: vec![None; rows],
        goals: vec![None; rows],
        goal_cells: (!columns.goals.is_empty())
            .then_some(0..columns.goals.len())
            .into_iter()
            .collect(),
        spare_goal: false,
    })
}

/// The most arrangements of a page's names: two of 35 missing. Beyond that none is linked.
const MAX_ARRANGEMENTS: usize = 20_000;

/// Everything that an arrangement is scored by.
struct Scores {
    rows: usize,
    /// Indices of the names that are whole.
    names: Vec<usize>,
    cuts: Vec<Cut>,
    /// name × row
    name_row: Vec<Vec<f32>>,
    /// piece × row
    piece_row: Vec<Vec<f32>>,
    /// piece × name
    piece_name: Vec<Vec<f32>>,
}

/// The best scores of the links of a page.
struct Found {
    /// For each row, of each name and of none: the best score, and what of it names and rows alone give.
    names: Vec<Vec<[f32; 2]>>,
    goals: Option<Marginals>,
    /// Whether arrangements that are negligible were left out.
    more: bool,
}

fn add(scores: &mut [f32], others: &[f32]) {
    for (score, other) in scores.iter_mut().zip(others) {
        *score += other;
    }
}

impl Scores {
    fn new(columns: &Columns<'_>, lexicon: &mut Lexicon, cuts: Vec<Cut>) -> Self {
        let names: Vec<usize> = (0..columns.names.len())
            .filter(|name| !columns.names[*name].fragment)
            .collect();
        let name_grams: Vec<Vec<Gram>> = names
            .iter()
            .map(|name| columns.name_grams[*name].clone())
            .collect();
        let row_sets = RowSets::new(columns.rows);
        let name_row = name_grams
            .iter()
            .map(|grams| (grams.len(), row_sets.affinity(lexicon, grams)))
            .collect();
        let known_names = if name_grams.len() > MAX_ROWS {
            Vec::new()
        } else {
            name_grams
        };
        let name_sets = RowSets::new(&known_names);
        let mut piece_row = Vec::new();
        let mut piece_name = Vec::new();
        let pieces = pieces(columns.goals.len(), &cuts);
        let grams: Vec<Vec<Gram>> = pieces
            .iter()
            .map(|piece| piece_grams(columns, piece, lexicon))
            .collect();
        for grams in grams {
            piece_row.push((grams.len(), row_sets.affinity(lexicon, &grams)));
            piece_name.push((grams.len(), name_sets.affinity(lexicon, &grams)));
        }
        Self {
            rows: columns.rows.len(),
            names,
            cuts,
            name_row: centred(name_row),
            piece_row: centred(piece_row),
            piece_name: centred(piece_name),
        }
    }

    /// `None` if it takes too many steps, of which each arrangement of names has so many.
    fn solve(&self, columns: &Columns<'_>, steps: usize) -> Option<Rows> {
        let ways = self.name_arrangements().into_iter();
        let mut arrangements: Vec<(f32, Vec<Option<usize>>)> =
            ways.map(|way| (self.names_score(&way), way)).collect();
        let alternatives = u32::try_from(arrangements.len()).unwrap_or(u32::MAX);
        order::sort_by(&mut arrangements, |a, b| b.0.total_cmp(&a.0));
        let tables = self.tables();
        let most = if arrangements.len() > 1 {
            self.goals_at_most(&tables)
        } else {
            0.0
        };
        let pieces = self.piece_row.len();
        let mut found = Found {
            names: vec![vec![[NEVER; 2]; self.names.len() + 1]; self.rows],
            goals: (pieces > 0).then(|| Marginals::new(self.rows, pieces)),
            more: false,
        };
        let mut cells = tables[0].clone();
        let mut best = NEVER;
        let mut left = MAX_STEPS;
        for (base, arrangement) in &arrangements {
            let base = *base;
            let mut total = base + most;
            if total < best - NEGLIGIBLE {
                found.more = true;
            } else {
                total = match &mut found.goals {
                    Some(goals) => {
                        left = left.checked_sub(steps)?;
                        with_names(&mut cells, &tables, arrangement);
                        arrange::solve(&self.problem(&cells, base), goals)
                    }
                    None => base,
                };
            }
            best = greater(best, total);
            for (row, name) in arrangement.iter().enumerate() {
                let best = &mut found.names[row][name.map_or(self.names.len(), |name| name)];
                if total > best[0] {
                    *best = [total, base];
                }
            }
        }
        let mut rows = judge::rows(self, columns, &found, alternatives);
        breaks::weigh(self, columns, &tables, &mut rows);
        Some(rows)
    }

    /// Every way the names can lie on the rows: each rotation, and with few names missing each place of the gaps.
    fn name_arrangements(&self) -> Vec<Vec<Option<usize>>> {
        let (rows, names) = (self.rows, self.names.len());
        if names == 0 || names > rows || rows - names > 2 {
            return vec![vec![None; rows]];
        }
        let gaps = gap_places(rows, rows - names);
        if rows * gaps.len() > MAX_ARRANGEMENTS {
            return vec![vec![None; rows]];
        }
        let mut arrangements = Vec::new();
        for first in 0..rows {
            for gap in &gaps {
                let mut arrangement = vec![None; rows];
                let filled = (0..rows).filter(|step| !gap.contains(step));
                for (name, step) in filled.enumerate() {
                    arrangement[(first + step) % rows] = Some(name);
                }
                arrangements.push(arrangement);
            }
        }
        arrangements
    }

    fn names_score(&self, arrangement: &[Option<usize>]) -> f32 {
        arrangement
            .iter()
            .enumerate()
            .filter_map(|(row, name)| name.map(|name| self.of_name(name, row)))
            .sum()
    }

    fn of_name(&self, name: usize, row: usize) -> f32 {
        tempered(self.name_row[name][row])
    }

    /// What each cell scores with each row, its cut included, and with each name.
    fn tables(&self) -> [Vec<Vec<f32>>; 2] {
        let table = |pieces: &[Vec<f32>], column: usize, cuts: bool| {
            let sums = running_sums(pieces, column);
            let side = sums.len();
            let mut cells = vec![NEVER; side * side];
            for from in 0..side - 1 {
                let cut = from.checked_sub(1).filter(|_| cuts);
                let odds = cut.map_or(0.0, |cut| self.cuts[cut].odds);
                for to in from + 1..side {
                    cells[from * side + to] = odds + tempered(sums[to] - sums[from]);
                }
            }
            cells
        };
        let by_row = (0..self.rows).map(|row| table(&self.piece_row, row, true));
        let by_name = (0..self.names.len()).map(|name| table(&self.piece_name, name, false));
        if self.piece_row.is_empty() {
            return [Vec::new(), Vec::new()];
        }
        [by_row.collect(), by_name.collect()]
    }

    /// What no arrangement of goals scores more than, wherever the names lie.
    fn goals_at_most(&self, [by_row, by_name]: &[Vec<Vec<f32>>; 2]) -> f32 {
        let Some((first, others)) = by_name.split_first().filter(|_| !by_row.is_empty()) else {
            return 0.0;
        };
        let mut most: Vec<f32> = first.iter().map(|score| greater(*score, 0.0)).collect();
        for other in others {
            for (most, score) in most.iter_mut().zip(other) {
                *most = greater(*most, *score);
            }
        }
        let mut cells = by_row.clone();
        for cells in &mut cells {
            add(cells, &most);
        }
        arrange::best(&self.problem(&cells, 0.0))
    }

    fn problem<'a>(&self, cells: &'a [Vec<f32>], base: f32) -> Problem<'a> {
        Problem {
            pieces: self.piece_row.len(),
            cells,
            gap: GAP,
            base,
        }
    }

    /// Whether a cell of pieces begins and ends at clear cuts and holds none.
    fn surely_cut(&self, cell: Choice) -> bool {
        let odds = |cut: usize| self.cuts[cut].odds;
        let begins = cell.from == 0 || odds(cell.from - 1) >= SURE_CUT;
        let ends = cell.to == self.cuts.len() + 1 || odds(cell.to - 1) >= SURE_CUT;
        begins && ends && (cell.from..cell.to - 1).all(|cut| odds(cut) < 0.0)
    }

    /// The lines of a cell of pieces.
    fn lines(&self, choice: Choice, all: usize) -> Range<usize> {
        let start = choice
            .from
            .checked_sub(1)
            .map_or(0, |cut| self.cuts[cut].line);
        let end = self.cuts.get(choice.to - 1).map_or(all, |cut| cut.line);
        start..end
    }
}

/// What some lines of the goals say, together with the pairs that their wraps part.
fn piece_grams(columns: &Columns<'_>, piece: &Range<usize>, lexicon: &Lexicon) -> Vec<Gram> {
    let mut grams = columns.goal_grams[piece.clone()].concat();
    for wrap in columns.goals[piece.clone()].windows(2) {
        let [before, after] = [&wrap[0], &wrap[1]].map(|line| line.text(columns.text));
        if let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) {
            grams.extend(lexicon.find(a, b));
        }
    }
    order::numbers(&mut grams);
    grams.dedup();
    grams
}

/// What each cell scores with each row and with the name that `arrangement` puts there, into `cells`.
fn with_names(
    cells: &mut [Vec<f32>],
    [by_row, by_name]: &[Vec<Vec<f32>>; 2],
    arrangement: &[Option<usize>],
) {
    for ((cells, row), name) in cells.iter_mut().zip(by_row).zip(arrangement) {
        cells.copy_from_slice(row);
        if let Some(name) = name {
            add(cells, &by_name[*name]);
        }
    }
}

/// The log-odds from which a cut is clear.
const SURE_CUT: f32 = 2.0;

/// The log-odds of a row whose goal did not survive.
const GAP: f32 = -5.0;

fn pieces(lines: usize, cuts: &[Cut]) -> Vec<Range<usize>> {
    if lines == 0 {
        return Vec::new();
    }
    let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.line));
    let ends = cuts.iter().map(|cut| cut.line).chain([lines]);
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

//! Which rows pass, and how many would with one choice more or less.

use super::column::{Lists, Numbers};
use super::select::Selection;
use super::table::Table;
use crate::view::filter::Facet;

/// Something that narrows a list and can be taken away as one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Constraint {
    /// The chosen values of a facet.
    Facet(Facet),
    /// The range of amounts.
    Money,
    /// The range of percentages.
    Percent,
    /// The words in the search box.
    Query,
}

const MONEY: usize = Facet::ALL.len();
const PERCENT: usize = MONEY + 1;
const QUERY: usize = PERCENT + 1;

impl Constraint {
    const fn number(self) -> usize {
        match self {
            Self::Facet(facet) => facet as usize,
            Self::Money => MONEY,
            Self::Percent => PERCENT,
            Self::Query => QUERY,
        }
    }
}

/// What a filter gives.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Outcome {
    /// The rows that pass, in order.
    pub rows: Vec<u32>,
    /// For each facet, how many rows have each of its values among those that pass everything but this facet's own choice.
    pub counts: Vec<Vec<u32>>,
    /// How many more rows there would be without each constraint alone.
    without: Vec<u32>,
}

impl Outcome {
    /// How many rows have value `at` of `facet` and pass all other facets.
    #[must_use]
    pub fn count(&self, facet: Facet, at: usize) -> u32 {
        let counts = self.counts.get(facet as usize);
        let count = counts.and_then(|counts| counts.get(at));
        count.copied().unwrap_or(0)
    }

    /// How many more rows there would be without `constraint`.
    #[must_use]
    pub fn gained_without(&self, constraint: Constraint) -> u32 {
        let gained = self.without.get(constraint.number());
        gained.copied().unwrap_or(0)
    }
}

/// What of `table` passes `selection`: of the rows in `found` (all, if that is nothing), in the order of `order`, or else of
/// `found`, or else of the table. Time grows with the number of rows and of their values, whatever is chosen.
#[must_use]
pub fn explore(
    table: &Table,
    selection: &Selection,
    found: Option<&[u32]>,
    order: Option<&[u32]>,
) -> Outcome {
    let misses = misses(table, selection, found);
    let (passing, without) = passing(table, &misses, selection);
    let passes = |row: &u32| passing.get(*row as usize) == Some(&true);
    let rows = match order.or(found) {
        Some(order) => order.iter().copied().filter(passes).collect(),
        None => (0..).take(table.len()).filter(passes).collect(),
    };
    let counts = Facet::ALL.into_iter();
    let counts = counts.map(|facet| counts_of(table, facet, &misses));
    Outcome {
        rows,
        counts: counts.collect(),
        without,
    }
}

/// Which rows pass: those with a line that misses nothing; and how many more there would be without each constraint. With the
/// query goes what is typed alone.
fn passing(table: &Table, misses: &[u16], selection: &Selection) -> (Vec<bool>, Vec<u32>) {
    let typed = selection.typed.iter();
    let typed = typed.fold(1u16 << QUERY, |bits, each| bits | 1 << each.number());
    let mut alone = vec![0u16; table.len()];
    let mut passing = vec![false; table.len()];
    for (row, missed) in table.rows_of_lines.iter().zip(misses) {
        let row = *row as usize;
        if *missed == 0 {
            passing[row] = true;
            continue;
        }
        if missed.is_power_of_two() {
            alone[row] |= missed;
        }
        if missed & !typed == 0 {
            alone[row] |= 1 << QUERY;
        }
    }
    let mut without = vec![0; QUERY + 1];
    for (alone, _) in alone.iter().zip(&passing).filter(|(_, passes)| !**passes) {
        for (bit, count) in without.iter_mut().enumerate() {
            *count += u32::from(alone >> bit & 1);
        }
    }
    (passing, without)
}

/// For each value of a facet how many rows have it in a line that passes everything else.
fn counts_of(table: &Table, facet: Facet, misses: &[u16]) -> Vec<u32> {
    let others = !(1u16 << facet as usize);
    let of_lines = table.facet_of_lines(facet);
    let column = of_lines.unwrap_or_else(|| table.facet(facet));
    let mut counts = vec![0u32; column.values.len()];
    let mut counted = vec![u32::MAX; column.values.len()];
    let lines = table.rows_of_lines.iter().zip(misses).enumerate();
    for (line, (row, _)) in lines.filter(|(_, (_, missed))| **missed & others == 0) {
        let at = of_lines.map_or(*row as usize, |_| line);
        for id in column.rows.get(at) {
            let id = *id as usize;
            counts[id] += u32::from(counted[id] != *row);
            counted[id] = *row;
        }
    }
    counts
}

/// For each line, a bit for every constraint that it does not meet.
fn misses(table: &Table, selection: &Selection, found: Option<&[u32]>) -> Vec<u16> {
    let mut rows = match found {
        None => vec![0u16; table.len()],
        Some(found) => {
            let mut misses = vec![1u16 << QUERY; table.len()];
            for row in found {
                if let Some(missed) = misses.get_mut(*row as usize) {
                    *missed = 0;
                }
            }
            misses
        }
    };
    let chosen = |facet| selection.facets.get(facet as usize)?.as_ref();
    for facet in Facet::ALL {
        if let (Some(chosen), None) = (chosen(facet), table.facet_of_lines(facet)) {
            let has = |ids: &[u32]| ids.iter().any(|id| chosen[*id as usize]);
            mark(&mut rows, facet as usize, &table.facet(facet).rows, has);
        }
    }
    mark_range(&mut rows, MONEY, selection.money, &table.money);
    let of_lines = table.percent_of_lines();
    if of_lines.is_none() {
        mark_range(&mut rows, PERCENT, selection.percent, &table.percent);
    }
    let row = |row: &u32| rows.get(*row as usize).copied().unwrap_or(u16::MAX);
    let mut lines: Vec<u16> = table.rows_of_lines.iter().map(row).collect();
    for facet in Facet::ALL {
        if let (Some(chosen), Some(column)) = (chosen(facet), table.facet_of_lines(facet)) {
            let has = |ids: &[u32]| ids.iter().any(|id| chosen[*id as usize]);
            mark(&mut lines, facet as usize, &column.rows, has);
        }
    }
    if let Some(numbers) = of_lines {
        mark_range(&mut lines, PERCENT, selection.percent, numbers);
    }
    for beside in &selection.beside {
        let others = self::misses(table, beside, None);
        for (missed, other) in lines.iter_mut().zip(others) {
            *missed |= u16::from(other != 0) << QUERY;
        }
    }
    for (missed, answers) in lines.iter_mut().zip(selection.answering.iter().flatten()) {
        *missed |= u16::from(!answers) << QUERY;
    }
    lines
}

fn mark_range(misses: &mut [u16], bit: usize, ranks: Option<(u32, u32)>, numbers: &Numbers) {
    if let Some((from, to)) = ranks {
        let within = |ends: &(u32, u32)| ends.1 >= from && ends.0 < to;
        let has = |all: &[(u32, u32)]| all.iter().any(within);
        mark(misses, bit, &numbers.rows, has);
    }
}

fn mark<T>(misses: &mut [u16], bit: usize, rows: &Lists<T>, has: impl Fn(&[T]) -> bool) {
    for (missed, row) in misses.iter_mut().zip(rows.iter()) {
        if !has(row) {
            *missed |= 1 << bit;
        }
    }
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;

//! Which rows pass, and how many would with one choice more or less.

use super::column::Lists;
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
    let passes = |row: &u32| misses.get(*row as usize) == Some(&0);
    let rows = match order.or(found) {
        Some(order) => order.iter().copied().filter(passes).collect(),
        None => (0..).take(table.len()).filter(passes).collect(),
    };
    let counts = Facet::ALL.into_iter().map(|facet| {
        let column = table.facet(facet);
        let others = !(1u16 << facet as usize);
        let mut counts = vec![0u32; column.values.len()];
        for (ids, missed) in column.rows().zip(&misses) {
            if missed & others == 0 {
                for id in ids {
                    counts[*id as usize] += 1;
                }
            }
        }
        counts
    });
    let counts = counts.collect();
    let mut without = vec![0; QUERY + 1];
    for missed in &misses {
        if missed.is_power_of_two() {
            without[missed.trailing_zeros() as usize] += 1;
        }
    }
    Outcome {
        rows,
        counts,
        without,
    }
}

/// For each row, a bit for every constraint that it does not meet.
fn misses(table: &Table, selection: &Selection, found: Option<&[u32]>) -> Vec<u16> {
    let mut misses = match found {
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
    for facet in Facet::ALL {
        let chosen = selection.facets.get(facet as usize);
        if let Some(Some(chosen)) = chosen {
            let has = |ids: &[u32]| ids.iter().any(|id| chosen[*id as usize]);
            mark(&mut misses, facet as usize, &table.facet(facet).rows, has);
        }
    }
    for (bit, ranks, numbers) in [
        (MONEY, selection.money, &table.money),
        (PERCENT, selection.percent, &table.percent),
    ] {
        if let Some((from, to)) = ranks {
            let within = |ends: &(u32, u32)| ends.1 >= from && ends.0 < to;
            let has = |all: &[(u32, u32)]| all.iter().any(within);
            mark(&mut misses, bit, &numbers.rows, has);
        }
    }
    misses
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

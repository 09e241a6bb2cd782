//! Random tables of invented departments, damaged as extractors damage published ones, with the truth beside the text.
//!
//! `Case::new(seed)` is all there is to it: the same seed gives the same text everywhere. The kinds of damage and how
//! often each occurs were taken from a published table: columns one after the other, each rotated by its own offset;
//! unit rows first on their page; wraps at 71, 50 and 29 half-width columns; blank lines before every cell and before
//! three in four of its further lines; lost columns, lost cells, name tails, glued amounts. How much of a project's
//! name its goal and indicators repeat follows that table too (longest common run of name and indicators: under three
//! characters in six rows of ten, four to six in a quarter; of name and goal: two in a quarter, nine or more in a third).
#![allow(
    dead_code,
    unused_imports,
    reason = "each program that includes it uses a part"
)]

mod cell;
mod departments;
mod form;
pub(crate) mod judge;
pub(crate) mod losses;
mod more_departments;
mod oracle;
mod plan;
mod project;
mod render;
mod report;
mod rng;
mod sums;
mod table;
mod truth;
mod vocabulary;
mod wrap;

pub(crate) use rng::Rng;
pub(crate) use table::Table;
pub(crate) use truth::{TruthPage, bare};

/// A generated table: its text and what is true of it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) seed: u64,
    pub(crate) table: Table,
    pub(crate) text: String,
    pub(crate) pages: Vec<TruthPage>,
    /// How many pages of the table are missing before these.
    pub(crate) missing: usize,
}

impl Case {
    pub(crate) fn new(seed: u64) -> Self {
        Self::rotated(seed, 0)
    }

    /// The same table with the same damage; every column of every page rotated anew.
    pub(crate) fn rotated(seed: u64, rotation: u64) -> Self {
        Self::written(seed, rotation, None)
    }

    /// The same table with more of its text lost; the truth is that of the whole.
    pub(crate) fn losing(seed: u64, loss: losses::Loss) -> Self {
        Self::written(seed, 0, Some(loss))
    }

    fn written(seed: u64, rotation: u64, loss: Option<losses::Loss>) -> Self {
        let mut rng = Rng::new(seed);
        let table = Table::new(&mut rng);
        let mut damage = rng.fork(1);
        let mut turns = rng.fork(2 + rotation);
        let plan = plan::plan(&table, &mut damage, &mut turns);
        let typography = rng.fork(1_000_000);
        let missing = missing_pages(plan.len(), &mut damage);
        let pages = truth::truth(&table, &plan).split_off(missing);
        let mut left = plan;
        if let Some(loss) = loss {
            loss.of_pages(&mut left, &mut damage);
        }
        let mut text = render::render(&table, &left, missing, typography);
        if let Some(loss) = loss {
            text = loss.of_text(&text, &mut damage);
        }
        Self {
            seed,
            text,
            pages,
            missing,
            table,
        }
    }

    /// The units whose rows of sums stand in the text.
    pub(crate) fn units(&self) -> impl Iterator<Item = usize> {
        self.pages
            .iter()
            .flat_map(|page| page.units.iter().copied())
    }
}

/// One table in ten has lost its first pages.
fn missing_pages(pages: usize, rng: &mut Rng) -> usize {
    if pages > 1 && rng.chance(10) {
        rng.range(1, pages - 1)
    } else {
        0
    }
}

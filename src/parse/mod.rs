//! Cells to indicators, rows and links: the whole reader on one screen.
//!
//! ```text
//! Source ─pages─→ cells (indicators, names, goal lines, amounts, unit rows)
//!        ─learn─→ wording and goal openings of this document
//!        ─link──→ names and goals to rows, rows to units, amounts to rows
//!        ─close─→ Dataset, with every character accounted for
//! ```

mod amounts;
mod assemble;
mod cells;
mod heading;
mod ids;
mod indicators;
mod joined;
mod ledger;
mod links;
mod membership;
mod money;
mod names;
mod naming;
mod payments;
mod rows;
mod units;
mod unlinked;
mod wording;

pub mod targets;

use crate::model::Dataset;
use crate::source::{self, Source, SourceError};
use ledger::Ledger;

/// What a reading is busy with, in the order of its steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Bytes become text and text becomes pages.
    Text,
    /// Pages become cells.
    Cells,
    /// Cells become rows.
    Links,
    /// The rows are audited.
    Checks,
}

impl Stage {
    /// Every step.
    pub const ALL: [Self; 4] = [Self::Text, Self::Cells, Self::Links, Self::Checks];
}

/// Why a file is not read at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotATable {
    /// The file holds no characters but blanks.
    Empty,
    /// The file holds NUL bytes and no indicator of the form: it is not text in UTF-8 or GB18030.
    NotText,
    /// The file is longer than places in it can be expressed.
    TooLong,
    /// No indicator of the form stands in it.
    NoIndicators,
}

impl NotATable {
    /// Every reason there is.
    pub const ALL: [Self; 4] = [
        Self::Empty,
        Self::NotText,
        Self::TooLong,
        Self::NoIndicators,
    ];
}

impl From<SourceError> for NotATable {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::Empty => Self::Empty,
            SourceError::TooLong => Self::TooLong,
        }
    }
}

/// Reads a document, audits aside. `gb18030` is the platform's decoder, asked only for bytes that are not UTF-8; `None` if it
/// has none, or the bytes are something else. `begun` is told each step as it begins.
///
/// # Errors
/// If the file cannot be a table of this form at all.
pub fn read(
    bytes: &[u8],
    gb18030: &dyn Fn(&[u8]) -> Option<String>,
    begun: &dyn Fn(Stage),
) -> Result<Dataset, NotATable> {
    begun(Stage::Text);
    let source = Source::decode(bytes, gb18030)?;
    let mut ledger = Ledger::default();
    let pages = source::pages(&source.text);
    let document = heading::read(&source.text, &pages.furniture, &mut ledger);
    begun(Stage::Cells);
    let mut cells = cells::read(&source.text, pages.pages, document.year, &mut ledger);
    if cells
        .pages
        .iter()
        .all(|page| page.rows.iter().all(|row| row.indicators.is_empty()))
    {
        return Err(if source.has_nul {
            NotATable::NotText
        } else {
            NotATable::NoIndicators
        });
    }
    begun(Stage::Links);
    let links = cells.link(&source.text, &document.department.text);
    Ok(assemble::dataset(source, document, cells, links, ledger))
}

//! Cells to indicators, rows and links: the whole reader on one screen.

pub mod targets;

use crate::model::Dataset;

/// Why a file is not read at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotATable {
    /// The file holds no characters but blanks.
    Empty,
    /// The file is not text in UTF-8 or GB18030.
    NotText,
    /// No indicator of the form stands in it.
    NoIndicators,
}

/// Reads a document.
///
/// Never panics and never fails on a damaged table: what could be read comes back with
/// [diagnostics](crate::diagnostic::Diagnostic). Reading the same bytes twice gives the same result.
///
/// # Errors
/// If the file cannot be a table of this form at all.
pub fn read(bytes: &[u8]) -> Result<Dataset, NotATable> {
    if bytes.is_empty() {
        Err(NotATable::Empty)
    } else {
        Err(NotATable::NoIndicators)
    }
}

//! One row per indicator, as a table for spreadsheets and programs (RFC 4180).

use super::columns::{Cell, INDICATOR, PROJECT, of_indicator, of_project};
use super::rows::{Line, Rows};
use crate::model::Dataset;

/// Who reads the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavour {
    /// Excel and WPS: with a byte order mark, without which they take UTF-8 for another encoding; and a text that they would
    /// run as a formula has an apostrophe before it.
    Spreadsheet,
    /// A program: every text verbatim.
    Verbatim,
}

/// The indicators of `rows`, in their order, each with its project; a project without any has one row.
#[must_use]
pub fn table(dataset: &Dataset, rows: &Rows, flavour: Flavour) -> Vec<u8> {
    let is_guarded = flavour == Flavour::Spreadsheet;
    let mark = if is_guarded { "\u{feff}" } else { "" };
    let mut writer = csv::Writer::from_writer(mark.as_bytes().to_vec());
    // Writing to memory does not fail, and every row has as many cells as the first.
    let _ = writer.write_record(headings(dataset));
    for line in rows.lines(dataset) {
        let cells = cells(dataset, line).into_iter();
        let _ = writer.write_record(cells.map(|cell| cell.written(is_guarded)));
    }
    writer.into_inner().unwrap_or_default()
}

/// The headings of [`cells`].
pub(super) fn headings(dataset: &Dataset) -> Vec<String> {
    let columns = PROJECT.iter().chain(&INDICATOR);
    columns.map(|column| column.heading(dataset)).collect()
}

/// What a project and its indicator say, side by side.
pub(super) fn cells(dataset: &Dataset, (project, indicator): Line<'_>) -> Vec<Cell> {
    let mut cells = of_project(dataset, project);
    cells.extend(of_indicator(dataset, indicator.map(|(_, one)| one)));
    cells
}

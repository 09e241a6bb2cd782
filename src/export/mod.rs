//! The dataset as files: tables, a workbook, JSON and a data package; as text for the clipboard; and its citation.

mod about;
mod charts;
pub mod citation;
mod columns;
pub mod json;
mod package;
mod rows;
pub mod table;
mod tsv;
mod xlsx;

pub use about::About;
pub use charts::{chart_csv, sheet};
pub use citation::{Citation, Subject, cite, cited_link, permalink};
pub use json::json;
pub use package::package;
pub use rows::{Order, Rows};
pub use table::{Flavour, table};
pub use tsv::{tsv, tsv_lines};
pub use xlsx::xlsx;

use crate::model::Dataset;

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// [`xlsx`]
    Workbook,
    /// [`table`] for Excel and WPS.
    Spreadsheet,
    /// [`table`] for programs.
    Verbatim,
    /// [`json::listed`]
    Listed,
    /// [`json`], of the whole document.
    Json,
    /// [`package`], of the whole document.
    Package,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Workbook,
        Self::Spreadsheet,
        Self::Verbatim,
        Self::Listed,
        Self::Json,
        Self::Package,
    ];

    /// The end of the name of such a file.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Spreadsheet => "csv",
            Self::Verbatim => "原样.csv",
            Self::Listed | Self::Json => "json",
            Self::Package => "zip",
        }
    }

    /// Whether it holds the whole document, whatever rows are asked for.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Json | Self::Package)
    }

    /// Whether it speaks the language of its reader; what programs read is in Chinese for everybody.
    #[must_use]
    pub const fn is_spoken(self) -> bool {
        matches!(self, Self::Workbook | Self::Spreadsheet)
    }
}

/// The file that is asked for.
#[must_use]
pub fn file(dataset: &Dataset, order: &Order) -> Vec<u8> {
    let Order {
        format,
        rows,
        about,
    } = order;
    match format {
        Format::Workbook => xlsx(dataset, rows, about),
        Format::Spreadsheet => table(dataset, rows, Flavour::Spreadsheet),
        Format::Verbatim => table(dataset, rows, Flavour::Verbatim),
        Format::Listed => json::listed(dataset, rows).into_bytes(),
        Format::Json => json(dataset).into_bytes(),
        Format::Package => package(dataset, about),
    }
}

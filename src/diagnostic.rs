//! What the reader noticed about the text itself: damage, gaps, things it could not place.
//!
//! A diagnostic speaks of the extraction, a [finding](crate::model::Finding) of what was published.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// How much of the reading a diagnostic puts in doubt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is missing because of it.
    Info,
    /// Something could not be read or placed.
    Warning,
    /// A whole part of the document is missing or unreadable.
    Error,
}

/// The exact thing that was noticed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Bytes that are no text in the file's encoding; shown as U+FFFD.
    UndecodableBytes,
    /// The text stops in the middle of a page: the file is probably cut off.
    TruncatedDocument,
    /// An indicator lacks one of its parts.
    IncompleteIndicator,
    /// The ordinals of a cell do not run 1, 2, 3 ….
    OrdinalGap,
    /// Text that belongs to no recognised part of the table.
    Residue,
    /// A column of a page has fewer cells than the page has rows.
    MissingCells,
    /// A column of a page has more cells than the page has rows.
    SurplusCells,
    /// A cell that is only the tail or the head of a longer one.
    Fragment,
    /// Two amounts stood together without a blank and were taken apart.
    GluedAmounts,
    /// A number too large to be held exactly.
    AmountOutOfRange,
    /// The columns of a page could not be linked with confidence.
    UnlinkedColumn,
    /// The document names no grand total.
    NoGrandTotal,
    /// The unit rows add up to less than the grand total: the file may end before the table does.
    UnitsFallShort,
    /// The document names more than one grand total: it may hold several tables.
    SeveralGrandTotals,
}

/// One thing noticed, with its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Where in the text.
    pub span: Span,
    /// The page, counted from 1, or 0 for the document as a whole.
    pub page: u32,
    /// A sentence in Chinese for the reader: what happened and where.
    pub message: String,
}

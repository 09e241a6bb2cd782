//! The whole result.

use super::{
    Appropriation, Column, Confidence, Evidence, Field, FileMap, Finding, Project, SpendingUnit,
};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Everything that was read from one document.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Dataset {
    /// What the document says of itself.
    pub document: Document,
    /// The document's text; all spans point into it.
    pub text: String,
    /// Where that text stands in the file.
    pub file: FileMap,
    /// Spending units in the order of their rows.
    pub units: Vec<SpendingUnit>,
    /// Projects in the order of their pages and cells.
    pub projects: Vec<Project>,
    /// The pages.
    pub pages: Vec<Page>,
    /// What a reader may want to check.
    pub findings: Vec<Finding>,
    /// Every non-blank character of the text, in exactly one segment; ascending.
    pub segments: Vec<Segment>,
    /// How much of the text was read.
    pub coverage: Coverage,
    /// What the reader noticed about the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the document says of itself.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Document {
    /// The title that stands on every page.
    pub title: Field,
    /// 部门名称
    pub department: Field,
    /// The budget year, from the title.
    pub year: Option<u16>,
    /// The published unit of money, as a rule 万元.
    pub currency_unit: Field,
    /// Lower-case hexadecimal SHA-256 of the file's bytes.
    pub sha256: String,
    /// The 合计 row.
    pub grand_total: Appropriation,
}

/// One page.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Page {
    /// Counted from 1.
    pub number: u32,
    /// Its text, from its first to its last character.
    pub span: Span,
    /// Its projects, a range of indices in [`Dataset::projects`].
    pub projects: std::ops::Range<usize>,
    /// How each column was linked to the rows.
    pub columns: Vec<ColumnLink>,
    /// The cells that could not be linked to a row.
    #[serde(skip)]
    pub unlinked: Unlinked,
}

/// The chosen arrangement of one column of one page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ColumnLink {
    /// Which column.
    pub column: Column,
    /// How many cells the page has in it.
    pub cells: u32,
    /// The row (from 0) of the first cell, where one offset was chosen.
    pub offset: Option<u32>,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// Cells of a page that belong to none of its rows for certain.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Unlinked {
    /// Amounts, and those numbers of unit rows whose fund could not be told.
    pub amounts: Vec<super::Amount>,
    /// Names, and fragments of names.
    pub names: Vec<Field>,
    /// Goals, and fragments of goals.
    pub goals: Vec<Field>,
}

/// What a stretch of the text is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Title, department line, column headings.
    Furniture,
    /// The name in a unit row or 合计 row.
    UnitName,
    /// An amount, in a unit row or a money column.
    Amount,
    /// A project's name.
    Name,
    /// A goal.
    Goal,
    /// The number of an indicator with its '、'.
    Ordinal,
    /// A level's code with its hyphen.
    LevelCode,
    /// A level's name.
    LevelName,
    /// An indicator's name.
    IndicatorName,
    /// '实施周期指标值:' or '年度指标值:'.
    ValueLabel,
    /// A cycle value.
    CycleValue,
    /// An annual value.
    AnnualValue,
    /// '；' and '。' between the parts.
    Punctuation,
    /// None of these; a diagnostic says more.
    Residue,
}

/// A stretch of the text and what it is. Blanks may lie inside or between segments.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// What.
    pub part: Part,
    /// Index in [`Dataset::projects`] of the row it was linked to.
    pub project: Option<u32>,
}

/// How much of the text was read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Coverage {
    /// Non-blank characters in the text.
    pub characters: u64,
    /// Those in a segment other than residue.
    pub assigned: u64,
    /// The rest, by place.
    pub residue: Vec<Span>,
}

//! Something about the published content that a reader may want to check. Findings are neutral; none accuses.

use crate::diagnostic::Severity;
use crate::span::Span;
use serde::Serialize;

/// The id of an audit: its file name in `src/audit`, its anchor on the method page, its name in exports.
pub type FindingId = &'static str;

/// One finding with its evidence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Finding {
    /// Which audit found it.
    pub id: FindingId,
    /// How much it may matter to a reader.
    pub severity: Severity,
    /// One neutral Chinese sentence with the figures.
    pub message: String,
    /// Indices in [`super::Dataset::projects`] that it concerns.
    pub projects: Vec<usize>,
    /// The characters it rests on.
    pub spans: Vec<Span>,
}

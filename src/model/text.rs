//! A published string and the places it was read from.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A field of the table: its characters joined over the extractor's line wraps, and where each run of them stands.
///
/// Invariant: `text` is the concatenation of the source at `runs`, in order. A kept paragraph break is the line feed of
/// the source itself, so it is part of a run. An empty field means that nothing was published or nothing survived.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
pub struct Field {
    /// The joined characters, verbatim.
    pub text: String,
    /// The places of those characters, ascending, none empty, none touching its neighbour.
    pub runs: Vec<Span>,
}

impl Field {
    /// The field that reads `source` at `runs`, neighbours merged and empty runs dropped.
    #[must_use]
    pub fn new(source: &str, runs: impl IntoIterator<Item = Span>) -> Self {
        let mut field = Self::default();
        for run in runs {
            field.push(source, run);
        }
        field
    }

    /// The characters of `source` at `runs`, none of which are empty or adjoin.
    #[must_use]
    pub(crate) fn of_runs(source: &str, runs: Vec<Span>) -> Self {
        let length = runs.iter().map(|run| run.len() as usize).sum();
        let mut text = String::with_capacity(length);
        for run in &runs {
            text.push_str(&source[run.range()]);
        }
        Self { text, runs }
    }

    /// Appends the characters of `source` at `run`.
    pub fn push(&mut self, source: &str, run: Span) {
        if run.is_empty() {
            return;
        }
        self.text.push_str(&source[run.range()]);
        match self.runs.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ => self.runs.push(run),
        }
    }

    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// From the first to the last character; wraps and blanks between them included.
    #[must_use]
    pub fn span(&self) -> Span {
        match (self.runs.first(), self.runs.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => Span::default(),
        }
    }

    /// The places in the source of `range`, a byte range of `text`: where to put a highlight.
    #[must_use]
    pub fn places(&self, range: std::ops::Range<usize>) -> Vec<Span> {
        let mut at = 0usize;
        let mut places = Vec::new();
        for run in &self.runs {
            let len = run.len() as usize;
            let start = range.start.max(at);
            let end = range.end.min(at + len);
            if start < end {
                let shift =
                    |offset: usize| run.start + u32::try_from(offset - at).unwrap_or(u32::MAX);
                places.push(Span::new(shift(start), shift(end)));
            }
            at += len;
        }
        places
    }
}

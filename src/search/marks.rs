//! Highlights: where in an original text a query's terms stand.

use super::fold::Folded;
use super::query::Query;
use super::term::Term;
use crate::order;
use memchr::memmem;
use std::ops::Range;

/// A highlight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Bytes of the original text, on character boundaries.
    pub range: Range<usize>,
    /// Whether the characters are marked for their sound, not for themselves.
    pub by_sound: bool,
}

impl Query {
    /// The places in `text` that the query's terms stand at: ascending, none overlapping or touching another of its kind.
    /// A term that stands there literally is not looked for by its sound. Excluded terms and conditions mark nothing.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Mark> {
        let folded = Folded::new(text);
        let mut marks = places(self, folded.text());
        for mark in &mut marks {
            mark.range = folded.original(mark.range.clone());
        }
        joined(marks)
    }

    /// Like [`Query::marks`] for a text that folding does not change.
    pub(super) fn marks_of_folded(&self, text: &str) -> Vec<Mark> {
        joined(places(self, text))
    }

    /// Whether any term stands in a folded text.
    pub(super) fn touches(&self, folded: &str) -> bool {
        self.wanted().any(|term| term.stands_in(folded))
    }
}

fn places(query: &Query, folded: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    for term in query.wanted() {
        let found = marks.len();
        let len = term.folded().len();
        let hits = memmem::find_iter(folded.as_bytes(), term.folded());
        marks.extend(hits.map(|at| Mark {
            range: at..at + len,
            by_sound: false,
        }));
        if marks.len() == found {
            sounds(term, folded, &mut marks);
        }
    }
    marks
}

fn sounds(term: &Term, folded: &str, marks: &mut Vec<Mark>) {
    let Some(spelling) = term.spelling() else {
        return;
    };
    let mut from = 0;
    while let Some(place) = folded.get(from..).and_then(|rest| spelling.find(rest)) {
        let range = from + place.start..from + place.end;
        from = range.end;
        marks.push(Mark {
            range,
            by_sound: true,
        });
    }
}

/// Sorts the marks and joins those that overlap or touch; one that is literal in part is literal.
fn joined(mut marks: Vec<Mark>) -> Vec<Mark> {
    if marks.len() < 2 {
        return marks;
    }
    let range = |mark: &Mark| (mark.range.start, mark.range.end);
    order::sort_by(&mut marks, |a, b| range(a).cmp(&range(b)));
    let mut out: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        match out
            .last_mut()
            .filter(|last| mark.range.start <= last.range.end)
        {
            Some(last) => {
                last.range.end = last.range.end.max(mark.range.end);
                last.by_sound &= mark.by_sound;
            }
            None => out.push(mark),
        }
    }
    out
}

//! Highlights: where in an original text a query's terms stand.

use super::corpus::{Corpus, Field};
use super::engine::Found;
use super::fold::Folded;
use super::matched::Matched;
use super::query::Query;
use super::strings::StringId;
use super::term::Term;
use crate::order;
use memchr::memmem::Finder;
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
        let mut marks = Vec::new();
        for term in self.wanted() {
            let before = marks.len();
            for form in term.forms() {
                literals(&Finder::new(form), folded.text(), &mut marks);
            }
            if marks.len() == before {
                sounds(term, folded.text(), &mut marks);
            }
        }
        in_original(&mut marks, &folded);
        joined(marks)
    }
}

/// Marks what a query found in a corpus.
pub struct Marker<'a> {
    corpus: &'a Corpus,
    terms: Vec<(&'a Term, Vec<Finder<'a>>, &'a Matched)>,
}

impl<'a> Marker<'a> {
    /// A marker of what `found` holds, which must be the corpus's answer to `query`.
    #[must_use]
    pub fn new(corpus: &'a Corpus, query: &'a Query, found: &'a Found) -> Self {
        let matched = found.matched.iter().map(|matched| &**matched);
        Self::of_terms(corpus, query.wanted().zip(matched))
    }

    pub(super) fn of_terms(
        corpus: &'a Corpus,
        terms: impl Iterator<Item = (&'a Term, &'a Matched)>,
    ) -> Self {
        let terms = terms.map(|(term, matched)| {
            let finders = term.forms().map(Finder::new).collect();
            (term, finders, matched)
        });
        Self {
            corpus,
            terms: terms.collect(),
        }
    }

    /// Where the terms stand in a record's fields: what [`Query::marks`] gives for each.
    #[must_use]
    pub fn marks(&self, record: usize) -> Vec<(Field, Vec<Mark>)> {
        let fields = self.corpus.fields().iter().enumerate();
        fields
            .map(|(column, field)| (*field, self.of_string(self.corpus.string(record, column))))
            .filter(|(_, marks)| !marks.is_empty())
            .collect()
    }

    /// For each of a record's [marks](Marker::marks) which of the terms stand in that field: a bit for each of the first 32.
    #[must_use]
    pub fn terms(&self, record: usize) -> Vec<u32> {
        let columns = 0..self.corpus.fields().len();
        let of_column = |column| {
            let id = self.corpus.string(record, column);
            let terms = self.terms.iter().zip(0..u32::BITS);
            let stands = |matched: &Matched| matched.literal.of(id) | matched.sound.of(id) > 0;
            let own = terms.filter(|((_, _, matched), _)| stands(matched));
            own.fold(0, |bits, (_, at)| bits | 1 << at)
        };
        columns.map(of_column).filter(|bits| *bits > 0).collect()
    }

    fn of_string(&self, id: StringId) -> Vec<Mark> {
        let mut marks = Vec::new();
        let strings = self.corpus.strings();
        for (term, finders, matched) in &self.terms {
            if matched.literal.of(id) > 0 {
                for finder in finders {
                    literals(finder, strings.folded(id), &mut marks);
                }
            } else if matched.sound.of(id) > 0 {
                sounds(term, strings.folded(id), &mut marks);
            }
        }
        if !marks.is_empty() && !strings.is_folded(id) {
            in_original(&mut marks, &Folded::new(strings.original(id)));
        }
        joined(marks)
    }
}

fn in_original(marks: &mut [Mark], folded: &Folded) {
    for mark in marks {
        mark.range = folded.original(mark.range.clone());
    }
}

/// How many bytes the first character of a text that is not empty has.
fn first_len(text: &[u8]) -> usize {
    let rest = text.iter().skip(1);
    1 + rest.take_while(|byte| **byte & 0xc0 == 0x80).count()
}

/// Marks the places where a term stands as it is written.
fn literals(finder: &Finder<'_>, folded: &str, marks: &mut Vec<Mark>) {
    let len = finder.needle().len();
    // '00' stands in '1000' twice.
    let step = first_len(finder.needle());
    let mut from = 0;
    while let Some(at) = folded
        .as_bytes()
        .get(from..)
        .and_then(|rest| finder.find(rest))
    {
        let at = from + at;
        marks.push(Mark {
            range: at..at + len,
            by_sound: false,
        });
        from = at + step;
    }
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

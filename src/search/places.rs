//! Where the terms of a query stand, and which of two answers comes first for that.

use super::bits::Bits;
use super::corpus::Corpus;
use super::matched::{Matched, RANKS, rank};
use std::ops::Range;
use std::rc::Rc;

/// A match in a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) rank: usize,
    /// At which of the field's characters, from 1; 255 is there or later.
    pub(super) at: usize,
    pub(super) record: usize,
    pub(super) column: usize,
}

/// How far apart two matches in different fields are taken to be.
const APART: usize = 255;

pub(super) type Keys = (usize, usize, usize);

/// What projects and records are ordered by: the worst rank of a clause, the sum of ranks, the sum of places and of the distances between
/// them. A clause without a match, because another of its alternatives holds, counts as the worst match.
pub(super) fn keys(places: &[Option<Place>]) -> Keys {
    let ranks = places
        .iter()
        .map(|place| place.map_or(RANKS - 1, |place| place.rank));
    let found = || places.iter().flatten();
    let near = found().zip(found().skip(1)).map(|(a, b)| {
        let same = (a.record, a.column) == (b.record, b.column);
        if same { a.at.abs_diff(b.at) } else { APART }
    });
    let ats = found().map(|place| place.at);
    (
        ranks.clone().max().unwrap_or(0),
        ranks.sum(),
        ats.chain(near).sum(),
    )
}

/// The best match of any of a clause's terms in any of these records.
pub(super) fn best<'a>(
    corpus: &Corpus,
    terms: &(impl Iterator<Item = &'a Matched> + Clone),
    records: Range<usize>,
) -> Option<Place> {
    let mut best: Option<Place> = None;
    for record in records {
        for (column, field) in corpus.fields().iter().enumerate() {
            let string = corpus.string(record, column);
            for matched in terms.clone() {
                for (places, by_sound) in [(&matched.literal, false), (&matched.sound, true)] {
                    let at = usize::from(places.of(string));
                    let place = Place {
                        rank: rank(field.tier(), by_sound, at == 1),
                        at,
                        record,
                        column,
                    };
                    if at > 0 && best.is_none_or(|best| place < best) {
                        best = Some(place);
                    }
                }
            }
        }
    }
    best
}

/// The first `limit` of `level`, records whose best match of `terms` is of rank `of`: earlier in their field first, then as they
/// stand in the corpus. Records among them without a match, because another alternative holds, come last.
pub(super) fn earliest(
    corpus: &Corpus,
    terms: &[Rc<Matched>],
    (level, of): (&Bits, usize),
    limit: usize,
) -> Vec<usize> {
    let mut rest = level.clone();
    let mut first = Vec::with_capacity(limit);
    let strings = by_place(terms, of);
    for strings in strings.iter().filter(|strings| !strings.is_empty()) {
        if first.len() >= limit {
            return first;
        }
        let mut here = Bits::none(corpus.len());
        for id in strings {
            for run in corpus.postings.runs(*id) {
                if is_of(corpus, run.column(), of) {
                    here.insert_run(run.first(), run.len());
                }
            }
            for (column, set) in corpus.postings.sets(*id) {
                if is_of(corpus, usize::from(*column), of) {
                    here.unite(set);
                }
            }
        }
        here.intersect(&rest);
        rest.subtract(&here);
        first.extend(here.iter().take(limit - first.len()));
    }
    let left = limit.saturating_sub(first.len());
    first.extend(rest.iter().take(left));
    first
}

/// The strings that can make a match of this rank, by the place of the match in them.
fn by_place(terms: &[Rc<Matched>], of: usize) -> Vec<Vec<u32>> {
    let mut strings = vec![Vec::new(); usize::from(u8::MAX) + 1];
    for term in terms {
        let places = if of < RANKS / 2 {
            &term.literal
        } else {
            &term.sound
        };
        places.each(|id, place| strings[usize::from(place)].push(id));
    }
    strings
}

/// Whether a match in this column can be of rank `of`.
fn is_of(corpus: &Corpus, column: usize, of: usize) -> bool {
    let tier = corpus.fields.get(column).map(|field| field.tier());
    tier == Some(of % (RANKS / 2) / 2)
}

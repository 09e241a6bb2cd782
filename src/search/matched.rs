//! Which strings a term matches, and which records that makes.

use super::bits::Bits;
use super::corpus::{COLUMN_BITS, Corpus, TIERS};
use super::strings::StringId;
use super::term::Term;
use memchr::memmem::Finder;

/// The strings that a term matches, with the byte of the first match; ascending.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Matched {
    pub(super) literal: Vec<(StringId, u32)>,
    /// By its sound; a string may stand in both.
    pub(super) sound: Vec<(StringId, u32)>,
}

/// Ranks of matches: literal before sound, then by tier, then at the start of the field before later.
pub(super) const RANKS: usize = TIERS * 4;

/// The records that match, by rank; `None` for ranks without any.
pub(super) type Ranked = [Option<Bits>; RANKS];

/// The rank of a match in a field of this tier.
pub(super) const fn rank(tier: usize, by_sound: bool, at_start: bool) -> usize {
    let literal = tier * 2 + if at_start { 0 } else { 1 };
    if by_sound {
        literal + TIERS * 2
    } else {
        literal
    }
}

impl Matched {
    /// Scans all strings.
    pub(super) fn scan(corpus: &Corpus, term: &Term) -> Self {
        let mut matched = Self {
            literal: literal(corpus, term.folded()),
            sound: Vec::new(),
        };
        if let Some(spelling) = term.spelling() {
            let sound = &mut matched.sound;
            corpus
                .plane
                .scan(&corpus.strings, spelling, |id, at| sound.push((id, at)));
        }
        matched
    }

    /// Looks at the strings in `self` alone: those that a beginning of `term` matched.
    pub(super) fn narrow(&self, corpus: &Corpus, term: &Term) -> Self {
        let finder = Finder::new(term.folded());
        let mut matched = Self::default();
        let mut ids: Vec<StringId> = self
            .literal
            .iter()
            .chain(&self.sound)
            .map(|(id, _)| *id)
            .collect();
        if !self.sound.is_empty() {
            ids.sort_unstable();
            ids.dedup();
        }
        for id in ids {
            let text = corpus.strings.folded(id);
            if let Some(at) = finder.find(text.as_bytes()) {
                matched.literal.push((id, offset(at)));
            }
            if let Some(place) = term.spelling().and_then(|spelling| spelling.find(text)) {
                matched.sound.push((id, offset(place.start)));
            }
        }
        matched
    }

    /// How many strings there are to look at.
    pub(super) fn len(&self) -> usize {
        self.literal.len() + self.sound.len()
    }

    /// The records in which these strings stand.
    pub(super) fn records(&self, corpus: &Corpus) -> Ranked {
        let mut ranked: Ranked = std::array::from_fn(|_| None);
        for (by_sound, strings) in [(false, &self.literal), (true, &self.sound)] {
            spread(corpus, strings, by_sound, &mut ranked);
        }
        ranked
    }
}

fn spread(corpus: &Corpus, strings: &[(StringId, u32)], by_sound: bool, ranked: &mut Ranked) {
    let len = corpus.len();
    let tiers: Vec<usize> = corpus.fields.iter().map(|field| field.tier()).collect();
    for (id, at) in strings {
        for (column, set) in corpus.postings.sets(*id) {
            let rank = rank(tiers[usize::from(*column)], by_sound, *at == 0);
            ranked[rank]
                .get_or_insert_with(|| Bits::none(len))
                .unite(set);
        }
        for entry in corpus.postings.list(*id) {
            let column = entry & ((1 << COLUMN_BITS) - 1);
            let rank = rank(tiers[column as usize], by_sound, *at == 0);
            let set = ranked[rank].get_or_insert_with(|| Bits::none(len));
            set.insert((entry >> COLUMN_BITS) as usize);
        }
    }
}

fn literal(corpus: &Corpus, folded: &str) -> Vec<(StringId, u32)> {
    let text = corpus.strings.text().as_bytes();
    let starts = corpus.strings.starts();
    let finder = Finder::new(folded);
    let mut matched = Vec::new();
    let (mut id, mut from) = (0usize, 0usize);
    while let Some(hit) = text.get(from..).and_then(|rest| finder.find(rest)) {
        let hit = from + hit;
        id = holder(starts, id, hit);
        let (Some(start), Some(next)) = (starts.get(id), starts.get(id + 1)) else {
            break;
        };
        matched.push((offset(id), offset(hit) - start));
        from = *next as usize;
    }
    matched
}

/// The string that holds byte `hit`: at or behind `from`, mostly close to it.
#[inline]
fn holder(starts: &[u32], from: usize, hit: usize) -> usize {
    let mut step = 1;
    while starts
        .get(from + step)
        .is_some_and(|start| *start as usize <= hit)
    {
        step *= 2;
    }
    let low = from + step / 2;
    let high = starts.len().min(from + step);
    low + starts[low..high].partition_point(|start| *start as usize <= hit) - 1
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

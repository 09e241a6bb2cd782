//! Which strings a term matches, and which records that makes.

use super::bits::Bits;
use super::corpus::{Corpus, TIERS};
use super::scan::scan;
use super::strings::StringId;
use super::term::Term;
use memchr::memmem::Finder;

/// The strings that a term matches, with the character at which they first do; ascending.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Matched {
    /// As it is written.
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
        let mut matched = Self::default();
        scan(&corpus.strings, term.folded(), |id, at| {
            matched.literal.push((id, at));
        });
        if let Some(spelling) = term.spelling() {
            if corpus.plane.is_ready() {
                let sound = &mut matched.sound;
                corpus
                    .plane
                    .scan(&corpus.strings, spelling, |id, at| sound.push((id, at)));
            } else {
                let ids = (0..).take(corpus.strings.len());
                let sounds = ids.filter_map(|id| Some((id, by_sound(corpus, id, term)?)));
                matched.sound = sounds.collect();
            }
        }
        matched
    }

    /// Looks at the strings in `self` alone: those that a beginning of `term` matched.
    pub(super) fn narrow(&self, corpus: &Corpus, term: &Term) -> Self {
        let both = self.literal.iter().chain(&self.sound).map(|(id, _)| *id);
        if self.sound.is_empty() {
            return Self::look(corpus, term, both);
        }
        let mut ids: Vec<StringId> = both.collect();
        ids.sort_unstable();
        ids.dedup();
        Self::look(corpus, term, ids)
    }

    /// Looks at the strings of some records alone.
    pub(super) fn within(corpus: &Corpus, term: &Term, records: &Bits) -> Self {
        let mut strings = Bits::none(corpus.strings.len());
        for record in records.iter() {
            for column in &corpus.columns {
                strings.insert(column[record] as usize);
            }
        }
        let ids = strings.iter().filter_map(|id| StringId::try_from(id).ok());
        Self::look(corpus, term, ids)
    }

    fn look(corpus: &Corpus, term: &Term, ids: impl IntoIterator<Item = StringId>) -> Self {
        let finder = Finder::new(term.folded());
        let mut matched = Self::default();
        for id in ids {
            let text = corpus.strings.folded(id);
            if let Some(at) = finder.find(text.as_bytes()) {
                matched
                    .literal
                    .push((id, offset(text[..at].chars().count())));
            }
            if let Some(at) = by_sound(corpus, id, term) {
                matched.sound.push((id, at));
            }
        }
        matched
    }

    /// How many strings there are to look at.
    pub(super) fn len(&self) -> usize {
        self.literal.len() + self.sound.len()
    }

    /// The records in which these strings stand; if `within` is given, at least those of them.
    pub(super) fn records(&self, corpus: &Corpus, within: &Within) -> Ranked {
        let mut ranked: Ranked = std::array::from_fn(|_| None);
        let by_strings = self.len() * (4 + corpus.runs_a_string());
        match within {
            Some((records, count)) if count * 4 < by_strings => {
                self.pick(corpus, records, &mut ranked);
            }
            _ => {
                spread(corpus, &self.literal, false, &mut ranked);
                spread(corpus, &self.sound, true, &mut ranked);
            }
        }
        ranked
    }

    /// Asks each record whether it has one of the strings.
    fn pick(&self, corpus: &Corpus, records: &Bits, ranked: &mut Ranked) {
        for (by_sound, strings) in [(false, &self.literal), (true, &self.sound)] {
            if strings.is_empty() {
                continue;
            }
            let mut wanted = Bits::none(corpus.strings.len());
            let mut at_start = Bits::none(corpus.strings.len());
            for (id, at) in strings {
                wanted.insert(*id as usize);
                if *at == 0 {
                    at_start.insert(*id as usize);
                }
            }
            for (field, column) in corpus.fields.iter().zip(&corpus.columns) {
                let ids = records
                    .iter()
                    .map(|record| (record, column[record] as usize));
                for (record, id) in ids.filter(|(_, id)| wanted.contains(*id)) {
                    let rank = rank(field.tier(), by_sound, at_start.contains(id));
                    ranked[rank]
                        .get_or_insert_with(|| Bits::none(corpus.len()))
                        .insert(record);
                }
            }
        }
    }
}

/// The records that are asked about, and how many they are; `None` for all.
pub(super) type Within = Option<(Bits, usize)>;

/// At which of its characters a string is first spelt so.
fn by_sound(corpus: &Corpus, id: StringId, term: &Term) -> Option<u32> {
    let spelling = term.spelling()?;
    let text = corpus.strings.folded(id);
    let place = spelling.find(text)?;
    Some(offset(text[..place.start].chars().count()))
}

fn spread(corpus: &Corpus, strings: &[(StringId, u32)], by_sound: bool, ranked: &mut Ranked) {
    if strings.is_empty() {
        return;
    }
    let len = corpus.len();
    let ranks: Vec<[usize; 2]> = corpus
        .fields
        .iter()
        .map(|field| [false, true].map(|at_start| rank(field.tier(), by_sound, at_start)))
        .collect();
    // All sets that may be needed are there before the loop, so that it has nothing to ask.
    let mut sets: Vec<Bits> = vec![Bits::default(); RANKS];
    ranks
        .iter()
        .flatten()
        .for_each(|rank| sets[*rank] = Bits::none(len));
    let mut touched = 0u32;
    for (id, at) in strings {
        let starts = usize::from(*at == 0);
        for (column, set) in corpus.postings.sets(*id) {
            let rank = ranks[usize::from(*column)][starts];
            touched |= 1 << rank;
            sets[rank].unite(set);
        }
        for run in corpus.postings.runs(*id) {
            let rank = ranks[run.column()][starts];
            touched |= 1 << rank;
            sets[rank].insert_run(run.first(), run.len());
        }
    }
    for (rank, set) in sets
        .into_iter()
        .enumerate()
        .filter(|(rank, _)| touched >> rank & 1 == 1)
    {
        ranked[rank] = Some(set);
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

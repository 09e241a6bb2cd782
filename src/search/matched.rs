//! Which strings a term matches, and which records that makes.

use super::bits::Bits;
use super::corpus::{Corpus, TIERS};
use super::pairs::{Entry, code, is_shared};
use super::spelling::{Reached, Reader, Spelling};
use super::strings::StringId;
use super::term::Term;
use memchr::memmem::Finder;

/// The strings that a term matches.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Matched {
    /// As it is written.
    pub(super) literal: Places,
    /// By its sound; a string may stand in both.
    pub(super) sound: Places,
}

/// For each string at which of its characters it is first matched, counted from 1; 0 if it is not.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Places(Vec<u8>);

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

impl Places {
    fn none(corpus: &Corpus) -> Self {
        Self(vec![0; corpus.strings.len()])
    }

    /// At which of its characters a string is first matched, from 1; 0 if it is not.
    #[inline]
    pub(super) fn of(&self, id: StringId) -> u8 {
        self.0.get(id as usize).copied().unwrap_or(0)
    }

    #[inline]
    fn enter(&mut self, string: StringId, place: u8) {
        if let Some(at) = self.0.get_mut(string as usize)
            && (*at == 0 || place < *at)
        {
            *at = place;
        }
    }

    fn enter_all(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.enter(entry.string(), entry.place());
        }
    }

    /// Takes out what is neither in `some` nor in `others`.
    fn keep(&mut self, some: &Self, others: &Self) {
        for ((place, some), other) in self.0.iter_mut().zip(&some.0).zip(&others.0) {
            *place = if *some | *other == 0 { 0 } else { *place };
        }
    }

    /// The matched strings, ascending, with their places.
    fn iter(&self) -> impl Iterator<Item = (StringId, u8)> {
        let eights = self.0.chunks(8).enumerate();
        let some = eights.filter(|(_, eight)| eight.iter().any(|place| *place != 0));
        some.flat_map(|(at, eight)| (at * 8..).zip(eight))
            .filter(|(_, place)| **place != 0)
            .map(|(id, place)| (StringId::try_from(id).unwrap_or(StringId::MAX), *place))
    }
}

impl Matched {
    /// Looks `term` up.
    pub(super) fn new(corpus: &Corpus, term: &Term) -> Self {
        Self {
            literal: literal(corpus, term.folded()),
            sound: term
                .spelling()
                .and_then(|spelling| sound(corpus, spelling))
                .unwrap_or_default(),
        }
    }

    /// The records in which these strings stand.
    pub(super) fn records(&self, corpus: &Corpus) -> Ranked {
        let mut ranked: Ranked = std::array::from_fn(|_| None);
        spread(corpus, &self.literal, false, &mut ranked);
        spread(corpus, &self.sound, true, &mut ranked);
        ranked
    }
}

fn literal(corpus: &Corpus, folded: &str) -> Places {
    let pairs = &corpus.pairs;
    let mut found = Places::none(corpus);
    let codes: Vec<u16> = folded.chars().map(code).collect();
    let rarest = codes
        .windows(2)
        .map(|pair| pairs.entries(pairs.pair(pair[0], pair[1])))
        .min_by_key(|entries| entries.len());
    let alone = codes
        .first()
        .map(|first| pairs.entries(pairs.beginning(*first)));
    let Some(entries) = rarest.or(alone) else {
        return found;
    };
    if codes.len() <= 2 && !codes.iter().any(|code| is_shared(*code)) {
        found.enter_all(entries);
        return found;
    }
    let finder = Finder::new(folded);
    for entry in entries {
        let text = corpus.strings.folded(entry.string());
        if let Some(at) = finder.find(text.as_bytes()) {
            found.enter(entry.string(), place(text[..at].chars().count()));
        }
    }
    found
}

fn place(chars_before: usize) -> u8 {
    u8::try_from(chars_before + 1).unwrap_or(u8::MAX)
}

/// What two characters side by side make of a spelling the index knows. Strings that may hold a longer match are looked
/// at, if they have pairs for its further characters too.
fn sound(corpus: &Corpus, spelling: &Spelling) -> Option<Places> {
    const FURTHER: usize = 3;
    let reader = spelling.reader()?;
    let Pass {
        begins,
        ended: mut found,
        on: mut maybe,
        mut reached,
        ..
    } = Pass::new(corpus, reader, 1);
    for _ in 0..FURTHER {
        if reached == 0 {
            break;
        }
        let pass = Pass::new(corpus, reader, reached);
        maybe.keep(&pass.ended, &pass.on);
        if pass.may_end {
            break;
        }
        reached = pass.reached;
    }
    for (id, _) in maybe.iter() {
        let text = corpus.strings.folded(id);
        let mut starts = text.char_indices().enumerate();
        let first = starts.find(|(_, (at, c))| {
            begins.contains(code(*c).into()) && reader.match_start(text[*at..].chars()).is_some()
        });
        if let Some((before, _)) = first {
            found.enter(id, place(before));
        }
    }
    Some(found)
}

/// What the pairs say of two further characters of a spelling.
struct Pass {
    /// The characters that can be the first of them.
    begins: Bits,
    /// Strings with such characters as bring the spelling to its end.
    ended: Places,
    may_end: bool,
    /// Strings with such as do not, but lead on.
    on: Places,
    /// The states after the first of them.
    reached: Reached,
}

impl Pass {
    fn new(corpus: &Corpus, reader: Reader<'_>, from: Reached) -> Self {
        let pairs = &corpus.pairs;
        let letter = |code| char::from_u32(u32::from(code)).unwrap_or_default();
        let mut pass = Self {
            begins: Bits::none(usize::from(u16::MAX) + 1),
            ended: Places::none(corpus),
            may_end: false,
            on: Places::none(corpus),
            reached: 0,
        };
        for first in pairs.codes() {
            let one = reader.step(from, letter(*first));
            if one == 0 {
                continue;
            }
            pass.begins.insert(usize::from(*first));
            let range = pairs.beginning(*first);
            if one & reader.end() != 0 {
                pass.may_end = true;
                pass.ended.enter_all(pairs.entries(range));
                continue;
            }
            pass.reached |= one;
            for pair in range {
                let two = reader.step(one, letter(pairs.second(pair)));
                let entries = pairs.entries(pair..pair + 1);
                if two & reader.end() != 0 {
                    pass.may_end = true;
                    pass.ended.enter_all(entries);
                } else if two != 0 {
                    pass.on.enter_all(entries);
                }
            }
        }
        pass
    }
}

fn spread(corpus: &Corpus, strings: &Places, by_sound: bool, ranked: &mut Ranked) {
    if strings.0.is_empty() {
        return;
    }
    let len = corpus.len();
    let ranks: Vec<[usize; 2]> = corpus
        .fields
        .iter()
        .map(|field| [true, false].map(|at_start| rank(field.tier(), by_sound, at_start)))
        .collect();
    // All sets that may be needed are there before the loop, so that it has nothing to ask.
    let mut sets: Vec<Bits> = vec![Bits::default(); RANKS];
    ranks
        .iter()
        .flatten()
        .for_each(|rank| sets[*rank] = Bits::none(len));
    let mut touched = 0u32;
    for (id, place) in strings.iter() {
        let later = usize::from(place > 1);
        for (column, set) in corpus.postings.sets(id) {
            let rank = ranks[usize::from(*column)][later];
            touched |= 1 << rank;
            sets[rank].unite(set);
        }
        for run in corpus.postings.runs(id) {
            let rank = ranks[run.column()][later];
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

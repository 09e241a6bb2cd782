//! Which strings a term matches, and which records that makes.

use super::bits::Bits;
use super::corpus::{Corpus, TIERS};
use super::pairs::{Entry, code, is_shared};
use super::spelling::{Reached, Reader, Spelling};
use super::spread::{AT_ONCE, spread};
use super::strings::StringId;
use super::term::Term;
use crate::order;
use memchr::memmem::Finder;
use std::borrow::Cow;
use std::cell::OnceCell;

/// The strings that a term matches.
#[derive(Clone, Default, Debug)]
pub(super) struct Matched {
    /// As it is written.
    pub(super) literal: Places,
    /// By its sound; a string may stand in both.
    pub(super) sound: Places,
    /// How many strings.
    pub(super) strings: usize,
    /// All records in which they stand, once they were asked for.
    ranked: OnceCell<Ranked>,
}

/// For each string at which of its characters it is first matched: 255 at the first, 254 at the second; 0 if it is not.
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
        match self.0.get(id as usize) {
            None | Some(0) => 0,
            Some(place) => u8::MAX - place + 1,
        }
    }

    #[inline]
    fn enter(&mut self, string: StringId, place: u8) {
        if let Some(at) = self.0.get_mut(string as usize) {
            *at = (*at).max(u8::MAX - place + 1);
        }
    }

    fn count(&self) -> usize {
        self.0.iter().filter(|place| **place != 0).count()
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

    /// Whether nothing was ever matched.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Calls `take` with the matched strings, ascending, and their places.
    #[inline]
    pub(super) fn each(&self, mut take: impl FnMut(StringId, u8)) {
        let mut id = 0;
        for eight in self.0.chunks(8) {
            let mut bytes = [0; 8];
            bytes[..eight.len()].copy_from_slice(eight);
            let mut rest = u64::from_le_bytes(bytes);
            while rest != 0 {
                let at = rest.trailing_zeros() / 8;
                take(id + at, u8::MAX - (rest >> (8 * at)) as u8 + 1);
                rest &= !(0xff << (8 * at));
            }
            id += 8;
        }
    }
}

/// Entering a string's records takes about as long as asking so many records.
const RECORDS_A_STRING: usize = 1;

impl Matched {
    /// Looks `term` up.
    pub(super) fn new(corpus: &Corpus, term: &Term) -> Self {
        let mut literal = Places::none(corpus);
        for form in term.forms() {
            find_literal(corpus, form, &mut literal);
        }
        let sound = term
            .spelling()
            .and_then(|spelling| sound(corpus, spelling))
            .unwrap_or_default();
        Self {
            strings: literal.count() + sound.count(),
            literal,
            sound,
            ranked: OnceCell::new(),
        }
    }

    /// What the commonest characters match, with the records: those that stand in more than one string of so many.
    pub(super) fn commonest(corpus: &Corpus, code: u16) -> Option<Self> {
        const SHARE: usize = 12;
        let entries = corpus.pairs.entries(corpus.pairs.beginning(code));
        let c = char::from_u32(code.into()).filter(|_| !is_shared(code))?;
        if entries.len() * SHARE < corpus.strings.len() {
            return None;
        }
        let matched = Self::new(corpus, &Term::phrase(c.encode_utf8(&mut [0; 4])));
        matched.all_records(corpus);
        Some(matched)
    }

    /// The records in which these strings stand; if `within` is given, at least those of them.
    pub(super) fn records(&self, corpus: &Corpus, within: Option<&Bits>) -> Cow<'_, Ranked> {
        match within {
            Some(records)
                if self.ranked.get().is_none()
                    && records.count() < self.strings * RECORDS_A_STRING =>
            {
                Cow::Owned(self.pick(corpus, records))
            }
            _ => Cow::Borrowed(self.all_records(corpus)),
        }
    }

    fn all_records(&self, corpus: &Corpus) -> &Ranked {
        self.ranked.get_or_init(|| {
            let mut ranked: Ranked = std::array::from_fn(|_| None);
            spread(corpus, &self.literal, false, &mut ranked);
            spread(corpus, &self.sound, true, &mut ranked);
            ranked
        })
    }

    pub(super) fn bytes(&self) -> usize {
        let sets = self.ranked.get().into_iter().flatten().flatten();
        self.literal.0.len() + self.sound.0.len() + sets.map(|set| set.len() / 8).sum::<usize>()
    }

    /// Asks each record whether it has one of the strings.
    fn pick(&self, corpus: &Corpus, records: &Bits) -> Ranked {
        let mut ranked: Ranked = std::array::from_fn(|_| None);
        for (field, column) in corpus.fields.iter().zip(&corpus.columns) {
            for record in records.iter() {
                let id = column[record];
                for (places, by_sound) in [(&self.literal, false), (&self.sound, true)] {
                    let place = places.of(id);
                    if place > 0 {
                        ranked[rank(field.tier(), by_sound, place == 1)]
                            .get_or_insert_with(|| Bits::none(corpus.len()))
                            .insert(record);
                    }
                }
            }
        }
        ranked
    }
}

fn find_literal(corpus: &Corpus, folded: &str, found: &mut Places) {
    let pairs = &corpus.pairs;
    let codes: Vec<u16> = folded.chars().map(code).collect();
    let exact = !codes.iter().any(|code| is_shared(*code));
    let mut lists: Vec<(usize, &[Entry])> = codes
        .windows(2)
        .map(|pair| pairs.entries(pairs.pair(pair[0], pair[1])))
        .enumerate()
        .collect();
    order::sort_by(&mut lists, |a, b| a.1.len().cmp(&b.1.len()));
    match (lists.as_slice(), codes.as_slice()) {
        ([], []) => {}
        ([(_, entries)], _) if exact => found.enter_all(entries),
        ([(at, rarest), others @ ..], _) => {
            let mut unsure = Vec::new();
            joined(*at, rarest, others, |string, at| match at {
                Some(at) if exact => found.enter(string, at),
                _ => unsure.push(string),
            });
            find(corpus, folded, &unsure, found);
        }
        ([], [first, ..]) => {
            let entries = pairs.entries(pairs.beginning(*first));
            if exact {
                found.enter_all(entries);
            } else {
                let strings: Vec<StringId> = entries.iter().map(|entry| entry.string()).collect();
                find(corpus, folded, &strings, found);
            }
        }
    }
}

/// Calls `take` with the strings that have all pairs of a term, and at which character the term begins if their first
/// places show that it stands there. Each list of entries comes with the place of its pair in the term.
fn joined(
    at: usize,
    rarest: &[Entry],
    others: &[(usize, &[Entry])],
    mut take: impl FnMut(StringId, Option<u8>),
) {
    // A list much longer than the first costs more to go through than it spares.
    const LONGEST: usize = 8;
    let mut others: Vec<(usize, &[Entry])> = others.to_vec();
    let whole = others
        .iter()
        .all(|(_, list)| list.len() <= rarest.len().saturating_mul(LONGEST));
    others.retain(|(_, list)| list.len() <= rarest.len().saturating_mul(LONGEST));
    'entries: for entry in rarest {
        let string = entry.string();
        let begin = usize::from(entry.place()).checked_sub(at);
        let mut aligned = whole && begin.is_some() && entry.place() < u8::MAX;
        for (at, list) in &mut others {
            while let [first, rest @ ..] = list
                && first.string() < string
            {
                *list = rest;
            }
            match list.first() {
                Some(first) if first.string() == string => {
                    aligned &= usize::from(first.place()).checked_sub(*at) == begin
                        && first.place() < u8::MAX;
                }
                _ => continue 'entries,
            }
        }
        let begin = begin.and_then(|begin| u8::try_from(begin).ok());
        take(string, begin.filter(|_| aligned));
    }
}

fn find(corpus: &Corpus, folded: &str, strings: &[StringId], found: &mut Places) {
    let finder = Finder::new(folded);
    look(corpus, strings, found, |text| {
        let at = finder.find(text.as_bytes())?;
        Some(text[..at].chars().count())
    });
}

/// Enters those of `strings` in which `find` finds something: how many characters stand before it.
fn look(
    corpus: &Corpus,
    strings: &[StringId],
    found: &mut Places,
    find: impl Fn(&str) -> Option<usize>,
) {
    for some in strings.chunks(AT_ONCE) {
        let texts = some.iter().map(|id| corpus.strings.folded(*id));
        let firsts = texts.clone().filter_map(|text| text.as_bytes().first());
        std::hint::black_box(firsts.map(|byte| u32::from(*byte)).sum::<u32>());
        for (id, text) in some.iter().zip(texts) {
            if let Some(before) = find(text) {
                found.enter(*id, place(before));
            }
        }
    }
}

fn place(chars_before: usize) -> u8 {
    u8::try_from(chars_before + 1).unwrap_or(u8::MAX)
}

/// What two characters side by side make of a spelling the index knows. Strings that may hold a longer match are looked
/// at, if they have pairs for its further characters too.
fn sound(corpus: &Corpus, spelling: &Spelling) -> Option<Places> {
    const FURTHER: usize = 3;
    let reader = spelling.reader()?;
    if reader.chars().iter().any(|c| is_shared(code(*c))) {
        return Some(sound_anywhere(corpus, spelling));
    }
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
    let mut strings = Vec::new();
    maybe.each(|id, _| strings.push(id));
    look(corpus, &strings, &mut found, |text| {
        let mut starts = text.char_indices().enumerate();
        let first = starts.find(|(_, (at, c))| {
            begins.contains(code(*c).into()) && reader.match_start(text[*at..].chars()).is_some()
        });
        first.map(|(before, _)| before)
    });
    Some(found)
}

/// What a look at every string finds of a spelling; for characters that the pairs do not tell apart.
fn sound_anywhere(corpus: &Corpus, spelling: &Spelling) -> Places {
    let strings: Vec<StringId> = (0..).take(corpus.strings.len()).collect();
    let mut found = Places::none(corpus);
    look(corpus, &strings, &mut found, |text| {
        let before = text.get(..spelling.find(text)?.start)?;
        Some(before.chars().count())
    });
    found
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

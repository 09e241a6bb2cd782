//! The index: for every two characters that stand side by side, the strings in which they do.
//!
//! A term of one or two characters is answered by it alone; for a longer one it leaves few strings to look at. The pairs
//! are sorted, so that all that begin with one character lie side by side, and so do their entries.

use super::strings::{StringId, Strings};
use std::ops::Range;

/// Where a pair first stands in a string: `string << 8 | character`.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Entry(u32);

/// Strings beyond this number cannot be told apart by an [`Entry`].
pub(super) const MOST_STRINGS: usize = 1 << 24;

/// A place beyond this in a string counts as this.
const LAST_PLACE: u32 = 254;

impl Entry {
    #[inline]
    pub(super) const fn string(self) -> StringId {
        self.0 >> 8
    }

    /// At which of the string's characters, from 1.
    #[inline]
    pub(super) const fn place(self) -> u8 {
        (self.0 & 0xff) as u8 + 1
    }
}

/// Follows the last character of every string.
const END: u16 = 0;

/// A character as it is indexed; those beyond U+FFFF share codes of the private use area.
#[inline]
pub(super) fn code(c: char) -> u16 {
    match u16::try_from(u32::from(c)) {
        Ok(END) | Err(_) => 0xe000 | (u32::from(c) & 0x7ff) as u16,
        Ok(code) => code,
    }
}

/// Whether more than one character has this code.
pub(super) const fn is_shared(code: u16) -> bool {
    matches!(code, 0xe000..=0xe7ff)
}

/// The sorted pairs.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// The codes that stand anywhere, ascending.
    codes: Vec<u16>,
    /// For each code where the pairs begin whose first it is, and where the next one's would.
    firsts: Vec<u32>,
    /// The second code of each pair.
    seconds: Vec<u16>,
    /// Where the entries of each pair begin, and where the next one's would.
    starts: Vec<u32>,
    /// By string, for each pair.
    entries: Vec<Entry>,
}

impl Pairs {
    /// The codes that stand anywhere, ascending.
    pub(super) fn codes(&self) -> &[u16] {
        &self.codes
    }

    /// The pairs that begin with a code.
    #[inline]
    pub(super) fn beginning(&self, first: u16) -> Range<usize> {
        let first = usize::from(first);
        match (self.firsts.get(first), self.firsts.get(first + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// A pair, as a range of one or none.
    pub(super) fn pair(&self, first: u16, second: u16) -> Range<usize> {
        let range = self.beginning(first);
        let seconds = self.seconds.get(range.clone()).unwrap_or_default();
        match seconds.binary_search(&second) {
            Ok(at) => range.start + at..range.start + at + 1,
            Err(_) => 0..0,
        }
    }

    /// The second code of a pair.
    #[inline]
    pub(super) fn second(&self, pair: usize) -> u16 {
        self.seconds.get(pair).copied().unwrap_or(END)
    }

    /// The entries of pairs that lie side by side.
    #[inline]
    pub(super) fn entries(&self, pairs: Range<usize>) -> &[Entry] {
        match (self.starts.get(pairs.start), self.starts.get(pairs.end)) {
            (Some(start), Some(end)) => self
                .entries
                .get(*start as usize..*end as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    pub(super) fn bytes(&self) -> usize {
        4 * (self.firsts.len() + self.starts.capacity() + self.entries.capacity())
            + 2 * self.seconds.capacity()
    }
}

/// Makes [`Pairs`], a little at a time: a counting sort by the first character, then by the second.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    pairs: Pairs,
    stage: Stage,
    /// For each code where the next entry of its pairs goes.
    places: Vec<u32>,
    /// The entries by their first character alone, and their second characters.
    entries: Vec<Entry>,
    seconds: Vec<u16>,
    /// For each code as a second character: its entries and the last of their strings.
    group: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, Default, Debug)]
enum Stage {
    #[default]
    Begin,
    /// The next string.
    Counting(usize),
    /// The next string.
    Scattering(usize),
    /// The next first character.
    Grouping(usize),
}

/// How many bytes of text, or how many entries, one step takes in.
const BYTES_A_STEP: usize = 1 << 18;
const ENTRIES_A_STEP: usize = 1 << 16;

const CODES: usize = 1 << 16;

impl Pairing {
    /// Does a few milliseconds' work; gives the pairs when nothing is left to do.
    pub(super) fn step(&mut self, strings: &Strings) -> Option<Pairs> {
        self.stage = match self.stage {
            Stage::Begin => {
                self.places = vec![0; CODES];
                Stage::Counting(0)
            }
            Stage::Counting(from) => match self.count(strings, from) {
                to if to < strings.len() => Stage::Counting(to),
                _ => self.make_room(),
            },
            Stage::Scattering(from) => match self.scatter(strings, from) {
                to if to < strings.len() => Stage::Scattering(to),
                _ => Stage::Grouping(0),
            },
            Stage::Grouping(from) => match self.group(from) {
                to if to < CODES => Stage::Grouping(to),
                _ => {
                    let mut pairs = std::mem::take(self).pairs;
                    pairs.firsts.push(end(&pairs.seconds));
                    pairs.starts.push(end(&pairs.entries));
                    return Some(pairs);
                }
            },
        };
        None
    }

    fn count(&mut self, strings: &Strings, from: usize) -> usize {
        each_pair(strings, from, |first, _, _| {
            self.places[usize::from(first)] += 1;
        })
    }

    /// Turns the counts into places.
    fn make_room(&mut self) -> Stage {
        let mut start = 0;
        for place in &mut self.places {
            start += std::mem::replace(place, start);
        }
        self.entries = vec![Entry::default(); start as usize];
        self.seconds = vec![0; start as usize];
        self.pairs.entries = Vec::with_capacity(start as usize);
        self.group = vec![(0, 0); CODES];
        Stage::Scattering(0)
    }

    fn scatter(&mut self, strings: &Strings, from: usize) -> usize {
        each_pair(strings, from, |first, second, entry| {
            let place = &mut self.places[usize::from(first)];
            self.entries[*place as usize] = entry;
            self.seconds[*place as usize] = second;
            *place += 1;
        })
    }

    /// Sorts the entries of some first characters, from `first` on, by the second; returns the next.
    fn group(&mut self, first: usize) -> usize {
        let done = self.pairs.entries.len();
        let mut start = first.checked_sub(1).map_or(0, |before| self.places[before]);
        for (first, end_place) in self.places.iter().enumerate().skip(first) {
            self.pairs.firsts.push(end(&self.pairs.seconds));
            let range = start as usize..*end_place as usize;
            start = *end_place;
            if range.is_empty() {
                continue;
            }
            self.pairs.codes.push(u16::try_from(first).unwrap_or(END));
            let entries = &self.entries[range.clone()];
            sort(
                &mut self.pairs,
                &mut self.group,
                entries,
                &self.seconds[range],
            );
            if self.pairs.entries.len() - done > ENTRIES_A_STEP {
                return first + 1;
            }
        }
        CODES
    }
}

/// Enters the entries of one first character, each string once for each pair.
fn sort(pairs: &mut Pairs, group: &mut [(u32, u32)], entries: &[Entry], seconds: &[u16]) {
    // Strings are counted from 1 here: 0 is none yet.
    let string = |entry: &Entry| (entry.0 >> 8) + 1;
    let from = pairs.seconds.len();
    for (entry, second) in entries.iter().zip(seconds) {
        let (count, last) = &mut group[usize::from(*second)];
        if *last == 0 {
            pairs.seconds.push(*second);
        }
        if *last != string(entry) {
            *count += 1;
            *last = string(entry);
        }
    }
    pairs.seconds[from..].sort_unstable();
    let mut start = end(&pairs.entries);
    for second in &pairs.seconds[from..] {
        pairs.starts.push(start);
        let (count, last) = &mut group[usize::from(*second)];
        start += std::mem::replace(count, start);
        *last = 0;
    }
    pairs.entries.resize(start as usize, Entry::default());
    for (entry, second) in entries.iter().zip(seconds) {
        let (place, last) = &mut group[usize::from(*second)];
        if *last != string(entry) {
            pairs.entries[*place as usize] = *entry;
            *place += 1;
            *last = string(entry);
        }
    }
    for second in &pairs.seconds[from..] {
        group[usize::from(*second)] = (0, 0);
    }
}

/// Calls `take` with the pairs of some strings, from `from` on; returns the next string.
fn each_pair(strings: &Strings, from: usize, mut take: impl FnMut(u16, u16, Entry)) -> usize {
    let mut bytes = 0;
    for id in from..strings.len() {
        let number = StringId::try_from(id).unwrap_or(StringId::MAX);
        let text = strings.folded(number);
        let mut codes = text.chars().map(code);
        let mut first = codes.next().unwrap_or(END);
        let mut place = 0;
        while first != END {
            let second = codes.next().unwrap_or(END);
            take(first, second, Entry(number << 8 | place));
            first = second;
            place = (place + 1).min(LAST_PLACE);
        }
        bytes += text.len();
        if bytes > BYTES_A_STEP {
            return id + 1;
        }
    }
    strings.len()
}

fn end<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

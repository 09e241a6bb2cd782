//! A term read as pinyin: an automaton whose states are the places in the term.

use super::pinyin::{Readings, readings};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A term that may be pinyin: latin letters, possibly mixed with other characters; a single letter only beside others.
#[derive(Clone, Debug)]
pub struct Spelling(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    chars: Vec<char>,
    steps: OnceLock<Steps>,
}

/// Places in a spelling that have been reached, one bit each; [`Reader::end`] is the bit behind its last character.
pub(super) type Reached = u64;

/// For each place and syllable the places that a character so read leads to, as far as the end can be reached from there.
#[derive(Debug)]
struct Steps {
    table: &'static Readings,
    next: Vec<Reached>,
}

/// A longer term is not looked for by its sound.
pub(super) const LONGEST: usize = 60;

impl PartialEq for Spelling {
    fn eq(&self, other: &Self) -> bool {
        self.0.chars == other.0.chars
    }
}

impl Eq for Spelling {}

impl Spelling {
    /// The spelling in a folded term, if it can be one. Apostrophes part syllables and are dropped.
    #[must_use]
    pub fn new(folded: &str) -> Option<Self> {
        let letters = folded.chars().filter(char::is_ascii_lowercase).count();
        let chars = folded.chars().filter(|c| !['\'', '’'].contains(c));
        let chars: Vec<char> = chars.map(|c| if c == 'ü' { 'v' } else { c }).collect();
        let steps = OnceLock::new();
        (letters >= 1 && (2..=LONGEST).contains(&chars.len()))
            .then(|| Self(Arc::new(Inner { chars, steps })))
    }

    /// The automaton; `None` without a table.
    pub(super) fn reader(&self) -> Option<Reader<'_>> {
        let steps = self.steps()?;
        Some(Reader {
            chars: &self.0.chars,
            table: steps.table,
            next: &steps.next,
            syllables: steps.table.syllables().len(),
        })
    }

    /// The first place in `text` that is spelt so: bytes.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let reader = self.reader()?;
        text.char_indices().find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let chars = reader.match_start(rest.chars())?;
            let len = rest.chars().take(chars).map(char::len_utf8).sum::<usize>();
            Some(at..at + len)
        })
    }

    fn steps(&self) -> Option<&Steps> {
        let table = readings()?;
        Some(
            self.0
                .steps
                .get_or_init(|| Steps::new(table, &self.0.chars)),
        )
    }
}

/// The automaton of a spelling.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    chars: &'a [char],
    table: &'a Readings,
    next: &'a [Reached],
    syllables: usize,
}

impl<'a> Reader<'a> {
    /// What the spelling is made of.
    pub(super) const fn chars(self) -> &'a [char] {
        self.chars
    }

    /// How many of `text`'s first characters are spelt so.
    #[inline]
    pub(super) fn match_start(self, text: impl Iterator<Item = char>) -> Option<usize> {
        let mut reached = 1;
        for (at, c) in text.enumerate() {
            reached = self.step(reached, c);
            if reached & self.end() != 0 {
                return Some(at + 1);
            }
            if reached == 0 {
                break;
            }
        }
        None
    }

    /// The state in which everything is taken up.
    #[inline]
    pub(super) const fn end(self) -> Reached {
        1 << self.chars.len()
    }

    /// The places reached when `c` follows.
    #[inline]
    pub(super) fn step(self, reached: Reached, c: char) -> Reached {
        let readings = self.table.readings(c);
        let mut rest = reached;
        let mut next = 0;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            match self.chars.get(at) {
                Some(wanted) if wanted.is_ascii_lowercase() => {
                    let row = at * self.syllables;
                    for id in readings {
                        next |= self
                            .next
                            .get(row + usize::from(*id) - 1)
                            .copied()
                            .unwrap_or(0);
                    }
                }
                Some(wanted) if *wanted == c => next |= 2 << at,
                _ => {}
            }
        }
        next
    }
}

impl Steps {
    fn new(table: &'static Readings, chars: &[char]) -> Self {
        let syllables = table.syllables();
        let mut next = vec![0; chars.len() * syllables.len()];
        let mut leads_on: Reached = 1 << chars.len();
        for at in (0..chars.len()).rev() {
            let wanted = chars[at];
            let mut any = false;
            if wanted.is_ascii_lowercase() {
                let first =
                    syllables.partition_point(|syllable| syllable.as_bytes() < &[wanted as u8][..]);
                let same = syllables[first..]
                    .iter()
                    .take_while(|syllable| syllable.starts_with(wanted));
                for (id, syllable) in (first..).zip(same) {
                    let to = (steps(&chars[at..], syllable) << at) & leads_on;
                    next[at * syllables.len() + id] = to;
                    any |= to != 0;
                }
            } else {
                any = leads_on >> (at + 1) & 1 == 1;
            }
            leads_on |= Reached::from(any) << at;
        }
        Self { table, next }
    }
}

/// How far a character read as `syllable` may lead into `chars`, one bit for each distance.
fn steps(chars: &[char], syllable: &str) -> Reached {
    let same = |(c, letter): &(&char, char)| **c == *letter || (*letter == 'v' && **c == 'u');
    let common = chars.iter().zip(syllable.chars()).take_while(same).count();
    let whole = common == syllable.len() || common == chars.len();
    let pair = common >= 2 && syllable.as_bytes().get(1) == Some(&b'h');
    let first = common >= 1;
    Reached::from(whole) << common | Reached::from(pair) << 2 | Reached::from(first) << 1
}

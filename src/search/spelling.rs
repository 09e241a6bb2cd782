//! A term read as pinyin: an automaton whose states are the places in the term.

use super::pinyin::{Table, table};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A term that may be pinyin: two latin letters or more, possibly mixed with other characters.
#[derive(Clone, Debug)]
pub struct Spelling(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    chars: Vec<char>,
    steps: OnceLock<Steps>,
}

/// Places in a spelling that have been reached, one bit each; [`Spelling::end`] is the bit behind its last character.
pub(super) type Reached = u64;

/// For each place and syllable the places that a character so read leads to, as far as the end can be reached from there.
#[derive(Debug)]
struct Steps {
    table: &'static Table,
    next: Vec<Reached>,
}

/// A longer term is not looked for by its sound.
const LONGEST: usize = 60;

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
        (letters >= 2 && chars.len() <= LONGEST).then(|| Self(Arc::new(Inner { chars, steps })))
    }

    /// The characters to be taken up.
    pub(super) fn chars(&self) -> &[char] {
        &self.0.chars
    }

    /// The state in which everything is taken up.
    pub(super) fn end(&self) -> Reached {
        1 << self.0.chars.len()
    }

    /// The places reached when `c` follows; none without a table.
    #[inline]
    pub(super) fn step(&self, reached: Reached, c: char) -> Reached {
        let Some(steps) = self.steps() else {
            return 0;
        };
        let readings = steps.table.readings(c);
        let syllables = steps.table.syllables().len();
        let mut rest = reached;
        let mut next = 0;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            match self.0.chars.get(at) {
                Some(wanted) if wanted.is_ascii_lowercase() => {
                    let row = steps.next.get(at * syllables..).unwrap_or_default();
                    for id in readings {
                        next |= row.get(usize::from(*id) - 1).copied().unwrap_or(0);
                    }
                }
                Some(wanted) if *wanted == c => next |= 2 << at,
                _ => {}
            }
        }
        next
    }

    /// The places that a character read as `syllable` leads to from `at`.
    pub(super) fn next(&self, at: usize, syllable: usize) -> Reached {
        let steps = self.steps();
        steps.map_or(0, |steps| {
            steps
                .next
                .get(at * steps.table.syllables().len() + syllable)
                .copied()
                .unwrap_or(0)
        })
    }

    /// Length in bytes of what stands at the start of `text` and is spelt so.
    #[must_use]
    pub fn match_start(&self, text: &str) -> Option<usize> {
        let mut reached = 1;
        for (at, c) in text.char_indices() {
            reached = self.step(reached, c);
            if reached & self.end() != 0 {
                return Some(at + c.len_utf8());
            }
            if reached == 0 {
                break;
            }
        }
        None
    }

    /// The first place in `text` that is spelt so: bytes.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.steps()?;
        text.char_indices()
            .find_map(|(at, _)| Some(at..at + self.match_start(text.get(at..)?)?))
    }

    fn steps(&self) -> Option<&Steps> {
        let table = table()?;
        Some(
            self.0
                .steps
                .get_or_init(|| Steps::new(table, &self.0.chars)),
        )
    }
}

impl Steps {
    fn new(table: &'static Table, chars: &[char]) -> Self {
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

//! The sound of every character of the text in sixteen bits, so that pinyin can be looked for by a scan.

use super::pinyin::{Table, table};
use super::spelling::{Reached, Spelling};
use super::strings::{END, StringId, Strings};

/// For each character of the scanned text what its readings may sound like.
#[derive(Debug, Default)]
pub(super) struct Plane {
    /// The groups of the readings' first letters, one bit each.
    heads: Vec<u8>,
    /// The groups of what follows the first letters.
    tails: Vec<u8>,
    /// The characters; 0 for those beyond U+FFFF.
    codes: Vec<u16>,
    /// Where each string begins; grows with them.
    starts: Vec<u32>,
}

/// What is not read at all.
const SILENT: u8 = 1 << 7;

/// How many characters one step takes in.
const CHARS_A_STEP: usize = 1 << 17;

/// How many of a spelling's characters the scan looks at.
const WIDTH: usize = 2;

/// How many places the scan looks at before it asks whether one of them fits.
const BLOCK: usize = 64;

impl Plane {
    /// Takes in some more strings; returns whether all are in. Without a table nothing is done.
    pub(super) fn step(&mut self, strings: &Strings) -> bool {
        let Some(table) = table() else {
            return true;
        };
        let groups: Vec<_> = table
            .syllables()
            .iter()
            .map(|syllable| groups(syllable))
            .collect();
        let goal = self.codes.len() + CHARS_A_STEP;
        while self.starts.len() < strings.len() && self.codes.len() < goal {
            let id = StringId::try_from(self.starts.len()).unwrap_or(0);
            self.starts
                .push(u32::try_from(self.codes.len()).unwrap_or(u32::MAX));
            for c in strings.folded(id).chars().chain([END]) {
                let (head, tail) = sound(table, &groups, c);
                self.heads.push(head);
                self.tails.push(tail);
                self.codes.push(u16::try_from(u32::from(c)).unwrap_or(0));
            }
        }
        let done = self.starts.len() == strings.len();
        if done {
            // The scan reads whole blocks.
            self.heads.resize(self.codes.len() + BLOCK + WIDTH, 0);
            self.tails.resize(self.codes.len() + BLOCK + WIDTH, 0);
        }
        done
    }

    /// Whether it can be scanned: the table was there when the corpus was built.
    pub(super) fn is_ready(&self) -> bool {
        !self.codes.is_empty()
    }

    pub(super) fn bytes(&self) -> usize {
        self.heads.capacity() * 2 + self.codes.capacity() * 2 + self.starts.capacity() * 4
    }

    /// Calls `found` with every string that holds the spelling, and at which of its characters first.
    pub(super) fn scan(&self, spelling: &Spelling, mut found: impl FnMut(StringId, u32)) {
        let Some(table) = table() else {
            return;
        };
        let masks = masks(table, spelling);
        let (mut id, mut at) = (0usize, 0usize);
        while at < self.codes.len() {
            if !self.any(&masks, at) {
                at += BLOCK;
                continue;
            }
            let block = at + BLOCK;
            while at < block.min(self.codes.len()) {
                if !self.fits(&masks, at) || !self.is_spelt(spelling, at) {
                    at += 1;
                    continue;
                }
                id = holder(&self.starts, id, at);
                let start = self.starts[id] as usize;
                found(
                    u32::try_from(id).unwrap_or(0),
                    u32::try_from(at - start).unwrap_or(u32::MAX),
                );
                at = self
                    .starts
                    .get(id + 1)
                    .map_or(self.codes.len(), |next| *next as usize);
            }
        }
    }

    /// Whether one of the places from `at` on may begin a match; compiles to vector instructions.
    #[inline]
    fn any(&self, masks: &Masks, at: usize) -> bool {
        let window = |plane: &[u8]| -> Option<[u8; BLOCK + 1]> {
            plane.get(at..=at + BLOCK)?.try_into().ok()
        };
        let (Some(heads), Some(tails)) = (window(&self.heads), window(&self.tails)) else {
            return true;
        };
        let mut any = 0u8;
        for place in 0..BLOCK {
            let first =
                u8::from(heads[place] & masks[0].0 != 0) & u8::from(tails[place] & masks[0].1 != 0);
            let second = u8::from(heads[place + 1] & masks[1].0 != 0)
                & u8::from(tails[place + 1] & masks[1].1 != 0);
            any |= first & second;
        }
        any != 0
    }

    #[inline]
    fn fits(&self, masks: &Masks, at: usize) -> bool {
        masks.iter().enumerate().all(|(shift, (head, tail))| {
            self.heads[at + shift] & head != 0 && self.tails[at + shift] & tail != 0
        })
    }

    #[inline]
    fn is_spelt(&self, spelling: &Spelling, at: usize) -> bool {
        let mut reached: Reached = 1;
        for code in &self.codes[at..] {
            reached = spelling.step(reached, char::from_u32(u32::from(*code)).unwrap_or(END));
            if reached & spelling.end() != 0 {
                return true;
            }
            if reached == 0 {
                return false;
            }
        }
        false
    }
}

/// What heads and tails the first characters of a match may have.
type Masks = [(u8, u8); WIDTH];

fn masks(table: &Table, spelling: &Spelling) -> Masks {
    let groups: Vec<_> = table
        .syllables()
        .iter()
        .map(|syllable| groups(syllable))
        .collect();
    let chars = spelling.chars();
    let mut reached: Reached = 1;
    let mut masks = [(u8::MAX, u8::MAX); WIDTH];
    for mask in &mut masks {
        if reached & spelling.end() != 0 {
            break;
        }
        *mask = (0, 0);
        let mut next = 0;
        for (at, c) in chars
            .iter()
            .enumerate()
            .filter(|(at, _)| reached >> at & 1 == 1)
        {
            if c.is_ascii_lowercase() {
                for (syllable, (head, tail)) in groups.iter().enumerate() {
                    let to = spelling.next(at, syllable);
                    if to != 0 {
                        *mask = (mask.0 | head, mask.1 | tail);
                        next |= to;
                    }
                }
            } else {
                let (head, tail) = sound(table, &groups, *c);
                *mask = (mask.0 | head, mask.1 | tail);
                next |= 2 << at;
            }
        }
        reached = next;
    }
    masks
}

fn sound(table: &Table, groups: &[(u8, u8)], c: char) -> (u8, u8) {
    let readings = table
        .readings(c)
        .iter()
        .filter_map(|id| groups.get(usize::from(*id) - 1));
    match readings.fold((0, 0), |all, (head, tail)| (all.0 | head, all.1 | tail)) {
        (0, _) => (SILENT, SILENT),
        sound => sound,
    }
}

/// The groups of a syllable's first letter and of what follows: seven each, about equally common.
fn groups(syllable: &str) -> (u8, u8) {
    let head = match syllable.as_bytes().first() {
        Some(b'j' | b'd') => 0,
        Some(b'z' | b'g') => 1,
        Some(b's' | b'l') => 2,
        Some(b'x' | b'h' | b'n') => 3,
        Some(b'y' | b'b' | b'p') => 4,
        Some(b'c' | b'q' | b'r' | b'a') => 5,
        _ => 6,
    };
    let tail = syllable
        .bytes()
        .skip(1)
        .fold(0u32, |sum, letter| sum * 3 + u32::from(letter))
        % 7;
    (1 << head, 1 << tail)
}

/// The string that holds place `hit`: at or behind `from`, mostly close to it.
#[inline]
fn holder(starts: &[u32], from: usize, hit: usize) -> usize {
    let mut step = 1;
    while starts
        .get(from + step)
        .is_some_and(|start| *start as usize <= hit)
    {
        step *= 2;
    }
    let (low, high) = (from + step / 2, starts.len().min(from + step));
    low + starts[low..high].partition_point(|start| *start as usize <= hit) - 1
}

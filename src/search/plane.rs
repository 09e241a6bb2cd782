//! The sound of every character of the text in sixteen bits, so that pinyin can be looked for by a scan.

use super::pinyin::{Readings, readings};
use super::scan::{BLOCK, compare, scan_blocks};
use super::spelling::{Reached, Spelling};
use super::strings::{StringId, Strings};

/// For each character of the scanned text what its readings may sound like.
#[derive(Debug, Default)]
pub(super) struct Plane {
    /// The groups of the readings' first letters, one bit each.
    heads: Vec<u8>,
    /// The groups of what follows the first letters.
    tails: Vec<u8>,
}

/// What is not read at all.
const SILENT: u8 = 1 << 7;

/// How many characters one step takes in.
const CHARS_A_STEP: usize = 1 << 17;

/// How many of a spelling's characters the scan looks at.
const WIDTH: usize = 3;

impl Plane {
    /// Takes in some more characters; returns whether all are in. Without a table nothing is done.
    pub(super) fn step(&mut self, strings: &Strings) -> bool {
        let Some(table) = readings() else {
            return true;
        };
        let groups: Vec<_> = table
            .syllables()
            .iter()
            .map(|syllable| groups(syllable))
            .collect();
        let from = self.heads.len();
        let codes = strings.codes();
        let to = codes.len().min(from + CHARS_A_STEP);
        for code in &codes[from..to] {
            let (head, tail) = sound(table, &groups, letter(*code));
            self.heads.push(head);
            self.tails.push(tail);
        }
        to == codes.len()
    }

    /// Whether it can be scanned: the table was there when the corpus was built.
    pub(super) fn is_ready(&self) -> bool {
        !self.heads.is_empty()
    }

    pub(super) fn bytes(&self) -> usize {
        self.heads.capacity() + self.tails.capacity()
    }

    /// Calls `found` with every string that holds the spelling, and at which of its characters first.
    pub(super) fn scan(
        &self,
        strings: &Strings,
        spelling: &Spelling,
        mut found: impl FnMut(StringId, u32),
    ) {
        let (Some(table), Some(reader)) = (readings(), spelling.reader()) else {
            return;
        };
        let masks = masks(table, spelling);
        let codes = strings.codes();
        scan_blocks(
            codes.len() - 1,
            |from, fit| self.compare(&masks, from, fit),
            |at| {
                if reader
                    .match_start(codes[at..].iter().map(|code| letter(*code)))
                    .is_none()
                {
                    return at + 1;
                }
                let (id, start, next) = strings.holder(at);
                found(id, u32::try_from(at - start).unwrap_or(u32::MAX));
                next
            },
        );
    }

    #[inline]
    fn compare(&self, [first, others @ ..]: &Masks, from: usize, fit: &mut [u8; BLOCK]) {
        let (heads, tails) = (self.heads.as_slice(), self.tails.as_slice());
        let fits = |mask: (u8, u8)| {
            move |head: u8, tail: u8| u8::from(head & mask.0 != 0) & u8::from(tail & mask.1 != 0)
        };
        compare(fit, (heads, from), (tails, from), fits(*first));
        for (shift, mask) in (1..).zip(others).take_while(|(_, mask)| **mask != ANY) {
            let mut next = [0; BLOCK];
            compare(
                &mut next,
                (heads, from + shift),
                (tails, from + shift),
                fits(*mask),
            );
            for place in 0..BLOCK {
                fit[place] &= next[place];
            }
        }
    }
}

fn letter(code: u16) -> char {
    char::from_u32(u32::from(code)).unwrap_or('\0')
}

/// Any character at all, because a match may already have ended.
const ANY: (u8, u8) = (u8::MAX, u8::MAX);

/// What heads and tails the first characters of a match may have.
type Masks = [(u8, u8); WIDTH];

fn masks(table: &Readings, spelling: &Spelling) -> Masks {
    let groups: Vec<_> = table
        .syllables()
        .iter()
        .map(|syllable| groups(syllable))
        .collect();
    let chars = spelling.chars();
    let mut reached: Reached = 1;
    let mut masks = [ANY; WIDTH];
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

fn sound(table: &Readings, groups: &[(u8, u8)], c: char) -> (u8, u8) {
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

//! The sound of every character of the text in sixteen bits, so that pinyin can be looked for by a scan.

use super::han::is_han;
use super::pinyin::{Spelling, Table, table};
use super::strings::{END, StringId, Strings};

/// For each character of the scanned text the groups of letters that its readings begin with.
#[derive(Debug, Default)]
pub(super) struct Plane {
    groups: Vec<u16>,
    /// Where each string begins in `groups`; grows with them.
    starts: Vec<u32>,
}

/// Characters that no reading begins with, and those without a reading.
const OTHER: u16 = 1 << 15;

/// How many bytes of text one step takes in.
const BYTES_A_STEP: usize = 1 << 18;

/// How many of a spelling's characters the scan looks at.
const WIDTH: usize = 4;

impl Plane {
    /// Takes in some more strings; returns whether all are in. Without a table nothing is done.
    pub(super) fn step(&mut self, strings: &Strings) -> bool {
        let Some(table) = table() else {
            return true;
        };
        let goal = self.groups.len() + BYTES_A_STEP / 3;
        while self.starts.len() < strings.len() && self.groups.len() < goal {
            let id = StringId::try_from(self.starts.len()).unwrap_or(0);
            self.starts
                .push(u32::try_from(self.groups.len()).unwrap_or(u32::MAX));
            let text = strings.folded(id);
            self.groups
                .extend(text.chars().map(|c| groups_of(table, c)));
            self.groups.push(0);
        }
        self.starts.len() == strings.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.groups.capacity() * 2 + self.starts.capacity() * 4
    }

    /// Calls `found` with every string that holds the spelling, and whether at its start.
    pub(super) fn scan(
        &self,
        strings: &Strings,
        spelling: &Spelling,
        mut found: impl FnMut(StringId, u32),
    ) {
        let Some(table) = table() else {
            return;
        };
        let masks = masks(table, spelling);
        let mut id = 0usize;
        let mut at = 0usize;
        while let Some(hit) = self.next(&masks, at) {
            id += self.starts[id + 1..].partition_point(|start| *start as usize <= hit);
            let start = self.starts[id] as usize;
            let string = StringId::try_from(id).unwrap_or(0);
            let text = strings.folded(string);
            let skipped = text
                .chars()
                .take(hit - start)
                .map(char::len_utf8)
                .sum::<usize>();
            if spelling.match_start(&text[skipped..]).is_some() {
                found(string, u32::try_from(skipped).unwrap_or(u32::MAX));
                match self.starts.get(id + 1) {
                    Some(next) => at = *next as usize,
                    None => return,
                }
            } else {
                at = hit + 1;
            }
        }
    }

    /// The next place at which every mask shares a group with its character.
    fn next(&self, masks: &[u16; WIDTH], from: usize) -> Option<usize> {
        const BLOCK: usize = 64;
        let mut at = from;
        let fits = |window: &[u16]| {
            window
                .iter()
                .zip(masks)
                .all(|(groups, mask)| groups & mask != 0 || *mask == 0)
        };
        while let Some(window) = self.groups.get(at..at + BLOCK + WIDTH - 1) {
            let mut any = 0u16;
            for place in 0..BLOCK {
                let mut all = u16::MAX;
                for (shift, mask) in masks.iter().enumerate() {
                    let fit = window[place + shift] & mask != 0 || *mask == 0;
                    all &= if fit { u16::MAX } else { 0 };
                }
                any |= all;
            }
            if any != 0
                && let Some(place) = (0..BLOCK).find(|place| fits(&window[*place..*place + WIDTH]))
            {
                return Some(at + place);
            }
            at += BLOCK;
        }
        (at..self.groups.len())
            .find(|at| fits(&self.groups[*at..self.groups.len().min(at + WIDTH)]))
    }
}

/// The group of a letter: common initials alone, rarer ones together.
fn group_of(letter: char) -> u16 {
    match letter {
        'j' => 1,
        'x' => 1 << 1,
        'z' => 1 << 2,
        's' => 1 << 3,
        'y' => 1 << 4,
        'g' => 1 << 5,
        'd' => 1 << 6,
        'l' => 1 << 7,
        'c' => 1 << 8,
        'h' => 1 << 9,
        'b' | 'e' | 'o' => 1 << 10,
        'q' | 'k' | 'a' => 1 << 11,
        't' | 'r' => 1 << 12,
        'f' | 'n' => 1 << 13,
        'm' | 'p' | 'w' => 1 << 14,
        _ => OTHER,
    }
}

fn groups_of(table: &Table, c: char) -> u16 {
    if c == END {
        return 0;
    }
    let readings = is_han(c).then(|| table.readings(c));
    let groups = readings
        .into_iter()
        .flatten()
        .filter_map(|reading| reading.chars().next());
    match groups.fold(0, |groups, letter| groups | group_of(letter)) {
        0 => group_of(c),
        groups => groups,
    }
}

/// What the first characters of a match must share a group with; 0 where a match may already have ended.
fn masks(table: &Table, spelling: &Spelling) -> [u16; WIDTH] {
    let chars = spelling.chars();
    let mut reached = vec![0usize];
    let mut masks = [0u16; WIDTH];
    for mask in &mut masks {
        if reached.iter().any(|at| *at >= chars.len()) {
            break;
        }
        let mut next = Vec::new();
        for at in reached {
            *mask |= groups_of(table, chars[at]);
            next.extend(steps(table, &chars[at..]).map(|step| at + step));
        }
        next.sort_unstable();
        next.dedup();
        reached = next;
    }
    masks
}

/// How many characters of a spelling one character of a text may take up.
fn steps(table: &Table, chars: &[char]) -> impl Iterator<Item = usize> {
    let rest = chars.len();
    let same = |(c, letter): (&char, char)| *c == letter || (letter == 'v' && *c == 'u');
    let whole = table.syllables().filter_map(move |syllable| {
        let common = chars
            .iter()
            .zip(syllable.chars())
            .take_while(|(c, l)| same((c, *l)))
            .count();
        (common == rest || common == syllable.len()).then_some(common)
    });
    let pair = (rest > 1 && chars[1] == 'h').then_some(2);
    whole.chain([1]).chain(pair)
}

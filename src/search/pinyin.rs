//! Pinyin: what a run of latin letters may spell.
//!
//! A spelling matches a run of characters if each of them takes up, in order, itself, a whole reading, or a reading's
//! initial (its first letter, or 'zh', 'ch', 'sh'); the last one may take up any beginning of a reading, because its
//! writer may still be typing. Every reading of a character counts, 'ü' as 'v' and as 'u'.
//!
//! The table is an asset of its own so that a page can fetch it when latin letters are first typed: [`install`].
//! Without it nothing is matched by its sound.
//!
//! ```text
//! table  = length (u16) syllables (that many bytes, parted by blanks)
//!          low bytes, then high bits, of the id of the first reading of each character from U+4E00 to U+9FFF
//!          further readings: distances from the character before, low bytes, high bytes of ids
//! id     = 0 for none, else place in the list, from 1
//! ```

use super::han::{FIRST, LAST, is_han};
use std::sync::OnceLock;

/// The readings of all characters.
#[derive(Debug)]
pub(super) struct Table {
    syllables: Vec<Box<str>>,
    /// Where the ids of each character begin in `ids`.
    starts: Vec<u16>,
    ids: Vec<u16>,
}

static TABLE: OnceLock<Table> = OnceLock::new();

/// Installs the table, the bytes of `pinyin.bin`. Returns whether readings are known from now on.
pub fn install(bytes: &[u8]) -> bool {
    match Table::read(bytes) {
        Some(table) => {
            let _ = TABLE.set(table);
            true
        }
        None => is_installed(),
    }
}

/// Whether readings are known.
#[must_use]
pub fn is_installed() -> bool {
    TABLE.get().is_some()
}

/// Whether `typed` holds letters that may be pinyin, so that the table is worth fetching.
#[must_use]
pub fn is_wanted(typed: &str) -> bool {
    Spelling::new(&super::fold::fold(typed)).is_some()
}

impl Table {
    fn read(bytes: &[u8]) -> Option<Self> {
        let count = (LAST - FIRST + 1) as usize;
        let (length, rest) = bytes.split_at_checked(2)?;
        let length = u16::from_le_bytes([*length.first()?, *length.get(1)?]);
        let (list, rest) = rest.split_at_checked(length.into())?;
        let list = std::str::from_utf8(list).ok()?;
        let (low, rest) = rest.split_at_checked(count)?;
        let (bits, more) = rest.split_at_checked(count / 8)?;
        let (distances, ids) = more.split_at_checked(more.len() / 3)?;
        let (more_low, more_high) = ids.split_at_checked(distances.len())?;
        let mut table = Self {
            syllables: list.split(' ').map(Box::from).collect(),
            starts: Vec::with_capacity(count + 1),
            ids: Vec::with_capacity(count + distances.len()),
        };
        let mut more = distances
            .iter()
            .zip(more_low.iter().zip(more_high))
            .peekable();
        let mut last = 0usize;
        for (at, low) in low.iter().enumerate() {
            table.starts.push(u16::try_from(table.ids.len()).ok()?);
            let high = (bits.get(at / 8)? >> (at % 8)) & 1;
            table.ids.extend(
                [u16::from_le_bytes([*low, high])]
                    .iter()
                    .filter(|id| **id > 0),
            );
            while let Some((_, (low, high))) =
                more.next_if(|(distance, _)| last + usize::from(**distance) == at)
            {
                table.ids.push(u16::from_le_bytes([*low, *high]));
                last = at;
            }
        }
        table.starts.push(u16::try_from(table.ids.len()).ok()?);
        Some(table)
    }

    /// The readings of `c`, commonest first.
    pub(super) fn readings(&self, c: char) -> impl Iterator<Item = &str> {
        let at = u32::from(c).wrapping_sub(FIRST) as usize;
        let range = match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => usize::from(*start)..usize::from(*end),
            _ => 0..0,
        };
        let ids = self.ids.get(range).unwrap_or_default();
        ids.iter()
            .filter_map(|id| self.syllables.get(usize::from(*id) - 1).map(|s| &**s))
    }

    /// Every syllable.
    pub(super) fn syllables(&self) -> impl Iterator<Item = &str> {
        self.syllables.iter().map(|s| &**s)
    }
}

/// The table, once it is installed.
pub(super) fn table() -> Option<&'static Table> {
    TABLE.get()
}

/// A term that may be pinyin: two latin letters or more, possibly mixed with other characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spelling {
    chars: Vec<char>,
}

impl Spelling {
    /// The spelling in a folded term, if it can be one. Apostrophes part syllables and are dropped.
    #[must_use]
    pub fn new(folded: &str) -> Option<Self> {
        let letters = folded.chars().filter(char::is_ascii_lowercase).count();
        let chars = folded.chars().filter(|c| !['\'', '’'].contains(c));
        let chars = chars.map(|c| if c == 'ü' { 'v' } else { c }).collect();
        (letters >= 2).then_some(Self { chars })
    }

    /// The characters to be taken up.
    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Length in bytes of what stands at the start of `text` and is spelt so; `None` where no character stands by its sound.
    #[must_use]
    pub fn match_start(&self, text: &str) -> Option<usize> {
        table().and_then(|table| take(table, &self.chars, text, 0, false))
    }

    /// The first place in `text` that is spelt so: bytes.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let table = table()?;
        text.char_indices().find_map(|(at, _)| {
            let end = take(table, &self.chars, text.get(at..)?, 0, false)?;
            Some(at..at + end)
        })
    }
}

fn take(table: &Table, chars: &[char], text: &str, done: usize, by_sound: bool) -> Option<usize> {
    let Some(wanted) = chars.first() else {
        return by_sound.then_some(done);
    };
    let c = text.get(done..)?.chars().next()?;
    let next = done + c.len_utf8();
    if c == *wanted
        && let Some(end) = take(table, &chars[1..], text, next, by_sound)
    {
        return Some(end);
    }
    if !is_han(c) || !wanted.is_ascii_lowercase() {
        return None;
    }
    table.readings(c).find_map(|reading| {
        let common = common(chars, reading);
        if common == chars.len() {
            return Some(next);
        }
        let whole = (common == reading.len()).then_some(common);
        let pair = (common >= 2 && reading.as_bytes().get(1) == Some(&b'h')).then_some(2);
        let first = (common >= 1).then_some(1);
        let mut steps = [whole, pair, first].into_iter().flatten();
        steps.find_map(|step| take(table, &chars[step..], text, next, true))
    })
}

/// How many characters both begin with; 'v' in a reading is also spelt 'u'.
fn common(chars: &[char], reading: &str) -> usize {
    let same = |(c, letter): &(&char, char)| **c == *letter || (*letter == 'v' && **c == 'u');
    chars.iter().zip(reading.chars()).take_while(same).count()
}

//! Pinyin: what a run of latin letters may spell.
//!
//! A spelling matches a run of characters if each of them takes up, in order, a part of it: a whole reading, or a reading's
//! initial (its first letter, or 'zh', 'ch', 'sh'); the last one may take up any beginning of a reading, because its
//! writer may still be typing. What is not a latin letter stands for itself. Every reading of a character counts, 'ü' as
//! 'v' and as 'u'.
//!
//! As long as the tables ([`super::tables`]) are not there, nothing is matched by its sound.
//!
//! ```text
//! readings = length (u16) syllables (that many bytes, parted by blanks)
//!            low bytes, then high bits, of the id of the first reading of each character from U+4E00 to U+9FFF
//!            further readings: distances from the character before, low bytes, high bytes of ids
//! id       = 0 for none, else place in the list, from 1
//! ```

use super::han::{FIRST, LAST};
use super::tables::tables;

/// The readings of all characters.
#[derive(Debug)]
pub(super) struct Readings {
    syllables: Vec<Box<str>>,
    /// Where the ids of each character begin in `ids`.
    starts: Vec<u16>,
    ids: Vec<u16>,
}

impl Readings {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
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

    /// The ids of the readings of `c`, commonest first.
    #[inline]
    pub(super) fn readings(&self, c: char) -> &[u16] {
        let at = u32::from(c).wrapping_sub(FIRST) as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => self
                .ids
                .get(usize::from(*start)..usize::from(*end))
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// Every syllable; the first has id 1.
    pub(super) fn syllables(&self) -> &[Box<str>] {
        &self.syllables
    }
}

/// The readings, once they are there.
pub(super) fn readings() -> Option<&'static Readings> {
    tables().map(|tables| &tables.readings)
}

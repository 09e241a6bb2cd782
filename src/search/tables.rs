//! What is known about characters: which are compared as one, and how they are read.
//!
//! The tables are compiled in, as `search.bin`; `tests/search_tables.rs` makes them from their sources.
//!
//! ```text
//! search.bin = count (u16)  columns of that many bytes: distances, high bytes, low bytes   characters with a form of one character
//!              length (u16) that many bytes of text: from, a tab, to, a line feed          all other forms, ascending
//!              readings                                                                    see `pinyin`
//! distance   = how far the character is from the one before; 255 with the form 0 continues into the next
//! ```
//!
//! A form is what NFKC (UAX #15), lower case and simplification make of a character, or of a letter with one mark: '％' is
//! '%', '㎡' is 'm2', '⼈' is '人', '業' is '业'. Compatibility forms are kept for the scripts that stand in Chinese tables
//! (Latin, kana, Chinese, signs, squares, full and half width), lower case for all. '≧' is '≥', and the like.

use super::pinyin::Readings;
use std::sync::OnceLock;

/// The tables.
#[derive(Debug)]
pub(super) struct Tables {
    /// For each character up to U+FFFF its form, if that is one character; 0 if it has none.
    forms: Vec<u16>,
    /// `from`, a tab and `to` on each line, ascending.
    longer: String,
    /// Where the lines begin.
    lines: Vec<u16>,
    /// How characters are read.
    pub(super) readings: Readings,
}

/// Stands in [`Tables::forms`] for those that `longer` gives. U+FFFF is no character.
const LONGER: u16 = u16::MAX;

static TABLES: OnceLock<Option<Tables>> = OnceLock::new();

/// The tables; `None` only if their file is damaged.
pub(super) fn tables() -> Option<&'static Tables> {
    let read = || Tables::read(include_bytes!("tables/search.bin"));
    TABLES.get_or_init(read).as_ref()
}

impl Tables {
    fn read(bytes: &[u8]) -> Option<Self> {
        let (count, rest) = length(bytes)?;
        let (distances, rest) = rest.split_at_checked(count)?;
        let (high, rest) = rest.split_at_checked(count)?;
        let (low, rest) = rest.split_at_checked(count)?;
        let mut forms = vec![0; usize::from(u16::MAX) + 1];
        let mut at = 0usize;
        for ((distance, high), low) in distances.iter().zip(high).zip(low) {
            at += usize::from(*distance);
            *forms.get_mut(at)? = u16::from_be_bytes([*high, *low]);
        }
        let (count, rest) = length(rest)?;
        let (longer, readings) = rest.split_at_checked(count)?;
        let longer = std::str::from_utf8(longer).ok()?.to_owned();
        let mut lines = Vec::new();
        let mut start = 0;
        for line in longer.split_inclusive('\n') {
            lines.push(u16::try_from(start).ok()?);
            start += line.len();
            let (from, _) = line.split_once('\t')?;
            let mut chars = from.chars();
            if let (Some(c), None) = (chars.next(), chars.next()) {
                *forms.get_mut(c as usize)? = LONGER;
            }
        }
        Some(Self {
            forms,
            longer,
            lines,
            readings: Readings::read(readings)?,
        })
    }

    /// The form of `c` if that is one character: `c` itself if it has none. `None` if it has a longer one.
    #[inline]
    pub(super) fn form(&self, c: char) -> Option<char> {
        match self.forms.get(c as usize).copied().unwrap_or(0) {
            0 => Some(c),
            LONGER => None,
            form => char::from_u32(form.into()),
        }
    }

    /// The form of a character with its marks, if it has one of more than a character.
    pub(super) fn longer(&self, cluster: &str) -> Option<&str> {
        let line = |start: &u16| {
            let rest = self.longer.get(usize::from(*start)..).unwrap_or_default();
            let line = rest.split('\n').next().unwrap_or_default();
            line.split_once('\t').unwrap_or_default()
        };
        let place = self
            .lines
            .binary_search_by(|start| line(start).0.cmp(cluster));
        Some(line(self.lines.get(place.ok()?)?).1)
    }
}

fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    Some((u16::from_le_bytes(*length).into(), rest))
}

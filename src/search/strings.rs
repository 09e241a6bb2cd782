//! Every distinct string once, folded, in one contiguous text that can be scanned from end to end.

use super::fold::{fold_into, is_folded};

/// The number of a string. 0 is the empty string.
pub type StringId = u32;

/// Distinct strings.
#[derive(Debug)]
pub struct Strings {
    /// The folded strings, each followed by [`END`].
    text: String,
    /// Where each begins in `text`, and where the next would.
    starts: Vec<u32>,
    /// The originals of those strings that folding changes.
    originals: String,
    /// Where the original of each begins, and where the next would; empty where folding changes nothing.
    original_starts: Vec<u32>,
}

/// Parts the strings in the scanned text; no folded term holds it.
pub(super) const END: char = '\0';

impl Default for Strings {
    fn default() -> Self {
        let mut strings = Self {
            text: String::new(),
            starts: vec![0],
            originals: String::new(),
            original_starts: vec![0],
        };
        strings.push("");
        strings
    }
}

impl Strings {
    /// How many there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none but the empty one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() <= 1
    }

    /// The scanned text.
    #[must_use]
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where each string begins in [`Strings::text`], and one past the last.
    #[must_use]
    pub(super) fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// The string folded.
    #[must_use]
    pub fn folded(&self, id: StringId) -> &str {
        let text = between(&self.text, &self.starts, id);
        text.strip_suffix(END).unwrap_or(text)
    }

    /// The string as it was given.
    #[must_use]
    pub fn original(&self, id: StringId) -> &str {
        match between(&self.originals, &self.original_starts, id) {
            "" => self.folded(id),
            original => original,
        }
    }

    /// Whether folding changes nothing in it.
    #[must_use]
    pub fn is_folded(&self, id: StringId) -> bool {
        between(&self.originals, &self.original_starts, id).is_empty()
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + self.originals.capacity()
            + 4 * (self.starts.capacity() + self.original_starts.capacity())
    }

    fn push(&mut self, original: &str) -> StringId {
        let id = offset(self.len());
        let from = self.text.len();
        if is_folded(original) {
            self.text.push_str(original);
        } else {
            fold_into(original, &mut self.text);
            if self.text[from..] != *original {
                self.originals.push_str(original);
            }
        }
        self.text.push(END);
        self.starts.push(offset(self.text.len()));
        self.original_starts.push(offset(self.originals.len()));
        id
    }
}

fn between<'a>(text: &'a str, starts: &[u32], id: StringId) -> &'a str {
    let at = id as usize;
    match (starts.get(at), starts.get(at + 1)) {
        (Some(start), Some(end)) => text.get(*start as usize..*end as usize).unwrap_or_default(),
        _ => "",
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Gives equal strings one number while [`Strings`] is built.
#[derive(Debug, Default)]
pub(super) struct Interner {
    pub(super) strings: Strings,
    /// Open addressing: hash and number of a string; number 0 is a free place.
    slots: Vec<(u32, StringId)>,
}

impl Interner {
    /// The number of `original`.
    pub(super) fn intern(&mut self, original: &str) -> StringId {
        if original.is_empty() {
            return 0;
        }
        if self.slots.len() < self.strings.len() * 2 {
            self.grow();
        }
        let hash = hash(original.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (found, id) = self.slots[at];
            if id == 0 {
                break;
            }
            if found == hash && self.strings.original(id) == original {
                return id;
            }
            at = (at + 1) & mask;
        }
        let id = self.strings.push(original);
        self.slots[at] = (hash, id);
        id
    }

    fn grow(&mut self) {
        let len = (self.strings.len() * 4).next_power_of_two().max(1024);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); len]);
        for (hash, id) in old.into_iter().filter(|(_, id)| *id > 0) {
            let mut at = hash as usize & (len - 1);
            while self.slots[at].1 != 0 {
                at = (at + 1) & (len - 1);
            }
            self.slots[at] = (hash, id);
        }
    }
}

/// Eight bytes a step; the quality is checked by nothing but speed, equality is checked byte by byte.
fn hash(bytes: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = bytes.len() as u64;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let word = word.try_into().map_or(0, u64::from_le_bytes);
        hash = (hash ^ word).wrapping_mul(FACTOR).rotate_left(29);
    }
    let mut last = [0u8; 8];
    let tail = words.remainder();
    last[..tail.len()].copy_from_slice(tail);
    hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(FACTOR);
    hash ^= hash >> 32;
    u32::try_from(hash.wrapping_mul(FACTOR) >> 32).unwrap_or(0)
}

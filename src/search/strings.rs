//! Every distinct string once, folded, in one contiguous text.

use super::fold::{fold_into, is_folded};

/// The number of a string. 0 is the empty string.
pub type StringId = u32;

/// Distinct strings.
#[derive(Debug)]
pub struct Strings {
    /// The folded strings, one behind the other.
    text: String,
    /// The originals of those strings that folding may change.
    originals: String,
    /// Where each begins, and where the next would.
    places: Vec<Place>,
}

/// Where a string begins.
#[derive(Clone, Copy, Default, Debug)]
struct Place {
    /// In the folded text.
    folded: u32,
    /// In the originals; the next one's is the same where folding surely changes nothing.
    original: u32,
}

impl Default for Strings {
    fn default() -> Self {
        let mut strings = Self {
            text: String::new(),
            originals: String::new(),
            places: vec![Place::default()],
        };
        strings.push("");
        strings
    }
}

impl Strings {
    /// How many there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len() - 1
    }

    /// Whether there is none but the empty one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() <= 1
    }

    /// The string folded.
    #[must_use]
    #[inline]
    pub fn folded(&self, id: StringId) -> &str {
        let range = self
            .between(id)
            .map(|(start, end)| start.folded as usize..end.folded as usize);
        range
            .and_then(|range| self.text.get(range))
            .unwrap_or_default()
    }

    /// The string as it was given.
    #[must_use]
    #[inline]
    pub fn original(&self, id: StringId) -> &str {
        match self.changed(id) {
            "" => self.folded(id),
            original => original,
        }
    }

    /// Whether folding surely changes nothing in it.
    #[must_use]
    pub fn is_folded(&self, id: StringId) -> bool {
        self.changed(id).is_empty()
    }

    fn changed(&self, id: StringId) -> &str {
        let range = self
            .between(id)
            .map(|(start, end)| start.original as usize..end.original as usize);
        range
            .and_then(|range| self.originals.get(range))
            .unwrap_or_default()
    }

    #[inline]
    fn between(&self, id: StringId) -> Option<(Place, Place)> {
        match self.places.get(id as usize..)? {
            [start, end, ..] => Some((*start, *end)),
            _ => None,
        }
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let texts = self.text.capacity() + self.originals.capacity();
        texts + 8 * self.places.capacity()
    }

    fn push(&mut self, original: &str) -> StringId {
        let id = offset(self.len());
        if is_folded(original) {
            self.text.push_str(original);
        } else {
            // Even one that comes out the same, because a letter and its mark are highlighted together.
            fold_into(original, &mut self.text);
            self.originals.push_str(original);
        }
        self.places.push(Place {
            folded: offset(self.text.len()),
            original: offset(self.originals.len()),
        });
        id
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
    /// The number of `original`; `likely` is a number it may well have.
    pub(super) fn intern(&mut self, original: &str, likely: StringId) -> StringId {
        if original.is_empty() {
            return 0;
        }
        if likely > 0 && self.strings.original(likely) == original {
            return likely;
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

//! Ids made of content: stable across runs, and across changes to other pages.

use super::cells::PageCells;
use crate::order;
use rustc_hash::FxHashMap;

/// Ids from content, so that they survive other pages changing, and a column's rotation.
#[derive(Default)]
pub(super) struct Ids {
    pages: FxHashMap<String, u32>,
    rows: FxHashMap<String, u32>,
}

impl Ids {
    pub(super) fn page(&mut self, page: &PageCells) -> String {
        let mut cells: Vec<&[u8]> = page
            .rows
            .iter()
            .map(|cell| cell.field.text.as_bytes())
            .collect();
        order::sort(&mut cells);
        unique(code(&cells), &mut self.pages)
    }

    pub(super) fn row(&mut self, page: &str, cell: &[u8]) -> String {
        unique(
            format!("p{}", &code(&[page.as_bytes(), cell])[..9]),
            &mut self.rows,
        )
    }
}

/// `id`, with a running number if it was given before.
pub(super) fn unique(id: String, seen: &mut FxHashMap<String, u32>) -> String {
    let count = seen.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 {
        id
    } else {
        format!("{id}-{count}")
    }
}

/// A short name for some content: letters and digits that are not mistaken for one another.
pub(super) fn code(parts: &[&[u8]]) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut mixed = 0;
    for part in parts {
        mixed = mix(mixed, part.len() as u64);
        for word in part.chunks(8) {
            let mut bytes = [0; 8];
            bytes[..word.len()].copy_from_slice(word);
            mixed = mix(mixed, u64::from_le_bytes(bytes));
        }
    }
    mixed = mix(mixed, 0);
    let letter = |at: u32| char::from(ALPHABET[(mixed >> (59 - 5 * at)) as usize % 32]);
    (0..10).map(letter).collect()
}

/// Every bit of what was mixed so far and of `word` has its part in the high bits of the result. Nobody has anything to gain from
/// two cells with one id, and [`unique`] parts them: a digest that withstands forgers would cost a twentieth of the reading.
fn mix(mixed: u64, word: u64) -> u64 {
    // The multiplier of Knuth's generator for 64 bits.
    let product = (mixed ^ word)
        .wrapping_add(0x9E37_79B9_7F4A_7C15)
        .wrapping_mul(6_364_136_223_846_793_005);
    product ^ product >> 32
}

#[cfg(test)]
mod tests {
    use super::code;
    use std::collections::HashSet;

    #[test]
    fn texts_that_differ_in_one_character_or_only_in_where_they_part_have_codes_of_their_own() {
        let cell = "1、1-产出；11-数量；株数；实施周期指标值:≥10株；年度指标值:≥10株。";
        let changed = (0..20_000u32).map(|n| cell.replace("10", &n.to_string()));
        let mut codes: HashSet<String> = changed
            .map(|cell| code(&[cell.as_bytes()])[..9].to_owned())
            .collect();
        assert_eq!(codes.len(), 20_000);
        for at in 0..=cell.len() {
            let (one, other) = cell.as_bytes().split_at(at);
            codes.insert(code(&[one, other])[..9].to_owned());
        }
        assert_eq!(codes.len(), 20_000 + cell.len() + 1);
    }
}

//! Ids made of content: stable across runs, and across changes to other pages.

use super::cells::PageCells;
use crate::order;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

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
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .take(10)
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect()
}

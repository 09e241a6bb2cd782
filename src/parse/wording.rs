//! Wording: the pairs of neighbouring characters that two cells share, weighted by how rare they are.
//!
//! Nothing is listed. What is common in this kind of document is learned from the document itself.

use rustc_hash::FxHashMap;

/// A pair of neighbouring characters.
pub(super) type Gram = u32;

/// All pairs of a document, and in how many of its cells each stands.
#[derive(Default)]
pub(super) struct Lexicon {
    ids: FxHashMap<(char, char), Gram>,
    cells_with: Vec<u32>,
    cells: u32,
}

impl Lexicon {
    /// The pairs of `text`, sorted and without repeats. Pairs new to the lexicon are added to it.
    pub(super) fn grams(&mut self, text: &str) -> Vec<Gram> {
        let mut grams = self.sequence(text);
        grams.sort_unstable();
        grams.dedup();
        grams
    }

    /// The pairs of `text` in their order. Blanks and punctuation part pairs only where they end a word.
    pub(super) fn sequence(&mut self, text: &str) -> Vec<Gram> {
        let mut previous = None;
        let mut grams = Vec::new();
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            if !in_word(c) {
                previous = None;
                continue;
            }
            let c = c.to_ascii_lowercase();
            if let Some(before) = previous {
                let next = u32::try_from(self.cells_with.len()).unwrap_or(u32::MAX);
                let id = *self.ids.entry((before, c)).or_insert(next);
                if id == next {
                    self.cells_with.push(0);
                }
                grams.push(id);
            }
            previous = Some(c);
        }
        grams
    }

    /// The pair of two characters, if it stands anywhere in the document.
    pub(super) fn find(&self, a: char, b: char) -> Option<Gram> {
        self.ids
            .get(&(a.to_ascii_lowercase(), b.to_ascii_lowercase()))
            .copied()
    }

    /// Counts one more cell with these pairs.
    pub(super) fn count(&mut self, grams: &[Gram]) {
        self.cells += 1;
        for gram in grams {
            self.cells_with[*gram as usize] += 1;
        }
    }

    /// How rare a pair is in the document: 1 for one that stands in a single cell, towards 0 for one that stands in all.
    pub(super) fn rarity(&self, gram: Gram) -> f32 {
        let with = self
            .cells_with
            .get(gram as usize)
            .copied()
            .unwrap_or(0)
            .max(1);
        let cells = self.cells.max(3) as f32;
        ((cells / with as f32).ln() / cells.ln()).clamp(0.0, 1.0)
    }
}

/// Letters and digits; the common Han characters without a look into the tables.
fn in_word(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_alphanumeric()
}

/// On one page: for each pair, which rows of one column hold it. At most 64 rows.
#[derive(Default)]
pub(super) struct RowSets {
    rows: usize,
    sets: FxHashMap<Gram, u64>,
}

/// The most rows a page may have for its columns to be linked by their wording.
pub(super) const MAX_ROWS: usize = 64;

impl RowSets {
    pub(super) fn new(cells: &[Vec<Gram>]) -> Self {
        let mut sets: FxHashMap<Gram, u64> = FxHashMap::default();
        for (row, grams) in cells.iter().enumerate() {
            for gram in grams {
                *sets.entry(*gram).or_default() |= 1 << row;
            }
        }
        Self {
            rows: cells.len(),
            sets,
        }
    }

    /// How much `grams` speak for each row, against what chance would give: the sum over shared pairs of rarity times the
    /// information that the pair gives about the row.
    pub(super) fn affinity(&self, lexicon: &Lexicon, grams: &[Gram]) -> Vec<f32> {
        let mut scores = vec![0.0; self.rows];
        let rows = self.rows as f32;
        for gram in grams {
            let Some(set) = self.sets.get(gram) else {
                continue;
            };
            let share = set.count_ones() as f32 / rows;
            let weight = -share.ln() * lexicon.rarity(*gram);
            if weight <= 0.0 {
                continue;
            }
            for (row, score) in scores.iter_mut().enumerate() {
                let held = if set >> row & 1 == 1 { 1.0 } else { 0.0 };
                *score += weight * (held - share);
            }
        }
        scores
    }
}

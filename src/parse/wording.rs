//! Wording: the pairs of neighbouring characters and the numbers that two cells share, weighted by how rare they are.
//!
//! Nothing is listed. What is common in this kind of document is learned from the document itself.

use crate::order;
use rustc_hash::FxHashMap;

/// A pair of neighbouring characters, or a number.
pub(super) type Gram = u32;

/// All pairs of a document, and in how many of its cells each stands.
#[derive(Default)]
pub(super) struct Lexicon {
    ids: FxHashMap<u64, Gram>,
    cells_with: Vec<u32>,
    cells: u32,
    /// The year of the table, which tells no row of it from another, as [`grown`] writes it.
    own_year: u64,
}

impl Lexicon {
    /// Of a table of this year.
    pub(super) fn of_year(year: Option<u16>) -> Self {
        // Enough that the table seldom grows: a department's text has some ten thousand pairs.
        let ids = FxHashMap::with_capacity_and_hasher(16_384, rustc_hash::FxBuildHasher);
        Self {
            ids,
            own_year: 10_000 + u64::from(year.unwrap_or(0)),
            ..Self::default()
        }
    }

    /// The pairs of `text`, sorted and without repeats. Pairs new to the lexicon are added to it.
    pub(super) fn grams(&mut self, text: &str) -> Vec<Gram> {
        let mut grams = self.sequence(text);
        order::numbers(&mut grams);
        grams.dedup();
        grams
    }

    /// The pairs of `text` in their order. Blanks and punctuation part pairs only where they end a word. A number of several
    /// digits is one thing, not the pairs of its digits.
    pub(super) fn sequence(&mut self, text: &str) -> Vec<Gram> {
        let mut previous = None;
        let mut number = 0;
        let mut grams = Vec::new();
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            let digit = c.to_digit(10);
            if digit.is_none() && number >= 100 {
                if number == self.own_year {
                    previous = None;
                } else {
                    grams.push(self.intern(NUMBER | number));
                }
            }
            number = digit.map_or(0, |digit| grown(number, digit));
            if !in_word(c) {
                previous = None;
                continue;
            }
            let c = c.to_ascii_lowercase();
            if let Some(pair) = previous.and_then(|before| pair(before, c)) {
                grams.push(self.intern(pair));
            }
            previous = Some(c);
        }
        if number >= 100 && number != self.own_year {
            grams.push(self.intern(NUMBER | number));
        }
        grams
    }

    fn intern(&mut self, key: u64) -> Gram {
        let next = u32::try_from(self.cells_with.len()).unwrap_or(u32::MAX);
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.cells_with.push(0);
        }
        id
    }

    /// The pair of two characters, if it stands anywhere in the document.
    pub(super) fn find(&self, a: char, b: char) -> Option<Gram> {
        let pair = pair(a.to_ascii_lowercase(), b.to_ascii_lowercase())?;
        self.ids.get(&pair).copied()
    }

    /// Counts one more cell with these pairs.
    pub(super) fn count(&mut self, grams: &[Gram]) {
        self.cells += 1;
        for gram in grams {
            self.cells_with[*gram as usize] += 1;
        }
    }

    /// The log-odds that two cells with this pair stand in one row, against two cells drawn by lot; `share` is the part of
    /// the page's rows that hold it.
    fn tells(&self, gram: Gram, share: f32) -> f32 {
        let with = self.cells_with.get(gram as usize).copied().unwrap_or(0);
        let common = with.max(1) as f32 / (self.cells + 2) as f32;
        let chance = (1.0 - NEARBY) * common + NEARBY * share;
        (REPEATED / chance + 1.0 - REPEATED).ln()
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

/// Tells the keys of numbers from those of pairs.
const NUMBER: u64 = 1 << 63;

/// The digits read so far, behind a 1, so that '05' is not '5'; at least 100 from the second digit on.
fn grown(number: u64, digit: u32) -> u64 {
    (number.max(1).wrapping_mul(10) + u64::from(digit)) & !NUMBER
}

/// The key of two neighbouring characters, unless both are digits.
fn pair(a: char, b: char) -> Option<u64> {
    let digits = a.is_ascii_digit() && b.is_ascii_digit();
    (!digits).then_some(u64::from(u32::from(a)) << 32 | u64::from(u32::from(b)))
}

/// How often a cell repeats a pair of the cell beside it, beyond chance.
const REPEATED: f32 = 0.2;

/// How much a pair's frequency on the page counts beside that in the whole document: what neighbours say is said again.
const NEARBY: f32 = 0.03;

/// Letters and digits; the common Han characters and the common marks without a look into the tables.
pub(super) fn in_word(c: char) -> bool {
    match c {
        '\u{4E00}'..='\u{9FFF}' => true,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{301F}' | '\u{FF01}'..='\u{FF0F}' => false,
        _ => c.is_alphanumeric(),
    }
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
        let most = cells.iter().map(Vec::len).sum();
        let mut sets = FxHashMap::with_capacity_and_hasher(most, rustc_hash::FxBuildHasher);
        for (row, grams) in cells.iter().enumerate() {
            for gram in grams {
                *sets.entry(*gram).or_insert(0_u64) |= 1 << row;
            }
        }
        Self {
            rows: cells.len(),
            sets,
        }
    }

    /// How much `grams` speak for each row, against what chance would give: the sum over shared pairs of what each tells,
    /// in nats, less what a row drawn by lot would have got.
    pub(super) fn affinity(&self, lexicon: &Lexicon, grams: &[Gram]) -> Vec<f32> {
        let mut scores = vec![0.0; self.rows];
        let rows = self.rows as f32;
        for gram in grams {
            let Some(set) = self.sets.get(gram) else {
                continue;
            };
            let share = set.count_ones() as f32 / rows;
            if share >= 1.0 {
                continue;
            }
            let weight = lexicon.tells(*gram, share);
            for (row, score) in scores.iter_mut().enumerate() {
                let held = if set >> row & 1 == 1 { 1.0 } else { 0.0 };
                *score += weight * (held - share);
            }
        }
        scores
    }
}

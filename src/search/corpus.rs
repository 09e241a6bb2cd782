//! Records as columns of interned strings, and where each string stands.

use super::bits::Bits;
use super::plane::Plane;
use super::strings::{Interner, StringId, Strings};

/// A searched field of a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    /// The project's name.
    Name,
    /// The indicator's name.
    Indicator,
    /// The cycle value.
    Cycle,
    /// The annual value.
    Annual,
    /// The spending unit's name.
    Unit,
    /// The name of the first level.
    Level1,
    /// The name of the second level.
    Level2,
    /// The project's goal.
    Goal,
}

impl Field {
    /// How far behind a match in this field ranks: name, then indicator, its values, unit and levels, goal.
    #[must_use]
    pub const fn tier(self) -> usize {
        match self {
            Self::Name => 0,
            Self::Indicator => 1,
            Self::Cycle | Self::Annual => 2,
            Self::Unit | Self::Level1 | Self::Level2 => 3,
            Self::Goal => 4,
        }
    }
}

/// How many tiers there are.
pub(super) const TIERS: usize = 5;

/// The records, ready to be searched.
#[derive(Debug, Default)]
pub struct Corpus {
    pub(super) fields: Vec<Field>,
    pub(super) strings: Strings,
    pub(super) columns: Vec<Vec<StringId>>,
    pub(super) postings: Postings,
    pub(super) plane: Plane,
}

/// Where each string stands: its records with their column.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Where the entries of each string begin.
    starts: Vec<u32>,
    /// Record and column: `record << 3 | column`, ascending for each string.
    entries: Vec<u32>,
    /// Strings that stand in so many records that a set is smaller than a list: their columns and records.
    dense: Vec<Vec<(u8, Bits)>>,
    /// For each string 1 + place in `dense`, 0 for none.
    dense_at: Vec<u16>,
}

impl Postings {
    /// The entries of a string that has a list.
    #[inline]
    pub(super) fn list(&self, id: StringId) -> &[u32] {
        let at = id as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => self
                .entries
                .get(*start as usize..*end as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// The sets of a string that has sets, with their column.
    #[inline]
    pub(super) fn sets(&self, id: StringId) -> &[(u8, Bits)] {
        let at = self
            .dense_at
            .get(id as usize)
            .map_or(0, |at| usize::from(*at));
        self.dense
            .get(at.wrapping_sub(1))
            .map_or(&[], Vec::as_slice)
    }

    fn bytes(&self) -> usize {
        4 * (self.starts.len() + self.entries.len())
            + self
                .dense
                .iter()
                .flatten()
                .map(|(_, bits)| bits.len() / 8)
                .sum::<usize>()
            + 2 * self.dense_at.len()
    }
}

impl Corpus {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The fields, in the order in which records give them.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The distinct strings.
    #[must_use]
    pub const fn strings(&self) -> &Strings {
        &self.strings
    }

    /// The string in a field of a record.
    #[must_use]
    #[inline]
    pub fn string(&self, record: usize, column: usize) -> StringId {
        self.columns
            .get(column)
            .and_then(|column| column.get(record))
            .copied()
            .unwrap_or(0)
    }

    /// Bytes held, roughly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.strings.bytes()
            + self.postings.bytes()
            + self.plane.bytes()
            + 4 * self.len() * self.columns.len()
    }
}

/// Takes records in and makes a [`Corpus`] of them, a little at a time.
#[derive(Debug)]
pub struct Builder {
    corpus: Corpus,
    interner: Interner,
    /// For each string, in how many fields of records it stands.
    counts: Vec<u32>,
    stage: Stage,
}

#[derive(Clone, Copy, Debug)]
enum Stage {
    Taking,
    /// The next record to be entered in the postings.
    Entering(usize),
    Sounding,
    Done,
}

/// How many records one step enters: a few milliseconds' work.
const RECORDS_A_STEP: usize = 1 << 14;

/// A string is dense if it stands in more than one of so many records.
const DENSE_SHARE: usize = 32;

/// How many bits of an entry name the column.
pub(super) const COLUMN_BITS: u32 = 3;

impl Builder {
    /// A builder of records with these fields, at most eight.
    #[must_use]
    pub fn new(fields: &[Field]) -> Self {
        Self {
            corpus: Corpus {
                fields: fields.to_vec(),
                columns: vec![Vec::new(); fields.len()],
                ..Corpus::default()
            },
            interner: Interner::default(),
            counts: Vec::new(),
            stage: Stage::Taking,
        }
    }

    /// Takes in one record, a string for each field; missing ones are empty.
    pub fn add<'a>(&mut self, values: impl IntoIterator<Item = &'a str>) {
        let mut values = values.into_iter();
        let mut last = ("", 0);
        for column in &mut self.corpus.columns {
            let value = values.next().unwrap_or_default();
            if value != last.0 {
                last = (value, self.interner.intern(value));
            }
            let id = last.1;
            if self.counts.len() <= id as usize {
                self.counts.resize(id as usize + 1, 0);
            }
            self.counts[id as usize] += 1;
            column.push(id);
        }
    }

    /// Does a few milliseconds' work towards [`Builder::finish`]; returns whether nothing is left to do.
    pub fn step(&mut self) -> bool {
        self.stage = match self.stage {
            Stage::Taking => {
                self.begin();
                Stage::Entering(0)
            }
            Stage::Entering(from) if from < self.corpus.len() => {
                let to = self.corpus.len().min(from + RECORDS_A_STEP);
                (from..to).for_each(|record| self.enter(record));
                Stage::Entering(to)
            }
            Stage::Entering(_) => {
                self.counts = Vec::new();
                Stage::Sounding
            }
            Stage::Sounding if !self.corpus.plane.step(&self.corpus.strings) => Stage::Sounding,
            Stage::Sounding | Stage::Done => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// The corpus, whatever is left to do done at once.
    #[must_use]
    pub fn finish(mut self) -> Corpus {
        while !self.step() {}
        self.corpus
    }

    /// From here on `counts` holds where the next entry of each string goes.
    fn begin(&mut self) {
        let strings = std::mem::take(&mut self.interner).strings;
        self.counts.resize(strings.len(), 0);
        let dense_from = (self.corpus.len() / DENSE_SHARE).max(64);
        let postings = &mut self.corpus.postings;
        postings.dense_at = vec![0; strings.len()];
        postings.starts = Vec::with_capacity(strings.len() + 1);
        let mut start = 0u32;
        for (id, count) in self.counts.iter_mut().enumerate() {
            postings.starts.push(start);
            let len = if id == 0 || *count as usize > dense_from {
                0
            } else {
                *count
            };
            if len < *count && id > 0 {
                postings.dense.push(Vec::new());
                postings.dense_at[id] = u16::try_from(postings.dense.len()).unwrap_or(0);
            }
            *count = start;
            start += len;
        }
        postings.starts.push(start);
        postings.entries = vec![0; start as usize];
        self.corpus.strings = strings;
    }

    fn enter(&mut self, record: usize) {
        for (column, ids) in (0u8..).zip(&self.corpus.columns) {
            let id = ids[record];
            if id == 0 {
                continue;
            }
            let postings = &mut self.corpus.postings;
            let dense = usize::from(postings.dense_at[id as usize]);
            if dense > 0 {
                insert(&mut postings.dense[dense - 1], column, record, ids.len());
            } else {
                let place = &mut self.counts[id as usize];
                let record = u32::try_from(record).unwrap_or(u32::MAX);
                postings.entries[*place as usize] = record << COLUMN_BITS | u32::from(column);
                *place += 1;
            }
        }
    }
}

fn insert(sets: &mut Vec<(u8, Bits)>, column: u8, record: usize, len: usize) {
    let at = sets.iter().position(|(each, _)| *each == column);
    let at = at.unwrap_or_else(|| {
        sets.push((column, Bits::none(len)));
        sets.len() - 1
    });
    sets[at].1.insert(record);
}

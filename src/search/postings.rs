//! Where each string stands: lists of runs of records, or sets where these are smaller.

use super::bits::Bits;
use super::corpus::Field;
use super::strings::StringId;

/// Where each string stands.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Where the runs of each string begin, and where those of the next would.
    starts: Vec<u32>,
    runs: Vec<Run>,
    /// Strings with so many runs that sets are smaller: their columns and records.
    dense: Vec<Vec<(u8, Bits)>>,
    /// For each string 1 + place in `dense`, 0 for none.
    dense_at: Vec<u16>,
}

/// Records that follow each other and have the same string in the same column.
///
/// `first record << 8 | (length - 1) << 3 | column`
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Run(u32);

/// More records than this cannot be told apart by a [`Run`].
pub(super) const MOST_RECORDS: usize = 1 << 24;

/// More records than this need a second run.
const LONGEST: u32 = 32;

/// A string with more runs than one in so many records is given sets.
const DENSE_SHARE: usize = 32;

impl Run {
    #[inline]
    pub(super) const fn column(self) -> usize {
        (self.0 & 7) as usize
    }

    #[inline]
    pub(super) const fn first(self) -> usize {
        (self.0 >> 8) as usize
    }

    #[inline]
    pub(super) const fn len(self) -> u32 {
        (self.0 >> 3 & 31) + 1
    }

    fn new(record: usize, column: usize) -> Self {
        Self(u32::try_from(record << 8 | column).unwrap_or(u32::MAX))
    }

    const fn lengthen(&mut self) {
        self.0 += 1 << 3;
    }
}

impl Postings {
    /// The runs of a string.
    #[inline]
    pub(super) fn runs(&self, id: StringId) -> &[Run] {
        let at = id as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => self
                .runs
                .get(*start as usize..*end as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// The sets of a string that has sets instead of runs, with their column.
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

    pub(super) fn bytes(&self) -> usize {
        let sets = self.dense.iter().flatten().map(|(_, bits)| bits.len() / 8);
        4 * (self.starts.len() + self.runs.len()) + sets.sum::<usize>() + 2 * self.dense_at.len()
    }
}

/// Counts the runs of every string while records come in, so that their places are known before they are entered.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// For each string how many runs it has; while runs are entered, where its next one goes.
    of: Vec<u32>,
    /// For each column the string of the last record, how long its run is, and where that run was entered.
    open: Vec<(StringId, u32, usize)>,
}

impl Counts {
    pub(super) fn new(fields: &[Field]) -> Self {
        Self {
            of: Vec::new(),
            open: vec![(0, 0, 0); fields.len()],
        }
    }

    /// Takes in a record's strings, in the order of the fields.
    pub(super) fn count(&mut self, fields: &[Field], ids: &[StringId]) {
        for column in 0..ids.len() {
            if let Step::Begin(id) = self.step(fields, ids, column) {
                let at = id as usize;
                if self.of.len() <= at {
                    self.of.resize(at + 1, 0);
                }
                self.of[at] += 1;
            }
        }
    }

    /// Whether a record begins a run in a column, or lengthens the one of the record before it.
    fn step(&mut self, fields: &[Field], ids: &[StringId], column: usize) -> Step {
        let id = ids[column];
        let told = (0..column)
            .any(|other| ids[other] == id && fields[other].tier() == fields[column].tier());
        let open = &mut self.open[column];
        if id == 0 || told {
            *open = (0, 0, 0);
            return Step::Nothing;
        }
        if open.0 == id && open.1 < LONGEST {
            open.1 += 1;
            return Step::Lengthen(id);
        }
        *open = (id, 1, 0);
        Step::Begin(id)
    }

    /// Makes room for everything counted; records are then entered again from the first.
    pub(super) fn settle(&mut self, strings: usize, records: usize) -> Postings {
        self.open.fill((0, 0, 0));
        self.of.resize(strings, 0);
        let dense_from = (records / DENSE_SHARE).max(64);
        let mut postings = Postings {
            starts: Vec::with_capacity(strings + 1),
            dense_at: vec![0; strings],
            ..Postings::default()
        };
        let mut start = 0u32;
        for (count, dense_at) in self.of.iter_mut().zip(&mut postings.dense_at) {
            postings.starts.push(start);
            if *count as usize > dense_from {
                postings.dense.push(Vec::new());
                *dense_at = u16::try_from(postings.dense.len()).unwrap_or(0);
                *count = 0;
            }
            start += std::mem::replace(count, start);
        }
        postings.starts.push(start);
        postings.runs = vec![Run::default(); start as usize];
        postings
    }

    /// Enters a record.
    pub(super) fn enter(
        &mut self,
        postings: &mut Postings,
        fields: &[Field],
        (record, records): (usize, usize),
        ids: &[StringId],
    ) {
        for column in 0..ids.len() {
            let (id, begins) = match self.step(fields, ids, column) {
                Step::Nothing => continue,
                Step::Begin(id) => (id, true),
                Step::Lengthen(id) => (id, false),
            };
            let dense = usize::from(postings.dense_at[id as usize]);
            if dense > 0 {
                insert(&mut postings.dense[dense - 1], column, record, records);
            } else if begins {
                let place = &mut self.of[id as usize];
                postings.runs[*place as usize] = Run::new(record, column);
                self.open[column].2 = *place as usize;
                *place += 1;
            } else {
                postings.runs[self.open[column].2].lengthen();
            }
        }
    }
}

enum Step {
    Nothing,
    Begin(StringId),
    Lengthen(StringId),
}

fn insert(sets: &mut Vec<(u8, Bits)>, column: usize, record: usize, len: usize) {
    let at = sets
        .iter()
        .position(|(each, _)| usize::from(*each) == column);
    let at = at.unwrap_or_else(|| {
        sets.push((u8::try_from(column).unwrap_or(0), Bits::none(len)));
        sets.len() - 1
    });
    sets[at].1.insert(record);
}

//! Records as columns of interned strings, and where each string stands.

use super::matched::Matched;
use super::pairs::{self, MOST_STRINGS, Pairing, Pairs};
use super::postings::{Counts, MOST_RECORDS, Postings};
use super::strings::{Interner, StringId, Strings};
use super::term::Term;
use std::rc::Rc;

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
    pub(super) pairs: Pairs,
    /// What the commonest characters match, by their codes.
    common: Vec<(u16, Rc<Matched>)>,
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

    /// What a term matches, if that was found out beforehand.
    pub(super) fn common(&self, term: &Term) -> Option<&Rc<Matched>> {
        let mut chars = term.folded().chars();
        let code = pairs::code(chars.next().filter(|_| chars.next().is_none())?);
        let at = self.common.binary_search_by_key(&code, |(code, _)| *code);
        self.common.get(at.ok()?).map(|(_, matched)| matched)
    }

    /// Bytes held, roughly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.strings.bytes()
            + self.postings.bytes()
            + self.pairs.bytes()
            + self
                .common
                .iter()
                .map(|(_, each)| each.bytes())
                .sum::<usize>()
            + 4 * self.len() * self.columns.len()
    }
}

/// Takes records in and makes a [`Corpus`] of them, a little at a time.
#[derive(Debug)]
pub struct Builder {
    corpus: Corpus,
    interner: Interner,
    counts: Counts,
    pairing: Pairing,
    stage: Stage,
}

#[derive(Clone, Copy, Debug)]
enum Stage {
    Taking,
    /// The next record to be entered in the postings.
    Entering(usize),
    Pairing,
    /// The next code that may be common.
    Foreseeing(usize),
    Done,
}

/// How many records one step enters: a few milliseconds' work.
const RECORDS_A_STEP: usize = 1 << 14;

/// The most fields that a record can have.
const MOST_FIELDS: usize = 8;

impl Builder {
    /// A builder of records with these fields; those beyond the eighth are left out.
    #[must_use]
    pub fn new(fields: &[Field]) -> Self {
        let fields = fields.get(..MOST_FIELDS).unwrap_or(fields);
        Self {
            corpus: Corpus {
                fields: fields.to_vec(),
                columns: vec![Vec::new(); fields.len()],
                ..Corpus::default()
            },
            interner: Interner::default(),
            counts: Counts::new(fields),
            pairing: Pairing::default(),
            stage: Stage::Taking,
        }
    }

    /// Takes in one record, a string for each field; missing ones are empty. Returns whether there was room for it:
    /// there is for 16 777 216 of them and as many distinct strings, before the first [`Builder::step`].
    pub fn add<'a>(&mut self, values: impl IntoIterator<Item = &'a str>) -> bool {
        let full = self.corpus.len() == MOST_RECORDS
            || self.interner.strings.len() + MOST_FIELDS > MOST_STRINGS;
        if full || !matches!(self.stage, Stage::Taking) {
            return false;
        }
        let mut values = values.into_iter();
        let mut last = ("", 0);
        let mut ids = [0; MOST_FIELDS];
        for (id, column) in ids.iter_mut().zip(&mut self.corpus.columns) {
            let value = values.next().unwrap_or_default();
            if value != last.0 {
                let before = column.last().copied().unwrap_or(0);
                last = (value, self.interner.intern(value, before));
            }
            *id = last.1;
            column.push(last.1);
        }
        let fields = &self.corpus.fields;
        self.counts.count(fields, &ids[..fields.len()]);
        true
    }

    /// Does a few milliseconds' work towards [`Builder::finish`]; returns whether nothing is left to do.
    pub fn step(&mut self) -> bool {
        self.stage = match self.stage {
            Stage::Taking => {
                let strings = std::mem::take(&mut self.interner).strings;
                self.corpus.postings = self.counts.settle(strings.len(), self.corpus.len());
                self.corpus.strings = strings;
                Stage::Entering(0)
            }
            Stage::Entering(from) if from < self.corpus.len() => {
                let to = self.corpus.len().min(from + RECORDS_A_STEP);
                (from..to).for_each(|record| self.enter(record));
                Stage::Entering(to)
            }
            Stage::Entering(_) => {
                self.counts = Counts::default();
                Stage::Pairing
            }
            Stage::Pairing => match self.pairing.step(&self.corpus.strings) {
                None => Stage::Pairing,
                Some(pairs) => {
                    self.corpus.pairs = pairs;
                    Stage::Foreseeing(0)
                }
            },
            Stage::Foreseeing(at) => match self.corpus.pairs.codes().get(at) {
                Some(code) => {
                    if let Some(matched) = Matched::commonest(&self.corpus, *code) {
                        self.corpus.common.push((*code, Rc::new(matched)));
                    }
                    Stage::Foreseeing(at + 1)
                }
                None => Stage::Done,
            },
            Stage::Done => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// The corpus, whatever is left to do done at once.
    #[must_use]
    pub fn finish(mut self) -> Corpus {
        while !self.step() {}
        self.corpus
    }

    fn enter(&mut self, record: usize) {
        let mut ids = [0; MOST_FIELDS];
        for (id, column) in ids.iter_mut().zip(&self.corpus.columns) {
            *id = column[record];
        }
        let records = self.corpus.len();
        let Corpus {
            fields, postings, ..
        } = &mut self.corpus;
        self.counts
            .enter(postings, fields, (record, records), &ids[..fields.len()]);
    }
}

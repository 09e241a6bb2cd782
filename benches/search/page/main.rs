//! The search engine for a page that measures it: strings in, strings out, one call each.

mod list;

use jixiao_lens::search::Query;
use jixiao_lens::search::bits::Bits;
use jixiao_lens::search::corpus::{Builder, Corpus, Field};
use jixiao_lens::search::engine::{Session, search};
use jixiao_lens::search::marks::Marker;
use wasm_bindgen::prelude::wasm_bindgen;

const FIELDS: [Field; 6] = [
    Field::Name,
    Field::Level1,
    Field::Level2,
    Field::Indicator,
    Field::Cycle,
    Field::Annual,
];

/// The engine with its records.
#[wasm_bindgen]
pub struct Engine {
    builder: Option<Builder>,
    corpus: Corpus,
    session: Session,
    ids: String,
    id_ends: Vec<u32>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without records.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self {
            builder: Some(Builder::new(&FIELDS)),
            corpus: Corpus::default(),
            session: Session::default(),
            ids: String::new(),
            id_ends: Vec::new(),
        }
    }

    /// Takes in records: id, project, l1, l2, name, cycle, annual, and again; `separator` stands in none of them.
    pub fn add(&mut self, values: &str, separator: char) {
        let Some(builder) = &mut self.builder else {
            return;
        };
        let mut values = values.split(separator);
        while let Some(id) = values.next() {
            self.ids.push_str(id);
            self.id_ends
                .push(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
            builder.add(values.by_ref().take(FIELDS.len()));
        }
    }

    /// Works a few milliseconds at the index; returns whether it is done.
    pub fn step(&mut self) -> bool {
        let done = self.builder.as_mut().is_none_or(Builder::step);
        if done && let Some(builder) = self.builder.take() {
            self.corpus = builder.finish();
        }
        done
    }

    /// The count of all matches; then for each of the first `limit` its record, the numbers of its six strings, how many
    /// highlights it has, and for each of those its field, first and last place in UTF-16 units.
    pub fn search(&mut self, typed: &str, limit: usize) -> Vec<u32> {
        let query = Query::parse(typed);
        let none = |_: &_| Bits::none(self.corpus.len());
        let found = search(&self.corpus, &mut self.session, &query, limit, &none);
        let mut out = vec![number(found.count)];
        let marker = Marker::new(&self.corpus, &query, &found);
        for &(record, _) in &found.first {
            out.push(number(record));
            out.extend((0..FIELDS.len()).map(|column| self.corpus.string(record, column)));
            self.mark(&marker, record, &mut out);
        }
        out
    }

    /// Strings of records, then the ids of records, as [`parted`] has them.
    pub fn texts(&self, strings: &[u32], records: &[u32]) -> String {
        let strings = strings.iter();
        let strings = strings.map(|string| self.corpus.strings().original(*string));
        let ids = records.iter().map(|record| self.id(*record as usize));
        parted(strings.chain(ids))
    }

    fn mark(&self, marker: &Marker<'_>, record: usize, out: &mut Vec<u32>) {
        let head = out.len();
        out.push(0);
        for (field, marks) in marker.marks(record) {
            let column = FIELDS
                .iter()
                .position(|each| *each == field)
                .unwrap_or_default();
            let text = self
                .corpus
                .strings()
                .original(self.corpus.string(record, column));
            for mark in marks {
                let units = |bytes: usize| {
                    let head = text.get(..bytes).unwrap_or_default();
                    number(head.chars().map(char::len_utf16).sum())
                };
                out.extend([
                    number(column),
                    units(mark.range.start),
                    units(mark.range.end),
                ]);
                out[head] += 1;
            }
        }
    }

    /// The ids of all records that [`Engine::search`] counts.
    pub fn hits(&mut self, typed: &str) -> String {
        let query = Query::parse(typed);
        let none = |_: &_| Bits::none(self.corpus.len());
        let found = search(&self.corpus, &mut self.session, &query, 0, &none);
        parted(found.records.iter().map(|record| self.id(record)))
    }

    /// The ids of all records in which each of the words stands exactly as written, in whichever field.
    pub fn all(&self, words: &str) -> String {
        let mut records = Bits::all(self.corpus.len());
        for word in words.split_whitespace() {
            records.intersect(&self.corpus.holding(word));
        }
        parted(records.iter().map(|record| self.id(record)))
    }

    /// How many records match, found by looking at one string after the other.
    pub fn naive(&self, typed: &str) -> usize {
        let query = Query::parse(typed);
        let strings = self.corpus.strings();
        let mut records = Bits::all(self.corpus.len());
        for clause in query.clauses() {
            let mut any_atom = Bits::none(self.corpus.len());
            for atom in clause {
                let ids = (0..).take(strings.len());
                let holds: Vec<bool> = ids.map(|id| atom.stands_in(strings.folded(id))).collect();
                let any = |record: usize| {
                    (0..FIELDS.len())
                        .any(|column| holds[self.corpus.string(record, column) as usize])
                };
                (0..self.corpus.len())
                    .filter(|record| any(*record) != atom.excluded)
                    .for_each(|record| any_atom.insert(record));
            }
            records.intersect(&any_atom);
        }
        records.count()
    }

    /// Forgets earlier queries.
    pub fn reset(&mut self) {
        self.session.reset();
    }

    /// Bytes that the records take up, by the engine's own account.
    pub fn bytes(&self) -> usize {
        self.corpus.bytes() + self.ids.capacity() + 4 * self.id_ends.capacity()
    }

    fn id(&self, record: usize) -> &str {
        let start = record
            .checked_sub(1)
            .and_then(|before| self.id_ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.id_ends.get(record).copied().unwrap_or(start);
        self.ids
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

/// Texts in one, each behind a character that stands in none of them; it is no surrogate and below U+10000.
fn parted<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.collect();
    let is_free = |c: &char| !texts.iter().any(|text| text.contains(*c));
    let separator = ('\u{1}'..='\u{d7ff}').find(is_free).unwrap_or('\u{1}');
    let mut out = String::new();
    for text in texts {
        out.push(separator);
        out.push_str(text);
    }
    out
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn main() {}

//! Answering a query from a corpus: which records match, and which of them come first.

use super::bits::Bits;
use super::condition::Condition;
use super::corpus::Corpus;
use super::matched::{Matched, RANKS, Ranked, Within, rank};
use super::query::{Ask, Atom, Clause, Query};
use super::term::Term;
use crate::order;
use std::rc::Rc;

/// What a query finds.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Found {
    /// All records that match.
    pub records: Bits,
    /// How many there are.
    pub count: usize,
    /// The first of them with their rank, 0 the best.
    pub first: Vec<(usize, usize)>,
}

/// What earlier queries found out; makes the next keystroke cheaper, never different.
#[derive(Clone, Default, Debug)]
pub struct Session {
    kept: Vec<(Term, Rc<Matched>)>,
    eager: bool,
}

/// How many terms are kept.
const KEPT: usize = 8;

/// Records of one rank are put in exact order if they are no more than this; else they stay in the corpus's order.
const SORTED: usize = 2048;

/// A scan passes over about so many bytes in the time that looking at one string takes.
const BYTES_A_LOOK: usize = 256;

/// Looking at all strings of one record takes as long as a scan takes for so many bytes.
const BYTES_A_RECORD: usize = 1600;

/// A clause evaluated: its records, and for text their ranks.
struct Held {
    all: Bits,
    text: Option<(Ranked, Vec<Rc<Matched>>)>,
}

impl Session {
    /// A session that takes every shortcut, even where a scan would be quicker: what it finds must be the same.
    #[must_use]
    pub fn eager() -> Self {
        Self {
            eager: true,
            ..Self::default()
        }
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        self.kept.clear();
    }

    /// The strings that match; all of them, or at least those of the records `within`.
    fn matched(&mut self, corpus: &Corpus, term: &Term, within: &Within) -> Rc<Matched> {
        if let Some((_, matched)) = self.kept.iter().find(|(kept, _)| kept == term) {
            return Rc::clone(matched);
        }
        let narrower = self
            .kept
            .iter()
            .filter(|(kept, _)| kept.leads_to(term))
            .min_by_key(|(_, matched)| matched.len());
        let bytes = if self.eager {
            usize::MAX
        } else {
            corpus.strings.codes().len() * 2
        };
        let narrower = narrower.filter(|(_, matched)| matched.len() < bytes / BYTES_A_LOOK);
        let matched = match (narrower, within) {
            (Some((_, before)), _) => before.narrow(corpus, term),
            (None, Some((records, count))) if *count < bytes / BYTES_A_RECORD => {
                return Rc::new(Matched::within(corpus, term, records));
            }
            _ => Matched::scan(corpus, term),
        };
        let matched = Rc::new(matched);
        if self.kept.len() == KEPT {
            self.kept.remove(0);
        }
        self.kept.push((term.clone(), Rc::clone(&matched)));
        matched
    }
}

impl Corpus {
    /// The records in which `text` stands exactly as written, in whichever field; looks at every string, folds nothing.
    #[must_use]
    pub fn holding(&self, text: &str) -> Bits {
        let ids = (0..self.strings.len()).filter_map(|id| u32::try_from(id).ok());
        let literal = ids
            .filter(|id| self.strings.original(*id).contains(text))
            .map(|id| (id, 0))
            .collect();
        let matched = Matched {
            literal,
            sound: Vec::new(),
        };
        union(self, &matched, &None)
    }
}

/// Answers `query`; `holds` gives the records for which a condition holds.
pub fn search(
    corpus: &Corpus,
    session: &mut Session,
    query: &Query,
    limit: usize,
    holds: &dyn Fn(&Condition) -> Bits,
) -> Found {
    let clauses = narrowest_first(corpus, session, query.clauses());
    let mut within: Option<(Bits, usize)> = None;
    let mut held = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let clause = evaluate(corpus, session, clause, holds, &within);
        let mut records = clause.all.clone();
        if let Some((before, _)) = &within {
            records.intersect(before);
        }
        let count = records.count();
        within = Some((records, count));
        held.push(clause);
    }
    let (records, count) = within.unwrap_or_else(|| (Bits::all(corpus.len()), corpus.len()));
    let first = first(corpus, &held, &records, limit.min(count));
    Found {
        records,
        count,
        first,
    }
}

/// The clauses in the order in which least has to be done: conditions, which cost no scan, then the texts in the fewest
/// strings, then exclusions. Once a text is rare, the others are left to be looked for in its records alone.
fn narrowest_first<'a>(
    corpus: &Corpus,
    session: &mut Session,
    clauses: &'a [Clause],
) -> Vec<&'a Clause> {
    let term = |clause: &'a Clause| match clause.as_slice() {
        [
            Atom {
                excluded: false,
                ask: Ask::Text(term),
            },
        ] => Some(term),
        _ => None,
    };
    let conditional = |clause: &Clause| clause.iter().all(|atom| matches!(atom.ask, Ask::Field(_)));
    let mut texts: Vec<(usize, &Clause)> = clauses
        .iter()
        .filter(|clause| term(clause).is_some())
        .map(|clause| (usize::MAX, clause))
        .collect();
    let length = |clause| term(clause).map(|term| term.folded().len());
    order::sort_by(&mut texts, |a, b| length(b.1).cmp(&length(a.1)));
    let (others, mut order): (Vec<&Clause>, Vec<&Clause>) = clauses
        .iter()
        .filter(|clause| term(clause).is_none())
        .partition(|clause| !conditional(clause));
    if order.is_empty() && texts.len() > 1 {
        for (strings, clause) in &mut texts {
            if let Some(term) = term(clause) {
                *strings = session.matched(corpus, term, &None).len();
            }
            if *strings * corpus.runs_a_string() < corpus.strings.codes().len() * 2 / BYTES_A_RECORD
            {
                break;
            }
        }
        order::sort_by(&mut texts, |a, b| a.0.cmp(&b.0));
    }
    order.extend(texts.into_iter().map(|(_, clause)| clause));
    order.extend(others);
    order
}

fn evaluate(
    corpus: &Corpus,
    session: &mut Session,
    clause: &Clause,
    holds: &dyn Fn(&Condition) -> Bits,
    within: &Within,
) -> Held {
    let mut all = Bits::none(corpus.len());
    let mut text: Option<(Ranked, Vec<Rc<Matched>>)> = None;
    let mut unranked: Vec<Bits> = Vec::new();
    for atom in clause {
        match atom {
            Atom {
                excluded: false,
                ask: Ask::Text(term),
            } => {
                let matched = session.matched(corpus, term, within);
                let ranked = matched.records(corpus, within);
                ranked.iter().flatten().for_each(|set| all.unite(set));
                let (sets, terms) =
                    text.get_or_insert_with(|| (std::array::from_fn(|_| None), Vec::new()));
                merge(sets, ranked);
                terms.push(matched);
            }
            Atom { excluded, ask } => {
                let mut set = match ask {
                    Ask::Text(term) => {
                        union(corpus, &session.matched(corpus, term, within), within)
                    }
                    Ask::Field(condition) => holds(condition),
                };
                if *excluded {
                    set.invert();
                }
                all.unite(&set);
                unranked.push(set);
            }
        }
    }
    if let Some((sets, _)) = &mut text {
        for set in unranked {
            merge_one(&mut sets[RANKS - 1], set);
        }
    }
    Held { all, text }
}

fn union(corpus: &Corpus, matched: &Matched, within: &Within) -> Bits {
    let mut all = Bits::none(corpus.len());
    matched
        .records(corpus, within)
        .iter()
        .flatten()
        .for_each(|set| all.unite(set));
    all
}

fn merge(into: &mut Ranked, from: Ranked) {
    for (into, from) in into.iter_mut().zip(from) {
        if let Some(from) = from {
            merge_one(into, from);
        }
    }
}

fn merge_one(into: &mut Option<Bits>, from: Bits) {
    match into {
        Some(into) => into.unite(&from),
        None => *into = Some(from),
    }
}

/// The first records by rank: that of the clause that matches worst, then by [`sort`].
fn first(corpus: &Corpus, held: &[Held], records: &Bits, limit: usize) -> Vec<(usize, usize)> {
    let clauses: Vec<_> = held
        .iter()
        .filter_map(|clause| clause.text.as_ref())
        .collect();
    if clauses.is_empty() {
        return records
            .iter()
            .take(limit)
            .map(|record| (record, 0))
            .collect();
    }
    let mut first = Vec::with_capacity(limit.min(SORTED));
    let mut rest = records.clone();
    let mut places: Option<Vec<Places>> = None;
    let mut reached: Vec<Bits> = clauses.iter().map(|_| Bits::none(corpus.len())).collect();
    for rank in 0..RANKS {
        if first.len() >= limit {
            break;
        }
        let mut grown = false;
        for (reached, (ranked, _)) in reached.iter_mut().zip(&clauses) {
            if let Some(set) = &ranked[rank] {
                reached.unite(set);
                grown = true;
            }
        }
        if grown {
            let mut level = rest.clone();
            reached.iter().for_each(|set| level.intersect(set));
            rest.subtract(&level);
            let left = limit - first.len();
            if (2..=SORTED).contains(&level.count()) {
                let places = places.get_or_insert_with(|| {
                    clauses
                        .iter()
                        .map(|(_, terms)| Places::new(corpus, terms))
                        .collect()
                });
                first.extend(
                    sort(corpus, places, &level)
                        .into_iter()
                        .take(left)
                        .map(|record| (record, rank)),
                );
            } else {
                first.extend(level.iter().take(left).map(|record| (record, rank)));
            }
        }
    }
    first
}

/// Earlier and closer first: by the sum of ranks, then of places, then in the order of the corpus.
fn sort(corpus: &Corpus, places: &[Places], level: &Bits) -> Vec<usize> {
    let mut keyed: Vec<_> = level
        .iter()
        .map(|record| {
            let best = places.iter().map(|places| places.best(corpus, record));
            let sum = best.fold((0, 0), |sum, (rank, at)| (sum.0 + rank, sum.1 + at));
            (sum, record)
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, record)| record).collect()
}

/// Where a clause matches each string first.
struct Places {
    /// Byte of the first literal match, of the first match by sound.
    at: Vec<[u16; 2]>,
}

const NOWHERE: u16 = u16::MAX;

impl Places {
    fn new(corpus: &Corpus, terms: &[Rc<Matched>]) -> Self {
        let mut at = vec![[NOWHERE; 2]; corpus.strings.len()];
        for term in terms {
            for (which, strings) in [&term.literal, &term.sound].into_iter().enumerate() {
                for (id, place) in strings {
                    let place = u16::try_from(*place).unwrap_or(NOWHERE - 1);
                    let slot = &mut at[*id as usize][which];
                    *slot = place.min(*slot);
                }
            }
        }
        Self { at }
    }

    fn best(&self, corpus: &Corpus, record: usize) -> (usize, usize) {
        let mut best = (RANKS, usize::from(NOWHERE));
        for (field, column) in corpus.fields.iter().zip(&corpus.columns) {
            let places = self.at[column[record] as usize];
            for (place, by_sound) in places.into_iter().zip([false, true]) {
                if place != NOWHERE {
                    best = best.min((rank(field.tier(), by_sound, place == 0), usize::from(place)));
                }
            }
        }
        best
    }
}

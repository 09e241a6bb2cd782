//! Answering a query from a corpus: which records match, and which of them come first.

use super::bits::Bits;
use super::condition::Condition;
use super::corpus::Corpus;
use super::matched::{Matched, RANKS, Ranked};
use super::places::{Keys, best, earliest, keys};
use super::query::{Ask, Clause, Query};
use super::term::Term;
use crate::order;
use std::borrow::Cow;
use std::rc::Rc;

/// What a query finds.
#[derive(Clone, Default, Debug)]
pub struct Found {
    /// All records that match.
    pub records: Bits,
    /// How many there are.
    pub count: usize,
    /// The first of them with their rank, 0 the best.
    pub first: Vec<(usize, usize)>,
    /// What each term matches, in the order of [`Query::wanted`].
    pub(super) matched: Vec<Rc<Matched>>,
}

/// What earlier queries found out; makes the next keystroke cheaper, never different.
#[derive(Clone, Default, Debug)]
pub struct Session {
    kept: Vec<(Term, Rc<Matched>)>,
}

/// How many terms are kept.
const KEPT: usize = 4;

/// Of several clauses, records of one rank are compared if they are no more than this; else they stay in the corpus's order.
const SORTED: usize = 2048;

/// A clause evaluated: its records, and for text their ranks.
struct Held<'a> {
    all: Bits,
    text: Option<(Cow<'a, Ranked>, &'a [Rc<Matched>])>,
}

impl Session {
    /// Forgets everything.
    pub fn reset(&mut self) {
        self.kept.clear();
    }

    pub(super) fn matched(&mut self, corpus: &Corpus, term: &Term) -> Rc<Matched> {
        if let Some((_, matched)) = self.kept.iter().find(|(kept, _)| kept == term) {
            return Rc::clone(matched);
        }
        if let Some(matched) = corpus.common(term) {
            return Rc::clone(matched);
        }
        let matched = Rc::new(Matched::new(corpus, term));
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
        let ids = (0..).take(self.strings.len());
        let holds: Vec<bool> = ids
            .map(|id| self.strings.original(id).contains(text))
            .collect();
        let mut records = Bits::none(self.len());
        for column in &self.columns {
            let ids = column.iter().enumerate();
            ids.filter(|(_, id)| holds[**id as usize])
                .for_each(|(record, _)| records.insert(record));
        }
        records
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
    let matched: Vec<Rc<Matched>> = query
        .wanted()
        .map(|term| session.matched(corpus, term))
        .collect();
    let mut terms = matched.as_slice();
    let mut clauses: Vec<(&Clause, &[Rc<Matched>])> = Vec::new();
    for clause in query.clauses() {
        let (own, rest) = terms.split_at(clause.iter().filter(|atom| atom.is_wanted()).count());
        clauses.push((clause, own));
        terms = rest;
    }
    order::sort_by(&mut clauses, |a, b| strings(a).cmp(&strings(b)));
    let mut held: Vec<Held<'_>> = Vec::with_capacity(clauses.len());
    let mut records: Option<Bits> = None;
    for (clause, terms) in clauses {
        let clause = evaluate(corpus, session, clause, terms, holds, records.as_ref());
        match &mut records {
            Some(records) => records.intersect(&clause.all),
            None => records = Some(clause.all.clone()),
        }
        held.push(clause);
    }
    let records = records.unwrap_or_else(|| Bits::all(corpus.len()));
    let count = records.count();
    let first = first(corpus, &held, &records, limit.min(count));
    Found {
        records,
        count,
        first,
        matched,
    }
}

/// How many strings a clause's texts stand in: conditions, which have none, are asked first, exclusions last.
fn strings((clause, terms): &(&Clause, &[Rc<Matched>])) -> usize {
    if clause.iter().any(|atom| atom.excluded) {
        return usize::MAX;
    }
    terms.iter().map(|term| term.strings).sum()
}

/// Evaluates a clause; `terms` are its texts. Only the records `within` are looked for, if they are given.
fn evaluate<'a>(
    corpus: &Corpus,
    session: &mut Session,
    clause: &Clause,
    terms: &'a [Rc<Matched>],
    holds: &dyn Fn(&Condition) -> Bits,
    within: Option<&Bits>,
) -> Held<'a> {
    let mut all = Bits::none(corpus.len());
    let mut text: Option<Cow<'a, Ranked>> = None;
    for term in terms {
        let ranked = term.records(corpus, within);
        ranked.iter().flatten().for_each(|set| all.unite(set));
        match &mut text {
            Some(text) => merge(text.to_mut(), &ranked),
            None => text = Some(ranked),
        }
    }
    for atom in clause.iter().filter(|atom| !atom.is_wanted()) {
        let mut set = match &atom.ask {
            Ask::Text(term) => union(corpus, &session.matched(corpus, term), within),
            Ask::Field(condition) => holds(condition),
        };
        if atom.excluded {
            set.invert();
        }
        all.unite(&set);
        if let Some(text) = &mut text {
            merge_one(&mut text.to_mut()[RANKS - 1], &set);
        }
    }
    Held {
        all,
        text: text.map(|text| (text, terms)),
    }
}

fn union(corpus: &Corpus, matched: &Matched, within: Option<&Bits>) -> Bits {
    let mut all = Bits::none(corpus.len());
    let ranked = matched.records(corpus, within);
    ranked.iter().flatten().for_each(|set| all.unite(set));
    all
}

fn merge(into: &mut Ranked, from: &Ranked) {
    for (into, from) in into.iter_mut().zip(from) {
        if let Some(from) = from {
            merge_one(into, from);
        }
    }
}

fn merge_one(into: &mut Option<Bits>, from: &Bits) {
    match into {
        Some(into) => into.unite(from),
        None => *into = Some(from.clone()),
    }
}

/// The first records by rank: that of the clause that matches worst, then by [`sorted`].
fn first(corpus: &Corpus, held: &[Held<'_>], records: &Bits, limit: usize) -> Vec<(usize, usize)> {
    let texts = held.iter().filter_map(|clause| clause.text.as_ref());
    let (sets, terms): (Vec<&Ranked>, Vec<&[Rc<Matched>]>) =
        texts.map(|(sets, terms)| (sets.as_ref(), *terms)).unzip();
    if sets.is_empty() {
        let all = records.iter().take(limit);
        return all.map(|record| (record, 0)).collect();
    }
    let mut first = Vec::with_capacity(limit.min(SORTED));
    let mut rest = records.clone();
    let mut reached: Vec<Bits> = sets.iter().map(|_| Bits::none(corpus.len())).collect();
    for rank in 0..RANKS {
        if first.len() >= limit {
            break;
        }
        let mut grown = false;
        for (reached, ranked) in reached.iter_mut().zip(&sets) {
            if let Some(set) = &ranked[rank] {
                reached.unite(set);
                grown = true;
            }
        }
        if !grown {
            continue;
        }
        let mut level = rest.clone();
        reached.iter().for_each(|set| level.intersect(set));
        rest.subtract(&level);
        let left = limit - first.len();
        let records = match terms.as_slice() {
            // All that begin a field are equals.
            [_] if rank % 2 == 0 => level.iter().take(left).collect(),
            [terms] => earliest(corpus, terms, (&level, rank), left),
            _ => {
                let some: Vec<usize> = level.iter().take(SORTED + 1).collect();
                if some.len() > SORTED {
                    level.iter().take(left).collect()
                } else {
                    sorted(corpus, &terms, some)
                }
            }
        };
        first.extend(records.into_iter().take(left).map(|record| (record, rank)));
    }
    first
}

/// Earlier and closer first: by the sum of ranks, then of places and of the distances between them, then in the order of the corpus.
fn sorted(corpus: &Corpus, clauses: &[&[Rc<Matched>]], records: Vec<usize>) -> Vec<usize> {
    if records.len() < 2 {
        return records;
    }
    let mut places = Vec::with_capacity(clauses.len());
    let mut key = |record: usize| {
        let best = |terms: &&[Rc<Matched>]| {
            let terms = terms.iter().map(|term| &**term);
            best(corpus, &terms, record..record + 1)
        };
        places.clear();
        places.extend(clauses.iter().map(best));
        keys(&places)
    };
    let mut keyed: Vec<(Keys, usize)> = records.into_iter().map(|at| (key(at), at)).collect();
    order::sort(&mut keyed);
    keyed.into_iter().map(|(_, record)| record).collect()
}

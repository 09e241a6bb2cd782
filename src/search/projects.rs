//! Whole projects that answer a query, as a list of projects asks for them.
//!
//! A record of the index is one indicator with what its project says. Of a project it is asked:
//!
//! * text, and conditions on the project: whether any of its records answers;
//! * anything excluded: that none of its records answers;
//! * conditions on an indicator: that one and the same indicator answers all of them, so that `类别:满意度 值:>=95%` finds
//!   no project whose 95% belong to another indicator.

use super::bits::Bits;
use super::condition::{Condition, Trait};
use super::engine::Session;
use super::index::{Index, Row, Subject};
use super::marks::Marker;
use super::matched::Matched;
use super::places::{Keys, Place, best, keys};
use super::query::{Ask, Atom, Query};
use super::term::Term;
use crate::order;
use std::ops::Range;
use std::rc::Rc;

/// A project that answers, or a piece of text that belongs to none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// Index in [`crate::model::Dataset::projects`].
    pub project: Option<usize>,
    /// Which of its indicators answer all that is asked of an indicator; all, if nothing is.
    pub indicators: Vec<usize>,
    /// Which of its records shows best why, with the project's rank.
    pub best: Row,
}

/// The terms of each clause that asks for text.
type Texts<'a> = Vec<Vec<(&'a Term, Rc<Matched>)>>;

impl Condition {
    /// Whether it asks something of a single indicator, and not of its project.
    #[must_use]
    pub const fn is_of_indicator(&self) -> bool {
        matches!(
            self,
            Self::Indicator(_)
                | Self::Category(_)
                | Self::Kind(_)
                | Self::Value(_)
                | Self::Has(Trait::Difference | Trait::Placeholder)
        )
    }
}

impl Index {
    /// The projects that answer `query` as wholes, and the texts without a project that do. Best first: by the best match
    /// of the worst clause, then by the sum over all clauses, then earlier and closer, then as they stand in the document.
    ///
    /// `whole` is `query`, or asks more: what is shown of a project is a record that answers that as well, if one does.
    #[must_use]
    pub fn projects(&self, query: &Query, whole: &Query) -> Vec<Answer> {
        let mut session = Session::default();
        let texts = self.texts(&mut session, query);
        let records = self.records_of_projects(&mut session, query);
        let shown = self.records_of_projects(&mut session, whole);
        let mut answers = Vec::new();
        for group in self.groups() {
            if !group.clone().any(|record| records.contains(record)) {
                continue;
            }
            let mut keys = keys(&self.places(&texts, group.clone()));
            let (record, own) = self.shown(&texts, [&records, &shown], group.clone());
            if let Some((_, _, near)) = own {
                keys.2 = keys.2.min(near);
            }
            answers.push((keys, record, self.answering(&records, group)));
        }
        order::sort_by(&mut answers, |(a, ..), (b, ..)| a.cmp(b));
        let terms = texts.iter().flatten();
        let marker = Marker::of_terms(
            &self.corpus,
            terms.map(|(term, matched)| (*term, &**matched)),
        );
        let answer = |((rank, ..), record, indicators): (Keys, usize, Vec<usize>)| Answer {
            project: self.subjects[record].project(),
            indicators,
            best: Row {
                subject: self.subjects[record],
                rank,
                marks: marker.marks(record),
                terms: marker.terms(record),
            },
        };
        answers.into_iter().map(answer).collect()
    }

    /// The indicators among the records of a project that are in `records`.
    fn answering(&self, records: &Bits, group: Range<usize>) -> Vec<usize> {
        let own = group.filter(|record| records.contains(*record));
        own.filter_map(|record| match self.subjects.get(record) {
            Some(Subject::Indicator { indicator, .. }) => Some(*indicator),
            _ => None,
        })
        .collect()
    }

    fn texts<'a>(&self, session: &mut Session, query: &'a Query) -> Texts<'a> {
        let mut texts: Texts<'a> = Vec::new();
        for clause in query.clauses() {
            let wanted = clause.iter().filter(|atom| atom.is_wanted());
            let terms = wanted.filter_map(|atom| match &atom.ask {
                Ask::Text(term) => Some((term, session.matched(&self.corpus, term))),
                Ask::Field(_) => None,
            });
            let terms: Vec<_> = terms.collect();
            if !terms.is_empty() {
                texts.push(terms);
            }
        }
        texts
    }

    /// The records of each project or piece of text.
    fn groups(&self) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let (project, _) = self.facts.get(from)?;
            let rest = &self.facts[from..];
            let len = rest.iter().take_while(|(each, _)| each == project).count();
            from += len;
            Some(from - len..from)
        })
    }

    /// The records whose project answers; where the query asks something of an indicator, those that do so themselves.
    fn records_of_projects(&self, session: &mut Session, query: &Query) -> Bits {
        let mut all = Bits::all(self.subjects.len());
        for clause in query.clauses() {
            let mut any = Bits::none(self.subjects.len());
            for atom in clause {
                any.unite(&self.records_of_atom(session, atom));
            }
            all.intersect(&any);
        }
        all
    }

    fn records_of_atom(&self, session: &mut Session, atom: &Atom) -> Bits {
        let own = match &atom.ask {
            Ask::Text(term) => {
                let mut records = Bits::none(self.subjects.len());
                let matched = session.matched(&self.corpus, term);
                let sets = matched.records(&self.corpus, None);
                sets.iter().flatten().for_each(|set| records.unite(set));
                records
            }
            Ask::Field(condition) => self.holding(condition),
        };
        match &atom.ask {
            Ask::Field(condition) if condition.is_of_indicator() && !atom.excluded => own,
            _ => self.whole(&own, atom.excluded),
        }
    }

    /// All records of the projects that have one of `some`, or of those that have none.
    fn whole(&self, some: &Bits, none: bool) -> Bits {
        let mut records = Bits::none(some.len());
        for group in self.groups() {
            if group.clone().any(|record| some.contains(record)) != none {
                group.for_each(|record| records.insert(record));
            }
        }
        records
    }

    /// The record of a project to show: one that matches the most clauses, of these one that answers all that is asked of an
    /// indicator, of these the one that matches best. With what it is ordered by, if it matches all.
    fn shown(
        &self,
        texts: &Texts<'_>,
        records: [&Bits; 2],
        group: Range<usize>,
    ) -> (usize, Option<Keys>) {
        let key = |record: usize| {
            let places = self.places(texts, record..record + 1);
            let missing = places.iter().filter(|place| place.is_none()).count();
            let answers = records.map(|records| !records.contains(record));
            (missing, answers, keys(&places))
        };
        let first = group.start;
        let best = group.map(|record| (key(record), record)).min();
        best.map_or((first, None), |((missing, _, keys), record)| {
            (record, (missing == 0).then_some(keys))
        })
    }

    /// For each clause its best match in these records.
    fn places(&self, texts: &Texts<'_>, records: Range<usize>) -> Vec<Option<Place>> {
        let best = |terms: &Vec<(&Term, Rc<Matched>)>| {
            let matched = terms.iter().map(|(_, matched)| &**matched);
            best(&self.corpus, &matched, records.clone())
        };
        texts.iter().map(best).collect()
    }
}

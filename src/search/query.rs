//! A query: terms, phrases, exclusions, alternatives and field conditions.
//!
//! ```text
//! query  = clause (['AND'] clause)*           every clause must hold
//! clause = atom (('|' | '或' | 'OR') atom)*  one of the atoms must hold; the words stand between blanks
//! atom   = ['-'] (condition | phrase | word)
//! phrase = '"' … '"'  |  '“' … '”'
//! ```
//!
//! Nothing is an error: what cannot be read as a condition is text, and a [`Problem`] says why. A sign without the words that
//! belong to it is left aside, and is text where there is nothing else.

use super::condition::Condition;
use super::known::Known;
use super::term::Term;
use super::tokens::QUOTES;
use std::fmt;
use std::ops::Range;

/// What one atom asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ask {
    /// The text occurs in one of the record's fields.
    Text(Term),
    /// The condition holds for the record.
    Field(Condition),
}

/// One thing asked for, or asked not to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Atom {
    /// Whether it must not hold.
    pub excluded: bool,
    /// What.
    pub ask: Ask,
}

impl Atom {
    /// Whether it asks for text that is to be there.
    pub(super) const fn is_wanted(&self) -> bool {
        matches!(self.ask, Ask::Text(_)) && !self.excluded
    }

    /// Whether its text, if it asks for one, stands in a folded text, literally or by its sound; exclusion is not looked at.
    #[must_use]
    pub fn stands_in(&self, folded: &str) -> bool {
        match &self.ask {
            Ask::Text(term) => term.stands_in(folded),
            Ask::Field(_) => false,
        }
    }
}

/// A clause: one of its atoms must hold. Never empty.
pub type Clause = Vec<Atom>;

/// Why a part of the query was not understood as its writer may have meant it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Bytes of the query as typed.
    pub range: Range<usize>,
    /// One sentence in the reader's language.
    pub message: String,
}

/// A parsed query.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Query {
    pub(super) clauses: Vec<Clause>,
    pub(super) problems: Vec<Problem>,
}

impl Query {
    /// Reads what was typed. Never fails; see [`Query::problems`].
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        Self::parse_with_places(typed).0
    }

    /// Reads what was typed; for each clause also the bytes at which it stands.
    #[must_use]
    pub fn parse_with_places(typed: &str) -> (Self, Vec<Range<usize>>) {
        super::clauses::parse(typed, &Known::default())
    }

    /// The query that asks for `text` as it stands, whatever signs it holds.
    #[must_use]
    pub fn literal(text: &str) -> Self {
        let atoms = text.split_whitespace().map(|word| Atom {
            excluded: false,
            ask: Ask::Text(Term::phrase(word)),
        });
        let clauses = atoms.map(|atom| vec![atom]).collect();
        Self {
            clauses,
            problems: Vec::new(),
        }
    }

    /// Whether it asks for nothing, and so lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// All clauses, in the order typed.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// What was not understood, in the order typed.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The conditions that stand alone in their clause: those that a chip can show. `true` for excluded ones.
    pub fn conditions(&self) -> impl Iterator<Item = (&Condition, bool)> {
        self.clauses
            .iter()
            .filter_map(|clause| match clause.as_slice() {
                [
                    Atom {
                        excluded,
                        ask: Ask::Field(condition),
                    },
                ] => Some((condition, *excluded)),
                _ => None,
            })
    }

    /// The query with one more condition, unless it is there already.
    #[must_use]
    pub fn with(&self, condition: Condition) -> Self {
        let mut query = self.without(&condition);
        query.clauses.push(vec![Atom {
            excluded: false,
            ask: Ask::Field(condition),
        }]);
        query
    }

    /// The query without this condition, excluded or not.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut query = self.clone();
        query.clauses.retain(|clause| {
            !matches!(clause.as_slice(), [Atom { ask: Ask::Field(each), .. }] if each == condition)
        });
        query
    }

    /// The query of those clauses whose places `keep` is true of.
    #[must_use]
    pub fn with_clauses(&self, keep: impl Fn(usize) -> bool) -> Self {
        let clauses = self.clauses.iter().enumerate();
        let kept = clauses.filter(|(at, _)| keep(*at));
        Self {
            clauses: kept.map(|(_, clause)| clause.clone()).collect(),
            problems: self.problems.clone(),
        }
    }

    /// The query without any lone condition of which `drop` is true; used to count a facet's other values.
    #[must_use]
    pub fn without_where(&self, drop: impl Fn(&Condition) -> bool) -> Self {
        let mut query = self.clone();
        query.clauses.retain(|clause| {
            !matches!(clause.as_slice(), [Atom { ask: Ask::Field(each), .. }] if drop(each))
        });
        query
    }

    /// The text terms that matches should be marked for.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Term> {
        let atoms = self.clauses.iter().flatten();
        atoms
            .filter(|atom| !atom.excluded)
            .filter_map(|atom| match &atom.ask {
                Ask::Text(term) => Some(term),
                Ask::Field(_) => None,
            })
    }
}

/// As it can be typed; reads back as the same query.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clause = |clause: &Clause| {
            let atoms: Vec<String> = clause.iter().map(ToString::to_string).collect();
            atoms.join("|")
        };
        let clauses: Vec<String> = self.clauses.iter().map(clause).collect();
        let mut printed = String::new();
        for (at, clause) in clauses.iter().enumerate() {
            let plain = format!("{printed} {clause}");
            // Of '值:>=' and '95' a blank would make one.
            printed = match self.clauses.get(..=at) {
                _ if at == 0 => clause.clone(),
                Some(clauses) if Self::parse(&plain).clauses == clauses => plain,
                _ => format!("{printed} AND {clause}"),
            };
        }
        f.write_str(&printed)
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.excluded {
            f.write_str("-")?;
        }
        match &self.ask {
            Ask::Field(condition) => write!(f, "{condition}"),
            // A quotation mark is looked for only where it is all that was typed, and so without any around it.
            Ask::Text(term) if term.is_phrase() && !term.typed().contains(QUOTES) => {
                write!(f, "\"{}\"", term.typed())
            }
            Ask::Text(term) => f.write_str(term.typed()),
        }
    }
}

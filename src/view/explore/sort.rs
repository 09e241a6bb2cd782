//! The order of rows by a column: stable, and rows without a value last, whichever way it goes.

use super::table::{Listing, Table};
use crate::model::{Dataset, Indicator, Project};
use crate::order::{sort, sort_by};
use crate::view::filter::{Sort, SortKey};
use crate::view::{projects, words};
use rust_decimal::Decimal;

/// The order of texts in the reader's language: for each of the given ones, all distinct, its place.
pub type Collate<'a> = &'a dyn Fn(&[&str]) -> Vec<u32>;

const MISSING: u32 = u32::MAX;

/// All rows of `table` in the order of `by`.
#[must_use]
pub fn order(table: &Table, dataset: &Dataset, by: Sort, collate: Collate<'_>) -> Vec<u32> {
    ordered(&ranks(table, dataset, by.key, collate), by.descending)
}

/// All rows in the order of their [`ranks`].
#[must_use]
pub fn ordered(ranks: &[u32], is_descending: bool) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..).take(ranks.len()).collect();
    sort_by(&mut rows, |a, b| {
        let [a, b] = [a, b].map(|row| ranks.get(*row as usize).copied().unwrap_or(MISSING));
        match (a == MISSING, b == MISSING) {
            (false, false) if is_descending => b.cmp(&a),
            (false, false) => a.cmp(&b),
            (a, b) => a.cmp(&b),
        }
    });
    rows
}

/// For each row its place in the ascending order of a column; equals have the same.
#[must_use]
pub fn ranks(table: &Table, dataset: &Dataset, key: SortKey, collate: Collate<'_>) -> Vec<u32> {
    if let Some(mut texts) = Texts::of(table, dataset, key) {
        texts.sort();
        return texts.ranks(&collate(&texts.distinct()));
    }
    let rows = table.subjects(dataset);
    match key {
        SortKey::Project | SortKey::Unit | SortKey::Indicator => Vec::new(),
        SortKey::Place => match table.listing() {
            Listing::Projects => (0..).take(table.len()).collect(),
            Listing::Indicators => rows.map(|(project, _)| project.page).collect(),
        },
        SortKey::Indicators => rows
            .map(|(project, _)| u32::try_from(project.indicators.len()).unwrap_or(MISSING))
            .collect(),
        SortKey::Money => ranked(&rows.map(|(project, _)| total(project)).collect::<Vec<_>>()),
        SortKey::Level => {
            let code = |at: &Indicator| Some(at.level2.code.text.clone()).filter(|c| !c.is_empty());
            ranked(&rows.map(|(_, at)| code(at?)).collect::<Vec<_>>())
        }
        SortKey::Annual => ranked(&rows.map(|(_, at)| annual(at?)).collect::<Vec<_>>()),
    }
}

/// A column of texts, on the way to the order of its rows: of a large document each step takes a while.
#[derive(Debug)]
pub struct Texts {
    /// One for each row; nothing where it has none.
    all: Vec<Option<String>>,
    /// The rows that have one, by its characters once they are sorted.
    rows: Vec<u32>,
}

impl Texts {
    /// Those of a column; `None` if it is not one of texts.
    #[must_use]
    pub fn of(table: &Table, dataset: &Dataset, key: SortKey) -> Option<Self> {
        let rows = table.subjects(dataset);
        let all: Vec<Option<String>> = match key {
            SortKey::Project => rows.map(|(project, _)| name(project)).collect(),
            SortKey::Unit => rows.map(|(project, _)| unit(dataset, project)).collect(),
            SortKey::Indicator => rows.map(|(_, at)| at.map(indicator_name)).collect(),
            _ => return None,
        };
        let rows = (0..).zip(&all);
        let rows = rows.filter_map(|(row, text)| text.is_some().then_some(row));
        Some(Self {
            rows: rows.collect(),
            all,
        })
    }

    /// Brings equal ones together.
    pub fn sort(&mut self) {
        let all = &self.all;
        sort_by(&mut self.rows, |a, b| {
            all[*a as usize].cmp(&all[*b as usize])
        });
    }

    /// Each of them once, when they are sorted.
    #[must_use]
    pub fn distinct(&self) -> Vec<&str> {
        let alike = self.alike();
        let text = |rows: &[u32]| self.all[*rows.first()? as usize].as_deref();
        alike.filter_map(text).collect()
    }

    /// For each row the place of its text, `places` being those of the distinct ones.
    #[must_use]
    pub fn ranks(&self, places: &[u32]) -> Vec<u32> {
        let mut ranks = vec![MISSING; self.all.len()];
        for (rows, place) in self.alike().zip(places) {
            for row in rows {
                ranks[*row as usize] = *place;
            }
        }
        ranks
    }

    fn alike(&self) -> impl Iterator<Item = &[u32]> {
        let text = |row: &u32| &self.all[*row as usize];
        self.rows.chunk_by(move |a, b| text(a) == text(b))
    }
}

fn name(project: &Project) -> Option<String> {
    let name = words::one_line(project.name.text());
    Some(name).filter(|name| !name.is_empty())
}

fn unit(dataset: &Dataset, project: &Project) -> Option<String> {
    let unit = project.unit.value?;
    Some(words::one_line(words::unit_name(dataset, unit)))
}

fn indicator_name(indicator: &Indicator) -> String {
    words::one_line(&indicator.name.text)
}

fn total(project: &Project) -> Option<Decimal> {
    projects::total(project)
}

fn annual(indicator: &Indicator) -> Option<(&str, Decimal)> {
    let reading = &indicator.annual.reading;
    Some((reading.unit.as_deref().unwrap_or(""), reading.value?))
}

fn ranked<T: Ord>(values: &[Option<T>]) -> Vec<u32> {
    let mut known: Vec<&T> = values.iter().flatten().collect();
    sort(&mut known);
    known.dedup();
    let place = |value: &T| {
        let at = known.binary_search(&value).unwrap_or_default();
        u32::try_from(at).unwrap_or(MISSING)
    };
    let values = values.iter();
    values
        .map(|value| value.as_ref().map_or(MISSING, place))
        .collect()
}

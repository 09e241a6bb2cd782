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
    let ranks = ranks(table, dataset, by.key, collate);
    let mut rows: Vec<u32> = (0..).take(table.len()).collect();
    sort_by(&mut rows, |a, b| {
        let [a, b] = [a, b].map(|row| ranks.get(*row as usize).copied().unwrap_or(MISSING));
        match (a == MISSING, b == MISSING) {
            (false, false) if by.descending => b.cmp(&a),
            (false, false) => a.cmp(&b),
            (a, b) => a.cmp(&b),
        }
    });
    rows
}

/// For each row its place in the ascending order; equals have the same.
fn ranks(table: &Table, dataset: &Dataset, key: SortKey, collate: Collate<'_>) -> Vec<u32> {
    let rows = table.subjects(dataset);
    let of_texts = |texts: Vec<Option<String>>| texts_ranked(&texts, collate);
    match key {
        SortKey::Project => of_texts(rows.map(|(project, _)| name(project)).collect()),
        SortKey::Unit => of_texts(rows.map(|(project, _)| unit(dataset, project)).collect()),
        SortKey::Indicator => of_texts(rows.map(|(_, at)| at.map(indicator_name)).collect()),
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

fn texts_ranked(texts: &[Option<String>], collate: Collate<'_>) -> Vec<u32> {
    let mut known: Vec<&str> = texts.iter().flatten().map(String::as_str).collect();
    sort(&mut known);
    known.dedup();
    let places = collate(&known);
    let place = |text: &String| {
        let at = known.binary_search(&text.as_str()).ok()?;
        places.get(at).copied()
    };
    let texts = texts.iter();
    texts
        .map(|text| text.as_ref().and_then(place).unwrap_or(MISSING))
        .collect()
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

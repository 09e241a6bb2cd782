//! Which typed conditions are choices of the filters too: they are then taken out of the query, and the list applies them as it
//! does those that are chosen. What is no choice the search answers itself, by the same [`crate::meaning`].

use crate::meaning::{CONFIDENCES, FUNDS, LINKS, district};
use crate::model::{Column, Confidence, Dataset, Indicator, Level};
use crate::search::fold::fold;
use crate::search::query::{Ask, Clause};
use crate::search::{Bound, Condition, Index, NumberTest, Query, TextTest, Trait, names};
use crate::view::explore::{Constraint, kind_key};
use crate::view::filter::{Facet, Filter, Limits, encoded};

/// For each clause of `query` the filter that says the same, as an address writes it; empty where there is none, and where two
/// conditions are on one field: both must hold, but of two choices one is enough.
#[must_use]
pub(super) fn choices(dataset: &Dataset, index: &Index, query: &Query) -> Vec<String> {
    let clauses = query.clauses().iter();
    let all: Vec<_> = clauses
        .map(|clause| choice(dataset, index, clause))
        .collect();
    let of = |constraint: Constraint| {
        let choices = all.iter().flatten();
        choices.filter(move |(each, _)| *each == constraint).count()
    };
    let written = |choice: &Option<(Constraint, Filter)>| {
        let only = choice
            .as_ref()
            .filter(|(constraint, _)| of(*constraint) == 1);
        let params = only.map(|(_, filter)| filter.params()).unwrap_or_default();
        let params = params.iter();
        let params: Vec<String> = params
            .map(|(key, value)| format!("{key}={}", encoded(value)))
            .collect();
        params.join("&")
    };
    all.iter().map(written).collect()
}

/// The choice that a clause is: all its alternatives are values of one facet, or it is one range.
fn choice(dataset: &Dataset, index: &Index, clause: &Clause) -> Option<(Constraint, Filter)> {
    let mut whole: Option<(Constraint, Filter)> = None;
    for atom in clause {
        let Ask::Field(condition) = &atom.ask else {
            return None;
        };
        let (constraint, filter) = if atom.excluded {
            none(dataset, condition)?
        } else {
            one(dataset, index, condition)?
        };
        match &mut whole {
            None => whole = Some((constraint, filter)),
            Some((same, all)) if *same == constraint && !filter.chosen.is_empty() => {
                all.chosen.extend(filter.chosen);
            }
            Some(_) => return None,
        }
    }
    whole
}

fn one(dataset: &Dataset, index: &Index, condition: &Condition) -> Option<(Constraint, Filter)> {
    let (facet, keys) = match condition {
        Condition::Unit(test) => (Facet::Unit, unit(dataset, test)?),
        Condition::District(test) => (Facet::District, in_district(dataset, test)?),
        Condition::Category(test) => category(dataset, test)?,
        Condition::Kind(kind) => (Facet::Kind, vec![kind_key(*kind).to_owned()]),
        Condition::Page(first, last) => (Facet::Page, pages(dataset, *first, *last)?),
        Condition::Finding(test) => (Facet::Finding, findings(index, test)?),
        Condition::Fund(fund) => {
            let found = FUNDS.iter().find(|(each, _)| each == fund);
            (Facet::Fund, vec![found?.1.to_owned()])
        }
        Condition::Confidence(column, sure) => (Facet::Confidence, links(*column, *sure)),
        Condition::Value(test) if test.unit.as_deref() == Some("%") => {
            let percent = limits(test);
            let filter = Filter {
                percent,
                ..Filter::default()
            };
            return Some((Constraint::Percent, filter));
        }
        Condition::Amount(test) if test.unit.is_none() => {
            let money = limits(test);
            let filter = Filter {
                money,
                ..Filter::default()
            };
            return Some((Constraint::Money, filter));
        }
        _ => return None,
    };
    Some(chosen(facet, keys))
}

fn chosen(facet: Facet, keys: Vec<String>) -> (Constraint, Filter) {
    let filter = Filter {
        chosen: keys.into_iter().map(|key| (facet, key)).collect(),
        ..Filter::default()
    };
    (Constraint::Facet(facet), filter)
}

/// An excluded 'has' is the value that stands for 'none', if the document has a project that is so.
fn none(dataset: &Dataset, condition: &Condition) -> Option<(Constraint, Filter)> {
    let mut projects = dataset.projects.iter();
    let (facet, is_any) = match condition {
        Condition::Has(Trait::Unit) => (
            Facet::Unit,
            projects.any(|project| project.unit.value.is_none()),
        ),
        Condition::Has(Trait::Finding) => (Facet::Finding, true),
        Condition::Has(Trait::District) => {
            let known = district::districts(dataset);
            let is_none = |project| district::of_project(&known, dataset, project).is_empty();
            (Facet::District, projects.any(is_none))
        }
        Condition::Has(Trait::Fund) => {
            let pays = |project, fund| crate::meaning::pays(project, fund);
            let is_none = |project| !FUNDS.iter().any(|(fund, _)| pays(project, *fund));
            (Facet::Fund, projects.any(is_none))
        }
        _ => return None,
    };
    is_any.then(|| chosen(facet, vec![Filter::NONE.to_owned()]))
}

fn unit(dataset: &Dataset, test: &TextTest) -> Option<Vec<String>> {
    let units = dataset.units.iter();
    let admits = test.reader();
    let mut passing = units.filter(|unit| admits(&fold(&unit.name.text)));
    let only = passing.next()?;
    let is_only = passing.next().is_none() && !only.id.is_empty();
    is_only.then(|| vec![only.id.clone()])
}

fn in_district(dataset: &Dataset, test: &TextTest) -> Option<Vec<String>> {
    let wanted = fold(&test.text);
    let known = district::districts(dataset).into_iter();
    let called = known.filter(|each| names::is_called(&fold(each), &wanted));
    let called: Vec<String> = called.collect();
    (!called.is_empty()).then_some(called)
}

/// The level, if there is one, whose indicators are just those that pass.
fn category(dataset: &Dataset, test: &TextTest) -> Option<(Facet, Vec<String>)> {
    let admits = test.reader();
    let passes = |level: &Level| {
        let names = names::level_names(level);
        names.iter().any(|name| admits(name))
    };
    let all = || dataset.projects.iter().flat_map(|each| &each.indicators);
    let is_right = |each: &Indicator| passes(&each.level1) || passes(&each.level2);
    let first = all().find(|each| is_right(each))?;
    let codes = [
        (Facet::Level1, first.level1.code.text.clone()),
        (Facet::Level2, first.level2.code.text.clone()),
    ];
    let is_same = |facet, code: &str| {
        all().all(|each| {
            let level = match facet {
                Facet::Level1 => &each.level1,
                _ => &each.level2,
            };
            (level.code.text == code) == is_right(each)
        })
    };
    let mut codes = codes.into_iter().filter(|(_, code)| !code.is_empty());
    let (facet, code) = codes.find(|(facet, code)| is_same(*facet, code))?;
    Some((facet, vec![code]))
}

fn pages(dataset: &Dataset, first: u32, last: u32) -> Option<Vec<String>> {
    let of_pages = dataset.pages.iter().map(|page| page.number);
    let mut all: Vec<u32> = of_pages
        .chain(dataset.projects.iter().map(|project| project.page))
        .filter(|page| (first..=last).contains(page))
        .collect();
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then(|| all.iter().map(u32::to_string).collect())
}

fn findings(index: &Index, test: &TextTest) -> Option<Vec<String>> {
    let called = index.findings(test).into_iter();
    let ids: Vec<String> = called.map(|(id, _)| id.to_owned()).collect();
    (!ids.is_empty()).then_some(ids)
}

fn links(column: Option<Column>, sure: Confidence) -> Vec<String> {
    let found = CONFIDENCES.iter().find(|(each, _)| *each == sure);
    let word = found.map_or("", |(_, word)| word);
    let columns = LINKS.iter();
    let columns = columns.filter(|(each, _)| column.is_none_or(|column| column == *each));
    columns.map(|(_, name)| format!("{name}-{word}")).collect()
}

/// The range that a test is.
fn limits(test: &NumberTest) -> Limits {
    let (low, high) = match test.bound {
        Bound::AtLeast(low) => (low.to_string(), String::new()),
        Bound::More(low) => (format!(">{low}"), String::new()),
        Bound::AtMost(high) => (String::new(), high.to_string()),
        Bound::Less(high) => (String::new(), format!("<{high}")),
        Bound::Equal(number) => (number.to_string(), number.to_string()),
        Bound::Between(low, high) => (low.to_string(), high.to_string()),
    };
    Limits { low, high }
}

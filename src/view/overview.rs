//! 总览: how much, to whom, for what.

use super::{figures, words};
use crate::decimal;
use crate::model::{Dataset, FindingId, Kind, Project, Target};
use crate::order;
use crate::tr;
use rust_decimal::Decimal;

/// The whole document on one screen.
#[derive(Clone, PartialEq, Debug)]
pub struct Overview {
    /// Department, year, pages: what is known of them.
    pub kicker: Vec<String>,
    /// The document's own title.
    pub title: String,
    /// The published unit of money.
    pub currency: String,
    /// The sum of everything.
    pub total: Total,
    /// How many projects there are.
    pub projects: usize,
    /// How many of them have a linked name.
    pub named: usize,
    /// How many have a linked unit.
    pub placed: usize,
    /// How many indicators there are.
    pub indicators: usize,
    /// How many of them have a value that says a number or a date.
    pub measured: usize,
    /// Units by their sums, largest first; those without a sum last, in published order.
    pub units: Vec<UnitRow>,
    /// Level-2 categories by their codes.
    pub categories: Vec<Category>,
    /// Findings by kind, in the order in which they were made.
    pub checks: Vec<Check>,
    /// Indicator names that most projects share, commonest first: something to search for.
    pub frequent: Vec<String>,
}

/// The sum of everything, and who says so.
#[derive(Clone, PartialEq, Debug)]
pub struct Total {
    /// The published 合计, or else the units' sums added up; nothing where neither is there.
    pub value: Option<Decimal>,
    /// The same in 亿元.
    pub hundred_millions: Option<String>,
    /// Whether it is the published 合计.
    pub published: bool,
}

/// One spending unit.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitRow {
    /// Index in [`Dataset::units`].
    pub index: usize,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many projects are linked to it.
    pub projects: usize,
    /// Its published 总计.
    pub total: Option<Decimal>,
    /// That sum's share of [`Overview::total`].
    pub share: Option<String>,
    /// That sum against the largest one, 0 to 1.
    pub bar: f64,
}

/// One level-2 category of indicators.
#[derive(Clone, PartialEq, Debug)]
pub struct Category {
    /// The published code.
    pub code: String,
    /// The commonest name that stands beside that code.
    pub name: String,
    /// How many indicators carry the code.
    pub count: usize,
    /// That number against the largest one, 0 to 1.
    pub bar: f64,
}

/// All findings of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// The kind.
    pub id: FindingId,
    /// How many there are.
    pub count: usize,
}

/// Sums the document up.
#[must_use]
pub fn overview(dataset: &Dataset) -> Overview {
    of(dataset, categories(dataset), frequent(dataset))
}

/// The same with the two parts that take longest where a document is large, so that they can be made one at a time.
#[must_use]
pub fn of(dataset: &Dataset, categories: Vec<Category>, frequent: Vec<String>) -> Overview {
    let total = total(dataset);
    Overview {
        kicker: kicker(dataset),
        title: words::shown(&dataset.document.title.text),
        currency: currency(dataset),
        units: units(dataset, total.value),
        total,
        projects: dataset.projects.len(),
        named: linked(dataset, |project| project.name.value.is_some()),
        placed: linked(dataset, |project| project.unit.value.is_some()),
        indicators: indicators(dataset),
        measured: measured(dataset),
        categories,
        checks: checks(dataset),
        frequent,
    }
}

/// How many indicators the document holds.
#[must_use]
pub fn indicators(dataset: &Dataset) -> usize {
    let projects = dataset.projects.iter();
    projects.map(|project| project.indicators.len()).sum()
}

/// The published unit of money; empty where the document is silent: by the form's rule it is 万元, but nobody says so.
#[must_use]
pub fn currency(dataset: &Dataset) -> String {
    words::shown(&dataset.document.currency_unit.text)
}

fn linked(dataset: &Dataset, has: impl Fn(&Project) -> bool) -> usize {
    dataset.projects.iter().filter(|p| has(p)).count()
}

fn kicker(dataset: &Dataset) -> Vec<String> {
    let document = &dataset.document;
    let department = words::shown(&document.department.text);
    let mut parts = Vec::new();
    if !department.is_empty() {
        parts.push(department);
    }
    parts.extend(document.year.map(|year| tr!("{} 年度", year)));
    parts.push(tr!(dataset.pages.len() => "原文 {} 页", dataset.pages.len()));
    parts
}

pub(super) fn total(dataset: &Dataset) -> Total {
    let published = dataset.document.grand_total.total.map(|sum| sum.value);
    let value = published.or_else(|| sum_of_units(dataset));
    Total {
        value,
        hundred_millions: value
            .and_then(|value| figures::hundred_millions(value, &currency(dataset))),
        published: published.is_some(),
    }
}

fn sum_of_units(dataset: &Dataset) -> Option<Decimal> {
    let mut sums = dataset
        .units
        .iter()
        .filter_map(|unit| unit.amounts.total)
        .peekable();
    sums.peek()?;
    decimal::sum(sums.map(|amount| amount.value))
}

fn units(dataset: &Dataset, whole: Option<Decimal>) -> Vec<UnitRow> {
    let sums = dataset.units.iter().filter_map(|unit| unit.amounts.total);
    let largest = sums.map(|sum| sum.value).max().unwrap_or_default();
    let mut own = vec![0; dataset.units.len()];
    for project in &dataset.projects {
        if let Some(count) = project.unit.value.and_then(|at| own.get_mut(at)) {
            *count += 1;
        }
    }
    let mut rows: Vec<UnitRow> = dataset
        .units
        .iter()
        .enumerate()
        .map(|(index, unit)| {
            let total = unit.amounts.total.map(|amount| amount.value);
            UnitRow {
                index,
                id: unit.id.clone(),
                name: words::shown(&unit.name.text),
                projects: own[index],
                total,
                share: total
                    .zip(whole)
                    .and_then(|(part, whole)| figures::percent(part, whole)),
                bar: total.map_or(0.0, |part| figures::fraction(part, largest)),
            }
        })
        .collect();
    order::sort_by(&mut rows, |a, b| b.total.cmp(&a.total));
    rows
}

/// [`Overview::categories`].
#[must_use]
pub fn categories(dataset: &Dataset) -> Vec<Category> {
    let mut levels: Vec<(&str, &str)> = Vec::new();
    for indicator in dataset
        .projects
        .iter()
        .flat_map(|project| &project.indicators)
    {
        let level = &indicator.level2;
        levels.push((&level.code.text, &level.name.text));
    }
    order::sort(&mut levels);
    let codes: Vec<_> = levels.chunk_by(|a, b| a.0 == b.0).collect();
    let largest = codes.iter().map(|uses| uses.len()).max();
    let largest = Decimal::from(largest.unwrap_or_default());
    codes
        .into_iter()
        .map(|uses| Category {
            code: uses[0].0.to_owned(),
            name: commonest(uses).to_owned(),
            count: uses.len(),
            bar: figures::fraction(Decimal::from(uses.len()), largest),
        })
        .collect()
}

/// The name that most of the sorted uses of a code give it.
fn commonest<'a>(uses: &[(&str, &'a str)]) -> &'a str {
    let names = uses.chunk_by(|a, b| a.1 == b.1);
    names
        .max_by_key(|same| same.len())
        .map_or("", |same| same[0].1)
}

fn checks(dataset: &Dataset) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    for finding in &dataset.findings {
        match checks.iter_mut().find(|check| check.id == finding.id) {
            Some(check) => check.count += 1,
            None => checks.push(Check {
                id: finding.id,
                count: 1,
            }),
        }
    }
    checks
}

/// How many indicators have a value that says a number or a date.
fn measured(dataset: &Dataset) -> usize {
    let all = dataset
        .projects
        .iter()
        .flat_map(|project| &project.indicators);
    let says = |target: &Target| !matches!(target.reading.kind, Kind::Text | Kind::Placeholder);
    all.filter(|indicator| says(&indicator.cycle) || says(&indicator.annual))
        .count()
}

/// [`Overview::frequent`]: at most four short names, each in at least two projects.
#[must_use]
pub fn frequent(dataset: &Dataset) -> Vec<String> {
    const LONGEST: usize = 12;
    // Signs mean something in a query; a hint should be plain words.
    let is_plain = |name: &str| {
        name.len() <= 4 * LONGEST
            && (1..=LONGEST).contains(&name.chars().count())
            && name.chars().all(char::is_alphanumeric)
    };
    let mut names: Vec<(&str, usize)> = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let own = project.indicators.iter();
        let own = own.map(|indicator| indicator.name.text.trim());
        names.extend(own.filter(|name| is_plain(name)).map(|name| (name, index)));
    }
    order::sort(&mut names);
    names.dedup();
    let mut frequent: Vec<_> = names
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|uses| uses.len() > 1)
        .collect();
    order::sort_by(&mut frequent, |a, b| b.len().cmp(&a.len()));
    let best = frequent.into_iter().take(4);
    best.map(|uses| uses[0].0.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn units_stand_by_their_sums_and_those_without_one_last() {
        let view = overview(&fixture::dataset());
        let rows: Vec<_> = view
            .units
            .iter()
            .map(|row| (row.name.as_str(), row.projects, row.share.as_deref()))
            .collect();
        assert_eq!(
            rows,
            [
                ("河东学校", 1, Some("72.0%")),
                ("河西学校", 2, Some("28.0%")),
                ("无数中心", 0, None)
            ]
        );
        assert!((view.units[0].bar - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_not_linked_is_not_counted_as_linked() {
        let view = overview(&fixture::dataset());
        assert_eq!((view.projects, view.named, view.placed), (4, 3, 3));
    }

    #[test]
    fn the_published_total_wins_over_our_own_sum() {
        let mut data = fixture::dataset();
        // Without a published unit nobody knows how many hundred millions that is.
        assert_eq!(overview(&data).total.hundred_millions, None);
        data.document.currency_unit.text = "万元".to_owned();
        let view = overview(&data);
        assert_eq!(view.total.value, Some("100000.01".parse().unwrap()));
        assert_eq!(view.total.hundred_millions.as_deref(), Some("10.00"));
        data.document.grand_total.total = None;
        let view = overview(&data);
        assert_eq!(view.total.value, Some("100000.00".parse().unwrap()));
        assert!(!view.total.published);
    }

    #[test]
    fn categories_go_by_code_and_take_the_commonest_name() {
        let view = overview(&fixture::dataset());
        let rows: Vec<_> = view
            .categories
            .iter()
            .map(|row| (row.code.as_str(), row.name.as_str(), row.count))
            .collect();
        assert_eq!(rows, [("11", "数量指标", 3), ("31", "满意度", 1)]);
    }

    #[test]
    fn an_empty_dataset_has_an_overview() {
        let view = overview(&Dataset::default());
        assert_eq!(view.total.value, None);
        assert!(view.units.is_empty() && view.categories.is_empty());
    }
}

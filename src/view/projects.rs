//! 项目: the list, its search and its filter.

use super::filter::{Facet, Filter};
use super::found::{Hit, Part};
use super::{figures, words};
use crate::model::{Column, Confidence, Dataset, Project};
use rust_decimal::Decimal;
use std::ops::Range;

/// What the list shows.
#[derive(Clone, PartialEq, Debug)]
pub struct ProjectList {
    /// The rows, best answers first, or in the document's order where nothing is asked.
    pub rows: Vec<ProjectRow>,
    /// How many projects the document holds.
    pub of: usize,
    /// Units with the number of projects that answer the query, in published order.
    pub units: Vec<UnitOption>,
    /// The published unit of money.
    pub currency: String,
    /// How many of the rows have a linked amount.
    pub with_amount: usize,
}

/// A choice of the unit filter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitOption {
    /// The unit's id, or [`Filter::NONE`].
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many projects that answer the query it has.
    pub count: usize,
}

/// A row of the list.
#[derive(Clone, PartialEq, Debug)]
pub struct ProjectRow {
    /// Its index in [`Dataset::projects`].
    pub index: u32,
    /// The project's id.
    pub id: String,
    /// What to call it.
    pub heading: Heading,
    /// Its unit's name, if linked.
    pub unit: Option<String>,
    /// Its page, from 1.
    pub page: u32,
    /// Its row on the page, from 1.
    pub row: u32,
    /// Its 总计, if linked.
    pub amount: Option<Decimal>,
    /// How sure the amount is.
    pub amount_confidence: Confidence,
    /// How many indicators it has.
    pub indicators: usize,
    /// Why it answers the query, where the name does not show it.
    pub snippet: Option<Snippet>,
}

/// What a project is called on a screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// The published name, or else a description that says it is missing.
    pub text: String,
    /// Whether the name is missing.
    pub missing: bool,
    /// How sure the name is.
    pub confidence: Confidence,
    /// Byte ranges of `text` that answer the query.
    pub marks: Vec<Range<usize>>,
}

/// A stretch of a field around its answering words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snippet {
    /// The field's heading.
    pub heading: String,
    /// The stretch.
    pub text: String,
    /// The answering byte ranges of `text`.
    pub marks: Vec<Range<usize>>,
}

/// The list under `filter`; `hits` are the projects that answer its query, best first.
#[must_use]
pub fn project_list(dataset: &Dataset, filter: &Filter, hits: &[Hit]) -> ProjectList {
    let rows: Vec<ProjectRow> = hits
        .iter()
        .filter_map(|hit| Some((hit, dataset.projects.get(hit.project)?)))
        .filter(|(_, project)| in_unit(dataset, project, unit_of(filter)))
        .map(|(hit, project)| row(dataset, hit, project))
        .collect();
    ProjectList {
        with_amount: rows.iter().filter(|row| row.amount.is_some()).count(),
        rows,
        of: dataset.projects.len(),
        units: unit_options(dataset, hits),
        currency: super::overview::currency(dataset),
    }
}

/// The unit that is chosen, if one is.
#[must_use]
pub fn unit_of(filter: &Filter) -> Option<&str> {
    let mut chosen = filter.chosen.iter();
    let unit = chosen.find(|(facet, _)| *facet == Facet::Unit);
    unit.map(|(_, id)| id.as_str())
}

/// Whether `project` stands in the unit that the filter names.
#[must_use]
pub fn in_unit(dataset: &Dataset, project: &Project, unit: Option<&str>) -> bool {
    let own = project.unit.value.and_then(|at| dataset.units.get(at));
    match unit {
        None => true,
        Some(Filter::NONE) => own.is_none(),
        Some(id) => own.is_some_and(|unit| unit.id == id),
    }
}

/// What to call a project: its name, or honestly that it has none for certain, and what it is about instead.
///
/// A name is missing where its page holds none at all; where there are names that cannot be told apart, it is only not linked.
#[must_use]
pub fn heading(dataset: &Dataset, project: &Project) -> Heading {
    let name = words::one_line(project.name.text());
    if !name.is_empty() {
        return Heading {
            text: name,
            missing: false,
            confidence: project.name.confidence,
            marks: Vec::new(),
        };
    }
    let place = format!("第 {} 页第 {} 行", project.page, project.row);
    let about = project
        .indicators
        .first()
        .map_or_else(String::new, |first| {
            format!("，首条指标：{}", words::one_line(&first.name.text))
        });
    let page = dataset
        .pages
        .iter()
        .find(|page| page.number == project.page);
    let why = match page.map_or(0, |page| words::cells(page, Column::Name)) {
        0 => "名称缺失",
        _ => "名称未能对应",
    };
    Heading {
        text: format!("{why}（{place}{about}）"),
        missing: true,
        confidence: Confidence::Unresolved,
        marks: Vec::new(),
    }
}

/// The linked 总计 of a project.
#[must_use]
pub fn total(project: &Project) -> Option<Decimal> {
    let total = project.amounts.value.as_ref()?.total?;
    Some(total.value)
}

fn row(dataset: &Dataset, hit: &Hit, project: &Project) -> ProjectRow {
    let mut heading = heading(dataset, project);
    let mut snippet = None;
    if let Some(found) = &hit.matched
        && let Some((field, text)) = found.field(dataset, project)
    {
        if found.part == Part::Name && text == heading.text {
            heading.marks.clone_from(&found.ranges);
        } else {
            snippet = Some(snip(field, text, &found.ranges));
        }
    }
    let unit = project.unit.value;
    ProjectRow {
        index: u32::try_from(hit.project).unwrap_or(u32::MAX),
        id: project.id.clone(),
        heading,
        unit: unit.map(|at| words::one_line(words::unit_name(dataset, at))),
        page: project.page,
        row: project.row,
        amount: total(project),
        amount_confidence: project.amounts.confidence,
        indicators: project.indicators.len(),
        snippet,
    }
}

/// The field around its first answering words: at most 14 characters before them and 40 from there on.
fn snip(field: &str, text: &str, ranges: &[Range<usize>]) -> Snippet {
    const BEFORE: usize = 14;
    const FROM: usize = 40;
    let at = ranges.first().map_or(0, |range| range.start);
    let (head, tail) = text.split_at_checked(at).unwrap_or(("", text));
    let start = head
        .char_indices()
        .rev()
        .nth(BEFORE - 1)
        .map_or(0, |(at, _)| at);
    let end = at
        + tail
            .char_indices()
            .nth(FROM)
            .map_or(tail.len(), |(at, _)| at);
    let lead = if start > 0 { "…" } else { "" };
    let trail = if end < text.len() { "…" } else { "" };
    let shift = |offset: usize| offset.clamp(start, end) - start + lead.len();
    let body = text.get(start..end).unwrap_or_default();
    Snippet {
        heading: field.to_owned(),
        text: format!("{lead}{}{trail}", body.replace('\n', " ")),
        marks: ranges
            .iter()
            .map(|range| shift(range.start)..shift(range.end))
            .filter(|range| !range.is_empty())
            .collect(),
    }
}

fn unit_options(dataset: &Dataset, hits: &[Hit]) -> Vec<UnitOption> {
    let mut counts = vec![0usize; dataset.units.len()];
    let mut none = 0usize;
    for project in hits
        .iter()
        .filter_map(|hit| dataset.projects.get(hit.project))
    {
        match project.unit.value.and_then(|at| counts.get_mut(at)) {
            Some(count) => *count += 1,
            None => none += 1,
        }
    }
    let unplaced = dataset
        .projects
        .iter()
        .any(|project| project.unit.value.is_none());
    let mut options: Vec<UnitOption> = dataset
        .units
        .iter()
        .zip(counts)
        .map(|(unit, count)| UnitOption {
            id: unit.id.clone(),
            name: words::one_line(&unit.name.text),
            count,
        })
        .collect();
    if unplaced {
        options.push(UnitOption {
            id: Filter::NONE.to_owned(),
            name: "单位未能对应".to_owned(),
            count: none,
        });
    }
    options
}

/// The name of a file with what `filter` lets through, on `date` ('2025-03-01'); without its ending.
#[must_use]
pub fn file_name(dataset: &Dataset, filter: &Filter, date: &str) -> String {
    let document = &dataset.document;
    let year = document.year.map(|year| format!("{year}年"));
    let unit = unit_of(filter).map(|id| {
        let unit = dataset.units.iter().find(|unit| unit.id == id);
        unit.map_or("单位未能对应", |unit| unit.name.text.as_str())
    });
    let parts = [
        Some("绩效目标"),
        Some(document.department.text.as_str()),
        year.as_deref(),
        unit,
        Some(filter.query.trim()),
        Some(date),
    ];
    // No system allows these in a name.
    const FORBIDDEN: &str = "/\\:*?\"<>|\n";
    let mut name = String::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        if !name.is_empty() {
            name.push('_');
        }
        for c in part.chars() {
            name.push(if FORBIDDEN.contains(c) { ' ' } else { c });
        }
    }
    name
}

/// 'n / N' as a sentence for a screen reader and a heading.
#[must_use]
pub fn tally(list: &ProjectList) -> String {
    format!(
        "{} / {} 个项目",
        figures::count(list.rows.len()),
        figures::count(list.of)
    )
}

#[cfg(test)]
#[path = "projects_tests.rs"]
mod tests;

//! 项目: what a row of the list says, and what a project is called.

use super::found::{Hit, Match, Part};
use super::words;
use crate::model::{Column, Confidence, Dataset, Indicator, Project};
use crate::tr;
use rust_decimal::Decimal;
use std::ops::Range;

/// A row of the list.
#[derive(Clone, PartialEq, Debug)]
pub struct ProjectRow {
    /// The project's id.
    pub id: String,
    /// What to call it.
    pub heading: Heading,
    /// Its unit's name, if linked.
    pub unit: Option<String>,
    /// Byte ranges of the unit's name that answer the query.
    pub unit_marks: Vec<Range<usize>>,
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

/// What to call a project: its name, or honestly that it has none for certain, and what it is about instead.
///
/// A name is missing where its page holds none at all; where there are names that cannot be told apart, it is only not linked.
#[must_use]
pub fn heading(dataset: &Dataset, project: &Project) -> Heading {
    let about = |first: &Indicator| {
        let name = words::cut(words::shown(&first.name.text));
        tr!("，首条指标：{}", name)
    };
    let about = project.indicators.first().map(about);
    headed(dataset, project, &about.unwrap_or_default())
}

/// The same beside one of its indicators.
#[must_use]
pub fn short_heading(dataset: &Dataset, project: &Project) -> Heading {
    headed(dataset, project, "")
}

fn headed(dataset: &Dataset, project: &Project, about: &str) -> Heading {
    let name = words::shown(project.name.text());
    if !name.is_empty() {
        return Heading {
            text: name,
            missing: false,
            confidence: project.name.confidence,
            marks: Vec::new(),
        };
    }
    let place = tr!("第 {} 页第 {} 行", project.page, project.row);
    let pages = &dataset.pages;
    let at = pages.partition_point(|page| page.number < project.page);
    let page = pages.get(at).filter(|page| page.number == project.page);
    let why = match page.map_or(0, |page| words::cells(page, Column::Name)) {
        0 => tr!("名称缺失"),
        _ => tr!("名称未能对应"),
    };
    Heading {
        text: tr!("{}（{}{}）", why, place, about),
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

/// The row of project `index`; `hit` is its answer to the query, if one is asked.
#[must_use]
pub fn row(dataset: &Dataset, index: usize, hit: Option<&Hit>) -> Option<ProjectRow> {
    let project = dataset.projects.get(index)?;
    let mut heading = heading(dataset, project);
    let mut words = Words::new(hit, None);
    heading.marks = words.marks(Part::Name, project.name.text(), &heading.text);
    let published = project.unit.value.map(|at| words::unit_name(dataset, at));
    let unit = published.map(words::shown);
    let unit_marks = match (published, &unit) {
        (Some(published), Some(shown)) => words.marks(Part::Unit, published, shown),
        _ => Vec::new(),
    };
    Some(ProjectRow {
        id: project.id.clone(),
        heading,
        unit,
        unit_marks,
        page: project.page,
        row: project.row,
        amount: total(project),
        amount_confidence: project.amounts.confidence,
        indicators: project.indicators.len(),
        snippet: words.snippet(dataset, project),
    })
}

/// The answering words of a row, which are marked wherever the row shows them.
pub(super) struct Words<'a> {
    matches: &'a [Match],
    /// The row's indicator, if it has one.
    indicator: Option<usize>,
    /// The terms that are marked already, one bit each.
    marked: u32,
}

impl<'a> Words<'a> {
    pub(super) fn new(hit: Option<&'a Hit>, indicator: Option<usize>) -> Self {
        Self {
            matches: hit.map_or(&[], |hit| &hit.matched),
            indicator,
            marked: 0,
        }
    }

    /// The marks of a field that the row shows. Marks are places in the published text: where that is shown otherwise, none can be.
    pub(super) fn marks(&mut self, part: Part, published: &str, shown: &str) -> Vec<Range<usize>> {
        let is_here = |found: &&Match| {
            let is_own = found.indicator.is_none_or(|at| Some(at) == self.indicator);
            found.part == part && is_own && published == shown
        };
        let found = self.matches.iter().find(is_here);
        self.marked |= found.map_or(0, |found| found.terms);
        found.map_or_else(Vec::new, |found| found.ranges.clone())
    }

    /// The first field with words that are marked nowhere else.
    pub(super) fn snippet(&self, dataset: &Dataset, project: &Project) -> Option<Snippet> {
        let mut matches = self.matches.iter();
        let found = matches.find(|found| found.terms & !self.marked != 0)?;
        snippet(dataset, project, found)
    }
}

/// The stretch of a project's field in which `found` stands.
fn snippet(dataset: &Dataset, project: &Project, found: &Match) -> Option<Snippet> {
    let (field, text) = found.field(dataset, project)?;
    Some(snip(field, text, &found.ranges))
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

/// A choice as a file's name says it: no system takes more than 255 bytes of a name.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The name of a file with what a filter lets through, on `date` ('2025-03-01'); without its ending. `choices` are the
/// words of the filter; beyond the third they are only counted.
#[must_use]
pub fn file_name(dataset: &Dataset, choices: &[String], date: &str) -> String {
    const NAMED: usize = 3;
    let document = &dataset.document;
    let year = document.year.map(|year| tr!("{}年", year));
    let more = choices.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| tr!("等{}项", choices.len()));
    let department = shortened(&document.department.text, 40);
    let mut parts = vec![tr!("绩效目标"), &department];
    parts.extend(year.as_deref());
    let cut: Vec<String> = choices
        .iter()
        .take(NAMED)
        .map(|choice| shortened(choice, 16))
        .collect();
    parts.extend(cut.iter().map(|choice| choice.trim()));
    parts.extend(more.as_deref());
    parts.push(date);
    // No system allows these in a name.
    const FORBIDDEN: &str = "/\\:*?\"<>|\n";
    let mut name = String::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !name.is_empty() {
            name.push('_');
        }
        for c in part.chars() {
            name.push(if FORBIDDEN.contains(c) { ' ' } else { c });
        }
    }
    name
}

#[cfg(test)]
#[path = "projects_tests.rs"]
mod tests;

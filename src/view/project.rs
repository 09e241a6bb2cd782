//! One project's page: what is known of it, how surely, and where it stands.

use super::address::Place;
use super::projects::{Heading, heading};
use super::{overview, words};
use crate::model::{
    Amount, Appropriation, Column, Confidence, Dataset, Evidence, Field, Fund, Page, Project,
};
use crate::tr;
use rust_decimal::Decimal;

/// Everything that a project's page shows but the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProjectView {
    /// The project's id.
    pub id: String,
    /// What to call it.
    pub heading: Heading,
    /// Its unit's id and name, if linked.
    pub unit: Option<(String, String)>,
    /// Its page, from 1.
    pub page: u32,
    /// Its row on the page, from 1.
    pub row: u32,
    /// The goal's paragraphs; none if it is not linked.
    pub goal: Vec<String>,
    /// How many indicators it has; see [`indicator_row`].
    pub indicators: usize,
    /// The published unit of money.
    pub currency: String,
    /// The linked amounts, in the form's order; none if they are not linked.
    pub amounts: Vec<(Fund, Decimal)>,
    /// The money columns of which it is not known whether the row publishes anything; none if no amounts are linked.
    pub unknown: Vec<Fund>,
    /// The unit's published sum.
    pub unit_total: Option<Decimal>,
    /// How each column was linked to the row, in the form's order.
    pub links: Vec<LinkView>,
    /// What a reader may want to check here.
    pub checks: Vec<String>,
    /// Cells of the page that belong to none of its rows for certain.
    pub leftovers: Leftovers,
}

/// One indicator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndicatorRow {
    /// Its number in the cell.
    pub ordinal: u32,
    /// What is measured.
    pub name: String,
    /// Level names, first and second.
    pub levels: [String; 2],
    /// The value for the year, as published.
    pub annual: String,
    /// The value for the whole period, as published.
    pub cycle: String,
    /// Whether both values are the same but for blanks and a final full stop.
    pub same: bool,
}

/// How a column was linked to the row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkView {
    /// Which column.
    pub column: Column,
    /// How sure.
    pub confidence: Confidence,
    /// Where it stands, if it stands anywhere.
    pub place: Option<Place>,
    /// Why it is believed, or why nothing is claimed; strongest first.
    pub reasons: Vec<String>,
}

/// Cells that stay with their page, as published.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Leftovers {
    /// Amounts: the first of them, where there are very many.
    pub amounts: Vec<Decimal>,
    /// How many more there are.
    pub more: usize,
    /// Names and parts of names.
    pub names: Vec<String>,
    /// Goals and parts of goals.
    pub goals: Vec<String>,
}

/// Where a project stands in the list that it was opened from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Neighbours {
    /// Its place in the list, from 1.
    pub position: usize,
    /// The list's length.
    pub of: usize,
    /// Index of the one before.
    pub previous: Option<usize>,
    /// Index of the one after.
    pub next: Option<usize>,
}

/// The page of `dataset.projects[index]`.
#[must_use]
pub fn project_view(dataset: &Dataset, index: usize) -> Option<ProjectView> {
    let project = dataset.projects.get(index)?;
    let unit = project.unit.value.and_then(|at| dataset.units.get(at));
    let page = page(dataset, project);
    Some(ProjectView {
        id: project.id.clone(),
        heading: heading(dataset, project),
        unit: unit.map(|unit| (unit.id.clone(), words::shown(&unit.name.text))),
        page: project.page,
        row: project.row,
        goal: paragraphs(project.goal.text()),
        indicators: project.indicators.len(),
        currency: overview::currency(dataset),
        amounts: amounts(project.amounts.value.as_ref())
            .map(|(fund, amount)| (fund, amount.value))
            .collect(),
        unknown: unknown(project.amounts.value.as_ref()),
        unit_total: unit
            .and_then(|unit| unit.amounts.total)
            .map(|sum| sum.value),
        links: links(dataset, project, page),
        checks: checks(dataset, index),
        leftovers: page.map(leftovers).unwrap_or_default(),
    })
}

/// The index of the project with this id.
#[must_use]
pub fn find(dataset: &Dataset, id: &str) -> Option<usize> {
    dataset.projects.iter().position(|project| project.id == id)
}

/// The neighbours of project `index` in a list of projects; `None` if it is not in it.
#[must_use]
pub fn neighbours(list: &[usize], index: usize) -> Option<Neighbours> {
    let at = list.iter().position(|project| *project == index)?;
    Some(Neighbours {
        position: at + 1,
        of: list.len(),
        previous: at
            .checked_sub(1)
            .and_then(|before| list.get(before).copied()),
        next: list.get(at + 1).copied(),
    })
}

fn paragraphs(goal: &str) -> Vec<String> {
    let lines = goal.split('\n').map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    few(lines, |line| words::begun(line).into_owned())
}

/// As many of a list as can be looked through, and how many more there are.
fn few<T>(mut items: impl Iterator<Item = T>, said: impl Fn(T) -> String) -> Vec<String> {
    const MOST: usize = 300;
    let mut shown: Vec<String> = items.by_ref().take(MOST).map(said).collect();
    let more = items.count();
    shown.extend((more > 0).then(|| tr!("……另有 {} 处，见“原文”", super::figures::count(more))));
    shown
}

/// The indicator of project `index` at a place, in published order.
#[must_use]
pub fn indicator_row(dataset: &Dataset, index: usize, at: usize) -> Option<IndicatorRow> {
    let indicator = dataset.projects.get(index)?.indicators.get(at)?;
    let annual = words::shown(&indicator.annual.text.text);
    let cycle = words::shown(&indicator.cycle.text.text);
    let level = |level: &crate::model::Level| words::shown(&level.name.text);
    Some(IndicatorRow {
        ordinal: indicator.ordinal,
        name: words::shown(&indicator.name.text),
        levels: [level(&indicator.level1), level(&indicator.level2)],
        same: words::same_value(&indicator.annual.text.text, &indicator.cycle.text.text),
        annual,
        cycle,
    })
}

fn amounts(row: Option<&Appropriation>) -> impl Iterator<Item = (Fund, Amount)> {
    Fund::ALL
        .into_iter()
        .filter_map(move |fund| Some((fund, row?.get(fund)?)))
}

fn unknown(row: Option<&Appropriation>) -> Vec<Fund> {
    let unknown = |fund: &Fund| row.is_some_and(|row| row.is_unknown(*fund));
    Fund::ALL.into_iter().filter(unknown).collect()
}

fn page<'a>(dataset: &'a Dataset, project: &Project) -> Option<&'a Page> {
    let mut pages = dataset.pages.iter();
    pages.find(|page| page.number == project.page)
}

fn links(dataset: &Dataset, project: &Project, page: Option<&Page>) -> Vec<LinkView> {
    let view = |column, confidence, place, evidence: &[Evidence]| {
        let mut reasons: Vec<String> = evidence
            .iter()
            .map(|reason| words::evidence(reason, dataset))
            .collect();
        if confidence == Confidence::Unresolved {
            reasons.insert(0, why_not(column, page));
        }
        reasons.dedup();
        LinkView {
            column,
            confidence,
            place: (confidence != Confidence::Unresolved)
                .then_some(place)
                .flatten(),
            reasons,
        }
    };
    let (unit, name) = (&project.unit, &project.name);
    let (goal, money) = (&project.goal, &project.amounts);
    vec![
        view(
            Column::Unit,
            unit.confidence,
            Some(Place::Unit),
            &unit.evidence,
        ),
        view(
            Column::Name,
            name.confidence,
            Some(Place::Name),
            &name.evidence,
        ),
        view(
            Column::Goal,
            goal.confidence,
            Some(Place::Goal),
            &goal.evidence,
        ),
        view(
            Column::Amounts,
            money.confidence,
            Some(Place::Money),
            &money.evidence,
        ),
    ]
}

/// Why nothing is claimed: the page holds no cell of the column, or none that is this row's for certain.
fn why_not(column: Column, page: Option<&Page>) -> String {
    let what = words::column(column);
    if column == Column::Unit {
        return tr!("从单位行的次序看不出本行属于哪个单位").to_owned();
    }
    match page.map_or(0, |page| words::cells(page, column)) {
        0 => tr!("本页原文没有保留{}", what),
        cells => tr!(cells => "本页原文有 {} 处{}，不能确定哪一处属于本行", cells, what),
    }
}

fn checks(dataset: &Dataset, index: usize) -> Vec<String> {
    let findings = dataset.findings.iter();
    let found = findings.filter(|finding| finding.projects.contains(&index));
    few(found, |finding| finding.message.clone())
}

fn leftovers(page: &Page) -> Leftovers {
    let texts = |fields: &[Field]| few(fields.iter(), |field| words::shown(&field.text));
    const SHOWN: usize = 60;
    let amounts = &page.unlinked.amounts;
    let shown = amounts.iter().take(SHOWN);
    Leftovers {
        amounts: shown.map(|amount| amount.value).collect(),
        more: amounts.len().saturating_sub(SHOWN),
        names: texts(&page.unlinked.names),
        goals: texts(&page.unlinked.goals),
    }
}

#[cfg(test)]
#[path = "project_tests.rs"]
mod tests;

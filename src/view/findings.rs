//! 核查: what a reader may want to check, kind by kind, with the places that it rests on.

use super::address::{Address, Filter, Place};
use super::filter::Facet;
use super::{projects, words};
use crate::model::{Dataset, Finding, FindingId, Project};
use crate::tr;
use rustc_hash::FxHashSet;

/// What is said of all findings.
#[must_use]
pub fn neutral() -> &'static str {
    tr!("逐条并列原文的写法，或对照表格本身的要求；不推测原因，不作评价。")
}

/// What is said beside findings where single indicators are chosen.
#[must_use]
pub fn of_projects() -> &'static str {
    tr!("按指标筛选时，列出的是有这些指标的项目的全部提示，不只是这些指标的")
}

/// All cases of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kind {
    /// The audit.
    pub id: FindingId,
    /// Its cases in the document's order, by their places in [`Dataset::findings`]; [`case`] tells each.
    pub cases: Vec<usize>,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// Its sentence.
    pub message: String,
    /// The projects that it concerns.
    pub projects: Vec<Concerned>,
    /// How many more projects it concerns.
    pub others: usize,
    /// Words of the source that it rests on, shortened.
    pub quotes: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// The page of the source, where it concerns no project.
    pub page: Option<u32>,
}

/// A project that a finding concerns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Concerned {
    /// Its index in the dataset.
    pub index: usize,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its unit's name, if linked.
    pub unit: Option<String>,
    /// Its page and its row there.
    pub place: (u32, u32),
    /// Its page, with what the finding rests on marked in the source if that is one indicator.
    pub leads: Address,
}

/// The findings that concern a project for which `passes` holds; those of no project only where nothing but kinds is chosen. If `filter`
/// chooses kinds, only these.
pub fn chosen<'a>(
    dataset: &'a Dataset,
    passes: &[bool],
    filter: &Filter,
) -> impl Iterator<Item = &'a Finding> {
    places(dataset, passes, filter).filter_map(|at| dataset.findings.get(at))
}

/// The places in [`Dataset::findings`] of those that are [`chosen`].
fn places<'a>(
    dataset: &'a Dataset,
    passes: &[bool],
    filter: &Filter,
) -> impl Iterator<Item = usize> + use<'a> {
    let kinds = filter
        .chosen
        .iter()
        .filter(|(facet, _)| *facet == Facet::Finding);
    let kinds: Vec<String> = kinds.map(|(_, key)| key.clone()).collect();
    let mut rest = filter.clone();
    rest.chosen.retain(|(facet, _)| *facet != Facet::Finding);
    let is_open = rest.is_empty();
    let passes = passes.to_vec();
    let all = dataset.findings.iter().enumerate();
    let chosen = all.filter(move |(_, finding)| {
        let is_of_kind = kinds.is_empty() || kinds.iter().any(|kind| kind == finding.id);
        let mut own = finding.projects.iter();
        let concerns = if finding.projects.is_empty() {
            is_open
        } else {
            own.any(|at| passes.get(*at) == Some(&true))
        };
        is_of_kind && concerns
    });
    chosen.map(|(at, _)| at)
}

/// For each project of `dataset`, whether it is one of `projects`.
#[must_use]
pub fn passing(dataset: &Dataset, projects: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut passes = vec![false; dataset.projects.len()];
    for at in projects {
        if let Some(passes) = passes.get_mut(at) {
            *passes = true;
        }
    }
    passes
}

/// The findings that `filter` leaves, by kind: `ids` in order, also those without a case. See [`chosen`].
#[must_use]
pub fn kinds(dataset: &Dataset, passes: &[bool], filter: &Filter, ids: &[FindingId]) -> Vec<Kind> {
    let all: Vec<usize> = places(dataset, passes, filter).collect();
    let kind = |id: &FindingId| Kind {
        id,
        cases: all
            .iter()
            .copied()
            .filter(|at| dataset.findings[*at].id == *id)
            .collect(),
    };
    ids.iter().map(kind).collect()
}

/// A finding of `dataset`, told with at most so many of its projects.
#[must_use]
pub fn case(dataset: &Dataset, at: usize, most: usize) -> Option<Case> {
    let finding = dataset.findings.get(at)?;
    let own = finding.projects.iter().take(most);
    let concerned = own.filter_map(|at| {
        let project = dataset.projects.get(*at)?;
        Some(concerned(dataset, *at, project, finding))
    });
    let first = finding.spans.first();
    let page = first.and_then(|span| {
        let mut pages = dataset.pages.iter();
        pages.find(|page| page.span.start <= span.start && span.start < page.span.end)
    });
    let (quotes, more) = quotes(dataset, finding);
    Some(Case {
        message: finding.message.clone(),
        projects: concerned.collect(),
        others: finding.projects.len().saturating_sub(most),
        quotes,
        more,
        page: page.map(|page| page.number),
    })
}

/// Of so many of a finding's places it is asked which indicator they are in; those of a document without any sense may be 100,000.
const ASKED: usize = 100;

fn concerned(dataset: &Dataset, index: usize, project: &Project, finding: &Finding) -> Concerned {
    let rests = |indicator: &&crate::model::Indicator| {
        let own = indicator.span;
        let mut spans = finding.spans.iter().take(ASKED);
        spans.any(|span| span.start < own.end && own.start < span.end)
    };
    let indicator = project.indicators.iter().find(rests);
    Concerned {
        index,
        id: project.id.clone(),
        name: projects::heading(dataset, project).text,
        unit: project
            .unit
            .value
            .map(|at| words::shown(words::unit_name(dataset, at))),
        place: (project.page, project.row),
        leads: Address::Project {
            id: project.id.clone(),
            filter: Filter::default(),
            place: indicator.map(|indicator| Place::Indicator(indicator.ordinal)),
        },
    }
}

/// At most three stretches of the source, each with at most 40 characters, and how many more there are.
fn quotes(dataset: &Dataset, finding: &Finding) -> (Vec<String>, usize) {
    const MOST: usize = 3;
    const LONGEST: usize = 40;
    let mut quotes = Vec::new();
    let mut seen = FxHashSet::default();
    let mut before = "";
    for span in &finding.spans {
        let text = dataset.text.get(span.range()).unwrap_or_default();
        // Of a project that says one thing ten thousand times.
        if std::mem::replace(&mut before, text) == text {
            continue;
        }
        let text = text.chars().filter(|c| !c.is_whitespace());
        // Those that begin alike for so long are shown alike.
        let text: String = text.take(5 * LONGEST).collect();
        if text.is_empty() || !seen.insert(text.clone()) {
            continue;
        }
        if quotes.len() < MOST {
            quotes.push(text);
        }
    }
    let left = seen.len().saturating_sub(MOST);
    for quote in &mut quotes {
        if let Some((end, _)) = quote.char_indices().nth(LONGEST) {
            quote.truncate(end);
            quote.push('…');
        }
    }
    (quotes, left)
}

//! Where the search engine and the views meet: a query in, the projects that answer out.

use super::load;
use super::nav::use_lens;
use super::state::Lens;
use crate::model::{Dataset, Project};
use crate::search::{Field, Group, Hits, Mark, Query, Row, Subject, tables};
use crate::view::projects::{Found, Hit, Match, everything};
use crate::view::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far the search's tables of characters are. Until they are there nothing is answered: not to have found something
/// would be wrong.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tables(RwSignal<Coming>);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Coming {
    Unasked,
    Waiting,
    /// Here, or not to be had.
    Settled,
}

impl Default for Tables {
    fn default() -> Self {
        Self(RwSignal::new(Coming::Unasked))
    }
}

impl Tables {
    /// Fetches them, unless that was tried already.
    pub(super) fn want(self) {
        if self.0.get_untracked() != Coming::Unasked {
            return;
        }
        self.0.set(Coming::Waiting);
        spawn_local(async move {
            let address = load::linked("search-tables").unwrap_or_default();
            if let Ok(bytes) = load::fetch(&address).await {
                tables::install(&bytes);
            }
            self.0.set(Coming::Settled);
        });
    }
}

/// What `query` finds, again whenever it changes; the tables are fetched first if they are needed.
pub(super) fn use_found(query: Memo<String>) -> Memo<Found> {
    let lens = use_lens();
    let tables: Tables = expect_context();
    Effect::new(move |_| {
        if !query.read().trim().is_empty() {
            tables.want();
        }
    });
    Memo::new(move |_| {
        let query = query.read();
        if tables.0.get() == Coming::Settled || query.trim().is_empty() {
            find(&lens, &query)
        } else {
            Found {
                waiting: true,
                ..Found::default()
            }
        }
    })
}

/// What `query` finds.
fn find(lens: &Lens, query: &str) -> Found {
    let query = Query::parse(query);
    let problems = query.problems().iter();
    let mut problems: Vec<_> = problems.map(|problem| problem.message.clone()).collect();
    if query.is_empty() {
        return Found {
            hits: everything(lens.dataset()),
            problems,
            ..Found::default()
        };
    }
    if !tables::is_installed() {
        problems.push(WITHOUT_TABLES.to_owned());
    }
    let hits = lens.index().search(&query, usize::MAX);
    let groups = hits.groups.iter();
    Found {
        hits: groups
            .filter_map(|group| hit(lens.dataset(), &hits, group))
            .collect(),
        stray: stray(lens.dataset(), &hits),
        problems,
        waiting: false,
    }
}

const WITHOUT_TABLES: &str =
    "搜索用的字表没有载入：暂时不能按拼音查找，繁体与简体也分开算。联网后刷新即可。";

fn hit(dataset: &Dataset, hits: &Hits, group: &Group) -> Option<Hit> {
    let project = group.project?;
    let best = hits.rows.get(group.rows.clone())?.first()?;
    Some(Hit {
        project,
        matched: matched(dataset, dataset.projects.get(project)?, best),
    })
}

/// The marks in the field that counts most.
fn matched(dataset: &Dataset, project: &Project, row: &Row) -> Option<Match> {
    let (field, marks) = row.marks.iter().min_by_key(|(field, _)| field.tier())?;
    let (heading, text) = field_text(dataset, project, row.subject, *field)?;
    Some(Match {
        heading: heading.to_owned(),
        text: text.to_owned(),
        ranges: marks
            .iter()
            .map(|Mark { range, .. }| range.clone())
            .collect(),
        is_name: *field == Field::Name,
    })
}

fn field_text<'a>(
    dataset: &'a Dataset,
    project: &'a Project,
    subject: Subject,
    field: Field,
) -> Option<(&'static str, &'a str)> {
    let indicator = match subject {
        Subject::Indicator { indicator, .. } => project.indicators.get(indicator),
        _ => None,
    };
    Some(match field {
        Field::Name => ("项目名称", project.name.text()),
        Field::Goal => ("绩效目标", project.goal.text()),
        Field::Unit => ("单位", words::unit_name(dataset, project.unit.value?)),
        Field::Indicator => ("指标", &indicator?.name.text),
        Field::Cycle => ("实施周期指标值", &indicator?.cycle.text.text),
        Field::Annual => ("年度指标值", &indicator?.annual.text.text),
        Field::Level1 => ("一级指标", &indicator?.level1.name.text),
        Field::Level2 => ("二级指标", &indicator?.level2.name.text),
    })
}

fn stray(dataset: &Dataset, hits: &Hits) -> Vec<u32> {
    let page = |row: &Row| match row.subject {
        Subject::UnlinkedName { page, .. } | Subject::UnlinkedGoal { page, .. } => {
            dataset.pages.get(page).map(|page| page.number)
        }
        _ => None,
    };
    let mut pages: Vec<u32> = hits.rows.iter().filter_map(page).collect();
    pages.sort_unstable();
    pages.dedup();
    pages
}

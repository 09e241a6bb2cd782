//! Two to six projects beside each other.

use crate::lang::tr;
use crate::model::{Confidence, Dataset, Fund, Indicator, Project};
use crate::order;
use crate::tr;
use crate::view::similar::fold;
use crate::view::{currency, figures, overview, projects, words};

/// Projects beside each other: for each what it is called, then line by line what each says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// Index in the dataset, id and name of each.
    pub heads: Vec<(usize, String, String)>,
    /// What is known of each.
    pub facts: Vec<Line>,
    /// Their indicators by name, in the order in which they are first named.
    pub indicators: Vec<Line>,
}

/// One line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What it tells.
    pub heading: String,
    /// What each project says.
    pub cells: Vec<Cell>,
    /// Whether they say different things; unknown cells say nothing.
    pub differs: bool,
}

/// What one project says.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Cell {
    /// Its words; empty if it says nothing.
    pub text: String,
    /// Whether it rests on a link that is only likely.
    pub likely: bool,
    /// Whether it is not known what it says.
    pub unknown: bool,
    /// Whether it has nothing of this name.
    pub absent: bool,
    /// Whether it is to be marked: others say something else, and more of them.
    pub differs: bool,
}

impl Cell {
    fn sure(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    fn linked(text: Option<String>, confidence: Confidence) -> Self {
        Self {
            likely: text.is_some() && confidence == Confidence::Likely,
            unknown: text.is_none(),
            text: text.unwrap_or_else(|| tr!("未能对应").to_owned()),
            ..Self::default()
        }
    }
}

/// The projects with these indices beside each other; those that are not there are left out.
#[must_use]
pub fn side(dataset: &Dataset, chosen: &[usize]) -> Side {
    let found = chosen
        .iter()
        .filter_map(|at| Some((*at, dataset.projects.get(*at)?)));
    let all: Vec<(usize, &Project)> = found.collect();
    let head = |(at, project): &(usize, &Project)| {
        (
            *at,
            project.id.clone(),
            projects::heading(dataset, project).text,
        )
    };
    let only: Vec<&Project> = all.iter().map(|(_, project)| *project).collect();
    Side {
        heads: all.iter().map(head).collect(),
        facts: facts(dataset, &only),
        indicators: indicators(&only),
    }
}

fn line(heading: impl Into<String>, mut cells: Vec<Cell>) -> Line {
    let marked = differing(&cells);
    for (cell, differs) in cells.iter_mut().zip(&marked) {
        cell.differs = *differs;
    }
    Line {
        heading: heading.into(),
        differs: marked.contains(&true),
        cells,
    }
}

/// Which cells to mark: all but those of what most say; where no value is said by more than any other, all that say something.
fn differing(cells: &[Cell]) -> Vec<bool> {
    let like = |cell: &Cell| {
        let alike = |other: &&Cell| !other.unknown && words::same_value(&other.text, &cell.text);
        cells.iter().filter(alike).count()
    };
    let counts: Vec<usize> = cells.iter().map(like).collect();
    let known = |at: &usize| !cells[*at].unknown;
    let most = (0..cells.len()).filter(known).max_by_key(|at| counts[*at]);
    let Some(most) = most else {
        return vec![false; cells.len()];
    };
    let is_most = |cell: &Cell| words::same_value(&cells[most].text, &cell.text);
    let all = || (0..cells.len()).filter(known);
    let has_rival = all().any(|at| counts[at] == counts[most] && !is_most(&cells[at]));
    let mark = |(at, cell): (usize, &Cell)| known(&at) && (has_rival || !is_most(cell));
    cells.iter().enumerate().map(mark).collect()
}

fn facts(dataset: &Dataset, all: &[&Project]) -> Vec<Line> {
    let each = |heading: &str, of: &dyn Fn(&Project) -> Cell| {
        line(heading, all.iter().map(|project| of(project)).collect())
    };
    let mut facts = vec![
        each(tr!("单位"), &|project| {
            let unit = project
                .unit
                .value
                .map(|at| words::one_line(words::unit_name(dataset, at)));
            Cell::linked(unit, project.unit.confidence)
        }),
        place(all),
    ];
    let published = overview::currency(dataset);
    let currency = currency::unit(&published);
    for fund in Fund::ALL {
        let money = |project: &Project| {
            let Some(row) = &project.amounts.value else {
                return Cell::linked(None, Confidence::Unresolved);
            };
            match row.get(fund) {
                Some(amount) => Cell::linked(
                    Some(figures::money(amount.value)),
                    project.amounts.confidence,
                ),
                None if row.is_unknown(fund) => Cell {
                    unknown: true,
                    ..Cell::sure(tr!("未能分清"))
                },
                None => Cell::sure(""),
            }
        };
        facts.push(each(&tr!("{}（{}）", tr(fund.heading()), currency), &money));
    }
    facts.push(each(tr!("绩效目标"), &|project| {
        let goal = project
            .goal
            .value
            .as_ref()
            .map(|goal| words::one_line(&goal.text));
        Cell::linked(goal, project.goal.confidence)
    }));
    facts.push(each(tr!("指标"), &|project| {
        Cell::sure(figures::count(project.indicators.len()))
    }));
    facts
}

/// Where each stands: each row has a place of its own, which is no difference.
fn place(all: &[&Project]) -> Line {
    let cell = |project: &&Project| Cell::sure(tr!("第 {} 页第 {} 行", project.page, project.row));
    Line {
        heading: tr!("在原文").to_owned(),
        cells: all.iter().map(cell).collect(),
        differs: false,
    }
}

/// An indicator of one of the projects.
struct Said<'a> {
    /// Its name, folded.
    key: String,
    /// The project's place beside the others.
    project: usize,
    indicator: &'a Indicator,
}

/// The annual values by folded name; two of one name in one project share a cell.
fn indicators(all: &[&Project]) -> Vec<Line> {
    let mut said = Vec::new();
    for (project, row) in all.iter().enumerate() {
        for indicator in &row.indicators {
            let key = fold(&indicator.name.text);
            let one = Said {
                key,
                project,
                indicator,
            };
            said.push((said.len(), one));
        }
    }
    order::sort_by(&mut said, |(first, a), (second, b)| {
        (&a.key, first).cmp(&(&b.key, second))
    });
    let mut lines: Vec<(usize, Line)> = said
        .chunk_by(|(_, a), (_, b)| a.key == b.key)
        .filter_map(|alike| {
            let (first, named) = alike.first()?;
            let heading = words::one_line(&named.indicator.name.text);
            let cells = (0..all.len()).map(|project| of_one(alike, project));
            Some((*first, line(heading, cells.collect())))
        })
        .collect();
    order::sort_by(&mut lines, |(a, _), (b, _)| a.cmp(b));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What one of the projects says under a name.
fn of_one(alike: &[(usize, Said<'_>)], project: usize) -> Cell {
    let own = alike.iter().filter(|(_, said)| said.project == project);
    let values: Vec<String> = own
        .map(|(_, said)| words::one_line(&said.indicator.annual.text.text))
        .collect();
    if values.is_empty() {
        Cell {
            absent: true,
            ..Cell::sure(tr!("没有这条指标"))
        }
    } else {
        Cell::sure(values.join(tr!("；")))
    }
}

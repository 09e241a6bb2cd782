//! Two to six projects beside each other.

use crate::lang::tr;
use crate::model::{Confidence, Dataset, Fund, Project};
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
            absent: false,
            text: text.unwrap_or_else(|| tr!("未能对应").to_owned()),
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

fn line(heading: impl Into<String>, cells: Vec<Cell>) -> Line {
    let mut known = cells.iter().filter(|cell| !cell.unknown);
    let first = known.next();
    let differs =
        known.any(|cell| first.is_some_and(|first| !words::same_value(&first.text, &cell.text)));
    Line {
        heading: heading.into(),
        differs,
        cells,
    }
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
        Line {
            // Each row has a place of its own, which is no difference.
            differs: false,
            ..each(tr!("在原文"), &|project| {
                Cell::sure(tr!("第 {} 页第 {} 行", project.page, project.row))
            })
        },
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

/// The annual values by folded name; two of one name in one project share a cell.
fn indicators(all: &[&Project]) -> Vec<Line> {
    let mut names: Vec<(String, String)> = Vec::new();
    for indicator in all.iter().flat_map(|project| &project.indicators) {
        let key = fold(&indicator.name.text);
        if !names.iter().any(|(known, _)| *known == key) {
            names.push((key, words::one_line(&indicator.name.text)));
        }
    }
    let one = |(key, name): (String, String)| {
        let cell = |project: &&Project| {
            let own = project
                .indicators
                .iter()
                .filter(|indicator| fold(&indicator.name.text) == key);
            let values: Vec<String> = own
                .map(|indicator| words::one_line(&indicator.annual.text.text))
                .collect();
            if values.is_empty() {
                Cell {
                    absent: true,
                    ..Cell::sure(tr!("没有这条指标"))
                }
            } else {
                Cell::sure(values.join(tr!("；")))
            }
        };
        line(name, all.iter().map(cell).collect())
    };
    names.into_iter().map(one).collect()
}

/// Projects that share indicator names with the last of `chosen`, those that share most first: index and how many.
#[must_use]
pub fn candidates(dataset: &Dataset, chosen: &[usize]) -> Vec<(usize, usize)> {
    const OFFERED: usize = 10;
    let keys = |project: &Project| {
        let own = project.indicators.iter();
        let mut keys: Vec<String> = own.map(|indicator| fold(&indicator.name.text)).collect();
        order::sort(&mut keys);
        keys.dedup();
        keys
    };
    let Some(last) = chosen.last().and_then(|at| dataset.projects.get(*at)) else {
        return Vec::new();
    };
    let wanted = keys(last);
    let others = dataset
        .projects
        .iter()
        .enumerate()
        .filter(|(at, _)| !chosen.contains(at));
    let mut found: Vec<(usize, usize)> = others
        .map(|(at, project)| {
            let own = keys(project);
            (
                at,
                wanted
                    .iter()
                    .filter(|key| own.binary_search(key).is_ok())
                    .count(),
            )
        })
        .filter(|(_, shared)| *shared > 0)
        .collect();
    order::sort_by(&mut found, |a, b| b.1.cmp(&a.1));
    found.truncate(OFFERED);
    found
}

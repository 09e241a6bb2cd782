//! Which rows of the dataset are taken away, in the order in which they are shown.

use super::about::About;
use crate::model::{Dataset, Indicator, Project};
use crate::tr;
use crate::view::figures;

/// The rows of a list, as indices in the dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rows {
    /// Projects, each with all its indicators.
    Projects(Vec<u32>),
    /// Indicators: the project, and the place in it.
    Indicators(Vec<(u32, u32)>),
}

/// A project, and one of its indicators if it has any.
pub(super) type Line<'a> = (&'a Project, Option<(usize, &'a Indicator)>);

impl Rows {
    /// As numbers, to be sent to another thread: 0 and the projects, or 1 and the pairs.
    #[must_use]
    pub fn to_numbers(&self) -> Vec<u32> {
        match self {
            Self::Projects(projects) => [&[0], projects.as_slice()].concat(),
            Self::Indicators(pairs) => {
                let mut out = vec![1];
                out.extend(pairs.iter().flat_map(|(project, at)| [*project, *at]));
                out
            }
        }
    }

    /// The way back from [`Rows::to_numbers`]; no numbers are no rows.
    #[must_use]
    pub fn from_numbers(numbers: &[u32]) -> Self {
        match numbers {
            [1, pairs @ ..] => {
                let pairs = pairs.chunks_exact(2).map(|pair| (pair[0], pair[1]));
                Self::Indicators(pairs.collect())
            }
            [_, projects @ ..] => Self::Projects(projects.to_vec()),
            [] => Self::Projects(Vec::new()),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Projects(projects) => projects.len(),
            Self::Indicators(pairs) => pairs.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The projects, each once, in the order of their first rows.
    pub(super) fn projects<'a>(&self, dataset: &'a Dataset) -> Vec<&'a Project> {
        let mut seen = vec![false; dataset.projects.len()];
        let mut once = |at: &u32| {
            let seen = seen.get_mut(*at as usize)?;
            let project = dataset.projects.get(*at as usize)?;
            (!std::mem::replace(seen, true)).then_some(project)
        };
        match self {
            Self::Projects(projects) => projects.iter().filter_map(once).collect(),
            Self::Indicators(pairs) => pairs.iter().filter_map(|(at, _)| once(at)).collect(),
        }
    }

    /// The indicators, each with its project; a project of a list of projects without any has a line of its own.
    pub(super) fn lines<'a>(&self, dataset: &'a Dataset) -> Vec<Line<'a>> {
        match self {
            Self::Projects(_) => {
                let mut lines: Vec<Line<'a>> = Vec::new();
                for project in self.projects(dataset) {
                    if project.indicators.is_empty() {
                        lines.push((project, None));
                    }
                    let all = project.indicators.iter().enumerate();
                    lines.extend(all.map(|indicator| (project, Some(indicator))));
                }
                lines
            }
            Self::Indicators(pairs) => {
                let line = |(project, at): &(u32, u32)| -> Option<Line<'a>> {
                    let project = dataset.projects.get(*project as usize)?;
                    let indicator = project.indicators.get(*at as usize)?;
                    Some((project, Some((*at as usize, indicator))))
                };
                pairs.iter().filter_map(line).collect()
            }
        }
    }

    /// How many of how many: '12 / 237 个项目，65 / 1,183 条指标'.
    #[must_use]
    pub fn tally(&self, dataset: &Dataset) -> String {
        let lines = self.lines(dataset);
        let lines = lines.iter().filter(|(_, indicator)| indicator.is_some());
        let all = dataset
            .projects
            .iter()
            .map(|project| project.indicators.len());
        let projects = self.projects(dataset).len();
        tr!(
            "{} / {} 个项目，{} / {} 条指标",
            figures::count(projects),
            figures::count(dataset.projects.len()),
            figures::count(lines.count()),
            figures::count(all.sum())
        )
    }
}

/// What is taken away, and what is to be said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// The file's format.
    pub format: super::Format,
    /// What of the document.
    pub rows: Rows,
    /// Where it comes from.
    pub about: About,
}

//! The rows of a list and what each says, as columns of numbers.

use super::column::{FacetColumn, Numbers};
use super::facets;
use crate::meaning;
use crate::model::{Dataset, Indicator, Project};
use crate::view::filter::Facet;
use crate::view::projects;
use rust_decimal::Decimal;

/// What the rows of a list are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Listing {
    /// One row for each project.
    Projects,
    /// One row for each indicator.
    Indicators,
}

/// The lower and the upper end of a number.
type Ends = (Decimal, Decimal);

/// For each row its project's index in the dataset, and its indicator's in the project.
pub(super) type Subjects = Vec<(u32, Option<u32>)>;

/// All rows of a list, and what each says in every facet.
#[derive(Clone, Debug)]
pub struct Table {
    listing: Listing,
    subjects: Subjects,
    facets: Vec<FacetColumn>,
    /// 总计
    pub(super) money: Numbers,
    /// Values in percent.
    pub(super) percent: Numbers,
    /// For each line its row. A row has a line for each of its indicators, one if it has none.
    pub(super) rows_of_lines: Vec<u32>,
    /// What single indicators say, where a row has several: what is asked of an indicator, one and the same must answer.
    lines: Option<Box<Lines>>,
}

#[derive(Clone, Default, Debug)]
struct Lines {
    facets: Vec<(Facet, FacetColumn)>,
    percent: Numbers,
}

/// The facets that ask something of a single indicator.
const OF_INDICATORS: [Facet; 3] = [Facet::Level1, Facet::Level2, Facet::Kind];

impl Table {
    /// The rows of `dataset`. `title` is what a kind of finding is called.
    #[must_use]
    pub fn new(dataset: &Dataset, listing: Listing, title: &dyn Fn(&str) -> String) -> Self {
        let mut making = Making::new(dataset, listing, title);
        while making.step() {}
        making.table
    }

    /// What its rows are.
    #[must_use]
    pub const fn listing(&self) -> Listing {
        self.listing
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.subjects.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }

    /// What its rows say in `facet`.
    #[must_use]
    pub fn facet(&self, facet: Facet) -> &FacetColumn {
        &self.facets[facet as usize]
    }

    /// What single lines say in `facet`, if it is asked of them.
    pub(super) fn facet_of_lines(&self, facet: Facet) -> Option<&FacetColumn> {
        let mut facets = self.lines.as_ref()?.facets.iter();
        facets
            .find(|(of, _)| *of == facet)
            .map(|(_, column)| column)
    }

    /// The percentages of single lines, where rows have several.
    pub(super) fn percent_of_lines(&self) -> Option<&Numbers> {
        self.lines.as_ref().map(|lines| &lines.percent)
    }

    /// The amounts, or the percentages, that a range can choose among.
    #[must_use]
    pub const fn numbers(&self, percent: bool) -> &Numbers {
        if percent { &self.percent } else { &self.money }
    }

    /// The project of a row, its index in the dataset, and the index of the indicator in it.
    #[must_use]
    pub fn subject(&self, row: u32) -> Option<(usize, Option<usize>)> {
        let (project, indicator) = self.subjects.get(row as usize)?;
        Some((*project as usize, indicator.map(|at| at as usize)))
    }

    /// The row of an indicator of a project, or of the project.
    #[must_use]
    pub fn row(&self, project: usize, indicator: Option<usize>) -> Option<u32> {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let indicator = match self.listing {
            Listing::Projects => None,
            Listing::Indicators => indicator.map(number),
        };
        let row = self.subjects.binary_search(&(number(project), indicator));
        u32::try_from(row.ok()?).ok()
    }

    /// For each line of a list of projects whether its project and indicator are among `some`, ascending.
    pub(super) fn are_lines(&self, some: &[(usize, usize)]) -> Vec<bool> {
        let mut at = (usize::MAX, 0);
        let line = |row: &u32| {
            let project = *row as usize;
            at = if at.0 == project {
                (project, at.1 + 1)
            } else {
                (project, 0)
            };
            some.binary_search(&at).is_ok()
        };
        self.rows_of_lines.iter().map(line).collect()
    }

    pub(super) fn subjects<'a>(
        &'a self,
        dataset: &'a Dataset,
    ) -> impl Iterator<Item = (&'a Project, Option<&'a Indicator>)> {
        self.subjects.iter().filter_map(|(project, indicator)| {
            let project = dataset.projects.get(*project as usize)?;
            let indicator = indicator.and_then(|at| project.indicators.get(at as usize));
            Some((project, indicator))
        })
    }
}

/// A table that is made column by column, so that a page can go on answering while one of a large document is.
pub struct Making<'a> {
    dataset: &'a Dataset,
    title: &'a dyn Fn(&str) -> String,
    /// Whole after the last step.
    pub table: Table,
    of_lines: Subjects,
    steps: usize,
}

impl std::fmt::Debug for Making<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.table.fmt(f)
    }
}

impl<'a> Making<'a> {
    /// Begins with the rows of `dataset`. `title` is what a kind of finding is called.
    #[must_use]
    pub fn new(dataset: &'a Dataset, listing: Listing, title: &'a dyn Fn(&str) -> String) -> Self {
        let subjects = subjects(dataset, listing);
        let of_lines = match listing {
            Listing::Projects => lines(dataset),
            Listing::Indicators => Subjects::new(),
        };
        let rows_of_lines = match listing {
            Listing::Projects => of_lines.iter().map(|(project, _)| *project).collect(),
            Listing::Indicators => (0..number(subjects.len())).collect(),
        };
        let lines = matches!(listing, Listing::Projects).then(Box::default);
        let table = Table {
            listing,
            subjects,
            facets: Vec::new(),
            money: Numbers::default(),
            percent: Numbers::default(),
            rows_of_lines,
            lines,
        };
        Self {
            dataset,
            title,
            table,
            of_lines,
            steps: 0,
        }
    }

    /// Makes the next column, if one is left to be made.
    pub fn step(&mut self) -> bool {
        const FACETS: usize = Facet::ALL.len();
        const LINES: usize = FACETS + 2;
        let (dataset, table) = (self.dataset, &mut self.table);
        let column =
            |subjects: &Subjects, facet| facets::column(dataset, subjects, facet, self.title);
        match (self.steps, &mut table.lines) {
            (at @ 0..FACETS, _) => {
                let column = column(&table.subjects, Facet::ALL[at]);
                table.facets.push(column);
            }
            (FACETS, _) => table.money = numbers(dataset, &table.subjects, &totals),
            (at, _) if at == FACETS + 1 => {
                table.percent = numbers(dataset, &table.subjects, &percentages);
            }
            (at, Some(lines)) if at - LINES < OF_INDICATORS.len() => {
                let facet = OF_INDICATORS[at - LINES];
                lines.facets.push((facet, column(&self.of_lines, facet)));
            }
            (at, Some(lines)) if at - LINES == OF_INDICATORS.len() => {
                lines.percent = numbers(dataset, &self.of_lines, &percentages);
            }
            _ => return false,
        }
        self.steps += 1;
        true
    }
}

pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn subjects(dataset: &Dataset, listing: Listing) -> Subjects {
    let projects = dataset.projects.iter().enumerate();
    let mut subjects = Vec::new();
    for (at, project) in projects {
        match listing {
            Listing::Projects => subjects.push((number(at), None)),
            Listing::Indicators => {
                let all = (0..number(project.indicators.len())).map(|i| (number(at), Some(i)));
                subjects.extend(all);
            }
        }
    }
    subjects
}

/// The indicators that a row speaks of: its own, or all of its project.
pub(super) fn chosen(project: &Project, indicator: Option<u32>) -> &[Indicator] {
    match indicator {
        None => &project.indicators,
        Some(at) => {
            let at = at as usize;
            project.indicators.get(at..=at).unwrap_or_default()
        }
    }
}

type NumbersOf<'a> = &'a dyn Fn(&Project, Option<u32>) -> Vec<Ends>;

fn numbers(dataset: &Dataset, subjects: &[(u32, Option<u32>)], of: NumbersOf<'_>) -> Numbers {
    let rows = subjects.iter().map(|(project, indicator)| {
        let project = dataset.projects.get(*project as usize);
        project.map_or_else(Vec::new, |project| of(project, *indicator))
    });
    Numbers::new(&rows.collect::<Vec<_>>())
}

/// For each indicator its project, and a line too for each project without any.
fn lines(dataset: &Dataset) -> Subjects {
    let mut subjects: Subjects = Vec::new();
    for (at, project) in (0..).zip(&dataset.projects) {
        let all = 0..number(project.indicators.len());
        subjects.extend(all.map(|indicator| (at, Some(indicator))));
        if project.indicators.is_empty() {
            subjects.push((at, None));
        }
    }
    subjects
}

fn totals(project: &Project, _: Option<u32>) -> Vec<Ends> {
    let total = projects::total(project);
    total.map(|total| (total, total)).into_iter().collect()
}

/// The percentages that the values of a row's indicators name.
fn percentages(project: &Project, indicator: Option<u32>) -> Vec<Ends> {
    let all = chosen(project, indicator)
        .iter()
        .flat_map(meaning::readings);
    let percent = all.filter(|reading| matches!(reading.unit.as_deref(), Some("%" | "％")));
    let ends = percent.filter_map(|reading| {
        let low = reading.value?;
        Some((low, reading.upper.unwrap_or(low)))
    });
    ends.collect()
}

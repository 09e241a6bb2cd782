//! The index of one document: its records, and the answers to queries grouped by project.

use super::bits::Bits;
use super::condition::{Condition, TextTest};
use super::corpus::{Builder, Corpus, Field};
use super::engine::{Found, Session, search};
use super::facts::{Asked, IndicatorFacts, ProjectFacts, Whole, holds, yuan};
use super::known::Known;
use super::marks::{Mark, Marker};
use super::query::Query;
use crate::meaning::district;
use crate::model::{Dataset, Project};
use std::ops::Range;

/// What a record of the index stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    /// An indicator of a project.
    Indicator {
        /// Index in [`Dataset::projects`].
        project: usize,
        /// Index in [`Project::indicators`].
        indicator: usize,
    },
    /// A project without any indicator; index in [`Dataset::projects`].
    Project(usize),
    /// A name that could not be linked to a row.
    UnlinkedName {
        /// Index in [`Dataset::pages`].
        page: usize,
        /// Index in [`crate::model::Unlinked::names`].
        name: usize,
    },
    /// A goal that could not be linked to a row.
    UnlinkedGoal {
        /// Index in [`Dataset::pages`].
        page: usize,
        /// Index in [`crate::model::Unlinked::goals`].
        goal: usize,
    },
}

impl Subject {
    /// The project it belongs to.
    #[must_use]
    pub const fn project(self) -> Option<usize> {
        match self {
            Self::Indicator { project, .. } | Self::Project(project) => Some(project),
            _ => None,
        }
    }
}

/// One hit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// What was found.
    pub subject: Subject,
    /// How good a match it is: 0 the best; the same for queries without text.
    pub rank: usize,
    /// Where the terms stand, in every field that holds one: bytes of the field's original text.
    pub marks: Vec<(Field, Vec<Mark>)>,
    /// For each of these fields which terms of the query stand in it, one bit each.
    pub terms: Vec<u32>,
}

/// The hits of one project, or of one piece of text that belongs to none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Index in [`Dataset::projects`].
    pub project: Option<usize>,
    /// Its hits, a range of [`Hits::rows`].
    pub rows: std::ops::Range<usize>,
}

/// What a query finds. Counts are of all hits, `rows` holds the first ones.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Hits {
    /// How many indicators.
    pub indicators: usize,
    /// Of how many projects.
    pub projects: usize,
    /// How many unlinked names and goals.
    pub unlinked: usize,
    /// The first hits: projects by their best hit, within a project by rank, then as they stand in the document.
    pub rows: Vec<Row>,
    /// The projects of `rows`, as they follow each other there.
    pub groups: Vec<Group>,
}

/// The index of one document. Immutable; cheap to share.
#[derive(Debug)]
pub struct Index {
    pub(super) corpus: Corpus,
    pub(super) subjects: Vec<Subject>,
    /// For each subject its place in `projects` and in `indicators`. Those of one project stand together.
    pub(super) facts: Vec<(usize, Option<usize>)>,
    projects: Vec<ProjectFacts>,
    indicators: Vec<IndicatorFacts>,
    whole: Whole,
    known: Known,
}

/// The fields of a record of the index.
const FIELDS: [Field; 8] = [
    Field::Name,
    Field::Unit,
    Field::Goal,
    Field::Level1,
    Field::Level2,
    Field::Indicator,
    Field::Cycle,
    Field::Annual,
];

impl Index {
    /// Takes in everything of `dataset` that can be searched; findings are called by their ids.
    #[must_use]
    pub fn build(dataset: &Dataset) -> Self {
        Self::with_names(dataset, &|id| vec![id.to_owned()])
    }

    /// Takes in everything of `dataset` that can be searched; `names` are what a kind of finding is called, its heading first.
    #[must_use]
    pub fn with_names(dataset: &Dataset, names: &dyn Fn(&str) -> Vec<String>) -> Self {
        let mut index = Self {
            corpus: Corpus::default(),
            subjects: Vec::new(),
            facts: Vec::new(),
            projects: Vec::new(),
            indicators: Vec::new(),
            whole: Whole::default(),
            known: Known::new(dataset, names),
        };
        index.whole = Whole {
            yuan: yuan(&dataset.document.currency_unit.text),
            districts: index.known.districts.clone(),
        };
        let districts = district::districts(dataset);
        let mut builder = Builder::new(&FIELDS);
        for (at, project) in dataset.projects.iter().enumerate() {
            index
                .projects
                .push(ProjectFacts::new(dataset, &districts, at));
            index.take_project(&mut builder, dataset, at, project);
        }
        index.take_unlinked(&mut builder, dataset);
        index.corpus = builder.finish();
        index
    }

    fn take_project(
        &mut self,
        builder: &mut Builder,
        dataset: &Dataset,
        at: usize,
        project: &Project,
    ) {
        let unit = project.unit.value.and_then(|unit| dataset.units.get(unit));
        let unit = unit.map_or("", |unit| unit.name.text.as_str());
        let of_project = [project.name.text(), unit, project.goal.text()];
        for (number, indicator) in project.indicators.iter().enumerate() {
            let own = [
                indicator.level1.name.text.as_str(),
                &indicator.level2.name.text,
                &indicator.name.text,
                &indicator.cycle.text.text,
                &indicator.annual.text.text,
            ];
            builder.add(of_project.into_iter().chain(own));
            self.indicators
                .push(IndicatorFacts::new(dataset, at, indicator));
            let fact = Some(self.indicators.len() - 1);
            self.push(
                Subject::Indicator {
                    project: at,
                    indicator: number,
                },
                fact,
            );
        }
        if project.indicators.is_empty() {
            builder.add(of_project);
            self.push(Subject::Project(at), None);
        }
    }

    fn take_unlinked(&mut self, builder: &mut Builder, dataset: &Dataset) {
        for (at, page) in dataset.pages.iter().enumerate() {
            for (name, field) in page.unlinked.names.iter().enumerate() {
                builder.add([field.text.as_str()]);
                self.projects
                    .push(ProjectFacts::unlinked(page.number, &field.text, ""));
                self.push(Subject::UnlinkedName { page: at, name }, None);
            }
            for (goal, field) in page.unlinked.goals.iter().enumerate() {
                builder.add(["", "", field.text.as_str()]);
                self.projects
                    .push(ProjectFacts::unlinked(page.number, "", &field.text));
                self.push(Subject::UnlinkedGoal { page: at, goal }, None);
            }
        }
    }

    fn push(&mut self, subject: Subject, indicator: Option<usize>) {
        self.subjects.push(subject);
        self.facts.push((self.projects.len() - 1, indicator));
    }

    /// Reads what was typed as [`Query::parse_with_places`] does, and explains what of it this document does not have: units,
    /// findings and districts.
    #[must_use]
    pub fn parse(&self, typed: &str) -> (Query, Vec<Range<usize>>) {
        super::clauses::parse(typed, &self.known)
    }

    /// The findings of the document that a condition asks for: their ids and headings.
    #[must_use]
    pub fn findings(&self, test: &TextTest) -> Vec<(&'static str, &str)> {
        self.known.findings_of(test)
    }

    /// Everything that `query` lets through, as it stands in the document.
    #[must_use]
    pub fn matching(&self, query: &Query) -> Vec<Subject> {
        let found = self.find(query, 0);
        found
            .records
            .iter()
            .filter_map(|record| self.subjects.get(record).copied())
            .collect()
    }

    /// The counts of all hits and the first `limit` of them with their marks.
    #[must_use]
    pub fn search(&self, query: &Query, limit: usize) -> Hits {
        let found = self.find(query, usize::MAX);
        let marker = Marker::new(&self.corpus, query, &found);
        let mut hits = Hits::default();
        let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut group_of = vec![usize::MAX; self.projects.len()];
        for &(record, rank) in &found.first {
            let project = self.facts[record].0;
            if group_of[project] == usize::MAX {
                group_of[project] = groups.len();
                groups.push(Vec::new());
            }
            groups[group_of[project]].push((record, rank));
            match self.subjects[record] {
                Subject::Indicator { .. } => hits.indicators += 1,
                Subject::Project(_) => {}
                _ => hits.unlinked += 1,
            }
        }
        hits.projects = groups.len() - hits.unlinked;
        for group in groups {
            let from = hits.rows.len();
            let left = limit - from;
            let project = group
                .first()
                .and_then(|(record, _)| self.subjects[*record].project());
            hits.rows
                .extend(group.into_iter().take(left).map(|(record, rank)| Row {
                    subject: self.subjects[record],
                    rank,
                    marks: marker.marks(record),
                    terms: marker.terms(record),
                }));
            hits.groups.push(Group {
                project,
                rows: from..hits.rows.len(),
            });
            if hits.rows.len() == limit {
                break;
            }
        }
        hits
    }

    fn find(&self, query: &Query, limit: usize) -> Found {
        let holds = |condition: &Condition| self.holding(condition);
        search(&self.corpus, &mut Session::default(), query, limit, &holds)
    }

    /// The records for which `condition` holds.
    pub(super) fn holding(&self, condition: &Condition) -> Bits {
        let asked = Asked::new(condition, &self.known);
        let mut bits = Bits::none(self.subjects.len());
        for (record, (project, indicator)) in self.facts.iter().enumerate() {
            let indicator = indicator.and_then(|at| self.indicators.get(at));
            if holds(&asked, &self.projects[*project], indicator, &self.whole) {
                bits.insert(record);
            }
        }
        bits
    }
}

//! 方法: the figures of this document that say how much of it can be relied on.

use super::notices::{Noted, noted};
use super::{pages, words};
use crate::diagnostic::Code;
use crate::model::{Column, Confidence, Dataset, Project};

/// How much was linked, read and noted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Method {
    /// How many projects there are.
    pub projects: usize,
    /// Every column's links by confidence, in the form's order.
    pub linked: Vec<Linked>,
    /// The share of characters that were read.
    pub coverage: Option<String>,
    /// Whether bytes of the file could not be decoded: nobody can tell what these characters were.
    pub undecodable: bool,
    /// What the reader noted, by kind.
    pub noted: Vec<Noted>,
    /// The file's SHA-256.
    pub sha256: String,
}

/// One column's links by confidence; the three add up to the number of projects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Linked {
    /// The column's heading.
    pub heading: &'static str,
    /// How many are certain.
    pub proven: usize,
    /// How many are likely.
    pub likely: usize,
    /// How many are not claimed.
    pub open: usize,
}

/// The figures of `dataset`.
#[must_use]
pub fn method(dataset: &Dataset) -> Method {
    let columns: [(Column, Confident); 4] = [
        (Column::Unit, |project| project.unit.confidence),
        (Column::Name, |project| project.name.confidence),
        (Column::Goal, |project| project.goal.confidence),
        (Column::Amounts, |project| project.amounts.confidence),
    ];
    Method {
        projects: dataset.projects.len(),
        linked: columns
            .into_iter()
            .map(|(column, confidence)| linked(dataset, column, confidence))
            .collect(),
        coverage: pages::coverage(dataset),
        undecodable: dataset
            .diagnostics
            .iter()
            .any(|noted| noted.code == Code::UndecodableBytes),
        noted: noted(dataset),
        sha256: dataset.document.sha256.clone(),
    }
}

type Confident = fn(&Project) -> Confidence;

fn linked(dataset: &Dataset, column: Column, of: Confident) -> Linked {
    let count = |wanted| {
        let projects = dataset.projects.iter();
        projects.filter(|project| of(project) == wanted).count()
    };
    Linked {
        heading: words::column(column),
        proven: count(Confidence::Proven),
        likely: count(Confidence::Likely),
        open: count(Confidence::Unresolved),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn every_project_is_counted_once_in_every_column() {
        let view = method(&fixture::dataset());
        let rows: Vec<_> = view
            .linked
            .iter()
            .map(|row| (row.heading, row.proven, row.likely, row.open))
            .collect();
        assert_eq!(
            rows,
            [
                ("资金使用单位", 3, 0, 1),
                ("项目名称", 2, 1, 1),
                ("绩效目标", 1, 0, 3),
                ("金额", 0, 1, 3)
            ]
        );
    }
}

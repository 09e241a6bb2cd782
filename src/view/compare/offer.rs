//! Which projects could stand beside those that do.

use crate::model::{Dataset, Project};
use crate::order;
use crate::view::similar::fold;
use crate::view::{projects, words};
use std::ops::Range;

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

/// Those of some projects whose name, unit or place holds what is typed, without `chosen`, in the document's order: their indices.
/// All of a very large document take longer than a page may stand still.
#[must_use]
pub fn named(dataset: &Dataset, typed: &str, chosen: &[usize], some: Range<usize>) -> Vec<usize> {
    let typed = fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let holds = |at: &usize| {
        let Some(project) = dataset.projects.get(*at) else {
            return false;
        };
        let name = projects::heading(dataset, project).text;
        let unit = project.unit.value;
        let unit = unit.map_or("", |at| words::unit_name(dataset, at));
        [&*name, unit]
            .iter()
            .any(|text| fold(text).contains(&typed))
    };
    let others = some.filter(|at| !chosen.contains(at));
    others.filter(holds).collect()
}

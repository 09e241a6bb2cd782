//! From the search engine's hits to what the page shows of them.

use crate::model::Dataset;
use crate::search::{Field, Group, Hits, Index, Mark, Query, Row, Subject};
use crate::view::found::{Found, Hit, Match, Part, everything};

/// What `query` finds in `dataset`, whose index is `index`.
#[must_use]
pub fn answer(dataset: &Dataset, index: &Index, query: &str) -> Found {
    let query = Query::parse(query);
    let problems = query.problems().iter();
    let problems = problems.map(|problem| problem.message.clone()).collect();
    if query.is_empty() {
        return Found {
            hits: everything(dataset),
            problems,
            ..Found::default()
        };
    }
    let hits = index.search(&query, usize::MAX);
    Found {
        hits: hits
            .groups
            .iter()
            .filter_map(|group| hit(&hits, group))
            .collect(),
        stray: stray(dataset, &hits),
        problems,
    }
}

fn hit(hits: &Hits, group: &Group) -> Option<Hit> {
    let best = hits.rows.get(group.rows.clone())?.first()?;
    Some(Hit {
        project: group.project?,
        matched: matched(best),
    })
}

/// The marks in the field that counts most.
fn matched(row: &Row) -> Option<Match> {
    let (field, marks) = row.marks.iter().min_by_key(|(field, _)| field.tier())?;
    Some(Match {
        part: part(*field),
        indicator: match row.subject {
            Subject::Indicator { indicator, .. } => Some(indicator),
            _ => None,
        },
        ranges: marks
            .iter()
            .map(|Mark { range, .. }| range.clone())
            .collect(),
    })
}

const fn part(field: Field) -> Part {
    match field {
        Field::Name => Part::Name,
        Field::Goal => Part::Goal,
        Field::Unit => Part::Unit,
        Field::Indicator => Part::Indicator,
        Field::Cycle => Part::Cycle,
        Field::Annual => Part::Annual,
        Field::Level1 => Part::Level1,
        Field::Level2 => Part::Level2,
    }
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

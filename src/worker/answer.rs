//! From the search engine's hits to what the page shows of them.

use super::chips::chips;
use super::choices::choices;
use crate::audit;
use crate::lang;
use crate::model::Dataset;
use crate::search::{Answer, Field, Index, Mark, Problem, Row, Subject};
use crate::tr;
use crate::view::found::{Chip, Found, Hit, Line, Match, Part, everything};

/// The index of a document in which findings go by their headings, in Chinese and in the reader's language.
#[must_use]
pub fn index(dataset: &Dataset) -> Index {
    let names = |id: &str| {
        let mut infos = audit::catalogue().iter();
        let info = infos.find(|info| info.id == id);
        let names = info.map_or([id, id], |info| [info.title_zh, lang::tr(info.title_zh)]);
        names.map(str::to_owned).to_vec()
    };
    Index::with_names(dataset, &names)
}

/// What the query that was typed finds in `dataset`, whose index is `index`. Its conditions that are [choices](Chip::choice) are
/// left to the list.
#[must_use]
pub fn answer(dataset: &Dataset, index: &Index, typed: &str) -> Found {
    let read = index.parse(typed);
    let chips = chips(dataset, typed, &read, index);
    let (whole, _) = read;
    let choices = choices(dataset, index, &whole);
    let query = whole.with_clauses(|at| choices.get(at).is_none_or(String::is_empty));
    let explained = |Problem { range, message }: &Problem| {
        let piece = typed.get(range.clone()).unwrap_or_default();
        tr!("「{}」{}", piece, message)
    };
    let problems = whole.problems().iter().map(explained).collect();
    let (hits, answering, indicators, stray) = if query.is_empty() {
        let all = everything(dataset);
        (all, None, every_indicator(dataset), Vec::new())
    } else {
        let answers = index.projects(&query, &whole);
        let hits = answers.iter().filter_map(hit).collect();
        let rows = index.search(&query, usize::MAX).rows;
        let indicators = rows.iter().filter_map(line).collect();
        let answering = answering(dataset, &answers);
        (hits, answering, indicators, stray(dataset, &answers))
    };
    let chip = |(at, chip): (usize, Chip)| Chip {
        choice: choices.get(at).cloned().unwrap_or_default(),
        ..chip
    };
    Found {
        hits,
        answering,
        indicators,
        stray,
        problems,
        chips: chips.into_iter().map(chip).collect(),
    }
}

fn hit(answer: &Answer) -> Option<Hit> {
    Some(Hit {
        project: answer.project?,
        matched: matched(&answer.best),
    })
}

/// Which indicators answer, unless all of each project do.
fn answering(dataset: &Dataset, answers: &[Answer]) -> Option<Vec<(usize, usize)>> {
    let mut pairs = Vec::new();
    let mut is_all = true;
    for answer in answers {
        let Some(at) = answer.project else { continue };
        let own = dataset.projects.get(at).map_or(0, |of| of.indicators.len());
        is_all &= answer.indicators.len() == own;
        match own {
            0 => pairs.push((at, 0)),
            _ => pairs.extend(answer.indicators.iter().map(|indicator| (at, *indicator))),
        }
    }
    pairs.sort_unstable();
    (!is_all).then_some(pairs)
}

fn every_indicator(dataset: &Dataset) -> Vec<Line> {
    let line = |project: usize, indicator: usize| Line {
        hit: Hit {
            project,
            matched: Vec::new(),
        },
        indicator,
    };
    let projects = dataset.projects.iter().enumerate();
    projects
        .flat_map(|(at, project)| (0..project.indicators.len()).map(move |i| line(at, i)))
        .collect()
}

fn line(row: &Row) -> Option<Line> {
    let Subject::Indicator { project, indicator } = row.subject else {
        return None;
    };
    Some(Line {
        hit: Hit {
            project,
            matched: matched(row),
        },
        indicator,
    })
}

/// The marks in all fields, that which counts most first.
fn matched(row: &Row) -> Vec<Match> {
    let mut fields: Vec<_> = row.marks.iter().zip(&row.terms).collect();
    fields.sort_by_key(|((field, _), _)| field.tier());
    let matched = |((field, marks), terms): (&(Field, Vec<Mark>), &u32)| Match {
        part: part(*field),
        indicator: match (row.subject, field) {
            (_, Field::Name | Field::Goal | Field::Unit) => None,
            (Subject::Indicator { indicator, .. }, _) => Some(indicator),
            _ => None,
        },
        terms: *terms,
        ranges: marks
            .iter()
            .map(|Mark { range, .. }| range.clone())
            .collect(),
    };
    fields.into_iter().map(matched).collect()
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

fn stray(dataset: &Dataset, answers: &[Answer]) -> Vec<u32> {
    let page = |answer: &Answer| match answer.best.subject {
        Subject::UnlinkedName { page, .. } | Subject::UnlinkedGoal { page, .. } => {
            dataset.pages.get(page).map(|page| page.number)
        }
        _ => None,
    };
    let mut pages: Vec<u32> = answers.iter().filter_map(page).collect();
    pages.sort_unstable();
    pages.dedup();
    pages
}

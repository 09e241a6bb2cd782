//! From scores to links: the best text of each row and the runner-up that would put another text there.

use super::arrange::{Choice, Marginals, NEGLIGIBLE, NEVER};
use super::{Columns, Found, Placed, Rival, Rows, Scores};
use crate::order;
use crate::source::Line;
use std::ops::Range;

pub(super) fn rows(
    scores: &Scores,
    columns: &Columns<'_>,
    found: &Found,
    alternatives: u32,
) -> Rows {
    let name = |row: &Vec<[f32; 2]>| best_name(scores, columns, row, alternatives);
    let goals = found.goals.as_ref().map_or_else(
        || vec![None; scores.rows],
        |goals| best_goals(scores, columns, goals, found.more),
    );
    let mut goal_cells: Vec<Range<usize>> = goals
        .iter()
        .flatten()
        .map(|placed| placed.cell.clone())
        .collect();
    order::sort_by(&mut goal_cells, |a, b| a.start.cmp(&b.start));
    Rows {
        names: found.names.iter().map(name).collect(),
        goals,
        goal_cells,
        spare_goal: false,
    }
}

fn best_name(
    scores: &Scores,
    columns: &Columns<'_>,
    row: &[[f32; 2]],
    alternatives: u32,
) -> Option<Placed<usize>> {
    let text = |name: usize| {
        scores
            .names
            .get(name)
            .map(|index| columns.names[*index].field.text.as_str())
    };
    let (best, [score, own]) = first_maximum(row)?;
    let index = *scores.names.get(best)?;
    let others = row
        .iter()
        .enumerate()
        .filter(|(name, _)| text(*name) != text(best))
        .map(|(_, scores)| *scores);
    let [runner_up, other] = others.fold([NEVER; 2], |a, b| if b[0] > a[0] { b } else { a });
    let rival = if runner_up > NEVER {
        Rival::Other(own - other)
    } else {
        Rival::None
    };
    Some(Placed {
        cell: index,
        score,
        runner_up,
        rival,
        alternatives,
        sure: true,
        kept: 0.0,
    })
}

fn first_maximum(scores: &[[f32; 2]]) -> Option<(usize, [f32; 2])> {
    let best = scores.iter().map(|[score, _]| *score).fold(NEVER, f32::max);
    let found = scores.iter().position(|[score, _]| *score >= best)?;
    (best > NEVER).then(|| (found, scores[found]))
}

/// The goal of every row in one best arrangement, and for each the runner-up that would put another text there.
fn best_goals(
    scores: &Scores,
    columns: &Columns<'_>,
    goals: &Marginals,
    more: bool,
) -> Vec<Option<Placed<Range<usize>>>> {
    let total = goals.total();
    let mut next = None;
    let mut placed = Vec::new();
    for row in 0..scores.rows {
        let choices = goals.choices(row, total);
        let possible = goals.possible(row);
        let follows = |choice: &&Choice| {
            let empty = choice.from == choice.to;
            choice.score >= total - 1e-3 && (empty || next.is_none_or(|next| choice.from == next))
        };
        // A filled row before an empty one: equal arrangements differ only in where the gap lies.
        let filled = choices
            .iter()
            .filter(|choice| choice.from != choice.to)
            .find(follows);
        let Some(best) = filled
            .or_else(|| choices.iter().find(follows))
            .or(choices.first())
        else {
            placed.push(None);
            continue;
        };
        if best.from != best.to {
            next = Some(best.to % scores.piece_row.len());
        }
        let mut goal = placed_goal(scores, columns, *best, &choices);
        if let Some(goal) = &mut goal {
            if more || goals.more || possible > choices.len() {
                goal.runner_up = goal.runner_up.max(total - NEGLIGIBLE);
            }
            goal.alternatives = u32::try_from(possible).unwrap_or(u32::MAX);
        }
        placed.push(goal);
    }
    placed
}

fn placed_goal(
    scores: &Scores,
    columns: &Columns<'_>,
    best: Choice,
    choices: &[Choice],
) -> Option<Placed<Range<usize>>> {
    if best.from == best.to {
        return None;
    }
    let lines = |choice: &Choice| scores.lines(*choice, columns.goals.len());
    let cell = lines(&best);
    let differs = |choice: &&Choice| {
        choice.from == choice.to
            || !same_text(
                columns.text,
                &columns.goals[cell.clone()],
                &columns.goals[lines(choice)],
            )
    };
    let other = choices.iter().find(differs);
    let overlaps = |other: Range<usize>| other.start < cell.end && cell.start < other.end;
    let rival = match other {
        None => Rival::None,
        Some(choice) if choice.from == choice.to => Rival::Gap,
        Some(choice) if overlaps(lines(choice)) => Rival::Cut,
        Some(_) => Rival::Other(0.0),
    };
    let runner_up = other.map_or(NEVER, |choice| choice.score);
    let sure = scores.surely_cut(best);
    Some(Placed {
        cell,
        score: best.score,
        runner_up,
        rival,
        alternatives: 0,
        sure,
        kept: 0.0,
    })
}

pub(super) fn same_text(text: &str, a: &[Line], b: &[Line]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.text(text) == b.text(text))
}

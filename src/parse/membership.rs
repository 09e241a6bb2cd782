//! Which spending unit each row stands under.
//!
//! Unit rows come in the order of their units, and a page begins in the unit in which the last one ended. A page without a
//! unit row lies wholly in that unit. On a page with unit rows the rows, in their cyclic order, fall into one arc per unit;
//! where the arcs begin is told by the rows that name their unit, in full or abbreviated.

use super::naming;
use super::wording::MAX_ROWS;
use crate::model::{Confidence, Evidence, Link};
use std::ops::Range;

/// The rows of a page as far as their unit is concerned.
pub(super) struct PageRows {
    /// Each row's name and goal, empty where not known, and how surely they are the row's.
    pub(super) rows: Vec<[(String, Confidence); 2]>,
    /// The unit in which the page begins, if any, and those whose rows stand on it.
    pub(super) units: Vec<usize>,
    /// Whether the first of `units` began on an earlier page and may have no row here.
    pub(super) continued: bool,
    /// Whether a unit row stands where the form has none.
    pub(super) stray: bool,
}

/// A goal may name another unit that it serves; a name hardly does.
const GOAL_WEIGHT: f32 = 0.4;

/// The log-odds of a page that begins or ends exactly with a unit row.
const NO_ROWS: f32 = -1.0;

const LIKELY: f32 = 1.5;
const PROVEN: f32 = 6.0;

/// Links every row of every page to a unit. `own` is the unit that is the department itself.
pub(super) fn link(
    pages: &[PageRows],
    units: &[Vec<char>],
    own: Option<usize>,
) -> Vec<Vec<Link<usize>>> {
    let by_order = pages.iter().map(|page| link_page(page, units, own));
    let mut links: Vec<Vec<Link<usize>>> = by_order.collect();
    doubt(pages, units, own, &mut links);
    links
}

/// Takes back what rests on the order of unit rows where the text says that they stand in another: where one stands among the cells,
/// and where a row under one unit clearly names another. Then the rows of one of these have moved, and with it the
/// units between belong to other rows. A unit that none of its rows names may be one that has moved with nothing to show it.
fn doubt(
    pages: &[PageRows],
    units: &[Vec<char>],
    own: Option<usize>,
    links: &mut [Vec<Link<usize>>],
) {
    let stray = pages.iter().any(|page| page.stray);
    let mut doubted = vec![stray; units.len()];
    let mut borne_out = vec![units.len() == 1; units.len()];
    let mut said: Vec<Vec<Option<usize>>> = Vec::new();
    for (page, links) in pages.iter().zip(links.iter()) {
        let near = near(&page.units, units.len());
        let named = |[(name, _), _]: &[(String, Confidence); 2]| {
            let name: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
            let own = own
                .and_then(|own| own.checked_sub(near.start))
                .filter(|own| *own < near.len());
            let (unit, clear) = naming::leads(&name, &units[near.clone()], own)?;
            (clear >= naming::CLEAR).then_some(unit + near.start)
        };
        // What a row says that is under no unit takes nothing back.
        let rows = page.rows.iter().zip(links);
        let named: Vec<Option<usize>> = rows
            .map(|(row, link)| link.value.and_then(|_| named(row)))
            .collect();
        for (named, link) in named.iter().zip(links) {
            match (named, link.value) {
                (Some(named), Some(unit)) if *named == unit => borne_out[unit] = true,
                (Some(named), Some(unit)) => {
                    doubted[unit.min(*named)..=unit.max(*named)].fill(true);
                }
                _ => {}
            }
        }
        said.push(named);
    }
    let rows = links.iter_mut().flatten().zip(said.into_iter().flatten());
    for (link, named) in rows {
        match (link.value, named) {
            (Some(unit), Some(named)) if unit != named => *link = Link::default(),
            (Some(unit), None) if doubted[unit] || !borne_out[unit] => {
                link.confidence = link.confidence.min(Confidence::Likely);
                link.evidence.push(match doubted[unit] {
                    true => Evidence::UnitsOutOfOrder,
                    false => Evidence::UnitNowhereNamed,
                });
            }
            _ => {}
        }
    }
}

fn link_page(page: &PageRows, all: &[Vec<char>], own: Option<usize>) -> Vec<Link<usize>> {
    let rows = page.rows.len();
    match page.units.as_slice() {
        [] => vec![Link::default(); rows],
        [unit] => {
            let evidence = vec![Evidence::UnitOrder { unit: *unit }];
            vec![Link::new(*unit, Confidence::Proven, evidence); rows]
        }
        units if rows > MAX_ROWS || units.len() > rows + 1 => vec![Link::default(); rows],
        units => {
            let heard: Vec<([Vec<f32>; 2], Confidence)> = page
                .rows
                .iter()
                .map(|row| votes(row, units, all, own))
                .collect();
            // A unit is no surer than the names and goals that it was read off.
            let surest = heard
                .iter()
                .map(|(_, confidence)| *confidence)
                .min()
                .unwrap_or_default();
            let [best, whole] = [0, 1].map(|kind| {
                let votes: Vec<&[f32]> = heard.iter().map(|(votes, _)| &votes[kind][..]).collect();
                arcs(&votes, page.continued)
            });
            best.iter()
                .zip(&whole)
                .map(|(totals, whole)| judge(units, totals, whole, surest))
                .collect()
        }
    }
}

/// How much a row's own text speaks for each of the page's units, the second time only where it names a unit in full, and how
/// surely that text is the row's. An abbreviation that several rows share may be a word of their subject.
fn votes(
    row: &[(String, Confidence); 2],
    units: &[usize],
    all: &[Vec<char>],
    own: Option<usize>,
) -> ([Vec<f32>; 2], Confidence) {
    let mut votes = [vec![0.0; units.len()], vec![0.0; units.len()]];
    let mut surest = Confidence::Proven;
    let near = near(units, all.len());
    let own = own
        .and_then(|own| own.checked_sub(near.start))
        .filter(|own| *own < near.len());
    for ((text, confidence), weight) in row.iter().zip([1.0, GOAL_WEIGHT]) {
        let text: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let named = if weight < 1.0 {
            naming::named
        } else {
            naming::leads
        };
        let Some((unit, clear)) = named(&text, &all[near.clone()], own) else {
            continue;
        };
        if let Some(at) = units
            .iter()
            .position(|candidate| *candidate == near.start + unit)
        {
            votes[0][at] += clear * weight;
            if clear >= naming::IN_FULL {
                votes[1][at] += clear * weight;
            }
            surest = surest.min(*confidence);
        }
    }
    (votes, surest)
}

/// The units that a row is compared with: those of its page and their neighbours, so that a document of a thousand units
/// takes no longer by the row.
fn near(units: &[usize], all: usize) -> Range<usize> {
    let first = units
        .first()
        .copied()
        .unwrap_or(0)
        .saturating_sub(NEIGHBOURS);
    first..(units.last().copied().unwrap_or(0) + NEIGHBOURS + 1).min(all)
}

const NEIGHBOURS: usize = 32;

/// For each row and unit, the best total of an arrangement that puts the row under the unit: the rows, from any first row
/// on, go through the units in order.
fn arcs(votes: &[&[f32]], continued: bool) -> Vec<Vec<f32>> {
    let (rows, units) = (votes.len(), votes.first().map_or(0, |votes| votes.len()));
    let mut best = vec![vec![f32::NEG_INFINITY; units]; rows];
    for first in 0..rows {
        let at = |step: usize| (first + step) % rows;
        let begin = |unit: usize| match unit {
            0 => 0.0,
            1 if continued => NO_ROWS,
            _ => f32::NEG_INFINITY,
        };
        let end = |unit: usize| match units - unit {
            1 => 0.0,
            2 => NO_ROWS,
            _ => f32::NEG_INFINITY,
        };
        let mut forward = vec![vec![f32::NEG_INFINITY; units]; rows];
        for step in 0..rows {
            for unit in 0..units {
                let change = |from: usize| {
                    if step == 0 {
                        f32::NEG_INFINITY
                    } else {
                        forward[step - 1][from]
                    }
                };
                let before = if step == 0 {
                    begin(unit)
                } else {
                    change(unit).max(unit.checked_sub(1).map_or(f32::NEG_INFINITY, change))
                };
                forward[step][unit] = before + votes[at(step)][unit];
            }
        }
        let mut onward: Vec<f32> = (0..units).map(end).collect();
        for step in (0..rows).rev() {
            for unit in 0..units {
                let total = forward[step][unit] + onward[unit];
                best[at(step)][unit] = best[at(step)][unit].max(total);
            }
            let score = |unit: usize| onward[unit] + votes[at(step)][unit];
            let next = |unit: usize| {
                if unit + 1 < units {
                    score(unit + 1)
                } else {
                    f32::NEG_INFINITY
                }
            };
            onward = (0..units).map(|unit| score(unit).max(next(unit))).collect();
        }
    }
    best
}

fn judge(units: &[usize], totals: &[f32], whole: &[f32], surest: Confidence) -> Link<usize> {
    let Some((best, score, runner_up)) = ahead(totals) else {
        return Link::default();
    };
    let margin = score - runner_up;
    if margin < LIKELY {
        return Link::default();
    }
    let proven =
        ahead(whole).is_some_and(|(unit, score, other)| unit == best && score - other >= PROVEN);
    let confidence = if proven { surest } else { Confidence::Likely };
    let alternatives = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let (score, runner_up) = (
        super::links::thousandths(score),
        super::links::thousandths(runner_up),
    );
    let unit = units[best];
    Link::new(
        unit,
        confidence,
        vec![
            Evidence::UnitOrder { unit },
            Evidence::Margin {
                score,
                runner_up,
                alternatives,
            },
        ],
    )
}

/// The best unit, its total, and that of the runner-up.
fn ahead(totals: &[f32]) -> Option<(usize, f32, f32)> {
    let score = totals.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let best = totals.iter().position(|total| *total >= score)?;
    let others = totals.iter().enumerate().filter(|(unit, _)| *unit != best);
    let runner_up = others.fold(f32::NEG_INFINITY, |most, (_, total)| most.max(*total));
    Some((best, score, runner_up))
}

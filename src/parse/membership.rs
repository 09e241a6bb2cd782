//! Which spending unit each row stands under.
//!
//! Unit rows come in the order of their units, and a page begins in the unit in which the last one ended. A page without a
//! unit row lies wholly in that unit. On a page with unit rows the rows, in their cyclic order, fall into one arc per unit;
//! where the arcs begin is told by the rows that name their unit, in full or abbreviated, and by wording that other rows of
//! the unit use.

use super::wording::{Gram, Lexicon, MAX_ROWS};
use crate::model::{Confidence, Evidence, Link};

/// The rows of a page as far as their unit is concerned.
pub(super) struct PageRows {
    /// The pairs of characters of each row's name, empty where it is not known.
    pub(super) names: Vec<Vec<Gram>>,
    /// The same of its goal.
    pub(super) goals: Vec<Vec<Gram>>,
    /// The unit in which the page begins, if any, and those whose rows stand on it.
    pub(super) units: Vec<usize>,
    /// Whether the first of `units` began on an earlier page and may have no row here.
    pub(super) continued: bool,
}

/// Above this the order of units is taken as shown, in the scale of [`scores`].
const LIKELY: f32 = 2.0;
const PROVEN: f32 = 6.0;

/// Links every row of every page to a unit. `unit_names` holds the pairs of each unit's name.
pub(super) fn link(
    pages: &[PageRows],
    unit_names: &[Vec<Gram>],
    lexicon: &Lexicon,
) -> Vec<Vec<Link<usize>>> {
    let mut profiles: Vec<Vec<Gram>> = unit_names.to_vec();
    for page in pages.iter().filter(|page| page.units.len() == 1) {
        let profile = &mut profiles[page.units[0]];
        profile.extend(page.names.iter().flatten());
    }
    for profile in &mut profiles {
        profile.sort_unstable();
        profile.dedup();
    }
    pages
        .iter()
        .map(|page| link_page(page, unit_names, &profiles, lexicon))
        .collect()
}

fn link_page(
    page: &PageRows,
    names: &[Vec<Gram>],
    profiles: &[Vec<Gram>],
    lexicon: &Lexicon,
) -> Vec<Link<usize>> {
    let rows = page.names.len();
    match page.units.as_slice() {
        [] => vec![Link::default(); rows],
        [unit] => {
            let evidence = vec![Evidence::UnitOrder { unit: *unit }];
            vec![Link::new(*unit, Confidence::Proven, evidence); rows]
        }
        units if rows > MAX_ROWS || units.len() > rows + 1 => vec![Link::default(); rows],
        units => {
            let scores = scores(page, names, profiles, lexicon);
            let best = arcs(&scores, page.continued);
            best.iter().map(|totals| judge(units, totals)).collect()
        }
    }
}

/// For each row, how much it speaks for each of the page's units.
fn scores(
    page: &PageRows,
    names: &[Vec<Gram>],
    profiles: &[Vec<Gram>],
    lexicon: &Lexicon,
) -> Vec<Vec<f32>> {
    let only = |sets: &[Vec<Gram>], unit: usize, gram: &Gram| {
        page.units
            .iter()
            .all(|other| sets[*other].binary_search(gram).is_ok() == (*other == unit))
    };
    let speaks = |grams: &[Gram], unit: usize, named: f32, used: f32| -> f32 {
        let by_name = grams
            .iter()
            .filter(|gram| only(names, unit, gram))
            .map(|gram| lexicon.rarity(*gram) * named);
        let by_use = grams
            .iter()
            .filter(|gram| only(profiles, unit, gram))
            .map(|gram| lexicon.rarity(*gram) * used);
        (by_name.sum::<f32>() + by_use.sum::<f32>()).min(6.0)
    };
    (0..page.names.len())
        .map(|row| {
            let unit = |unit: &usize| {
                speaks(&page.names[row], *unit, 2.0, 0.25)
                    + speaks(&page.goals[row], *unit, 1.0, 0.05)
            };
            page.units.iter().map(unit).collect()
        })
        .collect()
}

/// For each row and unit, the best total of an arrangement that puts the row under the unit: the rows, from any first row
/// on, go through the units in order, each unit but a continued first one having at least one row.
fn arcs(scores: &[Vec<f32>], continued: bool) -> Vec<Vec<f32>> {
    let (rows, units) = (scores.len(), scores.first().map_or(0, Vec::len));
    let mut best = vec![vec![f32::NEG_INFINITY; units]; rows];
    for first in 0..rows {
        let at = |step: usize| (first + step) % rows;
        let mut forward = vec![vec![f32::NEG_INFINITY; units]; rows];
        let mut backward = forward.clone();
        for step in 0..rows {
            for unit in 0..units {
                let start = step == 0 && (unit == 0 || (continued && unit == 1));
                let stay = if step > 0 {
                    forward[step - 1][unit]
                } else {
                    f32::NEG_INFINITY
                };
                let change = if step > 0 && unit > 0 {
                    forward[step - 1][unit - 1]
                } else {
                    f32::NEG_INFINITY
                };
                let from = if start { 0.0 } else { stay.max(change) };
                forward[step][unit] = from + scores[at(step)][unit];
            }
        }
        for step in (0..rows).rev() {
            for unit in 0..units {
                let end = step + 1 == rows;
                let stay = if end {
                    f32::NEG_INFINITY
                } else {
                    backward[step + 1][unit]
                };
                let change = if end || unit + 1 == units {
                    f32::NEG_INFINITY
                } else {
                    backward[step + 1][unit + 1]
                };
                // The last unit may have all its rows on the next page.
                let last = end && unit + 2 >= units;
                let onward = if last { 0.0 } else { stay.max(change) };
                let total = forward[step][unit] + onward;
                best[at(step)][unit] = best[at(step)][unit].max(total);
                backward[step][unit] = scores[at(step)][unit] + onward;
            }
        }
    }
    best
}

fn judge(units: &[usize], totals: &[f32]) -> Link<usize> {
    let score = totals.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let Some(best) = totals.iter().position(|total| *total >= score) else {
        return Link::default();
    };
    let others = totals
        .iter()
        .enumerate()
        .filter(|(unit, _)| *unit != best)
        .map(|(_, total)| *total);
    let runner_up = others.fold(f32::NEG_INFINITY, f32::max);
    let margin = score - runner_up;
    if margin < LIKELY {
        return Link::default();
    }
    let confidence = if margin >= PROVEN {
        Confidence::Proven
    } else {
        Confidence::Likely
    };
    let alternatives = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let evidence = vec![
        Evidence::UnitOrder { unit: units[best] },
        Evidence::Margin {
            score: super::links::thousandths(score),
            runner_up: super::links::thousandths(runner_up),
            alternatives,
        },
    ];
    Link::new(units[best], confidence, evidence)
}

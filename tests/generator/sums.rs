//! Which amounts the published sums prove; see [`super::oracle`].

use super::Case;
use super::oracle::Recoverable;
use super::truth::TruthPage;

/// Marks the recoverable amounts in `found`, whose units are already marked.
pub(crate) fn amounts(case: &Case, found: &mut Recoverable) {
    for (number, page) in case.pages.iter().enumerate() {
        if let Some(totals) = &page.totals
            && totals.iter().all(|cents| *cents == totals[0])
        {
            found[number].iter_mut().for_each(|row| row[3] = true);
        }
    }
    for unit in case.units() {
        of_unit(case, unit, found);
    }
}

fn of_unit(case: &Case, unit: usize, found: &mut Recoverable) {
    let Some(published) = case.table.units[unit].sums[0] else {
        return;
    };
    let pages: Vec<usize> = (0..case.pages.len())
        .filter(|n| case.pages[*n].rows.iter().any(|row| row.unit == unit))
        .collect();
    let told = |n: &usize| case.pages[*n].totals.is_some() && found[*n].iter().all(|row| row[2]);
    if !pages.iter().all(told) {
        return;
    }
    let choices: Vec<Vec<i64>> = pages.iter().map(|n| turns(&case.pages[*n], unit)).collect();
    let sums = |chosen: &[usize]| -> i64 { chosen.iter().zip(&choices).map(|(c, s)| s[*c]).sum() };
    let (free, fixed): (Vec<usize>, Vec<usize>) =
        (0..pages.len()).partition(|n| choices[*n].iter().any(|sum| *sum != choices[*n][0]));
    if free.len() > 3 || free.is_empty() {
        return;
    }
    let mut solutions = Vec::new();
    each(&choices, &free, &fixed, &mut |chosen| {
        if sums(chosen) == published {
            solutions.push(chosen.to_vec());
        }
    });
    for place in free {
        mark(
            &case.pages[pages[place]],
            place,
            &solutions,
            &mut found[pages[place]],
        );
    }
}

/// The unit's sum on a page for each rotation of the 总计 column.
fn turns(page: &TruthPage, unit: usize) -> Vec<i64> {
    let totals = page.totals.as_deref().unwrap_or_default();
    let rows = page.rows.len();
    let of_turn = |turn: usize| {
        (0..rows)
            .filter(|row| page.rows[*row].unit == unit)
            .map(|row| totals[(row + turn) % rows])
            .sum()
    };
    (0..rows).map(of_turn).collect()
}

fn each(choices: &[Vec<i64>], free: &[usize], fixed: &[usize], visit: &mut impl FnMut(&[usize])) {
    let mut chosen = vec![0; free.len() + fixed.len()];
    let ways: usize = free.iter().map(|n| choices[*n].len()).product();
    for way in 0..ways {
        let mut rest = way;
        for n in free {
            chosen[*n] = rest % choices[*n].len();
            rest /= choices[*n].len();
        }
        visit(&chosen);
    }
}

fn mark(page: &TruthPage, place: usize, solutions: &[Vec<usize>], found: &mut [[bool; 4]]) {
    let Some(totals) = &page.totals else { return };
    if solutions.is_empty() {
        return;
    }
    for (row, truth) in page.rows.iter().enumerate() {
        let given = |chosen: &Vec<usize>| totals[(row + chosen[place]) % totals.len()];
        found[row][3] |= solutions.iter().all(|s| Some(given(s)) == truth.amounts[0]);
    }
}

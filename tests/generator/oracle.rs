//! Which links of a page can be told at all.
//!
//! A link is **recoverable** when a reader who knew the department's own vocabulary, and had every cell cut out for him,
//! could tell it from what the page shows:
//!
//! * *Name, goal.* The vocabulary is [`Table::words`]: topics, their clauses and measures, districts, units, periods.
//!   Two cells of a row agree by the characters of the longest words that stand in both. All arrangements of the name
//!   column and the goal column are tried together: any rotation, and any rows as the ones that lost their cell. The
//!   link of a row is recoverable if its cell survives whole and every arrangement whose agreement comes within
//!   [`CLEAR`] characters of the best gives the row the same text, the true one. (So a page of equal goals is
//!   recoverable without any wording, and the names of eight districts are not when only names say the district.)
//! * *Unit.* On a page without a unit row: always. On another: the rows are cut, in their cyclic order, into the unit
//!   in which the last page ended and the units that the page opens, in this order. A row's own text, as far as it is
//!   recoverable, names a unit or not. The link is recoverable if every cut that agrees with most rows gives the same unit.
//! * *Amounts.* If all the rows of a unit stand on pages whose 总计 columns survive whole and unsplit, and whose rows'
//!   units are recoverable: every choice of rotations whose sums give the unit's published 总计 must give the row the
//!   same amount. Also a page with one row, or with one amount throughout.
//!
//! A cell that did not survive, or only in part, is not recoverable. Rows with equal 绩效指标 cells are judged by text.

use super::Case;
use super::truth::{Row, TruthPage};

/// How many characters of shared vocabulary make a clear difference: one word of the usual four characters.
pub(crate) const CLEAR: usize = 4;

/// For each page, for each row: name, goal, unit, amounts.
pub(crate) type Recoverable = Vec<Vec<[bool; 4]>>;

pub(crate) fn recoverable(case: &Case) -> Recoverable {
    let mut all: Recoverable = case
        .pages
        .iter()
        .map(|page| {
            let mut rows = vec![[false; 4]; page.rows.len()];
            texts(case, page, &mut rows);
            units(case, page, &mut rows);
            rows
        })
        .collect();
    if case.missing > 0 {
        unknown_units(case, &mut all);
    }
    super::sums::amounts(case, &mut all);
    all
}

/// In which unit the first page begins, is not known where pages are missing before it; nor is it for any row up to and
/// beside the first unit row.
fn unknown_units(case: &Case, found: &mut Recoverable) {
    let first = case.pages.iter().position(|page| !page.units.is_empty());
    let open = first.map_or(case.pages.len(), |first| first + 1);
    for row in found.iter_mut().take(open).flatten() {
        row[2] = false;
    }
}

/// The characters of the longest vocabulary words that stand in both texts.
fn agreement(words: &[String], a: &str, b: &str) -> usize {
    let shared: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|w| a.contains(w) && b.contains(w))
        .collect();
    let longest = |w: &&&str| {
        !shared
            .iter()
            .any(|other| other != *w && other.contains(**w))
    };
    shared
        .iter()
        .filter(longest)
        .map(|w| w.chars().count())
        .sum()
}

/// All ways to put `cells` cells, in cyclic order, into `rows` rows.
pub(crate) fn arrangements(rows: usize, cells: usize) -> Vec<Vec<Option<usize>>> {
    let mut ways = Vec::new();
    for filled in choices(rows, cells) {
        for first in 0..cells.max(1) {
            let mut way = vec![None; rows];
            for (n, row) in filled.iter().enumerate() {
                way[*row] = Some((n + first) % cells);
            }
            ways.push(way);
        }
    }
    ways
}

/// All sets of `take` of the numbers below `from`; at most a few may be left out.
fn choices(from: usize, take: usize) -> Vec<Vec<usize>> {
    let all = || (0..from).collect::<Vec<_>>();
    let without = |out: &[usize]| all().into_iter().filter(|n| !out.contains(n)).collect();
    match from.saturating_sub(take) {
        0 => vec![all()],
        1 => (0..from).map(|n| without(&[n])).collect(),
        2 => (0..from)
            .flat_map(|a| (a + 1..from).map(move |b| [a, b]))
            .map(|pair| without(&pair))
            .collect(),
        _ => vec![Vec::new()],
    }
}

type Matrix = Vec<Vec<usize>>;

fn matrix(words: &[String], a: &[String], b: &[String]) -> Matrix {
    a.iter()
        .map(|a| b.iter().map(|b| agreement(words, a, b)).collect())
        .collect()
}

fn texts(case: &Case, page: &TruthPage, found: &mut [[bool; 4]]) {
    let words = &case.table.words;
    let rows: Vec<String> = page.rows.iter().map(|row| row.cell.clone()).collect();
    let names = arrangements(rows.len(), page.names.len());
    let goals = arrangements(rows.len(), page.goals.len());
    let by_name = matrix(words, &rows, &page.names);
    let by_goal = matrix(words, &rows, &page.goals);
    let between = matrix(words, &page.names, &page.goals);
    let score = |n: &[Option<usize>], g: &[Option<usize>]| -> usize {
        (0..rows.len())
            .map(|row| match (n[row], g[row]) {
                (Some(n), Some(g)) => by_name[row][n] + by_goal[row][g] + between[n][g],
                (Some(n), None) => by_name[row][n],
                (None, Some(g)) => by_goal[row][g],
                (None, None) => 0,
            })
            .sum()
    };
    let pairs = || names.iter().flat_map(|n| goals.iter().map(move |g| (n, g)));
    let best = pairs().map(|(n, g)| score(n, g)).max().unwrap_or(0);
    for row in found.iter_mut() {
        (row[0], row[1]) = (true, true);
    }
    for (n, g) in pairs() {
        if score(n, g) + CLEAR <= best {
            continue;
        }
        for (row, truth) in page.rows.iter().enumerate() {
            let given = |cell: Option<usize>, of: &[String]| cell.map(|c| of[c].clone());
            found[row][0] &= !truth.fragment && truth.name.is_some();
            found[row][1] &= truth.goal.is_some();
            found[row][0] &= given(n[row], &page.names) == truth.name;
            found[row][1] &= given(g[row], &page.goals) == truth.goal;
        }
    }
}

/// The unit that a row's own recoverable text names; the longest name wins.
fn named(case: &Case, row: &Row, recoverable: [bool; 4]) -> Option<usize> {
    let name = row.name.as_deref().filter(|_| recoverable[0]).unwrap_or("");
    let goal = row.goal.as_deref().filter(|_| recoverable[1]).unwrap_or("");
    let says = |word: &str| [name, goal, &row.cell].iter().any(|t| t.contains(word));
    let units = case.table.units.iter().enumerate();
    units
        .flat_map(|(i, u)| [(i, &u.name), (i, &u.short)])
        .filter(|(_, word)| says(word))
        .max_by_key(|(_, word)| word.len())
        .map(|(i, _)| i)
}

fn units(case: &Case, page: &TruthPage, found: &mut [[bool; 4]]) {
    let rows = page.rows.len();
    let named: Vec<Option<usize>> = (0..rows)
        .map(|row| named(case, &page.rows[row], found[row]))
        .collect();
    let cuts = cuts(rows, page);
    let fits = |cut: &[usize]| {
        (0..rows)
            .filter(|row| named[*row] == Some(cut[*row]))
            .count()
    };
    let best = cuts.iter().map(|cut| fits(cut)).max().unwrap_or(0);
    for (row, truth) in page.rows.iter().enumerate() {
        let agree = |cut: &Vec<usize>| fits(cut) < best || cut[row] == truth.unit;
        found[row][2] = !cuts.is_empty() && cuts.iter().all(agree);
    }
}

/// Every way in which the page's units can lie on its rows; none if they are too many to be worth trying.
fn cuts(rows: usize, page: &TruthPage) -> Vec<Vec<usize>> {
    let order: Vec<usize> = page.carried.iter().chain(&page.units).copied().collect();
    if order.len() < 2 {
        return order.iter().map(|unit| vec![*unit; rows]).collect();
    }
    if order.len() > 5 || rows * order.len() > 60 {
        return Vec::new();
    }
    let mut ways = Vec::new();
    lengths(rows, order.len(), &mut Vec::new(), &mut |lengths| {
        let straight: Vec<usize> = order
            .iter()
            .zip(lengths)
            .flat_map(|(unit, n)| std::iter::repeat_n(*unit, *n))
            .collect();
        for start in 0..rows {
            let turned = (0..rows).map(|row| straight[(row + start) % rows]);
            ways.push(turned.collect());
        }
    });
    ways
}

/// All ways to write `rest` as a sum of `parts` numbers.
fn lengths(rest: usize, parts: usize, so_far: &mut Vec<usize>, each: &mut impl FnMut(&[usize])) {
    if parts == 1 {
        so_far.push(rest);
        each(so_far);
        so_far.pop();
        return;
    }
    for n in 0..=rest {
        so_far.push(n);
        lengths(rest - n, parts - 1, so_far, each);
        so_far.pop();
    }
}

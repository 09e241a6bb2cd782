//! Money rows to the rows of their page.
//!
//! On its page a money column is a rotation of the rows, or, where a unit row stands in the middle, two stretches that may be
//! rotated each by itself. Neither words nor one page tell which. But the rows of a unit must add up to the sum that the unit
//! publishes, over all its pages. So every way that the rows can fall into units and the money onto the rows is tried; the ones
//! that no sum contradicts survive; a row is given money only if all survivors give it the same.

use super::columns::{Columns, MoneyRow, scaled};
use crate::model::{Confidence, Evidence, Link};
use crate::order;

/// A page as far as its money is concerned.
pub(in crate::parse) struct PageMoney<'a> {
    /// Its money rows, or `None` where they could not be told apart or did not survive.
    pub(in crate::parse) columns: Option<&'a Columns>,
    /// The units that have rows here, in order, and whether the first began earlier.
    pub(in crate::parse) units: Vec<usize>,
    pub(in crate::parse) continued: bool,
    /// What is known of each row's unit.
    pub(in crate::parse) rows: &'a [Link<usize>],
    /// How sure a row's unit must be to be taken as given.
    pub(in crate::parse) given: Confidence,
}

/// What the sums say about one page.
#[derive(Default)]
pub(in crate::parse) struct Placed {
    /// For each row its money, where every surviving way agrees, and the units whose sums say so.
    pub(in crate::parse) money: Vec<Option<(MoneyRow, Vec<Evidence>)>>,
    /// For each row its unit, where every surviving way agrees and words had not proven it.
    pub(in crate::parse) units: Vec<Option<Link<usize>>>,
}

/// The money of all pages, and for each unit which column its sums show to be 财政拨款.
pub(in crate::parse) struct AllPlaced {
    pub(in crate::parse) pages: Vec<Placed>,
    pub(in crate::parse) fiscal: Vec<Option<FiscalColumn>>,
}

/// One way in which a page's rows fall into units and its money onto its rows.
#[derive(Clone)]
struct Way {
    /// Position in the page's `units`, for each row.
    unit: Vec<u8>,
    /// Which money row lies on each row.
    money: Vec<u8>,
    /// The sum of each of the page's units: of its totals, and of its parts in the last column.
    sums: Vec<[i64; 2]>,
}

/// A unit's published sums.
#[derive(Clone, Copy)]
pub(in crate::parse) struct UnitSums {
    pub(in crate::parse) total: Option<i64>,
    pub(in crate::parse) fiscal: Option<i64>,
}

/// Which column of parts is 财政拨款.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::parse) enum FiscalColumn {
    /// The unit's published 财政拨款 is the sum of its parts in the last column.
    Last,
    /// It is the sum of its parts in the column before.
    First,
}

/// The most ways that are tried for a page.
const MAX_WAYS: usize = 60_000;

/// The most that are kept for a document, 200 MB of them. Pages behind that have their money unplaced.
const MAX_KEPT: usize = 1_000_000;

/// Places the money of all pages.
pub(in crate::parse) fn place(pages: &[PageMoney<'_>], units: &[UnitSums]) -> AllPlaced {
    let mut left = MAX_KEPT;
    let ways_of = |page: &PageMoney<'_>| {
        let ways = if left > 0 { ways(page) } else { Vec::new() };
        left = left.saturating_sub(ways.len());
        ways
    };
    let mut ways: Vec<Vec<Way>> = pages.iter().map(ways_of).collect();
    let mut told: Vec<Vec<usize>> = vec![Vec::new(); pages.len()];
    let mut on: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    for (at, page) in pages.iter().enumerate() {
        page.units.iter().for_each(|unit| on[*unit].push(at));
    }
    loop {
        let before: usize = ways.iter().map(Vec::len).sum();
        for (unit, total) in units
            .iter()
            .enumerate()
            .filter_map(|(unit, sums)| Some((unit, sums.total?)))
        {
            restrict(pages, (unit, &on[unit]), total, &mut ways, &mut told);
        }
        if ways.iter().map(Vec::len).sum::<usize>() == before {
            break;
        }
    }
    let fiscal = (0..units.len())
        .map(|unit| fiscal_column(pages, (unit, &on[unit]), units[unit], &ways))
        .collect();
    let agreed = pages.iter().zip(&ways).zip(&told);
    let pages = agreed
        .map(|((page, ways), told)| agree(page, ways, told, units))
        .collect();
    AllPlaced { pages, fiscal }
}

/// The column whose parts add up to the unit's published 财政拨款 in every surviving way, if only one does.
fn fiscal_column(
    pages: &[PageMoney<'_>],
    (unit, on): (usize, &[usize]),
    sums: UnitSums,
    ways: &[Vec<Way>],
) -> Option<FiscalColumn> {
    let (total, fiscal) = (sums.total?, sums.fiscal?);
    let mut sum = [0_i64; 2];
    for page in on.iter().copied() {
        let at = position(&pages[page], unit);
        let first = ways[page].first()?.sums[at];
        if ways[page].iter().any(|way| way.sums[at] != first) {
            return None;
        }
        sum = [
            sum[0].saturating_add(first[0]),
            sum[1].saturating_add(first[1]),
        ];
    }
    match (sum[0] == total, sum[1] == fiscal, sum[0] - sum[1] == fiscal) {
        (true, true, false) => Some(FiscalColumn::Last),
        (true, false, true) => Some(FiscalColumn::First),
        _ => None,
    }
}

/// Keeps the ways of the unit's pages that can add up to its sum. A sum that nothing adds up to is left to the audits.
fn restrict(
    pages: &[PageMoney<'_>],
    (unit, on): (usize, &[usize]),
    total: i64,
    ways: &mut [Vec<Way>],
    told: &mut [Vec<usize>],
) {
    if on.is_empty() || on.iter().any(|page| ways[*page].is_empty()) {
        return;
    }
    let sums = |page: usize| -> Vec<i64> {
        ways[page]
            .iter()
            .map(|way| way.sums[position(&pages[page], unit)][0])
            .collect()
    };
    let all: Vec<Vec<i64>> = on.iter().map(|page| sums(*page)).collect();
    let (fixed, open): (Vec<usize>, Vec<usize>) =
        (0..on.len()).partition(|at| all[*at].iter().all(|sum| *sum == all[*at][0]));
    let rest = fixed
        .iter()
        .fold(total, |rest, at| rest.saturating_sub(all[*at][0]));
    let keep: Vec<Vec<bool>> = match open.as_slice() {
        [one] => vec![all[*one].iter().map(|sum| *sum == rest).collect()],
        [one, other] => {
            let fits = |mine: &[i64], theirs: &[i64]| {
                let mut known = theirs.to_vec();
                order::sort(&mut known);
                mine.iter()
                    .map(|sum| known.binary_search(&rest.saturating_sub(*sum)).is_ok())
                    .collect()
            };
            vec![
                fits(&all[*one], &all[*other]),
                fits(&all[*other], &all[*one]),
            ]
        }
        _ => return,
    };
    if keep.iter().any(|keep| !keep.contains(&true)) {
        return;
    }
    for (at, keep) in open.iter().zip(keep) {
        let mut keep = keep.into_iter();
        ways[on[*at]].retain(|_| keep.next().unwrap_or(false));
        let told = &mut told[on[*at]];
        if let Err(place) = told.binary_search(&unit) {
            told.insert(place, unit);
        }
    }
}

fn position(page: &PageMoney<'_>, unit: usize) -> usize {
    // Units come in the order of their rows.
    page.units.binary_search(&unit).unwrap_or(0)
}

/// All ways of a page.
fn ways(page: &PageMoney<'_>) -> Vec<Way> {
    let Some(columns) = &page.columns else {
        return Vec::new();
    };
    let rows = columns.rows.len();
    let values: Option<Vec<[i64; 2]>> = columns.rows.iter().map(values).collect();
    let Some(values) =
        values.filter(|_| rows == page.rows.len() && rows < 64 && !page.units.is_empty())
    else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    for (first, bounds) in cuts(page, rows) {
        let unit = units_of(rows, first, &bounds);
        let mut add = |order: Vec<usize>| {
            let mut way = Way {
                unit: unit.clone(),
                money: vec![0; rows],
                sums: vec![[0; 2]; page.units.len()],
            };
            for (printed, step) in order.into_iter().enumerate() {
                let row = (first + step) % rows;
                way.money[row] = u8::try_from(printed).unwrap_or(u8::MAX);
                let sum = &mut way.sums[usize::from(unit[row])];
                *sum = [sum[0] + values[printed][0], sum[1] + values[printed][1]];
            }
            ways.push(way);
        };
        for turn in 0..rows {
            add((0..rows).map(|step| (step + turn) % rows).collect());
        }
        let inside = |bound: &usize| *bound > 0 && *bound < rows;
        let mut inner: Vec<usize> = bounds.iter().copied().filter(inside).collect();
        order::sort(&mut inner);
        inner.dedup();
        for bound in inner {
            for order in halves(bound, rows) {
                add(order);
            }
        }
        if ways.len() > MAX_WAYS {
            return Vec::new();
        }
    }
    ways
}

fn values(row: &MoneyRow) -> Option<[i64; 2]> {
    let last = row.parts[0].map_or(Some(0), |amount| scaled(amount.value))?;
    Some([scaled(row.total.value)?, last])
}

/// The steps before and after a unit row, each turned by itself, in either order.
fn halves(bound: usize, rows: usize) -> Vec<Vec<usize>> {
    let mut orders = Vec::new();
    for (a, b) in (0..bound).flat_map(|a| (0..rows - bound).map(move |b| (a, b))) {
        let before: Vec<usize> = (0..bound).map(|step| (step + a) % bound).collect();
        let after: Vec<usize> = (0..rows - bound)
            .map(|step| bound + (step + b) % (rows - bound))
            .collect();
        orders.push([before.clone(), after.clone()].concat());
        orders.push([after, before].concat());
    }
    orders
}

/// The ways a page's rows can fall into its units that no known row contradicts: the first row in true order, and the steps
/// at which the second, third … unit begins.
fn cuts(page: &PageMoney<'_>, rows: usize) -> Vec<(usize, Vec<usize>)> {
    let units = page.units.len();
    let mut cuts = Vec::new();
    if units > 4 {
        return cuts;
    }
    // Where a page lies wholly in one unit its true first row makes no difference.
    let firsts = if units == 1 { 0..1 } else { 0..rows };
    for first in firsts {
        let mut stack = vec![Vec::new()];
        while let Some(bounds) = stack.pop() {
            if bounds.len() + 1 == units {
                if allowed(page, rows, first, &bounds) {
                    cuts.push((first, bounds));
                }
                continue;
            }
            let least = bounds
                .last()
                .copied()
                .map_or(usize::from(!page.continued), |bound| bound + 1);
            // Only the last unit may have all its rows on the next page.
            let most = if bounds.len() + 2 == units {
                rows
            } else {
                rows.saturating_sub(1)
            };
            stack.extend((least..=most).map(|bound| [bounds.clone(), vec![bound]].concat()));
        }
    }
    cuts
}

fn units_of(rows: usize, first: usize, bounds: &[usize]) -> Vec<u8> {
    let mut unit = vec![0; rows];
    for step in 0..rows {
        unit[(first + step) % rows] =
            u8::try_from(bounds.iter().filter(|bound| **bound <= step).count()).unwrap_or(u8::MAX);
    }
    unit
}

fn allowed(page: &PageMoney<'_>, rows: usize, first: usize, bounds: &[usize]) -> bool {
    let unit = units_of(rows, first, bounds);
    let proven = |row: usize| {
        page.rows[row]
            .value
            .filter(|_| page.rows[row].confidence >= page.given)
    };
    (0..rows).all(|row| proven(row).is_none_or(|known| page.units[usize::from(unit[row])] == known))
}

/// What all surviving ways agree on. Without any sum that bears on the page, only what no way could change.
fn agree(page: &PageMoney<'_>, ways: &[Way], told: &[usize], units: &[UnitSums]) -> Placed {
    let rows = page.rows.len();
    let mut placed = Placed {
        money: vec![None; rows],
        units: vec![None; rows],
    };
    let (Some(columns), Some(first)) = (&page.columns, ways.first()) else {
        return placed;
    };
    let values = |row: &MoneyRow| {
        (
            row.total.value,
            row.parts.map(|part| part.map(|amount| amount.value)),
        )
    };
    let evidence: Vec<Evidence> = told
        .iter()
        .filter_map(|unit| {
            units[*unit].total.map(|sum| Evidence::UnitSum {
                unit: *unit,
                sum: rust_decimal::Decimal::new(sum, 4).normalize(),
            })
        })
        .collect();
    for row in 0..rows {
        let money = |way: &Way| &columns.rows[usize::from(way.money[row])];
        let sure = !told.is_empty() || (columns.verified && rows == 1);
        if sure
            && ways
                .iter()
                .all(|way| values(money(way)) == values(money(first)))
        {
            placed.money[row] = Some((*money(first), evidence.clone()));
        }
        let unit = page.units[usize::from(first.unit[row])];
        let open = page.rows[row].confidence < page.given && !told.is_empty();
        if open
            && ways
                .iter()
                .all(|way| page.units[usize::from(way.unit[row])] == unit)
        {
            placed.units[row] = Some(Link::new(unit, page.given, evidence.clone()));
        }
    }
    placed
}

//! A page's list of amounts to its columns.
//!
//! The extractor prints 其他资金, 财政专户拨款, 财政拨款 and then 总计, without saying where one ends. Every row has a total, so
//! the totals are the last as many amounts as there are rows; what stands before them must make up exactly these totals,
//! each from at most one amount of each column, in the columns' own cyclic order. If that can be done, the columns are
//! known, and each total carries its parts. If it cannot, or in two ways that differ, nothing is said of the parts.

use crate::decimal;
use crate::model::{Amount, Fund};
use rust_decimal::Decimal;

/// A row's money, still without its row: a total and the parts that make it up.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::parse) struct MoneyRow {
    pub(super) total: Amount,
    /// From the last column (财政拨款) and from the one before it.
    pub(super) parts: [Option<Amount>; 2],
}

/// The money rows of a page, in the printed order of their totals.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::parse) struct Columns {
    pub(super) rows: Vec<MoneyRow>,
    /// Whether the parts were found to make up the totals. If not, only a unit's sum can show that these are totals at all.
    pub(super) verified: bool,
}

/// More amounts than this on one page are not taken apart.
const MAX_AMOUNTS: usize = 120;

/// The columns of a page with `rows` rows.
pub(in crate::parse) fn read(groups: &[(Vec<Fund>, Vec<Amount>)], rows: usize) -> Option<Columns> {
    let (parts, totals) = totals(groups, rows)?;
    if rows == 0 || parts.len() + totals.len() > MAX_AMOUNTS {
        return None;
    }
    one_column(&parts, &totals)
        .or_else(|| two_columns(&parts, &totals))
        .or_else(|| made_up(&parts, &totals).then(|| bare(&totals, false)))
}

/// Whether each total is a part or the sum of two, and no part is left over: so much can be said also where glued amounts or a
/// third column hide the columns. Where only some amounts survive it hardly ever holds, and the last ones are no totals.
fn made_up(parts: &[Amount], totals: &[Amount]) -> bool {
    let is =
        |sum: Option<Decimal>, of: &[Amount]| of.iter().any(|amount| Some(amount.value) == sum);
    let total = |total: &Amount| {
        let rest = |part: &Amount| is(decimal::sub(total.value, part.value), parts);
        is(Some(total.value), parts) || parts.iter().any(rest)
    };
    let part = |part: &Amount| {
        let whole = |other: &Amount| is(decimal::add(part.value, other.value), totals);
        is(Some(part.value), totals) || parts.iter().any(whole)
    };
    parts.len() >= totals.len() && totals.iter().all(total) && parts.iter().all(part)
}

/// Totals without parts.
fn bare(totals: &[Amount], verified: bool) -> Columns {
    let row = |total: &Amount| MoneyRow {
        total: *total,
        parts: [None; 2],
    };
    Columns {
        rows: totals.iter().map(row).collect(),
        verified,
    }
}

/// The totals are the group under that heading, or the last of all.
fn totals(groups: &[(Vec<Fund>, Vec<Amount>)], rows: usize) -> Option<(Vec<Amount>, Vec<Amount>)> {
    let headed = groups
        .iter()
        .position(|(funds, _)| funds.as_slice() == [Fund::Total]);
    let all = || groups.iter().flat_map(|(_, amounts)| amounts).copied();
    let (parts, totals): (Vec<Amount>, Vec<Amount>) = match headed {
        Some(at) => {
            let others = groups
                .iter()
                .enumerate()
                .filter(|(index, _)| *index != at)
                .flat_map(|(_, (_, amounts))| amounts);
            (others.copied().collect(), groups[at].1.clone())
        }
        None => {
            let count = all().count();
            let cut = count.checked_sub(rows)?;
            (all().take(cut).collect(), all().skip(cut).collect())
        }
    };
    (totals.len() == rows).then_some((parts, totals))
}

/// Every row has one part, equal to its total.
fn one_column(parts: &[Amount], totals: &[Amount]) -> Option<Columns> {
    let rows = totals.len();
    if parts.len() != rows {
        return None;
    }
    let turn = (0..rows)
        .find(|turn| (0..rows).all(|row| parts[(row + turn) % rows].value == totals[row].value))?;
    let row = |row: usize| MoneyRow {
        total: totals[row],
        parts: [Some(parts[(row + turn) % rows]), None],
    };
    Some(Columns {
        rows: (0..rows).map(row).collect(),
        verified: true,
    })
}

fn two_columns(parts: &[Amount], totals: &[Amount]) -> Option<Columns> {
    let mut found: Option<Columns> = None;
    let mut search = Search { left: MAX_STEPS };
    for cut in 1..parts.len() {
        let (first, last) = parts.split_at(cut);
        if first.len() > totals.len() || last.len() > totals.len() {
            continue;
        }
        for (a, b) in (0..first.len()).flat_map(|a| (0..last.len()).map(move |b| (a, b))) {
            for rows in search.fill(totals, &turned(first, a), &turned(last, b)) {
                match &found {
                    Some(columns) if !same(&columns.rows, &rows) => {
                        return Some(bare(totals, true));
                    }
                    _ => {
                        found = Some(Columns {
                            rows,
                            verified: true,
                        });
                    }
                }
            }
        }
    }
    found.filter(|_| search.left > 0)
}

fn turned(column: &[Amount], turn: usize) -> Vec<Amount> {
    column
        .iter()
        .cycle()
        .skip(turn)
        .take(column.len())
        .copied()
        .collect()
}

/// More steps than this are not tried on one page: many equal amounts can be laid out in too many ways.
const MAX_STEPS: u32 = 50_000;

struct Search {
    left: u32,
}

impl Search {
    /// The ways to give each total the next amount of one column or of both; two at most, for two are too many already.
    fn fill(&mut self, totals: &[Amount], first: &[Amount], last: &[Amount]) -> Vec<Vec<MoneyRow>> {
        let Some((total, rest)) = totals.split_first() else {
            let done = first.is_empty() && last.is_empty();
            return vec![Vec::new(); usize::from(done)];
        };
        let mut found = Vec::new();
        for (a, b) in [(false, true), (true, false), (true, true)] {
            self.left = self.left.saturating_sub(1);
            let (Some(x), Some(y)) = (next(a, first), next(b, last)) else {
                continue;
            };
            if self.left == 0 || decimal::add(x, y) != Some(total.value) || found.len() > 1 {
                continue;
            }
            let parts = [b.then(|| last[0]), a.then(|| first[0])];
            for mut rows in self.fill(rest, &first[usize::from(a)..], &last[usize::from(b)..]) {
                let total = *total;
                rows.insert(0, MoneyRow { total, parts });
                found.push(rows);
            }
        }
        found.truncate(2);
        found
    }
}

/// The value of the column's next amount, nothing if it is not to be taken, `None` if there is none.
fn next(take: bool, column: &[Amount]) -> Option<Decimal> {
    if take {
        column.first().map(|amount| amount.value)
    } else {
        Some(Decimal::ZERO)
    }
}

/// The same money in every row, whatever its places.
fn same(a: &[MoneyRow], b: &[MoneyRow]) -> bool {
    let values = |row: &MoneyRow| row.parts.map(|part| part.map(|amount| amount.value));
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| values(a) == values(b))
}

/// `value` in ten-thousandths of the published unit, if it is small enough for a document's worth of them to be added.
pub(super) fn scaled(value: Decimal) -> Option<i64> {
    const MOST: i64 = 1_000_000_000_000_000;
    let whole = decimal::mul(value, Decimal::from(10_000))?.trunc();
    whole
        .try_into()
        .ok()
        .filter(|value: &i64| value.unsigned_abs() <= MOST.unsigned_abs())
}

//! Money: which fund a number belongs to, and which row an amount.
//!
//! Nothing here looks at words. Claims rest on sums that come out to the last published decimal.

mod columns;
mod funds;
mod place;

pub(super) use columns::{Columns, MoneyRow, read as read_columns};
pub(super) use funds::assign as assign_funds;
pub(super) use place::{AllPlaced, FiscalColumn, PageMoney, UnitSums, place};

use crate::model::{Amount, Appropriation, Confidence, Evidence, Fund, Link};
use rust_decimal::Decimal;

/// `value` in the scale of unit sums that [`place`] compares with.
pub(super) fn scaled(value: Decimal) -> Option<i64> {
    columns::scaled(value)
}

/// A row's appropriation. Parts whose fund is not known are not claimed, only their total; and as a row that is proven is so in
/// all its columns, such a row is no more than likely.
pub(super) fn appropriation(
    money: &MoneyRow,
    parts: Parts,
    sure: Confidence,
    evidence: &[Evidence],
) -> Link<Appropriation> {
    let [last, first] = money.parts;
    let mut amounts = Appropriation {
        total: Some(money.total),
        ..Appropriation::default()
    };
    match parts {
        Parts::AllFiscal => amounts.fiscal = last.or(first),
        Parts::Divided(FiscalColumn::Last, fund) => {
            amounts.fiscal = last;
            amounts.set(fund, first);
        }
        Parts::Divided(FiscalColumn::First, fund) => {
            amounts.fiscal = first;
            amounts.set(fund, last);
        }
        Parts::Unknown => {}
    }
    amounts.open = parts == Parts::Unknown || money.parts == [None; 2];
    let sure = if amounts.open {
        sure.min(Confidence::Likely)
    } else {
        sure
    };
    let parts: Vec<Decimal> = money
        .parts
        .into_iter()
        .flatten()
        .map(|amount: Amount| amount.value)
        .collect();
    let sum = Evidence::RowSum {
        total: money.total.value,
        parts,
    };
    let only = evidence
        .is_empty()
        .then_some(Evidence::SameInEveryArrangement);
    let evidence = evidence.iter().cloned().chain(only).chain([sum]).collect();
    Link::new(amounts, sure, evidence)
}

/// What the parts of a row's total are.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Parts {
    /// The unit has 财政拨款 only.
    AllFiscal,
    /// One column is 财政拨款, the other this fund.
    Divided(FiscalColumn, Fund),
    /// It cannot be told.
    Unknown,
}

/// What a row's parts are, from the published sums of its unit and the column that they show to be 财政拨款.
pub(super) fn parts(
    unit: Option<(&Appropriation, Confidence)>,
    fiscal: Option<FiscalColumn>,
) -> Parts {
    let Some((amounts, funds)) = unit.filter(|(_, funds)| *funds != Confidence::Unresolved) else {
        return Parts::Unknown;
    };
    let value = |amount: Option<Amount>| amount.map(|amount| amount.value);
    match (fiscal, amounts.special, amounts.other) {
        (_, None, None)
            if funds == Confidence::Proven && value(amounts.fiscal) == value(amounts.total) =>
        {
            Parts::AllFiscal
        }
        (Some(column), Some(_), None) => Parts::Divided(column, Fund::Special),
        (Some(column), None, Some(_)) => Parts::Divided(column, Fund::Other),
        _ => Parts::Unknown,
    }
}

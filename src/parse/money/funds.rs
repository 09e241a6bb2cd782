//! The numbers of unit rows to their funds.
//!
//! A unit row prints 总计, then only the funds that the unit has. Which fund a third number is follows from the 合计 row:
//! the third numbers fall into two groups that must add up to the published 财政专户拨款 and 其他资金. If only one division
//! does, it is proven. A second number is 财政拨款, unless the 合计 row has less of that and exactly the units with nothing else
//! make up the difference: then these have another fund only.

use super::columns::scaled;
use crate::decimal;
use crate::model::{Amount, Appropriation, Confidence, Fund};
use crate::parse::units::UnitRow;
use rust_decimal::Decimal;

/// A published sum may be off by the rounding of its parts: half a cent each.
fn tolerance(parts: usize) -> Decimal {
    Decimal::new(
        i64::try_from(parts).unwrap_or(i64::MAX).saturating_mul(5),
        3,
    )
}

/// Whether two sums that fit are the same but for the rounding of their parts.
fn is_within(published: Option<Decimal>, sum: Option<Decimal>, tolerance: Decimal) -> bool {
    let off = published.and_then(|published| decimal::sub(published, sum?));
    off.is_some_and(|off| off.abs() <= tolerance)
}

fn sum_of(assigned: &[(Appropriation, Confidence)], fund: Fund) -> Option<Decimal> {
    let amounts = assigned.iter().filter_map(|(amounts, _)| amounts.get(fund));
    decimal::sum(amounts.map(|amount| amount.value))
}

/// The most third numbers whose divisions are all tried.
const MAX_DIVIDED: usize = 20;

/// The 合计 row's amounts, and for each unit its amounts and how sure their funds are.
pub(in crate::parse) fn assign(
    grand: Option<&UnitRow>,
    units: &[&UnitRow],
) -> (Appropriation, Vec<(Appropriation, Confidence)>) {
    let grand_total = grand
        .map(|row| grand_amounts(&row.amounts))
        .unwrap_or_default();
    let mut assigned: Vec<(Appropriation, Confidence)> =
        units.iter().map(|unit| first_two(&unit.amounts)).collect();
    let fiscal = sum_of(&assigned, Fund::Fiscal);
    let published = grand_total.fiscal.map(|amount| amount.value);
    let proven = is_within(published, fiscal, tolerance(units.len()));
    let mut thirds: Vec<(usize, Amount)> = units
        .iter()
        .enumerate()
        .filter(|(_, unit)| unit.amounts.len() == 3)
        .map(|(at, unit)| (at, unit.amounts[2]))
        .collect();
    for unit in without_fiscal(grand, units) {
        assigned[unit].0.fiscal = None;
        thirds.push((unit, units[unit].amounts[1]));
    }
    if proven {
        for (_, confidence) in &mut assigned {
            *confidence = Confidence::Proven;
        }
    }
    divide(&grand_total, &thirds, &mut assigned);
    (grand_total, assigned)
}

/// The most units among which those of another fund are looked for.
const MAX_OTHERS: usize = 16;

/// The units whose only fund is another than the first of the 合计 row: the one choice of them that explains why the second
/// numbers add up to more, if there is one.
fn without_fiscal(grand: Option<&UnitRow>, units: &[&UnitRow]) -> Vec<usize> {
    let Some([_, first, _, ..]) = grand.map(|row| row.amounts.as_slice()) else {
        return Vec::new();
    };
    let whole = |unit: &&UnitRow| matches!(unit.amounts.as_slice(), [total, one] if total.value == one.value);
    let of = |unit: &UnitRow| unit.amounts.get(1).and_then(|amount| scaled(amount.value));
    let others: Vec<usize> = (0..units.len()).filter(|at| whole(&units[*at])).collect();
    let values: Option<Vec<i64>> = others.iter().map(|at| of(units[*at])).collect();
    let amounts = units.iter().filter_map(|unit| of(unit));
    let all = amounts.fold(0_i64, i64::saturating_add);
    let (Some(values), Some(published)) = (values, scaled(first.value)) else {
        return Vec::new();
    };
    let rounding = scaled(tolerance(units.len())).unwrap_or(0);
    let excess = i64::saturating_sub(all, published);
    if excess <= rounding || others.len() > MAX_OTHERS {
        return Vec::new();
    }
    let chosen = |set: u32| move |bit: &usize| set >> bit & 1 == 1;
    let fits = |set: &u32| {
        let bits = (0..values.len()).filter(chosen(*set));
        (bits.map(|bit| values[bit]).sum::<i64>() - excess).abs() <= rounding
    };
    let mut sets = (1..1u32 << others.len()).filter(fits);
    match (sets.next(), sets.next()) {
        (Some(set), None) => (0..others.len())
            .filter(chosen(set))
            .map(|bit| others[bit])
            .collect(),
        _ => Vec::new(),
    }
}

/// The 合计 row has every fund that any unit has; with all four numbers their order is the form's.
fn grand_amounts(amounts: &[Amount]) -> Appropriation {
    let mut grand = Appropriation {
        total: amounts.first().copied(),
        ..Appropriation::default()
    };
    match amounts {
        [_, fiscal, special, other] => {
            grand.fiscal = Some(*fiscal);
            grand.special = Some(*special);
            grand.other = Some(*other);
        }
        [total, fiscal] if total.value == fiscal.value => grand.fiscal = Some(*fiscal),
        _ => grand.open = true,
    }
    grand
}

fn first_two(amounts: &[Amount]) -> (Appropriation, Confidence) {
    let mut assigned = Appropriation {
        total: amounts.first().copied(),
        ..Appropriation::default()
    };
    assigned.fiscal = amounts.get(1).copied();
    if let [_, _, special, other] = amounts {
        assigned.special = Some(*special);
        assigned.other = Some(*other);
        return (assigned, Confidence::Proven);
    }
    let likely = if amounts.len() > 1 {
        Confidence::Likely
    } else {
        assigned.open = true;
        Confidence::Unresolved
    };
    (assigned, likely)
}

/// Divides the third numbers between the two remaining funds, if there is exactly one way.
fn divide(
    grand: &Appropriation,
    thirds: &[(usize, Amount)],
    assigned: &mut [(Appropriation, Confidence)],
) {
    let (Some(special), Some(other)) = (grand.special, grand.other) else {
        unresolved(thirds, assigned);
        return;
    };
    let open = |published: Amount, fund| decimal::sub(published.value, sum_of(assigned, fund)?);
    let (special, other) = (open(special, Fund::Special), open(other, Fund::Other));
    let all = decimal::sum(thirds.iter().map(|(_, amount)| amount.value));
    let both = special.and_then(|special| decimal::add(special, other?));
    if thirds.len() > MAX_DIVIDED || !is_within(both, all, tolerance(thirds.len() + 1)) {
        unresolved(thirds, assigned);
        return;
    }
    let sum = |set: u32| {
        let chosen = thirds
            .iter()
            .enumerate()
            .filter(|(bit, _)| set >> bit & 1 == 1);
        decimal::sum(chosen.map(|(_, (_, amount))| amount.value))
    };
    let fits = |set: &u32| {
        let rounding = tolerance(set.count_ones() as usize + 1);
        is_within(special, sum(*set), rounding)
    };
    let mut sets = (0..1u32 << thirds.len()).filter(fits);
    match (sets.next(), sets.next()) {
        (Some(set), None) => {
            for (bit, (unit, amount)) in thirds.iter().enumerate() {
                let fund = if set >> bit & 1 == 1 {
                    Fund::Special
                } else {
                    Fund::Other
                };
                assigned[*unit].0.set(fund, Some(*amount));
            }
        }
        _ => unresolved(thirds, assigned),
    }
}

/// A third number whose fund is open takes the unit's claim to its funds with it.
fn unresolved(thirds: &[(usize, Amount)], assigned: &mut [(Appropriation, Confidence)]) {
    for (unit, _) in thirds {
        assigned[*unit].0.open = true;
        assigned[*unit].1 = Confidence::Unresolved;
    }
}

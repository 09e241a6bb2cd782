//! The annual target against the cycle target of one indicator.

use super::fold::Folded;
use crate::decimal;
use crate::model::{Comparison, DatePart, Due, DueEnd, Kind, Reading};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A published text and its reading.
pub type Value<'a> = (&'a str, &'a Reading);

/// Compares the annual target with the cycle target.
///
/// Equal where the texts agree but for blanks, character widths and a final stop, or where both readings say the same.
/// Looser and tighter are claimed only between two bounds of one direction (or one range inside the other) that have the same
/// unit, denominator and scope and measure the same: '≥90%' against '≥96%'. A plain number has no direction: '100%' against
/// '70%' may ask more or less, its words do not say. Of two deadlines the earlier is the tighter, if both give the year or
/// neither does, if the same is to be done, and if every day that the one may mean comes before every day that the other may. What
/// goes on over a period is ranked with nothing.
#[must_use]
pub fn compare(cycle: Value<'_>, annual: Value<'_>) -> Comparison {
    if cycle.0 == annual.0 || Folded::new(cycle.0).chars == Folded::new(annual.0).chars {
        return Comparison::Equal;
    }
    let (cycle, annual) = (cycle.1, annual.1);
    match (cycle.kind, annual.kind) {
        (Kind::Compound, Kind::Compound) if cycle.parts.len() == annual.parts.len() => cycle
            .parts
            .iter()
            .zip(&annual.parts)
            .map(|(c, a)| readings(c, a))
            .reduce(together)
            .unwrap_or(Comparison::NotComparable),
        _ => readings(cycle, annual),
    }
}

/// Parts agree on a direction, or there is none.
fn together(one: Comparison, other: Comparison) -> Comparison {
    match (one, other) {
        (Comparison::Equal, x) | (x, Comparison::Equal) => x,
        (x, y) if x == y => x,
        _ => Comparison::NotComparable,
    }
}

fn readings(cycle: &Reading, annual: &Reading) -> Comparison {
    use Kind::{About, AtLeast, AtMost, Equal, LessThan, MoreThan, Range};
    if cycle.behind != annual.behind {
        return Comparison::NotComparable;
    }
    if let (Some(c), Some(a)) = (cycle.due, annual.due) {
        return match same_subject(cycle, annual) {
            true => deadlines(c, a),
            false => Comparison::NotComparable,
        };
    }
    let (Some(c), Some(a)) = (cycle.value, annual.value) else {
        return Comparison::NotComparable;
    };
    if !commensurable(cycle, annual) {
        return Comparison::NotComparable;
    }
    // '4-6家以上' may begin at either end.
    if cycle.upper != annual.upper && (cycle.kind, annual.kind) != (Range, Range) {
        return Comparison::NotComparable;
    }
    match (cycle.kind, annual.kind) {
        (Equal, Equal) | (About, About) if c == a => Comparison::Equal,
        (AtLeast | MoreThan, AtLeast | MoreThan) => bounds(
            a.cmp(&c),
            cycle.kind == annual.kind,
            annual.kind == MoreThan,
            decimal::sub(c, a),
        ),
        (AtMost | LessThan, AtMost | LessThan) => bounds(
            c.cmp(&a),
            cycle.kind == annual.kind,
            annual.kind == LessThan,
            decimal::sub(c, a),
        ),
        (Range, Range) => ranges((c, cycle.upper), (a, annual.upper)),
        _ => Comparison::NotComparable,
    }
}

/// `order` is Greater where the annual bound asks more. Between a strict and an including bound, whole numbers that are one
/// apart may be the same demand ('＞3' and '≥4'): not claimed.
fn bounds(
    order: Ordering,
    same_kind: bool,
    annual_strict: bool,
    gap: Option<Decimal>,
) -> Comparison {
    match order {
        Ordering::Equal if same_kind => Comparison::Equal,
        Ordering::Equal if annual_strict => Comparison::Tighter,
        Ordering::Equal => Comparison::Looser,
        _ if !same_kind && gap.is_none_or(|gap| gap.abs() <= Decimal::ONE) => {
            Comparison::NotComparable
        }
        Ordering::Greater => Comparison::Tighter,
        Ordering::Less => Comparison::Looser,
    }
}

fn ranges(cycle: (Decimal, Option<Decimal>), annual: (Decimal, Option<Decimal>)) -> Comparison {
    match (annual.0.cmp(&cycle.0), annual.1.cmp(&cycle.1)) {
        (Ordering::Equal, Ordering::Equal) => Comparison::Equal,
        (Ordering::Less | Ordering::Equal, Ordering::Greater | Ordering::Equal) => {
            Comparison::Looser
        }
        (Ordering::Greater | Ordering::Equal, Ordering::Less | Ordering::Equal) => {
            Comparison::Tighter
        }
        _ => Comparison::NotComparable,
    }
}

/// Same unit, denominator and scope, and not two different subjects. '每月' as a scope is the denominator once more.
fn commensurable(cycle: &Reading, annual: &Reading) -> bool {
    let scope = |reading: &Reading| -> Vec<String> {
        let limits = reading.scope.iter().filter(|word| !word.starts_with('每'));
        limits.cloned().collect()
    };
    cycle.unit == annual.unit
        && cycle.per == annual.per
        && scope(cycle) == scope(annual)
        && cycle.base == annual.base
        && same(cycle.counted.as_ref(), annual.counted.as_ref())
        && same_subject(cycle, annual)
}

/// Whether two values count the same things: one of them may leave it to the indicator's name.
fn same(one: Option<&String>, other: Option<&String>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Whether two values say the same words before their numbers: one that says none may measure something else.
fn same_subject(cycle: &Reading, annual: &Reading) -> bool {
    cycle.subject == annual.subject
}

/// The same convention stands behind '10月前' and '11月前', whichever it is; otherwise the days decide.
fn deadlines(cycle: Due, annual: Due) -> Comparison {
    if cycle.by.year.is_some() != annual.by.year.is_some() || cycle.from != annual.from {
        return Comparison::NotComparable;
    }
    // A period is when something goes on, and no limit.
    if cycle.from.is_some() {
        return match cycle == annual {
            true => Comparison::Equal,
            false => Comparison::NotComparable,
        };
    }
    let kind = |due: Due| std::mem::discriminant(&due.by.part);
    if kind(cycle) == kind(annual) && cycle.end == annual.end && cycle.end != DueEnd::Within {
        return match annual.by.cmp(&cycle.by) {
            Ordering::Less => Comparison::Tighter,
            Ordering::Equal => Comparison::Equal,
            Ordering::Greater => Comparison::Looser,
        };
    }
    match (days(cycle), days(annual)) {
        (Some([first, last]), Some(annual)) if first == last && annual == [first, last] => {
            Comparison::Equal
        }
        (Some([first, _]), Some([_, last])) if last < first => Comparison::Tighter,
        (Some([_, last]), Some([first, _])) if last < first => Comparison::Looser,
        _ => Comparison::NotComparable,
    }
}

/// The first and the last day that a deadline may mean, as numbers in the order of the calendar; the 29th of February is the
/// 28th. `None` for a day of no month.
fn days(due: Due) -> Option<[i32; 2]> {
    let year = i32::from(due.by.year.unwrap_or(0)) * 10_000;
    let day = |month: u8, day: u8| year + i32::from(month) * 100 + i32::from(day);
    let [first, last] = match due.by.part {
        DatePart::Year => [1, 12],
        DatePart::Half(half) => [half * 6 - 5, half * 6],
        DatePart::Quarter(quarter) => [quarter * 3 - 2, quarter * 3],
        DatePart::Month(month) => [month, month],
        DatePart::Day(month, date) => {
            let day = day(month, date.min(month_length(month)));
            return Some([day, day]);
        }
        DatePart::DayOnly(_) => return None,
    };
    let last = day(last, month_length(last));
    Some(match due.end {
        DueEnd::Last => [last, last],
        DueEnd::Before if first == 1 => [day(12, 31) - 10_000, last],
        DueEnd::Before => [day(first - 1, month_length(first - 1)), last],
        DueEnd::Within => [day(first, 1), last],
    })
}

const fn month_length(month: u8) -> u8 {
    match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

//! Numbers as a reader sees them: thousands apart, nothing cut off, one unit named once.

use super::currency;
use crate::decimal;
use crate::lang;
use crate::tr;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// A count: `1,183`.
#[must_use]
pub fn count(n: usize) -> String {
    grouped(&n.to_string())
}

/// An amount with all of its decimals, in the [unit that is shown](super::currency): `931,430.46`.
#[must_use]
pub fn money(value: Decimal) -> String {
    written(&currency::digits(value))
}

/// An amount in 元, to be told beside one in another unit: `9,314,304,600 元`.
#[must_use]
pub fn in_yuan(value: Decimal) -> Option<String> {
    let digits = currency::yuan(value)?;
    Some(format!("{} {}", written(&digits), tr!("元")))
}

/// A number with all of its decimals.
#[must_use]
pub fn number(value: Decimal) -> String {
    written(&value.to_string())
}

fn written(text: &str) -> String {
    match text.split_once('.') {
        Some((whole, part)) => format!("{}.{part}", grouped(whole)),
        None => grouped(text),
    }
}

/// The amount in 亿元, in English in billions, to two places, if it is at least one and `unit` is a unit of money that is known.
#[must_use]
pub fn hundred_millions(value: Decimal, unit: &str) -> Option<String> {
    let per = match unit {
        "元" => 100_000_000_i64,
        "千元" => 100_000,
        "万元" => 10_000,
        "百万元" => 100,
        _ => return None,
    };
    let per = if lang::is_english() { per * 10 } else { per };
    let many = decimal::div(value, Decimal::from(per))?;
    (many.abs() >= Decimal::ONE).then(|| number(rounded(many, 2)))
}

/// `part` of `whole` in percent to one place; a part that would read as nothing is `<0.1%`.
#[must_use]
pub fn percent(part: Decimal, whole: Decimal) -> Option<String> {
    let share = decimal::div(decimal::mul(part, Decimal::ONE_HUNDRED)?, whole)?;
    let share = rounded(share, 1);
    if share.is_zero() && !part.is_zero() {
        return Some("<0.1%".to_owned());
    }
    Some(format!("{share}%"))
}

/// `part` of `whole` between 0 and 1: the length of a bar.
#[must_use]
pub fn fraction(part: Decimal, whole: Decimal) -> f64 {
    decimal::div(part, whole)
        .and_then(|share| share.to_f64())
        .map_or(0.0, |share| share.clamp(0.0, 1.0))
}

fn rounded(value: Decimal, places: u32) -> Decimal {
    let mut value = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(places);
    value
}

fn grouped(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let mut out = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn groups_without_losing_a_digit() {
        assert_eq!(money(dec("931430.46")), "931,430.46");
        assert_eq!(money(dec("887163000")), "887,163,000");
        assert_eq!(money(dec("-1234.50")), "-1,234.50");
        assert_eq!(money(dec("999")), "999");
        assert_eq!(money(dec("0.00")), "0.00");
        assert_eq!(count(1183), "1,183");
        assert_eq!(count(100_000), "100,000");
    }

    #[test]
    fn reads_yi_from_the_published_unit_only() {
        assert_eq!(
            hundred_millions(dec("931430.46"), "万元").as_deref(),
            Some("93.14")
        );
        assert_eq!(
            hundred_millions(dec("887163000"), "元").as_deref(),
            Some("8.87")
        );
        assert_eq!(hundred_millions(dec("9999.99"), "万元"), None);
        assert_eq!(hundred_millions(dec("931430.46"), "美元"), None);
    }

    #[test]
    fn a_small_share_is_not_nothing() {
        assert_eq!(
            percent(dec("668156.94"), dec("931430.46")).as_deref(),
            Some("71.7%")
        );
        assert_eq!(
            percent(dec("0.01"), dec("931430.46")).as_deref(),
            Some("<0.1%")
        );
        assert_eq!(percent(dec("0"), dec("931430.46")).as_deref(), Some("0.0%"));
        assert_eq!(percent(dec("1"), dec("0")), None);
    }

    #[test]
    fn bars_stay_between_none_and_all() {
        assert_eq!(fraction(dec("5"), dec("0")).to_bits(), 0.0f64.to_bits());
        assert_eq!(fraction(dec("-5"), dec("10")).to_bits(), 0.0f64.to_bits());
        assert_eq!(fraction(dec("20"), dec("10")).to_bits(), 1.0f64.to_bits());
    }
}

//! The unit of money in which amounts are shown: the published one, or 元, 万元 or 亿元 where the reader asks for it. All are powers
//! of ten, so another unit moves the decimal point and changes no digit.

use crate::lang;
use crate::tr;
use rust_decimal::Decimal;
use std::sync::atomic::{AtomicU8, Ordering};

/// What is published, and what the reader wants instead: one more than the power of ten, or 0 for none that is known.
static PUBLISHED: AtomicU8 = AtomicU8::new(0);
static WANTED: AtomicU8 = AtomicU8::new(0);

const UNITS: [(&str, u8); 5] = [
    ("元", 1),
    ("千元", 4),
    ("万元", 5),
    ("百万元", 7),
    ("亿元", 9),
];

/// What can be chosen: its name in an address, and itself.
pub const CHOICES: [(&str, &str); 3] = [("yuan", "元"), ("wan", "万元"), ("yi", "亿元")];

fn power(unit: &str) -> u8 {
    let known = UNITS.iter().find(|(name, _)| *name == unit);
    known.map_or(0, |(_, power)| *power)
}

/// Amounts are published in `unit` from now on.
pub fn publish(unit: &str) {
    PUBLISHED.store(power(unit), Ordering::Relaxed);
}

/// The reader wants the unit that an address names; the published one, if it names none.
pub fn want(name: Option<&str>) {
    let chosen = CHOICES.iter().find(|(each, _)| Some(*each) == name);
    WANTED.store(chosen.map_or(0, |(_, unit)| power(unit)), Ordering::Relaxed);
}

/// What the reader wants, as an address names it; empty if that is the published unit.
#[must_use]
pub fn wanted() -> &'static str {
    let wanted = WANTED.load(Ordering::Relaxed);
    let chosen = CHOICES.iter().find(|(_, unit)| power(unit) == wanted);
    chosen.map_or("", |(name, _)| name)
}

/// Published and wanted power, where both are known and differ.
fn other() -> Option<(u8, u8)> {
    let (published, wanted) = (
        PUBLISHED.load(Ordering::Relaxed),
        WANTED.load(Ordering::Relaxed),
    );
    (published > 0 && wanted > 0 && published != wanted).then_some((published, wanted))
}

/// The published unit, in the reader's language; empty if it is not known.
#[must_use]
pub fn published() -> &'static str {
    let published = PUBLISHED.load(Ordering::Relaxed);
    let unit = UNITS.iter().find(|(_, power)| *power == published);
    unit.map_or("", |(unit, _)| lang::of_money(unit))
}

/// The unit in which amounts are shown, in the reader's language; empty if it is not known.
#[must_use]
pub fn here() -> &'static str {
    let wanted = other().and_then(|(_, wanted)| UNITS.iter().find(|(_, power)| *power == wanted));
    wanted.map_or_else(published, |(unit, _)| lang::of_money(unit))
}

/// Whether amounts can be shown in another unit than `published`.
#[must_use]
pub fn is_known(published: &str) -> bool {
    power(published) > 0
}

/// The unit that is shown, in Chinese.
#[must_use]
pub fn shown(published: &str) -> &str {
    let units = other().and_then(|(_, wanted)| UNITS.iter().find(|(_, power)| *power == wanted));
    units.map_or(published, |(unit, _)| unit)
}

/// The unit that is shown, as [`named`].
#[must_use]
pub fn unit(published: &str) -> &str {
    named(shown(published))
}

/// A published unit in the reader's language, or that there is none: then nobody knows what an amount is worth.
#[must_use]
pub fn named(published: &str) -> &str {
    match published {
        "" => tr!("单位没有注明"),
        _ => lang::of_money(published),
    }
}

/// The digits of an amount in the unit that is shown.
#[must_use]
pub(super) fn digits(value: Decimal) -> String {
    let text = value.to_string();
    match other() {
        None => text,
        Some((published, wanted)) => moved(&text, i32::from(published) - i32::from(wanted)),
    }
}

/// The digits of an amount in 元; nothing where the published unit is not known.
pub(super) fn yuan(value: Decimal) -> Option<String> {
    let published = PUBLISHED.load(Ordering::Relaxed).checked_sub(1)?;
    Some(moved(&value.to_string(), i32::from(published)))
}

/// `many` times ten to the power of `places` 元, in digits of the published unit; nothing where that is not known.
#[must_use]
pub(super) fn from_yuan(many: Decimal, places: i32, published: &str) -> Option<String> {
    let published = power(published).checked_sub(1)?;
    let digits = moved(&many.to_string(), places - i32::from(published));
    Some(match digits.split_once('.') {
        Some((whole, part)) if part.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        Some((whole, part)) => format!("{whole}.{}", part.trim_end_matches('0')),
        None => digits,
    })
}

/// `digits` with the decimal point moved to the right by `places`, or to the left; no digit but leading zeros is dropped.
fn moved(digits: &str, places: i32) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let zeros = "0".repeat(places.unsigned_abs() as usize);
    let (padded, point) = if places < 0 {
        (format!("{zeros}{whole}{part}"), whole.len())
    } else {
        let point = whole.len() + zeros.len();
        let mut padded = format!("{whole}{part}");
        while padded.len() < point {
            padded.push('0');
        }
        (padded, point)
    };
    let (whole, part) = padded.split_at_checked(point).unwrap_or((&padded, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{part}")
}

#[cfg(test)]
mod tests {
    use super::moved;
    use rust_decimal::Decimal;

    #[test]
    fn only_the_point_moves() {
        assert_eq!(moved("931430.46", 4), "9314304600");
        assert_eq!(moved("931430.46", -4), "93.143046");
        assert_eq!(moved("-0.05", 4), "-500");
        assert_eq!(moved("0.00", 4), "0");
        assert_eq!(moved("7", -8), "0.00000007");
        assert_eq!(moved("12.345678", 4), "123456.78");
    }

    #[test]
    fn it_is_exact_division_and_multiplication() {
        for text in ["931430.46", "0.01", "-11719.10", "887163000", "1.234567"] {
            let value: Decimal = text.parse().unwrap();
            for (places, factor) in [
                (4, "10000"),
                (8, "100000000"),
                (-4, "0.0001"),
                (-8, "0.00000001"),
            ] {
                let exact = value * factor.parse::<Decimal>().unwrap();
                assert_eq!(
                    moved(text, places).parse::<Decimal>().unwrap(),
                    exact,
                    "{text} {places}"
                );
            }
        }
    }
}

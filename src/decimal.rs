//! Exact arithmetic whose code is there once, and which never panics: the library's is compiled in anew wherever it is
//! used, at 1 to 2 KB a time, and its operators stop the program on overflow. `None` is always what does not fit.

use rust_decimal::Decimal;

#[inline(never)]
pub(crate) fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

pub(crate) fn sub(a: Decimal, b: Decimal) -> Option<Decimal> {
    add(a, -b)
}

#[inline(never)]
pub(crate) fn mul(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

/// `None` also for nothing to divide by.
#[inline(never)]
pub(crate) fn div(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

pub(crate) fn sum(values: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for value in values {
        sum = add(sum, value)?;
    }
    Some(sum)
}

/// By how much a published sum of `parts` may be off, all of them and itself rounded to hundredths: half a hundredth each.
pub(crate) fn rounding(parts: usize) -> Decimal {
    let numbers = i64::try_from(parts.saturating_add(1)).unwrap_or(i64::MAX);
    Decimal::new(numbers.saturating_mul(5), 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_none() {
        let ten = Decimal::from(10);
        assert_eq!(add(Decimal::MAX, ten), None);
        assert_eq!(sub(Decimal::MIN, ten), None);
        assert_eq!(mul(Decimal::MAX, ten), None);
        assert_eq!(div(ten, Decimal::ZERO), None);
        assert_eq!(sum([Decimal::MAX, ten]), None);
    }

    #[test]
    fn seventeen_parts_may_be_nine_hundredths_off() {
        assert_eq!(rounding(17), "0.09".parse().unwrap());
    }

    #[test]
    fn what_fits_is_exact() {
        let [a, b] = ["0.10", "-0.30"].map(|text| text.parse::<Decimal>().unwrap());
        assert_eq!(sub(a, b), Some("0.40".parse().unwrap()));
        assert_eq!(sum([a, a, a, b]), Some(Decimal::ZERO));
        assert_eq!(sum([]), Some(Decimal::ZERO));
    }
}

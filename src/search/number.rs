//! Numbers in a condition: '>=95%', '1.9万人次', '80..95%'.

use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;

/// A test of a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bound {
    /// `<`, ＜
    Less(Decimal),
    /// `<=`, ≤
    AtMost(Decimal),
    /// `=` or no sign at all
    Equal(Decimal),
    /// `>=`, ≥
    AtLeast(Decimal),
    /// `>`, ＞
    More(Decimal),
    /// `80..95`, both ends included
    Between(Decimal, Decimal),
}

/// A test of a number and, where it names one, of its unit.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct NumberTest {
    /// The test; 万 and 亿 are multiplied out.
    pub bound: Bound,
    /// The unit that the number must have, folded: '%', '人次'. `None` accepts any.
    pub unit: Option<String>,
}

type Make = fn(Decimal) -> Bound;

const SIGNS: [(&str, Make); 12] = [
    (">=", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("≧", Bound::AtLeast),
    ("<=", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("≦", Bound::AtMost),
    ("=>", Bound::AtLeast),
    ("=<", Bound::AtMost),
    (">", Bound::More),
    ("<", Bound::Less),
    ("==", Bound::Equal),
    ("=", Bound::Equal),
];

impl Bound {
    /// Whether some number from `low` to `high` passes; a single number is both.
    #[must_use]
    pub fn admits(self, low: Decimal, high: Decimal) -> bool {
        match self {
            Self::Less(limit) => low < limit,
            Self::AtMost(limit) => low <= limit,
            Self::Equal(number) => low <= number && number <= high,
            Self::AtLeast(limit) => high >= limit,
            Self::More(limit) => high > limit,
            Self::Between(first, last) => low <= last && high >= first,
        }
    }
}

/// Whether `text` ends where a number still has to come: '>=' or '80..'.
#[must_use]
pub(super) fn is_unfinished(text: &str) -> bool {
    text.ends_with("..") || SIGNS.iter().any(|(sign, _)| *sign == text)
}

/// Reads a folded text; `None` where it is no test.
impl FromStr for NumberTest {
    type Err = ();

    fn from_str(folded: &str) -> Result<Self, ()> {
        let sign = SIGNS.iter().find(|(sign, _)| folded.starts_with(sign));
        let (make, rest) = match sign {
            Some((sign, make)) => (*make, &folded[sign.len()..]),
            None => (Bound::Equal as Make, folded),
        };
        let (first, low_unit) = quantity(rest).ok_or(())?;
        let Some((_, tail)) = rest.split_once("..").filter(|_| sign.is_none()) else {
            let unit = unit_of(low_unit).map_err(|_| ())?;
            return Ok(Self {
                bound: make(first),
                unit,
            });
        };
        let (last, unit) = quantity(tail).ok_or(())?;
        let unit = unit_of(unit).map_err(|_| ())?;
        let (low_unit, _) = low_unit.split_once("..").ok_or(())?;
        if unit_of(low_unit)?.is_some_and(|low| unit.as_ref() != Some(&low)) {
            return Err(());
        }
        let bound = Bound::Between(first.min(last), first.max(last));
        Ok(Self { bound, unit })
    }
}

/// A number, its 万 or 亿 multiplied out, and what follows it.
fn quantity(text: &str) -> Option<(Decimal, &str)> {
    let text = text.trim_start();
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        let stops = text[at..].starts_with("..") || !(c.is_ascii_digit() || ".,-".contains(c));
        if stops || (c == '-' && at > 0) {
            end = at;
            break;
        }
    }
    let digits: String = text[..end].chars().filter(|c| *c != ',').collect();
    let number = Decimal::from_str(&digits).ok()?;
    let (factor, rest) = match text[end..].chars().next() {
        Some('万') => (10_000, &text[end + '万'.len_utf8()..]),
        Some('亿') => (100_000_000, &text[end + '亿'.len_utf8()..]),
        _ => (1, &text[end..]),
    };
    Some((number.checked_mul(Decimal::from(factor))?.normalize(), rest))
}

/// The unit in what follows a number: any word without digits or signs.
fn unit_of(rest: &str) -> Result<Option<String>, ()> {
    let unit = rest.trim();
    let strange = |c: char| c.is_ascii_digit() || "<>=≥≤,.".contains(c);
    match unit {
        "" => Ok(None),
        _ if unit.chars().any(strange) => Err(()),
        _ => Ok(Some(unit.to_owned())),
    }
}

impl fmt::Display for NumberTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.unit.as_deref().unwrap_or_default();
        let (sign, number) = match self.bound {
            Bound::Less(number) => ("<", number),
            Bound::AtMost(number) => ("<=", number),
            Bound::Equal(number) => ("=", number),
            Bound::AtLeast(number) => (">=", number),
            Bound::More(number) => (">", number),
            Bound::Between(first, last) => return write!(f, "{first}..{last}{unit}"),
        };
        write!(f, "{sign}{number}{unit}")
    }
}

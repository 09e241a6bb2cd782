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

/// Whether a folded text begins with a sign of comparison and a number.
pub(super) fn compares(folded: &str) -> bool {
    let sign = SIGNS.iter().find_map(|(sign, _)| folded.strip_prefix(sign));
    sign.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a folded text, no known unit, looks like one, or like what stands behind one.
pub(super) fn is_like_unit(folded: &str) -> bool {
    let is_first = folded.starts_with(['%', '‰', '元', '万', '亿', '个', '/']);
    is_first || folded.contains('/') || VAGUE.iter().any(|word| folded.ends_with(word))
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
        let Some((low, high)) = rest.split_once("..").filter(|_| sign.is_none()) else {
            let Quantity { number, unit, .. } = quantity(rest)?;
            let bound = make(number);
            return Ok(Self { bound, unit });
        };
        let open = match (low.trim(), high.trim()) {
            ("", high) => Some((Bound::AtMost as Make, quantity(high)?)),
            (low, "") => Some((Bound::AtLeast as Make, quantity(low)?)),
            _ => None,
        };
        if let Some((make, Quantity { number, unit, .. })) = open {
            let bound = make(number);
            return Ok(Self { bound, unit });
        }
        let (low, high) = (quantity(low)?, quantity(high)?);
        if low.unit.is_some() && low.unit != high.unit {
            return Err(());
        }
        // '1..2万人' counts both ends in 万人; '5000..2万人' cannot.
        let same = low.number.checked_mul(high.scale);
        let first = match same.filter(|same| *same <= high.number) {
            Some(same) if low.scale == Decimal::ONE && low.unit.is_none() => same.normalize(),
            _ => low.number,
        };
        Ok(Self {
            bound: Bound::Between(first.min(high.number), first.max(high.number)),
            unit: high.unit,
        })
    }
}

/// A number and its unit.
struct Quantity {
    /// 万 and 亿 multiplied out.
    number: Decimal,
    /// 10 000 for 万, 100 000 000 for 亿, else 1.
    scale: Decimal,
    unit: Option<String>,
}

fn quantity(text: &str) -> Result<Quantity, ()> {
    let text = text.trim_start();
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        if !(c.is_ascii_digit() || ".,-".contains(c)) || (c == '-' && at > 0) {
            end = at;
            break;
        }
    }
    let digits: String = text[..end].chars().filter(|c| *c != ',').collect();
    let number = Decimal::from_str(&digits).map_err(|_| ())?;
    let (scale, rest) = scale(&text[end..]);
    Ok(Quantity {
        number: number.checked_mul(scale).ok_or(())?.normalize(),
        scale,
        unit: unit_of(rest)?,
    })
}

/// 万 or 亿 at the beginning of what follows a number, and the rest.
pub(super) fn scale(text: &str) -> (Decimal, &str) {
    let scales = [('万', 10_000), ('亿', 100_000_000)];
    let found = scales
        .into_iter()
        .find_map(|(sign, scale)| Some((scale, text.strip_prefix(sign)?)));
    found.map_or((Decimal::ONE, text), |(scale, rest)| {
        (Decimal::from(scale), rest)
    })
}

/// What stands behind a number without being a part of its unit.
const VAGUE: [&str; 9] = [
    "以上", "以下", "以内", "以外", "左右", "之间", "之内", "多", "余",
];

/// The unit in what follows a number: '%', '‰', or a word of letters such as '人次', 'm2', '元/人'.
fn unit_of(rest: &str) -> Result<Option<String>, ()> {
    let unit = rest.trim();
    let mut before = ' ';
    let is_of_word = |c: char| {
        let digit = c.is_ascii_digit() && before.is_ascii_alphabetic();
        before = c;
        c.is_alphabetic() || digit || "/·°".contains(c)
    };
    match unit {
        "" => Ok(None),
        "%" | "‰" => Ok(Some(unit.to_owned())),
        _ if VAGUE.iter().any(|word| unit.ends_with(word)) => Err(()),
        _ if unit.chars().all(is_of_word) => Ok(Some(unit.to_owned())),
        _ => Err(()),
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

//! Numbers: Arabic with thousands, decimals and 万/亿; Chinese numerals; 百分之…; fractions. All exact.

use crate::decimal;
use rust_decimal::Decimal;

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Script {
    /// '12', '1.9万'
    Arabic,
    /// '一', a single numeral: as often part of a word as a number.
    Small,
    /// '十二', '两百万', '百分之五': several numerals.
    Chinese,
}

/// A number in the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Number {
    /// First character.
    pub(super) start: usize,
    /// One past the last, multipliers included.
    pub(super) end: usize,
    /// Its exact value; `None` for a fraction.
    pub(super) value: Option<Decimal>,
    /// '%' or '‰' where the numeral itself says so (百分之).
    pub(super) rate: Option<&'static str>,
    /// How it is written.
    pub(super) script: Script,
    /// Whether 万 or 亿 stands in it, or 百 or 千: said of the upper end of a range, it may be meant of the lower as well.
    pub(super) multiplied: bool,
}

/// Digits that make no number (a version, a date, a code, more digits than can be held), up to this end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NotANumber {
    /// One past the last character.
    pub(super) end: usize,
}

const MOST_DIGITS: usize = 24;

/// The number that begins at `at`, if a digit or numeral stands there.
pub(super) fn number(chars: &[char], at: usize) -> Option<Result<Number, NotANumber>> {
    let c = *chars.get(at)?;
    if c.is_ascii_digit() {
        return Some(arabic(chars, at));
    }
    is_numeral(c).then(|| chinese(chars, at))
}

fn digits(chars: &[char], at: usize) -> usize {
    let rest = chars.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|c| c.is_ascii_digit()).count()
}

fn arabic(chars: &[char], start: usize) -> Result<Number, NotANumber> {
    let is = |i: usize, c: char| chars.get(i) == Some(&c);
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let whole = thousands(chars, start)?;
    let mut end = whole;
    if is(end, '.') && digit(end + 1) {
        end = digits(chars, end + 1);
    }
    let literal: String = chars[start..end].iter().filter(|c| **c != ',').collect();
    let lettered = start > 0 && chars[start - 1].is_ascii_alphabetic();
    let decimal_again = is(end, '.') && digit(end + 1);
    let spaced = is(end, ' ') || (start > 0 && chars[start - 1] == ' ');
    let coded = literal.len() > 1 && literal.starts_with('0') && !literal.starts_with("0.");
    // '1.000' may be a thousand in another country's writing.
    let grouped = literal.ends_with(".000");
    let bad = NotANumber { end };
    if literal.len() > MOST_DIGITS || lettered || decimal_again || spaced || coded || grouped {
        return Err(bad);
    }
    if is(end, '/') && digit(end + 1) {
        return fraction(chars, start, end, whole == end);
    }
    let value = Decimal::from_str_exact(&literal).map_err(|_| bad)?;
    let (factor, after) = multiplier(chars, end);
    if after > end && (digit(after) || chars.get(after).copied().is_some_and(is_numeral)) {
        return Err(NotANumber { end: after });
    }
    Ok(Number {
        start,
        end: after,
        value: Some(if after > end {
            decimal::mul(value, factor).ok_or(bad)?.normalize()
        } else {
            value
        }),
        rate: None,
        script: Script::Arabic,
        multiplied: after > end,
    })
}

/// The end of the whole part; commas must stand between groups of three.
fn thousands(chars: &[char], start: usize) -> Result<usize, NotANumber> {
    let mut end = digits(chars, start);
    let mut grouped = false;
    while chars.get(end) == Some(&',') {
        let next = digits(chars, end + 1);
        if next == end + 1 {
            break;
        }
        if next - end != 4 || (!grouped && end - start > 3) {
            return Err(NotANumber { end: next });
        }
        grouped = true;
        end = next;
    }
    Ok(end)
}

fn fraction(chars: &[char], start: usize, slash: usize, whole: bool) -> Result<Number, NotANumber> {
    let end = digits(chars, slash + 1);
    let more = chars
        .get(end)
        .is_some_and(|c| matches!(c, '/' | '.' | '-' | '%') || is_numeral(*c));
    let zero = chars[slash + 1] == '0';
    if more || zero || !whole {
        return Err(NotANumber { end });
    }
    Ok(Number {
        start,
        end,
        value: None,
        rate: None,
        script: Script::Arabic,
        multiplied: false,
    })
}

/// 百, 千, 万, 亿 after Arabic digits, in this order. '千' before a metric unit belongs to the unit.
fn multiplier(chars: &[char], at: usize) -> (Decimal, usize) {
    const METRIC: &str = "米克瓦伏卡帕赫焦字";
    let mut product = 1u64;
    let mut end = at;
    for (numeral, times) in [
        ('百', 100u64),
        ('千', 1_000),
        ('万', 10_000),
        ('亿', 100_000_000),
    ] {
        let metric = chars.get(end + 1).is_some_and(|c| METRIC.contains(*c));
        if chars.get(end) == Some(&numeral) && !(numeral == '千' && metric) {
            product *= times;
            end += 1;
        }
    }
    (Decimal::from(product), end)
}

/// Whether `c` is a Chinese numeral.
pub(super) fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
    )
}

fn chinese(chars: &[char], start: usize) -> Result<Number, NotANumber> {
    let run = |at: usize| {
        let rest = chars.get(at..).unwrap_or_default().iter();
        at + rest
            .take(MOST_DIGITS)
            .take_while(|c| is_numeral(**c))
            .count()
    };
    let end = run(start);
    let continued = |i: usize| chars.get(i).copied().is_some_and(is_numeral);
    if continued(end) || (start > 0 && continued(start - 1)) {
        return Err(NotANumber { end });
    }
    let number = |end: usize, value: Option<Decimal>, rate| Number {
        start,
        end,
        value,
        rate,
        script: if end - start > 1 {
            Script::Chinese
        } else {
            Script::Small
        },
        multiplied: chars[start..end].iter().any(|c| "百千万亿".contains(*c)),
    };
    if super::lexicon::starts(chars, end, "分之") {
        let last = run(end + 2);
        let part = match chars[end + 2..last] {
            ['百'] => Some(Decimal::ONE_HUNDRED),
            ref part => numeral(part),
        };
        let part = part.ok_or(NotANumber { end: last })?;
        return Ok(match chars[start..end] {
            ['百'] => number(last, Some(part), Some("%")),
            ['千'] => number(last, Some(part), Some("‰")),
            _ => number(last, None, None),
        });
    }
    let near_digit = chars.get(end).is_some_and(char::is_ascii_digit);
    match numeral(&chars[start..end]) {
        Some(value) if !near_digit => Ok(number(end, Some(value), None)),
        _ => Err(NotANumber { end }),
    }
}

/// The value of a written-out numeral; `None` for 三四 (three or four), 百万 (some millions), 二〇二五 and 一百五.
fn numeral(run: &[char]) -> Option<Decimal> {
    let mut total = 0u64;
    let mut section = 0u64;
    let mut pending: Option<u64> = None;
    let mut last_unit = u64::MAX;
    let mut bound = u64::MAX;
    let mut zero = false;
    for &c in run {
        if let Some(digit) = "零一二三四五六七八九".chars().position(|d| d == c) {
            if pending.is_some() || (digit == 0 && zero) {
                return None;
            }
            zero = zero || digit == 0;
            pending = (digit != 0).then_some(digit as u64);
        } else if c == '两' {
            pending = pending.is_none().then_some(2);
            pending?;
        } else if let Some(unit) = small_unit(c) {
            let implied = (unit == 10 && section == 0 && !zero).then_some(1);
            section += pending.take().or(implied)? * unit;
            (unit < last_unit).then_some(())?;
            (last_unit, zero) = (unit, false);
        } else if c == '〇' {
            return None;
        } else {
            let large: u64 = if c == '万' { 10_000 } else { 100_000_000 };
            section += pending.take().unwrap_or(0);
            (section > 0 && large < bound).then_some(())?;
            total += section * large;
            (section, bound, last_unit, zero) = (0, large, u64::MAX, false);
        }
    }
    let tail = pending.unwrap_or(0);
    let gap = last_unit > 10 && last_unit != u64::MAX || (bound != u64::MAX && section == 0);
    let colloquial = tail > 0 && gap && !zero;
    let lone_zero = run == ['零'];
    (!colloquial && (lone_zero || total + section + tail > 0))
        .then(|| Decimal::from(total + section + tail))
}

fn small_unit(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{NotANumber, number};

    fn value(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        match number(&chars, 0) {
            None => "no digit".into(),
            Some(Err(NotANumber { end })) => format!("no number, {end}"),
            Some(Ok(n)) => format!(
                "{}{}, {}",
                n.value
                    .map_or_else(|| "fraction".to_owned(), |v| v.normalize().to_string()),
                n.rate.unwrap_or_default(),
                n.end
            ),
        }
    }

    #[test]
    fn written_and_meant() {
        for (text, expected) in [
            ("0", "0, 1"),
            ("1.9万人次", "19000, 4"),
            ("5千万元", "50000000, 3"),
            ("3万亿元", "3000000000000, 3"),
            ("5千米", "5, 1"),
            ("1,200,300.5元", "1200300.5, 11"),
            ("12,34", "no number, 5"),
            ("1234,567", "no number, 8"),
            ("2.0.1", "no number, 3"),
            ("0571", "no number, 4"),
            ("3万5千", "no number, 2"),
            ("2/3", "fraction, 3"),
            ("2025/11/30", "no number, 7"),
            ("两百万次", "2000000, 3"),
            ("十二", "12, 2"),
            ("一百零五", "105, 4"),
            ("三万五千", "35000, 4"),
            ("一亿零三百", "100000300, 5"),
            ("零", "0, 1"),
            ("三四", "no number, 2"),
            ("百万", "no number, 2"),
            ("一百五", "no number, 3"),
            ("二〇二五", "no number, 4"),
            ("百分之九十五", "95%, 6"),
            ("千分之五", "5‰, 4"),
            ("百分之百", "100%, 4"),
            ("三分之二", "fraction, 4"),
            ("人", "no digit"),
            ("9999999999999999999999999999999", "no number, 31"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }
}

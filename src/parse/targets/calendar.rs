//! Dates and periods of the calendar, as far as they are given.

use super::lexicon::{find, starts};
use super::number::{self, Number};
use crate::model::{Date, DatePart};
use rust_decimal::prelude::ToPrimitive;

/// Whether a date can begin with `c`.
fn begins(c: char) -> bool {
    number::is_numeral(c)
        || matches!(
            c,
            '0'..='9' | '第' | '年' | '月' | '季' | '上' | '下' | '本' | '当' | '今' | '次' | '每'
        )
}

/// A date or period in the text.
#[derive(Clone, Copy, Default)]
pub(super) struct Found {
    /// One past its last character.
    pub(super) end: usize,
    /// The date or the last of two; `None` where the words name none for themselves.
    pub(super) by: Option<Date>,
    /// The first of two.
    pub(super) from: Option<Date>,
    /// Whether '底' or its like says that the end is meant.
    pub(super) last: bool,
    /// Whether only a part of the period is meant, such as '上旬'.
    pub(super) within: bool,
}

impl Found {
    fn new(end: usize, year: Option<u16>, part: DatePart) -> Self {
        let by = Some(Date { year, part }).filter(|date| exists(*date));
        Self {
            end,
            by,
            ..Self::default()
        }
    }

    /// With the word for a part that may follow: '底', '初', and '上旬' behind a month.
    fn with_part(self, chars: &[char]) -> Self {
        let month = self
            .by
            .is_some_and(|by| matches!(by.part, DatePart::Month(_)));
        match find(chars, self.end, &PARTS) {
            Some((_, end)) if chars[end - 1] == '旬' && !month => self,
            Some((last, end)) => Self {
                end,
                last,
                within: !last,
                ..self
            },
            None => self,
        }
    }
}

/// The words for a part of a year or month, and whether it is the end.
const PARTS: [(&str, bool); 7] = [
    ("上旬", false),
    ("中旬", false),
    ("下旬", false),
    ("底", true),
    ("末", true),
    ("初", false),
    ("终", true),
];

/// Whether the calendar has such a day, in its year or, if that is not said, in some.
fn exists(date: Date) -> bool {
    let leap = |year: u16| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    match date.part {
        DatePart::Day(2, 29) => date.year.is_none_or(leap),
        DatePart::Day(2, day) => day <= 28,
        DatePart::Day(4 | 6 | 9 | 11, day) => day <= 30,
        _ => true,
    }
}

/// One date, or two with a dash between them.
pub(super) fn period(chars: &[char], at: usize) -> Option<Found> {
    let first = date(chars, at)?;
    let dash = match chars.get(first.end) {
        Some('-' | '~' | '至' | '到') => first.end + 1,
        _ => return Some(first),
    };
    let Some(mut last) = date(chars, dash) else {
        return Some(first);
    };
    // '2024年1月-12月': the year is said once.
    if let (Some(from), Some(by)) = (first.by, &mut last.by) {
        by.year = by.year.or(from.year);
    }
    last.from = first.from.or(first.by);
    last.by = last.by.filter(|_| last.from.is_some());
    Some(last)
}

/// A date, as far as it is given: year, month, day, quarter, half-year, 年底.
pub(super) fn date(chars: &[char], at: usize) -> Option<Found> {
    const ENDS: [&str; 6] = ["年底", "年末", "年终", "月底", "季度末", "季度底"];
    if !begins(*chars.get(at)?) {
        return None;
    }
    if let Some(word) = ENDS.iter().find(|word| starts(chars, at, word)) {
        let end = at + word.chars().count();
        // Which month or quarter ends is not said.
        let by = word.starts_with('年').then_some(Date {
            year: None,
            part: DatePart::Year,
        });
        return Some(Found {
            end,
            by,
            last: true,
            ..Found::default()
        });
    }
    let whole = half(chars, at, None).or_else(|| quarter(chars, at, None));
    if let Some(found) = whole.or_else(|| numeric(chars, at)) {
        return Some(found);
    }
    let Some(year) = year(chars, at) else {
        return month(chars, at, None).or_else(|| day_before(chars, at));
    };
    let (from, number) = (year.end, year.number);
    let within = quarter(chars, from, number)
        .or_else(|| half(chars, from, number))
        .or_else(|| month(chars, from, number));
    let whole = || Found::new(from, number, DatePart::Year).with_part(chars);
    let mut found = within.unwrap_or_else(whole);
    if year.another {
        (found.by, found.from) = (None, None);
    }
    Some(found)
}

/// A year in the text.
struct Year {
    end: usize,
    number: Option<u16>,
    /// '次年': not the table's own, and not given either.
    another: bool,
}

/// '上半年', '下半年'.
fn half(chars: &[char], at: usize, year: Option<u16>) -> Option<Found> {
    let (half, end) = find(chars, at, &[("上半年", 1), ("下半年", 2)])?;
    Some(Found::new(end, year, DatePart::Half(half)))
}

/// '2025年', '2025年度', '当年', '每年'.
fn year(chars: &[char], at: usize) -> Option<Year> {
    const WORDS: [(&str, bool); 7] = [
        ("本年度", false),
        ("当年度", false),
        ("本年", false),
        ("当年", false),
        ("今年", false),
        ("次年", true),
        ("每年", false),
    ];
    if let Some((another, end)) = find(chars, at, &WORDS) {
        let more = month(chars, end, None).is_some() || find(chars, end, &PARTS).is_some();
        return more.then_some(Year {
            end,
            number: None,
            another,
        });
    }
    let (end, value) = integer(chars, at, 1900..=2100)
        .map(|(number, value)| (number.end, value))
        .or_else(|| spelled(chars, at))?;
    (chars.get(end) == Some(&'年')).then(|| Year {
        end: end + 1 + usize::from(chars.get(end + 1) == Some(&'度')),
        number: u16::try_from(value).ok(),
        another: false,
    })
}

/// '二〇二五', a year digit by digit: its end and value.
fn spelled(chars: &[char], at: usize) -> Option<(usize, u32)> {
    let digit = |c: &char| match c {
        '〇' => Some(0),
        _ => "零一二三四五六七八九"
            .chars()
            .zip(0..)
            .find_map(|(d, n)| (d == *c).then_some(n)),
    };
    let digits = chars.get(at..at + 4)?;
    let value = digits.iter().try_fold(0, |n, c| Some(n * 10 + digit(c)?))?;
    (1900..=2100).contains(&value).then_some((at + 4, value))
}

/// '11月', '11月30日', '12月底', '1-12月'.
fn month(chars: &[char], at: usize, year: Option<u16>) -> Option<Found> {
    let (number, mut month) = small(chars, at, 12)?;
    let mut end = number.end;
    let mut from = None;
    if chars.get(end) == Some(&'-')
        && let Some((last, value)) = small(chars, end + 1, 12)
    {
        from = Some(Date {
            year,
            part: DatePart::Month(month),
        });
        (end, month) = (last.end, value);
    }
    if chars.get(end) != Some(&'月') {
        return None;
    }
    end += 1 + usize::from(chars.get(end + 1) == Some(&'份'));
    let found = match day(chars, end) {
        Some((end, day)) => Found::new(end, year, DatePart::Day(month, day)),
        None => Found::new(end, year, DatePart::Month(month)).with_part(chars),
    };
    Some(Found { from, ..found })
}

fn day(chars: &[char], at: usize) -> Option<(usize, u8)> {
    let (number, day) = small(chars, at, 31)?;
    matches!(chars.get(number.end), Some('日' | '号')).then_some((number.end + 1, day))
}

/// '每月15日前'; '15日前' alone may as well be fifteen days before something.
fn day_before(chars: &[char], at: usize) -> Option<Found> {
    starts(chars, at, "每月").then_some(())?;
    let (end, day) = day(chars, at + 2)?;
    let before = chars.get(end) == Some(&'前') || starts(chars, end, "之前");
    before.then(|| Found::new(end, None, DatePart::DayOnly(day)))
}

/// '第三季度', '3季度'.
fn quarter(chars: &[char], at: usize, year: Option<u16>) -> Option<Found> {
    let from = at + usize::from(chars.get(at) == Some(&'第'));
    let (number, quarter) = small(chars, from, 4)?;
    let found = Found::new(number.end + 2, year, DatePart::Quarter(quarter));
    starts(chars, number.end, "季度").then(|| found.with_part(chars))
}

/// '2025-11-30', '2025.11', '2025/11/30'.
fn numeric(chars: &[char], at: usize) -> Option<Found> {
    let (mut end, year) = plain(chars, at)?;
    (1900..=2100).contains(&year).then_some(())?;
    let mark = *chars.get(end)?;
    matches!(mark, '-' | '.' | '/').then_some(())?;
    let (after, month) = plain(chars, end + 1)?;
    (1..=12).contains(&month).then_some(())?;
    end = after;
    let byte = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
    let mut part = DatePart::Month(byte(month));
    if chars.get(end) == Some(&mark) {
        let (after, day) = plain(chars, end + 1)?;
        (1..=31).contains(&day).then_some(())?;
        part = DatePart::Day(byte(month), byte(day));
        end = after;
    } else if mark == '/' || mark == '.' && !dated(chars, at, end) {
        return None;
    }
    let more = chars
        .get(end)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '.' | '/'));
    (!more).then(|| Found::new(end, u16::try_from(year).ok(), part))
}

/// Whether the words around '2025.12' say that it is a month: alone it may be an amount.
fn dated(chars: &[char], start: usize, end: usize) -> bool {
    let dash = |at: usize| chars.get(at).is_some_and(|c| "-~至到".contains(*c));
    let said = chars.get(end).is_some_and(|c| "前底止".contains(*c));
    said || dash(end) || start > 0 && dash(start - 1)
}

/// Up to four digits and their value.
fn plain(chars: &[char], at: usize) -> Option<(usize, u32)> {
    let digits: Vec<u32> = chars
        .get(at..)?
        .iter()
        .take(5)
        .map_while(|c| c.to_digit(10))
        .collect();
    let value = digits.iter().fold(0, |n, d| n * 10 + d);
    (1..=4)
        .contains(&digits.len())
        .then_some((at + digits.len(), value))
}

/// A whole number within `bounds`, without multiplier.
fn integer(
    chars: &[char],
    at: usize,
    bounds: std::ops::RangeInclusive<u32>,
) -> Option<(Number, u32)> {
    let number = number::number(chars, at)?.ok()?;
    let value = number.value?;
    let whole = value.scale() == 0 && !number.multiplied && number.rate.is_none();
    let value = value.to_u32()?;
    (whole && bounds.contains(&value)).then_some((number, value))
}

/// A whole number from 1 to `most`.
fn small(chars: &[char], at: usize, most: u32) -> Option<(Number, u8)> {
    let (number, value) = integer(chars, at, 1..=most)?;
    Some((number, u8::try_from(value).ok()?))
}

//! Dates and periods by which something is done.

use super::fold::Folded;
use super::lexicon::{self, find, starts};
use super::number::{self, Number};
use super::tail::is_han;
use crate::model::Kind;
use rust_decimal::prelude::ToPrimitive;
use std::ops::Range;

/// How many characters may name what a deadline is about.
const MOST_WORDS: usize = 16;

/// Whether a date can begin with `c`.
fn begins(c: char) -> bool {
    number::is_numeral(c)
        || matches!(
            c,
            '0'..='9' | '第' | '年' | '月' | '季' | '上' | '下' | '本' | '当' | '今' | '次' | '每'
        )
}

/// A deadline's own words for what it is about: '甲设备' in '甲设备8月31日'. `None` if the range is no deadline.
pub(super) fn deadline(text: &Folded, range: Range<usize>) -> Option<Option<String>> {
    let chars = &text.chars[..range.end];
    let start = (range.start..range.end)
        .take_while(|at| *at == range.start || is_word(chars[at - 1]))
        .take(MOST_WORDS + 6)
        .find(|at| date(chars, *at).is_some())?;
    let end = period(chars, start)?;
    closes(chars, end)?;
    let compared = (range.start..start).any(|at| {
        lexicon::comparator(chars, at)
            .is_some_and(|c| c.end == start && c.kind != Some(Kind::AtMost))
    });
    let subject = strip_links(&chars[range.start..start]);
    if compared {
        return None;
    }
    if subject.len() > MOST_WORDS || subject.iter().any(|c| "第前后每".contains(*c)) {
        return None;
    }
    let words = text.published(range.start..range.start + subject.len());
    Some((!words.is_empty()).then_some(words))
}

/// A date that limits what follows: '2025年', '2025年11月30日前', '第三季度'. Its end.
pub(super) fn limiting(chars: &[char], at: usize) -> Option<usize> {
    let end = period(chars, at)?;
    Some(before(chars, end).unwrap_or(end))
}

fn is_word(c: char) -> bool {
    is_han(c) || matches!(c, ':' | '≤')
}

fn strip_links(mut words: &[char]) -> &[char] {
    const LINKS: [&str; 12] = [
        "不晚于",
        "不迟于",
        "不超过",
        "应于",
        "须于",
        "截至",
        "截止",
        "至",
        "于",
        "在",
        "为",
        ":",
    ];
    while let Some(shorter) = LINKS.iter().find_map(|link| {
        let link: Vec<char> = link.chars().collect();
        words.strip_suffix(link.as_slice())
    }) {
        words = shorter;
    }
    words.strip_suffix(&['≤']).unwrap_or(words)
}

/// '前', '之前', '内', '止': the end.
fn before(chars: &[char], at: usize) -> Option<usize> {
    const WORDS: [(&str, ()); 7] = [
        ("之前", ()),
        ("以前", ()),
        ("前", ()),
        ("止", ()),
        ("内", ()),
        ("期间", ()),
        ("份", ()),
    ];
    find(chars, at, &WORDS).map(|((), end)| end)
}

/// Nothing but '前' and words of completion may follow a deadline.
fn closes(chars: &[char], at: usize) -> Option<()> {
    const DONE: [&str; 14] = [
        "全部完成",
        "完成",
        "完工",
        "竣工",
        "交付",
        "验收",
        "发放",
        "支付",
        "办结",
        "到位",
        "投入使用",
        "开工",
        "启动",
        "结束",
    ];
    let at = before(chars, at).unwrap_or(at);
    let rest = &chars[at..];
    let done = DONE.iter().any(|word| starts(chars, at, word));
    let words = rest.iter().all(|c| is_han(*c) && !number::is_numeral(*c));
    (rest.is_empty() || (done && words && rest.len() <= 12)).then_some(())
}

/// One date, or two with a dash between them.
fn period(chars: &[char], at: usize) -> Option<usize> {
    let first = date(chars, at)?;
    let dash = match chars.get(first) {
        Some('-' | '~' | '至' | '到') => first + 1,
        _ => return Some(first),
    };
    date(chars, dash).or(Some(first))
}

/// A date, as far as it is given: year, month, day, quarter, half-year, 年底.
fn date(chars: &[char], at: usize) -> Option<usize> {
    const ENDS: [(&str, ()); 8] = [
        ("年底", ()),
        ("年末", ()),
        ("年终", ()),
        ("月底", ()),
        ("季度末", ()),
        ("季度底", ()),
        ("上半年", ()),
        ("下半年", ()),
    ];
    if !begins(*chars.get(at)?) {
        return None;
    }
    if let Some(((), end)) = find(chars, at, &ENDS) {
        return Some(end);
    }
    if let Some(end) = quarter(chars, at).or_else(|| numeric(chars, at)) {
        return Some(end);
    }
    let year_end = year(chars, at);
    let from = year_end.unwrap_or(at);
    quarter(chars, from)
        .or_else(|| find(chars, from, &ENDS[6..]).map(|((), end)| end))
        .or_else(|| month(chars, from))
        .or(year_end.map(|end| part(chars, end)))
        .or_else(|| day_before(chars, at))
}

/// '2025年', '2025年度', '当年', '每年'.
fn year(chars: &[char], at: usize) -> Option<usize> {
    const WORDS: [(&str, ()); 7] = [
        ("本年度", ()),
        ("当年度", ()),
        ("本年", ()),
        ("当年", ()),
        ("今年", ()),
        ("次年", ()),
        ("每年", ()),
    ];
    if let Some(((), end)) = find(chars, at, &WORDS) {
        let more = month(chars, end).is_some() || part(chars, end) > end;
        return more.then_some(end);
    }
    let number = integer(chars, at, 1900..=2100)?;
    let end = number.end;
    (chars.get(end) == Some(&'年'))
        .then(|| end + 1 + usize::from(chars.get(end + 1) == Some(&'度')))
}

/// '11月', '11月30日', '12月底', '1-12月'.
fn month(chars: &[char], at: usize) -> Option<usize> {
    let number = integer(chars, at, 1..=12)?;
    let mut end = number.end;
    if chars.get(end) == Some(&'-')
        && let Some(last) = integer(chars, end + 1, 1..=12)
    {
        end = last.end;
    }
    if chars.get(end) != Some(&'月') {
        return None;
    }
    end += 1 + usize::from(chars.get(end + 1) == Some(&'份'));
    Some(day(chars, end).unwrap_or_else(|| part(chars, end)))
}

fn day(chars: &[char], at: usize) -> Option<usize> {
    let number = integer(chars, at, 1..=31)?;
    matches!(chars.get(number.end), Some('日' | '号')).then_some(number.end + 1)
}

/// '15日' alone is a date only before '前'.
fn day_before(chars: &[char], at: usize) -> Option<usize> {
    let from = at + if starts(chars, at, "每月") { 2 } else { 0 };
    let end = day(chars, from)?;
    (chars.get(end) == Some(&'前') || starts(chars, end, "之前")).then_some(end)
}

/// '底', '末', '初', '上旬' after a year or a month.
fn part(chars: &[char], at: usize) -> usize {
    const WORDS: [(&str, ()); 7] = [
        ("上旬", ()),
        ("中旬", ()),
        ("下旬", ()),
        ("底", ()),
        ("末", ()),
        ("初", ()),
        ("终", ()),
    ];
    find(chars, at, &WORDS).map_or(at, |((), end)| end)
}

/// '第三季度', '3季度'.
fn quarter(chars: &[char], at: usize) -> Option<usize> {
    let from = at + usize::from(chars.get(at) == Some(&'第'));
    let number = integer(chars, from, 1..=4)?;
    starts(chars, number.end, "季度").then(|| part(chars, number.end + 2))
}

/// '2025-11-30', '2025.11', '2025/11/30'.
fn numeric(chars: &[char], at: usize) -> Option<usize> {
    let (mut end, year) = plain(chars, at)?;
    (1900..=2100).contains(&year).then_some(())?;
    let mark = *chars.get(end)?;
    matches!(mark, '-' | '.' | '/').then_some(())?;
    let (after, month) = plain(chars, end + 1)?;
    (1..=12).contains(&month).then_some(())?;
    end = after;
    if chars.get(end) == Some(&mark) {
        let (after, day) = plain(chars, end + 1)?;
        (1..=31).contains(&day).then_some(())?;
        end = after;
    } else if mark != '.' && mark != '-' {
        return None;
    }
    let more = chars
        .get(end)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '.' | '/'));
    (!more).then_some(end)
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
fn integer(chars: &[char], at: usize, bounds: std::ops::RangeInclusive<u32>) -> Option<Number> {
    let number = number::number(chars, at)?.ok()?;
    let value = number.value?;
    let whole = value.scale() == 0 && !number.multiplied && number.rate.is_none();
    let value = value.to_u32()?;
    (whole && bounds.contains(&value)).then_some(number)
}

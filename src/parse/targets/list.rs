//! Several items in one value.

use super::clause;
use super::fold::Folded;
use super::lexicon;
use crate::model::{Date, Kind, Reading};
use std::ops::Range;

/// Reads the whole text: one item, or a list whose every item is read. `None` if it is words.
pub(super) fn read(text: &Folded) -> Option<Reading> {
    let whole = unnumbered(text, 0..text.chars.len());
    let strong = split(text, whole.clone(), |c| matches!(c, ';' | '。'));
    if strong.len() == 1
        && let Some(reading) = clause::read(text, whole.clone())
    {
        return Some(reading);
    }
    if strong.len() == 1
        && let Some(reading) = between(text, whole.clone())
    {
        return Some(reading);
    }
    let mut parts = Vec::new();
    for item in strong {
        let item = unnumbered(text, item);
        match clause::read(text, item.clone()) {
            Some(reading) => parts.push(reading),
            None => parts.extend(joined(text, item.clone()).or_else(|| weak(text, item))?),
        }
    }
    carry_year(&mut parts);
    (parts.len() > 1).then(|| Reading {
        kind: Kind::Compound,
        parts,
        ..Reading::default()
    })
}

/// '2025年6月、12月': the year is said once, if the dates run on within it.
fn carry_year(parts: &mut [Reading]) {
    let mut last: Option<Date> = None;
    for part in parts {
        let Some(due) = &mut part.due else {
            last = None;
            continue;
        };
        if let Some(Date { year, part }) = last
            && due.by.year.is_none()
            && due.from.is_none()
            && std::mem::discriminant(&part) == std::mem::discriminant(&due.by.part)
            && due.by.part > part
        {
            due.by.year = year;
        }
        last = Some(due.by);
    }
}

/// '90%≤X≤100%': both ends of a range, with what is measured between them.
fn between(text: &Folded, range: Range<usize>) -> Option<Reading> {
    let chars = &text.chars[..range.end];
    let mut signs = range.clone().filter(|at| chars[*at] == '≤');
    let (first, last) = (signs.next()?, signs.next()?);
    let words = &chars[first + 1..last];
    let named = words
        .iter()
        .all(|c| super::tail::is_han(*c) || c.is_ascii_alphabetic());
    let [lower, upper] =
        [range.start..first, first + 1..range.end].map(|end| clause::read(text, end));
    let (lower, upper) = (lower?, upper?);
    let ends = (lower.kind, upper.kind) == (Kind::Equal, Kind::AtMost);
    let same = lower.unit == upper.unit && lower.unit.is_some() && lower.per == upper.per;
    let bare = lower.subject.is_none() && upper.scope == lower.scope;
    let by_letter = words.iter().all(char::is_ascii_alphabetic);
    (named && ends && same && bare && lower.value? < upper.value?).then(|| Reading {
        kind: Kind::Range,
        upper: upper.value,
        subject: upper.subject.filter(|_| !by_letter),
        ..lower
    })
}

/// Two quantities with '和' between them: '论文3篇和专利2项以上'. What follows both of them, '以上' or '以内', is said of both.
fn joined(text: &Folded, range: Range<usize>) -> Option<Vec<Reading>> {
    let chars = &text.chars[..range.end];
    let measured = |range: Range<usize>| {
        clause::read(text, range)
            .filter(|reading| reading.unit.is_some() && reading.value.is_some())
    };
    let at = range
        .clone()
        .filter(|at| matches!(chars[*at], '和' | '与' | '及'));
    at.filter_map(|at| Some([measured(range.start..at)?, measured(at + 1..range.end)?]))
        .find_map(|[mut first, last]| {
            let trails = range.clone().any(|at| {
                lexicon::suffix(chars, at)
                    .is_some_and(|(kind, end)| end == range.end && kind == last.kind)
            });
            match (first.kind, last.kind) {
                (Kind::Equal, Kind::Equal) => {}
                (Kind::Equal, kind) if trails => first.kind = kind,
                (Kind::Equal, _) | (_, Kind::Equal) => return None,
                _ => {}
            }
            Some(vec![first, last])
        })
}

/// Items between commas. A bound beside a plain number may govern both: then nothing is read.
fn weak(text: &Folded, range: Range<usize>) -> Option<Vec<Reading>> {
    let items = split(text, range, |c| matches!(c, '，' | ',' | '、'));
    if items.len() < 2 {
        return None;
    }
    let parts = items
        .into_iter()
        .map(|item| clause::read(text, item))
        .collect::<Option<Vec<Reading>>>()?;
    let plain = parts.iter().filter(|part| part.kind == Kind::Equal).count();
    let dated = parts.iter().filter(|p| p.kind == Kind::Deadline).count();
    let uniform = plain == 0 || plain + dated == parts.len();
    let measured = parts
        .iter()
        .all(|part| part.unit.is_some() || !matches!(part.kind, Kind::Equal));
    (uniform && measured).then_some(parts)
}

/// The pieces between separators; commas between digits and everything in brackets stay whole.
fn split(text: &Folded, range: Range<usize>, separates: fn(char) -> bool) -> Vec<Range<usize>> {
    let chars = &text.chars;
    let mut pieces = Vec::new();
    let mut start = range.start;
    let mut depth = 0usize;
    for at in range.clone() {
        match chars[at] {
            '(' | '“' | '《' => depth += 1,
            ')' | '”' | '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let thousands = chars[at] == ','
            && at > 0
            && chars[at - 1].is_ascii_digit()
            && chars.get(at + 1).is_some_and(char::is_ascii_digit);
        if depth == 0 && separates(chars[at]) && !thousands {
            pieces.push(start..at);
            start = at + 1;
        }
    }
    pieces.push(start..range.end);
    pieces.retain(|piece| !piece.is_empty());
    if pieces.is_empty() {
        pieces.push(range);
    }
    pieces
}

/// `range` without the number of a list item: '1.', '2、', '(3)', '①'.
fn unnumbered(text: &Folded, range: Range<usize>) -> Range<usize> {
    let chars = &text.chars[range.clone()];
    let skip = match chars {
        ['①'..='⑳', ..] => 1,
        ['(', d, ')', ..] if d.is_ascii_digit() || super::number::is_numeral(*d) => 3,
        [d, '、' | ')', next, ..] if d.is_ascii_digit() && !next.is_ascii_digit() => 2,
        [d, '.', next, ..] if d.is_ascii_digit() && !next.is_ascii_digit() => 2,
        _ => 0,
    };
    range.start + skip..range.end
}

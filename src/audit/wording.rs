//! Words and comparisons that the audits share.

use crate::decimal;
use crate::model::{Amount, Confidence, Field, Indicator};
use crate::order;
use crate::span::Span;
use crate::tr;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// An amount as the form prints it: '11,719.10'.
pub(super) fn amount(value: Decimal) -> String {
    let digits = format!("{:.2}", value.abs());
    let (whole, cents) = digits.split_once('.').unwrap_or((&digits, "00"));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value.is_sign_negative() && !value.is_zero() {
        "-"
    } else {
        ""
    };
    let more = value.normalize();
    match more.scale() {
        0..=2 => format!("{sign}{grouped}.{cents}"),
        _ => more.to_string(),
    }
}

/// What `parts` add up to, and by how much `published` is more than that, if it is not the same.
pub(super) fn difference(published: Amount, parts: &[Amount]) -> Option<(Decimal, Decimal)> {
    let sum = decimal::sum(parts.iter().map(|part| part.value))?;
    let difference = decimal::sub(published.value, sum)?;
    (!difference.is_zero()).then_some((sum, difference))
}

/// Where a sum and its parts stand.
pub(super) fn spans(published: Amount, parts: &[Amount]) -> Vec<Span> {
    let mut spans = vec![published.span];
    for part in parts {
        spans.push(part.span);
    }
    spans
}

/// What a finding adds when it rests on a link that is only likely.
pub(super) fn likely_note(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Proven => "",
        _ => tr!("（所依据的对应关系为“可能”，未经证实）"),
    }
}

/// `text` without blanks and without a final stop: what two published texts are compared by.
pub(super) fn key(text: &str) -> Cow<'_, str> {
    if !has_blank(text) {
        return Cow::Borrowed(text.trim_end_matches('。'));
    }
    let mut key = String::with_capacity(text.len());
    key.extend(text.split_whitespace());
    key.truncate(key.trim_end_matches('。').len());
    Cow::Owned(key)
}

fn has_blank(text: &str) -> bool {
    let bytes = text.as_bytes();
    (0..bytes.len()).any(|at| match bytes[at] {
        0..=b' ' => true,
        // What all blanks beyond ASCII begin with.
        0xC2 | 0xE1..=0xE3 => text[at..].starts_with(char::is_whitespace),
        _ => false,
    })
}

/// The indices that share a key with another: those of one key together, ascending, by the first of them.
///
/// `keyed` has ascending indices.
pub(super) fn shared(mut keyed: Vec<(Cow<'_, str>, usize)>) -> Vec<Vec<usize>> {
    order::sort(&mut keyed);
    let groups = keyed.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1);
    let mut shared: Vec<Vec<usize>> = groups
        .map(|group| group.iter().map(|(_, index)| *index).collect())
        .collect();
    order::sort_by(&mut shared, |a, b| a[0].cmp(&b[0]));
    shared
}

/// `text` on one line, cut where it is long.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if line.chars().count() <= LONGEST {
        return line;
    }
    let head: String = line.chars().take(LONGEST).collect();
    head + "…"
}

/// A field as an audit quotes it.
pub(super) fn quote(field: &Field) -> String {
    format!("“{}”", short(&field.text))
}

/// An indicator's name without blanks and without '(%)' at its end.
pub(super) fn measure(indicator: &Indicator) -> Cow<'_, str> {
    let name = key(&indicator.name.text);
    let end = name
        .trim_end_matches(['%', '％', '(', ')', '（', '）'])
        .len();
    match name {
        _ if end == 0 => name,
        Cow::Borrowed(name) => Cow::Borrowed(&name[..end]),
        Cow::Owned(mut name) => {
            name.truncate(end);
            Cow::Owned(name)
        }
    }
}

//! One quantity or one deadline.

use super::date;
use super::fold::Folded;
use super::head::{self, Head};
use super::lexicon::{self, starts};
use super::number::{Number, Script};
use super::tail::{self, Tail};
use super::token::{self, Mark, Token};
use super::units::{self, Class};
use crate::model::{Kind, Reading};
use rust_decimal::Decimal;
use std::ops::Range;

/// How many Chinese numerals are tried as the number of a clause; bounds the work.
const TRIES: usize = 4;

/// Reads `range` of the text as one item; `None` if it is words.
pub(super) fn read(text: &Folded, range: Range<usize>) -> Option<Reading> {
    if let Some(deadline) = date::deadline(text, range.clone()) {
        return Some(deadline);
    }
    let (scopes, start) = scopes(text, range.clone());
    let chars = &text.chars[..range.end];
    if dated(chars, range.start, start) {
        return None;
    }
    let tokens = token::tokens(chars, start);
    candidates(chars, &tokens)
        .into_iter()
        .find_map(|at| quantity(text, start..range.end, &tokens, at))
        .map(|mut reading| {
            reading.scope.splice(0..0, scopes);
            reading
        })
}

/// Whether the number at `at` may be part of the date in front of it: '6月30' a day without its 日, '1月1次' once a month.
fn dated(chars: &[char], from: usize, at: usize) -> bool {
    let touches = at > from && chars.get(at).is_some_and(char::is_ascii_digit);
    let year = chars[from..at].contains(&'年');
    match at
        .checked_sub(1)
        .filter(|_| touches)
        .map(|before| chars[before])
    {
        Some('月') => {
            let digits = chars[at..]
                .iter()
                .take_while(|c| c.is_ascii_digit())
                .count();
            !year || digits <= 2 && chars.len() == at + digits
        }
        Some('年') => chars[at..].iter().all(char::is_ascii_digit),
        _ => false,
    }
}

/// The tokens that can be the number: the last Arabic one, or else each of the first Chinese ones.
fn candidates(chars: &[char], tokens: &[Token]) -> Vec<usize> {
    let numbers = |script: fn(Script) -> bool| {
        let counts = |at: usize| at == 0 || chars[at - 1] != '/';
        tokens
            .iter()
            .enumerate()
            .filter(move |(_, token)| matches!(token.mark, Mark::Number(n) if script(n.script) && counts(n.start)))
            .map(|(i, _)| i)
    };
    match numbers(|s| s == Script::Arabic).next_back() {
        Some(last) => vec![last],
        None => numbers(|s| s != Script::Arabic).take(TRIES).collect(),
    }
}

/// The words in front that limit the target, and where the rest begins.
fn scopes(text: &Folded, range: Range<usize>) -> (Vec<String>, usize) {
    let chars = &text.chars[..range.end];
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(end) = scope(chars, at).filter(|end| *end < range.end) {
        let end = match chain(chars, at) {
            Some(chained) if quantity_begins(chars, chained) => break,
            chained => chained.unwrap_or(end),
        };
        found.push(text.published(at..end));
        at = end + usize::from(matches!(chars.get(end), Some('，' | ',' | ':')));
    }
    (found, at)
}

/// The end of '每人每月' at `at`. Directly before a number or a comparator this is its denominator, and no mere scope.
fn chain(chars: &[char], at: usize) -> Option<usize> {
    let mut end = token::every(chars, at)?;
    while let Some(next) = token::every(chars, end) {
        end = next;
    }
    Some(end)
}

fn quantity_begins(chars: &[char], at: usize) -> bool {
    let number = |c: &char| c.is_ascii_digit() || super::number::is_numeral(*c);
    chars.get(at).is_some_and(number) || lexicon::comparator(chars, at).is_some()
}

fn scope(chars: &[char], at: usize) -> Option<usize> {
    const WORDS: [(&str, ()); 14] = [
        ("上半年", ()),
        ("下半年", ()),
        ("全年度", ()),
        ("全年", ()),
        ("年度内", ()),
        ("本年度内", ()),
        ("本年度", ()),
        ("当年度", ()),
        ("本年内", ()),
        ("年内", ()),
        ("本年", ()),
        ("当年", ()),
        ("全周期", ()),
        ("全过程", ()),
    ];
    lexicon::find(chars, at, &WORDS)
        .map(|((), end)| end)
        .or_else(|| date::limiting(chars, at).filter(|end| !range_follows(chars, *end)))
        .or_else(|| token::every(chars, at).filter(|end| whole_word(chars, at, *end)))
        .or_else(|| whole(chars, at))
        .or_else(|| {
            (at + 2..=at + 6)
                .find(|end| starts(chars, *end, "期内"))
                .filter(|end| chars[at..*end].iter().all(|c| tail::is_han(*c)))
                .map(|end| end + 2)
                .or_else(|| starts(chars, at, "周期内").then_some(at + 3))
        })
}

/// '每个项' of '每个项目' is no word; what is said of '每年' and '每家', and of '每人' before its number, is.
fn whole_word(chars: &[char], at: usize, end: usize) -> bool {
    const ALONE: &str = "年度月周日天家户人场";
    let next = chars.get(end).copied();
    let bounded = !next.is_some_and(tail::is_han) || next == Some('每');
    bounded
        || quantity_begins(chars, end)
        || chars[end - 1] != '场'
            && ALONE.contains(chars[end - 1])
            && chars.get(at + 1) != Some(&'个')
}

/// '全市', '全省' directly before the quantity; '全市场' is another word.
fn whole(chars: &[char], at: usize) -> Option<usize> {
    let area = |c: &char| "国省市区县镇乡村".contains(*c);
    let found = chars.get(at) == Some(&'全') && chars.get(at + 1).is_some_and(area);
    (found && quantity_begins(chars, at + 2)).then_some(at + 2)
}

fn range_follows(chars: &[char], at: usize) -> bool {
    matches!(chars.get(at), Some('-' | '~'))
}

fn quantity(text: &Folded, range: Range<usize>, tokens: &[Token], at: usize) -> Option<Reading> {
    let Mark::Number(upper) = tokens[at].mark else {
        return None;
    };
    let lower = lower_end(text, tokens, at);
    let first = lower.as_ref().map_or(at, |(i, _, _)| *i);
    let head = head::read(text, range.start, tokens[first].start, &tokens[..first])?;
    let mut tail = tail::read(text, &upper, range.end, head.comparator.is_some())?;
    if starts(&text.chars, upper.end, "年") && is_calendar_year(&upper) {
        return None;
    }
    if let Some((_, number, unit)) = lower {
        return range_of(number, upper, unit.as_deref(), head, tail);
    }
    let kind = kind(&head, &mut tail)?;
    believable(&upper, kind, &head, &tail)?;
    Some(assemble(kind, upper.value, None, head, tail))
}

/// The lower number of a range, with its own unit if it has one.
fn lower_end(
    text: &Folded,
    tokens: &[Token],
    at: usize,
) -> Option<(usize, Number, Option<String>)> {
    let below = at.checked_sub(1)?;
    let Mark::Number(lower) = tokens[below].mark else {
        return None;
    };
    let between = &text.chars[lower.end..tokens[at].start];
    let (dash, unit) = between.split_last()?;
    let unit: String = unit.iter().collect();
    let known = unit.is_empty()
        || units::unit(&text.chars[..tokens[at].start - 1], lower.end)
            .is_some_and(|(_, end)| end + 1 == tokens[at].start);
    (matches!(dash, '-' | '~' | '至' | '到') && known)
        .then(|| (below, lower, (!unit.is_empty()).then_some(unit)))
}

/// Two ends with one unit, in order, and nothing that would open one of them.
fn range_of(
    lower: Number,
    upper: Number,
    unit: Option<&str>,
    head: Head,
    tail: Tail,
) -> Option<Reading> {
    let same_unit = unit.is_none() || unit == tail.unit.as_deref();
    let kind = match tail.suffix {
        None | Some(Kind::AtMost) => Kind::Range,
        // '4-6家以上' is open above, and begins at the lower end if not higher.
        Some(Kind::AtLeast) => Kind::AtLeast,
        _ => return None,
    };
    // '1-2万人': whether 万 belongs to the 1 as well is not said.
    let one_multiplier = lower.multiplied == upper.multiplied;
    let ordered = lower.value? < upper.value?;
    let fits = same_unit && one_multiplier && ordered;
    // '1-4期' are the first to the fourth as well as one to four.
    let ordinal = tail
        .unit
        .as_deref()
        .is_some_and(|unit| matches!(unit, "期" | "批" | "届" | "轮" | "章" | "节"));
    let measured = tail.unit.is_some()
        && !tail.trailing
        && tail.class != Some(Class::Weak)
        && !(ordinal && kind == Kind::Range);
    if !fits || !measured || head.comparator.is_some() || head.held && tail.suffix.is_none() {
        return None;
    }
    Some(assemble(kind, lower.value, upper.value, head, tail))
}

/// One direction from comparator and suffix; two that disagree are none.
fn kind(head: &Head, tail: &mut Tail) -> Option<Kind> {
    let kind = match (head.comparator, tail.suffix) {
        (None, None) => Kind::Equal,
        (Some(kind), None) | (None, Some(kind)) => kind,
        (Some(before), Some(after)) => (before == after).then_some(before)?,
    };
    (!head.held || kind == Kind::AtMost).then_some(kind)
}

/// Whether the number is a quantity for certain, and not a name, a rank, a date or a part of a word.
fn believable(number: &Number, kind: Kind, head: &Head, tail: &Tail) -> Option<()> {
    let compared = kind != Kind::Equal;
    let fraction = number.value.is_none();
    let weak = tail.class == Some(Class::Weak) && !compared;
    let subject = head.subject.is_some();
    let zero = number.value == Some(Decimal::ZERO);
    let bare = tail.unit.is_none();
    let written = number.script != Script::Arabic;
    let named = bare && subject && !compared && !head.linked && !measures(head);
    let year = bare && !compared && is_calendar(number);
    // A written numeral is a number where a unit, a comparator or '每' says so, or where nothing else stands.
    let word =
        written && !compared && (subject && !head.linked || bare && !zero && number.rate.is_none());
    let loose = written && compared && bare && !fraction && number.rate.is_none();
    let orphan = bare && tail.per.is_some() && !number.multiplied;
    let trailing = tail.trailing && subject;
    let open = tail.included && !matches!(kind, Kind::AtLeast | Kind::AtMost);
    let unclear = weak || named || year || word || loose || orphan || trailing || open;
    (!unclear && (compared || !fraction)).then_some(())
}

/// Whether the subject ends in a word for a measure, so that a bare number is its value: '用户总数100'.
fn measures(head: &Head) -> bool {
    const WORDS: [char; 9] = ['数', '量', '率', '度', '值', '比', '额', '长', '分'];
    head.subject.as_deref().is_some_and(|words| {
        words.ends_with(WORDS) || words.ends_with("(%)") || words.ends_with("（%）")
    })
}

/// A bare whole number of our time is as likely a year.
fn is_calendar_year(number: &Number) -> bool {
    number.value.is_some_and(|v| {
        v.scale() == 0 && !number.multiplied && v >= Decimal::from(1900) && v <= Decimal::from(2100)
    })
}

/// A bare year, '2025.12' and '20251231' are as likely a date.
fn is_calendar(number: &Number) -> bool {
    let dated = |value: Decimal| {
        let Ok(digits) = u64::try_from(value.mantissa()) else {
            return false;
        };
        let [year, month, day] = match value.scale() {
            2 => [digits / 100, digits % 100, 1],
            0 => [digits / 10_000, digits / 100 % 100, digits % 100],
            _ => return false,
        };
        (1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    };
    is_calendar_year(number) || !number.multiplied && number.value.is_some_and(dated)
}

fn assemble(
    kind: Kind,
    value: Option<Decimal>,
    upper: Option<Decimal>,
    head: Head,
    tail: Tail,
) -> Reading {
    let (unit, per) = match (head.per, tail.per) {
        // '每学期400人/次': one denominator is before the number, the other makes 人次 of the unit.
        (Some(every), Some(per)) if per == "次" => {
            (tail.unit.map(|u| format!("{u}/{per}")), Some(every))
        }
        (Some(every), Some(per)) if every == per => (tail.unit, Some(every)),
        (Some(every), Some(per)) => (tail.unit, Some(format!("{every}·{per}"))),
        (every, per) => (tail.unit, every.or(per)),
    };
    let mut scope = head.scope;
    scope.extend(tail.scope);
    Reading {
        kind,
        value,
        upper,
        unit,
        counted: tail.counted,
        per,
        scope,
        subject: head.subject,
        base: head.base,
        behind: tail.behind,
        ..Reading::default()
    }
}

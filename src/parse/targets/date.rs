//! Deadlines: by when something is done.

use super::calendar::{Found, date, period};
use super::fold::Folded;
use super::lexicon::{self, ends, find, starts};
use super::number;
use super::tail::is_han;
use crate::model::{DatePart, Due, DueEnd, Kind, Reading};
use std::ops::Range;

/// How many characters may name what a deadline is about.
const MOST_WORDS: usize = 16;

/// A deadline: its own words for what it is about ('甲设备' in '甲设备8月31日'), when it is due, and what is then done. `None` if the
/// range is no deadline.
pub(super) fn deadline(text: &Folded, range: Range<usize>) -> Option<Reading> {
    let chars = &text.chars[..range.end];
    let start = (range.start..range.end)
        .take_while(|at| *at == range.start || is_word(chars[at - 1]))
        .take(MOST_WORDS + 6)
        .find(|at| date(chars, *at).is_some())?;
    let found = period(chars, start)?;
    let behind = closes(chars, found.end)?;
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
    // '学年末' is no year's end, and what is hoped for is no deadline.
    let relative = !number::is_numeral(chars[start]) && matches!(chars[start], '年' | '月' | '季');
    if relative && !subject.is_empty() || WISHES.iter().any(|wish| ends(subject, wish)) {
        return None;
    }
    let begins = subject.last().is_some_and(|c| OTHERWISE.contains(c));
    // '1月内' is within a month, or in January.
    let month = found
        .by
        .is_some_and(|by| by.year.is_none() && matches!(by.part, DatePart::Month(_)));
    if begins || month && found.from.is_none() && starts(chars, found.end, "内") {
        return None;
    }
    let words = text.published(range.start..range.start + subject.len());
    Some(Reading {
        kind: Kind::Deadline,
        subject: (!words.is_empty()).then_some(words),
        due: due(chars, &found),
        behind: (behind < range.end).then(|| text.published(behind..range.end)),
        ..Reading::default()
    })
}

/// What makes a date the first day, any day but this, or none: '不早于', '自', '不在', without their link.
const OTHERWISE: [char; 14] = [
    '早', '晚', '迟', '先', '后', '始', '起', '自', '从', '由', '非', '不', '未', '除',
];

/// Words that take the promise out of a date.
const WISHES: [&str; 6] = ["力争", "争取", "尽量", "基本", "原则上", "尽可能"];

/// When what was found is due. '前' behind a day, or behind the words for an end ('年底前'), is the end itself.
fn due(chars: &[char], found: &Found) -> Option<Due> {
    let by = found.by?;
    let early = ["前", "之前", "以前", "(含)前", "(含)之前"];
    let before = early.iter().any(|word| starts(chars, found.end, word));
    let exact = found.last || matches!(by.part, DatePart::Day(..) | DatePart::DayOnly(_));
    let end = match (found.within, before && !exact) {
        (true, _) => DueEnd::Within,
        (false, true) => DueEnd::Before,
        (false, false) => DueEnd::Last,
    };
    Some(Due {
        from: found.from,
        by,
        end,
    })
}

/// A date that limits what follows: '2025年', '2025年11月30日前', '第三季度'. Its end.
pub(super) fn limiting(chars: &[char], at: usize) -> Option<usize> {
    let end = period(chars, at)?.end;
    Some(before(chars, end).unwrap_or(end))
}

fn is_word(c: char) -> bool {
    is_han(c) || matches!(c, ':' | '≤')
}

fn strip_links(mut words: &[char]) -> &[char] {
    const LINKS: [&str; 23] = [
        "不得晚于",
        "不得迟于",
        "不应晚于",
        "不应迟于",
        "不能晚于",
        "不能迟于",
        "不晚于",
        "不迟于",
        "不超过",
        "应于",
        "须于",
        "截至到",
        "截止到",
        "截止至",
        "截至",
        "截止",
        "最迟",
        "最晚",
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
    const WORDS: [(&str, ()); 10] = [
        ("(含)前", ()),
        ("(含)之前", ()),
        ("前(含)", ()),
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

/// Nothing but '前' and words of completion may follow a deadline: where those begin that say more than that it is done.
fn closes(chars: &[char], at: usize) -> Option<usize> {
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
    let plain = ["完成", "全部完成"]
        .iter()
        .any(|word| rest.len() == word.chars().count() && starts(rest, 0, word));
    let closed = rest.is_empty() || (done && words && rest.len() <= 12);
    closed.then_some(if plain { chars.len() } else { at })
}

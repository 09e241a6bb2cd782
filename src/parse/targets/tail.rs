//! What follows a number: unit, denominator, '以上', the words it governs, a scope in brackets.

use super::fold::Folded;
use super::lexicon::{self, starts};
use super::number::{Number, Script};
use super::units::{self, Class};
use crate::model::Kind;
use std::ops::Range;

/// What the characters after a number say.
#[derive(Default, Debug)]
pub(super) struct Tail {
    /// The unit as published.
    pub(super) unit: Option<String>,
    /// What a counter counts.
    pub(super) counted: Option<String>,
    /// The denominator.
    pub(super) per: Option<String>,
    /// '以上', '以内', '左右'.
    pub(super) suffix: Option<Kind>,
    /// A limiting remark in brackets.
    pub(super) scope: Option<String>,
    /// Whether the unit is in the table, and how far it can be trusted alone.
    pub(super) class: Option<Class>,
    /// Whether '（含）' says that the number is included.
    pub(super) included: bool,
    /// Whether words stand behind the quantity that are not part of its unit.
    pub(super) trailing: bool,
    /// These words.
    pub(super) behind: Option<String>,
}

/// Whether a comparator stands before the number.
pub(super) fn read(text: &Folded, number: &Number, end: usize, compared: bool) -> Option<Tail> {
    let chars = &text.chars[..end];
    let mut tail = Tail::default();
    let mut at = number.end;
    if let Some(rate) = number.rate {
        tail.unit = Some(rate.to_owned());
        tail.class = Some(Class::Whole);
    } else {
        at = unit(text, &mut tail, number, at, end)?;
    }
    at = denominator(text, &mut tail, at, end)?;
    if let Some((kind, after)) = lexicon::suffix(chars, at) {
        tail.suffix = Some(kind);
        at = denominator(text, &mut tail, after, end)?;
    }
    at = rest(text, &mut tail, number, at..end, compared)?;
    bracket(text, &mut tail, at..end)?;
    Some(tail)
}

/// '人', '（人）', '家医院': the end of the unit and of what it counts.
fn unit(text: &Folded, tail: &mut Tail, number: &Number, at: usize, end: usize) -> Option<usize> {
    let chars = &text.chars[..end];
    let inner = at + usize::from(chars.get(at) == Some(&'('));
    let Some((class, close)) = units::unit(chars, inner) else {
        return Some(at);
    };
    if inner > at {
        return Some(if chars.get(close) == Some(&')') {
            tail.unit = Some(published_unit(text, inner..close));
            tail.class = Some(class);
            close + 1
        } else {
            at
        });
    }
    let counts = class == Class::Counter && number.script == Script::Arabic;
    let end = noun(chars, close).filter(|_| counts).unwrap_or(close);
    tail.counted = (end > close).then(|| text.published(close..end));
    let (name, end) = match alternative(chars, end, class) {
        Some(second) => (published_unit(text, at..second), second),
        None => (published_unit(text, at..close), end),
    };
    if number.script == Script::Small && !units::counts_small(&name) {
        tail.class = Some(Class::Weak);
    } else {
        tail.class = Some(class);
    }
    tail.unit = Some(name);
    Some(end)
}

/// The end of '（项）' at `at`, behind '个': a second unit that does as well, and no remark. '500元（人民币）' has none.
fn alternative(chars: &[char], at: usize, class: Class) -> Option<usize> {
    (chars.get(at) == Some(&'(') && class != Class::Weak).then_some(())?;
    let (second, close) = units::unit(chars, at + 1)?;
    (second != Class::Weak && chars.get(close) == Some(&')')).then_some(close + 1)
}

/// The end of the noun that a counter counts: '医院' in '家医院'.
fn noun(chars: &[char], at: usize) -> Option<usize> {
    let mut end = at;
    while end < chars.len() && is_han(chars[end]) && end - at <= 6 {
        if lexicon::suffix(chars, end).is_some() && end > at {
            break;
        }
        end += 1;
    }
    let stops =
        matches!(chars.get(end), None | Some('(' | '/')) || lexicon::suffix(chars, end).is_some();
    (stops && names_a_thing(&chars[at..end])).then_some(end)
}

/// A noun of two to six characters without a word that would make the number mean something else.
fn names_a_thing(noun: &[char]) -> bool {
    const CHARS: &str = "的内外前后以和或与至到各每为是率费薪款额价左右上下半多余来几";
    const WORDS: &str = "工资 补贴 标准 平均 水平 分之 工期 周期 百分 起步 打底 封顶 保底 为限 为止 最多 最少 至少 至多 最低 最高 完成 达标 合格 竣工 完工 到位 \
        验收 通过 开展 举办 交付 启动 结束 实施 办结 上线 开工";
    let word: String = noun.iter().collect();
    (2..=6).contains(&noun.len())
        && !word.contains(|c| CHARS.contains(c))
        && !word.contains(super::number::is_numeral)
        && !noun.last().is_some_and(|c| "级等档类型号".contains(*c))
        && !WORDS.split_whitespace().any(|bad| word.contains(bad))
}

/// '/月', '/人·月', '每月' after the unit.
fn denominator(text: &Folded, tail: &mut Tail, at: usize, end: usize) -> Option<usize> {
    let chars = &text.chars[..end];
    let mut close = match chars.get(at) {
        Some('/') => at + 1,
        Some('每') => return trailing_every(text, tail, at, end),
        _ => return Some(at),
    };
    let mut words: Vec<String> = Vec::new();
    loop {
        let digits = match super::number::number(chars, close) {
            Some(Ok(number)) => number.end,
            _ => close,
        };
        let word_end = units::denominator(chars, digits)?;
        // '80分/100分' is a mark out of a hundred, no rate.
        if digits > close && tail.unit.as_deref() == Some(&*text.published(digits..word_end)) {
            return None;
        }
        words.push(text.published(close..word_end));
        close = word_end;
        let joined = matches!(chars.get(close), Some('/' | '·' | '.' | '*' | '•' | '・'));
        if !joined {
            break;
        }
        close += 1;
    }
    tail.per = Some(words.join("·"));
    Some(close)
}

fn trailing_every(text: &Folded, tail: &mut Tail, at: usize, end: usize) -> Option<usize> {
    let close = super::token::every(&text.chars[..end], at)?;
    tail.per = Some(text.published(at + 1..close));
    Some(close)
}

/// The words after unit and suffix: an unknown unit beside a comparator, what a share is of, or nothing.
fn rest(
    text: &Folded,
    tail: &mut Tail,
    number: &Number,
    range: Range<usize>,
    compared: bool,
) -> Option<usize> {
    let chars = &text.chars[..range.end];
    let at = range.start;
    let stop = at + chars[at..].iter().take_while(|c| is_han(**c)).count();
    if stop == at {
        return Some(at);
    }
    let words = &chars[at..stop];
    if tail.unit.is_none() && tail.suffix.is_none() && tail.per.is_none() {
        return unknown_unit(text, tail, number, at..range.end, compared);
    }
    let percent = matches!(tail.unit.as_deref(), Some("%" | "‰"));
    let counter = tail.class == Some(Class::Counter) && number.script == Script::Arabic;
    if percent && governs(words, tail.suffix.is_some(), compared) {
        tail.trailing = true;
        tail.behind = Some(text.published(at..stop));
        return Some(stop);
    }
    let bare = counter && tail.counted.is_none() && tail.per.is_none();
    if bare && tail.suffix.is_some() && names_a_thing(words) {
        tail.counted = Some(text.published(at..stop));
        return Some(stop);
    }
    None
}

/// '80%以上对服务表示满意', '100%完成': words that say of what the share is, and do not turn it into a scale or a condition.
fn governs(words: &[char], suffix: bool, compared: bool) -> bool {
    const DONE: [&str; 9] = [
        "完成",
        "达标",
        "合格",
        "覆盖",
        "全覆盖",
        "落实",
        "到位",
        "通过",
        "按时完成",
    ];
    let text: String = words.iter().collect();
    let scale = text.starts_with(['为', '即', '属', '算', '是', '时', '则', '按', '扣']);
    if suffix || (compared && text.starts_with('的')) {
        let denied = text.contains(['不', '未', '无', '没']);
        return words.len() <= 30 && !scale && !denied && !text.contains(super::number::is_numeral);
    }
    DONE.contains(&text.as_str())
}

/// '≥5000尾': one to three characters that no table knows, believed beside a comparator only.
fn unknown_unit(
    text: &Folded,
    tail: &mut Tail,
    number: &Number,
    range: Range<usize>,
    compared: bool,
) -> Option<usize> {
    let chars = &text.chars[..range.end];
    let mut stop = range.start;
    while stop < chars.len() && is_han(chars[stop]) && stop - range.start <= 3 {
        if lexicon::suffix(chars, stop).is_some() {
            break;
        }
        stop += 1;
    }
    let word = &chars[range.start..stop];
    let suffix = lexicon::suffix(chars, stop);
    let known = (1..=3).contains(&word.len())
        && !word.iter().any(|c| units::ranks(*c) || misleads(*c))
        && number.script == Script::Arabic;
    if !known || !(compared || suffix.is_some()) {
        return None;
    }
    tail.unit = Some(text.published(range.start..stop));
    let mut at = denominator(text, tail, stop, range.end)?;
    if let Some((kind, after)) = lexicon::suffix(chars, at) {
        tail.suffix = Some(kind);
        at = denominator(text, tail, after, range.end)?;
    }
    Some(at)
}

/// Characters that make an unknown word something else than a unit.
fn misleads(c: char) -> bool {
    "的多余几来前后内外上下以及或和与至到各每为是起之均比较率费价不无未".contains(c)
        || super::number::is_numeral(c)
}

/// '（一般整改）' at the end: a remark without digits limits the target. '（含）' says that the limit itself is included.
fn bracket(text: &Folded, tail: &mut Tail, range: Range<usize>) -> Option<()> {
    let chars = &text.chars[range.clone()];
    match chars {
        [] => Some(()),
        ['(', '含', ..] => {
            tail.included = includes(text, tail.suffix, &range);
            tail.included.then_some(())
        }
        ['(', '每', ..] => every_in_bracket(text, tail, range),
        ['(', inner @ .., ')'] if inner.iter().all(|c| is_han(*c)) && !inner.is_empty() => {
            if second_reading(inner) {
                return None;
            }
            if is_area(inner) {
                let places = tail.counted.as_mut().or(tail.unit.as_mut())?;
                places.push_str(&text.published(range));
                return Some(());
            }
            let plain = !matches!(inner[0], '含' | '不' | '除');
            tail.scope = Some(text.published(range.start + 1..range.end - 1));
            plain.then_some(())
        }
        _ => None,
    }
}

/// '500元（每人每月）': the denominator, said afterwards.
fn every_in_bracket(text: &Folded, tail: &mut Tail, range: Range<usize>) -> Option<()> {
    let mut at = range.start + 1;
    let mut words = Vec::new();
    while let Some(end) = super::token::every(&text.chars[..range.end], at) {
        words.push(text.published(at + 1..end));
        at = end;
    }
    let closes = at + 1 == range.end && text.chars[at] == ')';
    (closes && !words.is_empty() && tail.per.is_none()).then(|| tail.per = Some(words.join("·")))
}

/// Whether a remark says the number or its direction once more, or otherwise: '（五个）', '（上限）', '（未完成）'.
fn second_reading(remark: &[char]) -> bool {
    const WORDS: &str = "上限 下限 以上 以下 以内 之内 最低 最高 最多 最少 至少 至多 不少于 不低于 不高于 不多于 不超 超过 低于 高于 封顶 保底 左右 上下 未 大写 \
        小写 暂定 预计 预估 力争";
    let text: String = remark.iter().collect();
    WORDS.split_whitespace().any(|word| text.contains(word))
        || is_number(remark)
        || matches!(text.as_str(), "约" | "内" | "起" | "限")
}

/// Whether a remark is a written number, with its unit or without.
fn is_number(remark: &[char]) -> bool {
    let number = super::number::number(remark, 0).and_then(Result::ok);
    number.is_some_and(|number| {
        let end = units::unit(remark, number.end).map_or(number.end, |(_, end)| end);
        end == remark.len()
    })
}

/// Whether a remark is another word for the places counted: '10个镇（街）'.
fn is_area(remark: &[char]) -> bool {
    const AREAS: &str = "街 街道 社区 居 居委会 村 镇 乡 场 农场 园区 区 县 市";
    let text: String = remark.iter().collect();
    AREAS.split(' ').any(|area| area == text)
}

/// '95%以上（含95%）': what is included stands before the suffix, or directly before the bracket.
fn includes(text: &Folded, suffix: Option<Kind>, range: &Range<usize>) -> bool {
    let whole = |length: usize| range.start + length == range.end;
    let chars = &text.chars[..range.end];
    if lexicon::included(chars, range.start).is_some_and(whole) {
        return true;
    }
    let inner = &chars[range.start + 2..range.end - usize::from(chars.ends_with(&[')']))];
    let limit = &chars[..range.start.saturating_sub(2)];
    suffix.is_some() && chars.ends_with(&[')']) && limit.ends_with(inner)
}

/// The unit in one spelling: '％' is '%', and '元整' is '元'.
fn published_unit(text: &Folded, range: Range<usize>) -> String {
    let unit: String = text.chars[range].iter().collect();
    match unit.strip_suffix('整') {
        Some(unit) => unit.to_owned(),
        None => unit,
    }
}

/// Whether `c` is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    starts(&[c], 0, "〇") || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

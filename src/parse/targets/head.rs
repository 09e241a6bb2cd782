//! What stands before a number: scopes, what is measured, the comparator, '每…'.

use super::fold::Folded;
use super::lexicon::{self, ends};
use super::number::Script;
use super::tail::is_han;
use super::token::{Mark, Token};
use crate::model::Kind;

/// What the characters before a number say.
#[derive(Default, Debug)]
pub(super) struct Head {
    /// The comparator's direction.
    pub(super) comparator: Option<Kind>,
    /// The denominator, from '每…' directly before comparator or number.
    pub(super) per: Option<String>,
    /// '每…' as published.
    pub(super) scope: Vec<String>,
    /// The base of a comparison: '预算' in '不超过预算的5%'.
    pub(super) base: Option<String>,
    /// What is measured.
    pub(super) subject: Option<String>,
    /// Whether a link ('达到', '为', ':') stands before the number.
    pub(super) linked: bool,
    /// Whether '控制在' stands there, which means nothing without '以内'.
    pub(super) held: bool,
}

/// Words between a subject and its number that leave the number a plain one.
const LINKS: [&str; 25] = [
    "达到了",
    "达到",
    "达",
    "保持在",
    "维持在",
    "控制在",
    "稳定在",
    "保持",
    "维持",
    "实现",
    "完成",
    "共计",
    "合计",
    "总计",
    "共",
    "应",
    "须",
    "需",
    "确保",
    "保证",
    "要求",
    "等于",
    "为",
    "是",
    ":",
];

/// Words that end like a link and are none.
const WORDS: &str = "响应 供应 反应 效应 适应 相应 对应 感应 必需 所需 急需 公共 到达 表达 传达 发达 下达 送达 抵达 直达 转达 通达 雷达 马达 哈达 总共 一共 中共 \
    供需 军需 内需 回应 但是 凡是 行为 作为 成为 视为 评为 认为 称为 改为 人为 分为 定为 列为 设为 调为 提为 升为 转为 变为 化为";

/// Reads `chars[start..end]`, where `before` are the tokens in it and a number begins at `end`.
pub(super) fn read(text: &Folded, start: usize, end: usize, before: &[Token]) -> Option<Head> {
    let mut head = Head::default();
    let mut at = end;
    let mut rest = before;
    let mut every = Vec::new();
    while let Some((token, earlier)) = rest.split_last() {
        let adjacent = token.end == at;
        match token.mark {
            Mark::Every { from } if adjacent => every.push((from, *token)),
            Mark::Comparator(kind) if adjacent && head.comparator.is_none() => {
                head.comparator = Some(kind?);
            }
            _ => break,
        }
        (at, rest) = (token.start, earlier);
    }
    if head.comparator.is_none() {
        (at, rest) = based(text, &mut head, at, rest);
    }
    every.reverse();
    denominator(text, &mut head, &every);
    subject(text, &mut head, start..at, rest)?;
    Some(head)
}

/// '不超过预算的' before the number: a limit with its base.
fn based<'a>(text: &Folded, head: &mut Head, at: usize, rest: &'a [Token]) -> (usize, &'a [Token]) {
    if let Some((token, earlier)) = rest.split_last()
        && let Mark::Word(Some(kind @ (Kind::AtLeast | Kind::AtMost)))
        | Mark::Comparator(Some(kind @ (Kind::AtLeast | Kind::AtMost))) = token.mark
        && text.chars[token.end..at].ends_with(&['的'])
        && text.chars[token.end..at].iter().all(|c| is_han(*c))
        && at - token.end > 1
    {
        head.comparator = Some(kind);
        head.base = Some(text.published(token.end..at - 1));
        return (token.start, earlier);
    }
    (at, rest)
}

fn denominator(text: &Folded, head: &mut Head, every: &[(usize, Token)]) {
    if every.is_empty() {
        return;
    }
    let words: Vec<String> = every
        .iter()
        .map(|(from, token)| text.published(*from..token.end))
        .collect();
    head.per = Some(words.join("·"));
    head.scope
        .extend(every.iter().map(|(_, t)| text.published(t.start..t.end)));
}

fn subject(
    text: &Folded,
    head: &mut Head,
    range: std::ops::Range<usize>,
    rest: &[Token],
) -> Option<()> {
    let chars = &text.chars;
    let start = range.start;
    let mut end = start + unlinked(head, &chars[range]);
    if end > start && chars[end - 1] == '，' {
        end -= 1;
        let quantity = |t: &Token| matches!(t.mark, Mark::Number(n) if n.script == Script::Arabic);
        (!rest.iter().any(quantity)).then_some(())?;
    }
    if end == start {
        return Some(());
    }
    let words = &chars[start..end];
    let compared = head.comparator.is_some();
    // '每村(居)1名': the rest of a word that the scope has cut.
    let cut = words[0] == '(' && words.ends_with(&[')']);
    if cut || conditional(words) || lexicon::negated(words) || denies(words) {
        return None;
    }
    let read = if compared { measured } else { plain };
    read(words, rest).then_some(())?;
    let last = words.iter().rposition(|c| *c == '，').map_or(0, |i| i + 1);
    head.subject = Some(text.published(start + last..end));
    Some(())
}

/// How many of `words` are left without the links at their end.
fn unlinked(head: &mut Head, mut words: &[char]) -> usize {
    let link = |words: &[char]| {
        let inside = WORDS.split_whitespace().any(|word| ends(words, word));
        LINKS.iter().find(|link| !inside && ends(words, link))
    };
    while let Some(link) = link(words) {
        words = &words[..words.len() - link.chars().count()];
        head.linked = true;
        head.held = head.held || *link == "控制在";
    }
    if words.ends_with(&['=']) && head.comparator.is_none() {
        words = &words[..words.len() - 1];
        head.linked = true;
    }
    words.len()
}

/// '不发生2起以上事故' promises the contrary; '不满意率低于5%' does not, for it ends in a measure.
fn denies(words: &[char]) -> bool {
    const TWO: [[char; 2]; 5] = [
        ['杜', '绝'],
        ['避', '免'],
        ['防', '止'],
        ['禁', '止'],
        ['严', '禁'],
    ];
    let denied = lexicon::negates(words[0]) || TWO.iter().any(|two| words.starts_with(two));
    denied && !words.last().is_some_and(|c| lexicon::ends_measure(*c))
}

fn conditional(words: &[char]) -> bool {
    matches!(words[0], '如' | '若' | '当' | '凡')
        || words[0] == '第' && !words.starts_with(&['第', '三', '方'])
}

/// Before a comparator any words may stand, numbers too, but no second comparison and no item of a list.
fn measured(words: &[char], rest: &[Token]) -> bool {
    let number = |t: &Token| matches!(t.mark, Mark::Number(n) if n.script == Script::Arabic);
    let compares = |t: &Token| matches!(t.mark, Mark::Comparator(_));
    let joins = |c: &char| matches!(c, '，' | '和' | '与' | '及');
    let listed = words.iter().any(joins) && rest.iter().any(number);
    words.iter().any(|c| is_han(*c) || c.is_alphabetic())
        && !words.iter().any(|c| matches!(c, '=' | '±'))
        && !words.ends_with(&['第'])
        && !of_another_year(words)
        && !rest.iter().any(compares)
        && !listed
}

/// Whether what is so much is what was, and not what is promised.
fn of_another_year(words: &[char]) -> bool {
    const WORDS: &str = "上年 去年 上年度 上年实际 现状 现状值 基期值 基准值";
    WORDS.split(' ').any(|word| ends(words, word))
}

/// Words directly before a plain number that make it a rank, a part, a bound, a wish or a deduction.
const BARRING: &str = "第 前 后 首 近 逾 余 多 几 半 各 最高 最低 最大 最小 最长 最短 上限 下限 高达 低至 仅 又 再 另 之 同 每 当 至少 至多 不等 于 扣 扣除 罚款 从 由 自 除 个 双 多达 零下 负 基本 力争 争取 尽量 原则上 仅限 限额 限制 限定 限于 封顶 保底 打底 起步 \
    上期 往年 同期 现有 已有 原有 原值 基期 基准 基数";

/// Before a plain number only words that can be measured or done, and nothing that turns the number into a name, a rank or a part of a formula.
fn plain(words: &[char], rest: &[Token]) -> bool {
    let text: String = words.iter().collect();
    let ends = words
        .last()
        .is_some_and(|c| is_han(*c) || matches!(c, ')' | '”' | '》'));
    let formula = words
        .iter()
        .any(|c| matches!(c, '+' | '-' | '*' | '/' | '÷' | '=' | '±' | '~' | '#'));
    ends && !formula
        && words.len() <= 24
        && !BARRING.split_whitespace().any(|bar| text.ends_with(bar))
        && !limits(&text)
        && !of_another_year(words)
        && !text.starts_with('约')
        && !rest.iter().any(bars)
}

/// '限5人', '每家限5人'; the '时限' before '5个工作日' is what is measured.
fn limits(text: &str) -> bool {
    const TERMS: [&str; 3] = ["时限", "期限", "年限"];
    text.ends_with('限') && TERMS.iter().all(|term| !text.ends_with(term))
}

fn bars(token: &Token) -> bool {
    match token.mark {
        Mark::Number(number) => number.script == Script::Arabic,
        Mark::Digits | Mark::Comparator(_) => true,
        Mark::Word(kind) => kind != Some(Kind::About),
        Mark::Every { .. } => false,
    }
}

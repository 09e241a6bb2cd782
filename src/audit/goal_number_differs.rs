//! 绩效目标与同名指标的数值不同: a number in the goal and the value of the indicator that it names.

use crate::tr;
use super::{AuditInfo, wording};
use crate::decimal;
use crate::diagnostic::Severity;
use crate::model::{Dataset, Field, Finding, Indicator, Link, Reading, Target};
use rust_decimal::Decimal;
use std::ops::Range;

/// A shorter name can be a part of any other word.
const SHORTEST_NAME: usize = 4;

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "goal_number_differs",
    title_zh: "绩效目标与同名指标的数值不同",
    explanation_zh: "绩效目标中写出了某项指标的名称和数值，与该指标的值不同。",
    rule_zh: "绩效目标中出现不短于4个字的指标名称（前面是标点或“的”“使”等字，而不是更长的词），紧接着（至多隔“达到”“不低于”“≥”等词）是带相同单位的数字，并且与该指标的周期值、年度值都不相等。目标与项目的对应关系为“可能”时注明，未能对应的不比较。",
    source_zh: "表格本身：绩效指标是绩效目标的细化。",
};

/// The bytes of a goal times the indicators that are looked for in it: no project of the form comes near.
const MOST_WORK: usize = 20_000_000;

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let Some(goal) = &project.goal.value else {
            continue;
        };
        let work = goal.text.len().saturating_mul(project.indicators.len());
        if work > MOST_WORK || !goal.text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let differing = project
            .indicators
            .iter()
            .filter_map(|indicator| Some((indicator, differing(goal, indicator)?)));
        findings.extend(differing.map(|(indicator, range)| Finding {
            projects: vec![index],
            ..finding(&project.goal, goal, indicator, range)
        }));
    }
    findings
}

fn finding(link: &Link<Field>, goal: &Field, indicator: &Indicator, range: Range<usize>) -> Finding {
    let value = &indicator.annual.text;
    Finding {
        id: INFO.id,
        severity: Severity::Warning,
        message: tr!("绩效目标写“{}”，指标{}的年度值为{}。{}", wording::short(&goal.text[range.clone()]), wording::quote(&indicator.name), wording::quote(value), wording::likely_note(link.confidence)),
        projects: Vec::new(),
        spans: goal
            .places(range)
            .into_iter()
            .chain(indicator.name.runs.clone())
            .chain(value.runs.clone())
            .collect(),
    }
}

/// The name with its number in the goal, where that number is none of the indicator's.
fn differing(goal: &Field, indicator: &Indicator) -> Option<Range<usize>> {
    let readings = [&indicator.cycle, &indicator.annual].map(plain);
    let known: Vec<&Reading> = readings.into_iter().flatten().collect();
    let [cycle, annual] = known.as_slice() else {
        return None;
    };
    if cycle.unit.is_none() || cycle.unit != annual.unit || cycle.counted != annual.counted {
        return None;
    }
    let name = wording::measure(indicator);
    if name.chars().count() < SHORTEST_NAME {
        return None;
    }
    let mentions = goal.text.match_indices(&*name);
    let mut mentions = mentions
        .filter(|(at, _)| stands_alone(&goal.text, *at))
        .peekable();
    mentions.peek()?;
    let unit = unit(cycle)?;
    mentions.find_map(|(at, _)| {
        let (number, end) = number(&goal.text, at + name.len(), &unit)?;
        let same = |r: &&Reading| r.value == Some(number) || r.upper == Some(number);
        (!known.iter().any(same)).then_some(at..end)
    })
}

/// A value whose number is the indicator's own: a number with unit that is no change and has no other subject or period.
fn plain(target: &Target) -> Option<&Reading> {
    let reading = &target.reading;
    let own = reading.value.is_some() && reading.subject.is_none() && reading.scope.is_empty();
    (own && reading.per.is_none()).then_some(reading)
}

/// '家', or '家医院' where it is said what is counted.
fn unit(reading: &Reading) -> Option<String> {
    let counted = reading.counted.as_deref().unwrap_or_default();
    Some(reading.unit.clone()? + counted)
}

/// Whether the name at `at` is not the end of a longer word.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric() || "的使保证现及和且到".contains(c))
}

/// The number with `unit` that follows at `at`, at most after words of comparison; and where it ends.
fn number(text: &str, at: usize, unit: &str) -> Option<(Decimal, usize)> {
    const WORDS: &str = "达到为是不低于少超过高大小等至约保持在≥≤＞＜>=<：:(%)（）％ \u{3000}";
    let rest = &text[at..];
    let gap: usize = rest
        .chars()
        .take(8)
        .take_while(|c| WORDS.contains(*c))
        .map(char::len_utf8)
        .sum();
    let digits: &str = &rest[gap..];
    let len = digits
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(digits.len());
    let number = Decimal::from_str_exact(&digits[..len]).ok()?;
    let (factor, times) = match digits[len..].chars().next() {
        Some('万') => (Decimal::from(10_000), '万'.len_utf8()),
        Some('亿') => (Decimal::from(100_000_000), '亿'.len_utf8()),
        _ => (Decimal::ONE, 0),
    };
    let tail = &digits[len + times..];
    let unit_len = match tail.strip_prefix('％') {
        Some(_) if unit == "%" => '％'.len_utf8(),
        _ => tail.starts_with(unit).then_some(unit.len())?,
    };
    let end = at + gap + len + times + unit_len;
    // '5个' is not '5个月', nor is '3-5%' one number.
    let closed = text[end..].chars().next().is_none_or(|c| {
        !c.is_alphanumeric() || matches!(c, '以' | '及' | '或' | '左')
    });
    closed.then_some((decimal::mul(number, factor)?, end))
}

//! 没有可量化的指标值: indicators whose values are words, project by project.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Dataset, Finding, Indicator, Kind, Target};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "no_measurable_target",
    title_zh: "没有可量化的指标值",
    explanation_zh: "指标的周期值和年度值都是文字表述，没有数字、比率或期限；定性表述也可使用。",
    rule_zh: "周期值和年度值都未读出数量或期限，并且其中没有任何数字（包括中文数字）。每个项目合并为一条；全部指标都如此时，作为需要留意的一条列出。空白的值视为可量化：可能是抽取时缺失。任一值为“待补充”一类占位文字的指标由“指标值待补充”列出，不在此列。",
    source_zh: "预算绩效管理的一般要求：绩效目标应当具体、可衡量。此处不引具体条文。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let indicators = project.indicators.iter();
        let words: Vec<&Indicator> = indicators.filter(|i| !measurable(i)).collect();
        if !words.is_empty() {
            findings.push(finding(index, project.indicators.len(), &words));
        }
    }
    findings
}

fn finding(index: usize, all: usize, words: &[&Indicator]) -> Finding {
    let example = words[0];
    let (name, value) = (wording::quote(&example.name), wording::quote(&example.annual.text));
    let (severity, message) = if words.len() == all {
        (Severity::Warning, tr!(all => "该项目的{}项指标均为文字表述，如{}：{}。", all, name, value))
    } else {
        let message = tr!(all => "该项目的{}项指标中有{}项为文字表述，如{}：{}。", all, words.len(), name, value);
        (Severity::Info, message)
    };
    Finding {
        id: INFO.id,
        severity,
        message,
        projects: vec![index],
        spans: words
            .iter()
            .flat_map(|indicator| indicator.annual.text.runs.clone())
            .collect(),
    }
}

/// A value that did not survive may have been a number: it counts as measurable. So does one that is still to be filled in,
/// which has an audit of its own.
fn measurable(indicator: &Indicator) -> bool {
    let counts = |target: &Target| {
        target.reading.kind != Kind::Text || target.text.is_empty() || target.text.text.contains(is_digit)
    };
    counts(&indicator.cycle) || counts(&indicator.annual)
}

fn is_digit(c: char) -> bool {
    c.is_numeric() || "零一二两三四五六七八九十百千万亿半".contains(c)
}

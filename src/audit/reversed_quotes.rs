//! 引号方向相反: a closing mark where an opening one belongs, and the other way round.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Dataset, Field, Finding, Indicator, Project};
use std::ops::Range;

/// Marks further apart than this are hardly a pair.
const LONGEST: usize = 40;

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "reversed_quotes",
    title_zh: "引号方向相反",
    explanation_zh: "文字中先出现后引号，再出现前引号。",
    rule_zh: "在没有前引号的地方出现”（或’），其后40字以内出现“（或‘）。",
    source_zh: "《标点符号用法》（GB/T 15834）：前引号在前，后引号在后。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        for field in fields(project) {
            findings.extend(finding(field, vec![index]));
        }
    }
    let units = dataset.units.iter().map(|unit| &unit.name);
    let unlinked = dataset
        .pages
        .iter()
        .flat_map(|page| page.unlinked.names.iter().chain(&page.unlinked.goals));
    for field in units.chain(unlinked) {
        findings.extend(finding(field, Vec::new()));
    }
    findings
}

fn fields(project: &Project) -> impl Iterator<Item = &Field> {
    let linked = [&project.name, &project.goal];
    linked
        .into_iter()
        .filter_map(|link| link.value.as_ref())
        .chain(project.indicators.iter().flat_map(indicator_fields))
}

fn indicator_fields(indicator: &Indicator) -> [&Field; 3] {
    [
        &indicator.name,
        &indicator.cycle.text,
        &indicator.annual.text,
    ]
}

fn finding(field: &Field, projects: Vec<usize>) -> Option<Finding> {
    // The byte that all quotation marks begin with; most texts have none.
    if !field.text.as_bytes().contains(&0xE2) {
        return None;
    }
    let range = [('“', '”'), ('‘', '’')]
        .into_iter()
        .find_map(|(open, close)| reversed(&field.text, open, close))?;
    Some(Finding {
        id: INFO.id,
        severity: Severity::Info,
        message: tr!("此处引号方向相反：{}", wording::short(&field.text[range.clone()])),
        projects,
        spans: field.places(range),
    })
}

/// The first stretch from a closing mark that closes nothing to the opening mark after it.
fn reversed(text: &str, open: char, close: char) -> Option<Range<usize>> {
    let mut depth = 0usize;
    let mut stray: Option<usize> = None;
    for (at, c) in text.char_indices() {
        if c == open {
            if let Some(start) = stray.take()
                && text[start..at].chars().count() <= LONGEST
            {
                return Some(start..at + c.len_utf8());
            }
            depth += 1;
        } else if c == close {
            stray = (depth == 0).then_some(at);
            depth = depth.saturating_sub(1);
        }
    }
    None
}

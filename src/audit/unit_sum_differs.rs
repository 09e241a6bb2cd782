//! 单位行与所属项目之和不同: a unit's published sum and its projects'.

use super::{AuditInfo, wording};
use crate::lang::{self, tr};
use crate::tr;
use crate::decimal;
use crate::diagnostic::Severity;
use crate::model::{Amount, Appropriation, Confidence, Dataset, Finding, Fund, Project};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "unit_sum_differs",
    title_zh: "单位行与所属项目之和不同",
    explanation_zh: "单位行公布的数额与其所属项目相加所得不等。",
    rule_zh: "只在一个单位的全部项目和全部金额都已对应、且各行总计等于该行各项之和时计算，按总计、财政拨款、财政专户拨款、其他资金分别比较。任何一项对应只是“可能”时注明；有未能对应的金额时不计算。",
    source_zh: "表格本身：单位行为所属项目之和。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for unit in 0..dataset.units.len() {
        let Some(rows) = rows(dataset, unit) else {
            continue;
        };
        for fund in Fund::ALL {
            findings.extend(finding(dataset, unit, &rows, fund));
        }
    }
    findings
}

/// The projects of a unit, if they are certain to be all of them and each has its money.
fn rows(dataset: &Dataset, unit: usize) -> Option<Vec<usize>> {
    let first = dataset.units[unit].page;
    // Its rows end where the next unit's begin; cells of a page stand in rotated order, so the whole page counts.
    let last = dataset.units.get(unit + 1).map_or(u32::MAX, |next| next.page);
    let before = |page: u32| dataset.projects.partition_point(|project| project.page < page);
    let reachable = before(first)..before(last.saturating_add(1));
    let settled = |project: &Project| project.unit.value.is_some();
    let belongs = |project: &Project| project.unit.value == Some(unit);
    // Before they are gone through for each unit: a page of very many rows links none of them.
    if !dataset.projects[reachable.clone()].iter().all(settled) {
        return None;
    }
    let rows: Vec<usize> = reachable.filter(|index| belongs(&dataset.projects[*index])).collect();
    let complete = rows
        .iter()
        .all(|index| balanced(dataset.projects[*index].amounts.value.as_ref()));
    (complete && !rows.is_empty()).then_some(rows)
}

/// Whether a row's money is all there: its parts add up to its total, so an empty column is nothing and not a loss.
fn balanced(amounts: Option<&Appropriation>) -> bool {
    let total = |amounts: &Appropriation| {
        let parts = decimal::sum(parts(amounts).map(|part| part.value));
        amounts.total.map(|total| total.value) == parts
    };
    amounts.is_some_and(total)
}

fn parts(amounts: &Appropriation) -> impl Iterator<Item = Amount> {
    [amounts.fiscal, amounts.special, amounts.other]
        .into_iter()
        .flatten()
}

fn finding(dataset: &Dataset, unit: usize, rows: &[usize], fund: Fund) -> Option<Finding> {
    let row = &dataset.units[unit];
    let published = row.amounts.get(fund)?;
    let projects = || rows.iter().map(|index| &dataset.projects[*index]);
    let amounts: Vec<Amount> = projects()
        .filter_map(|project| project.amounts.value.as_ref()?.get(fund))
        .collect();
    let (sum, difference) = wording::difference(published, &amounts)?;
    let links = projects().map(|project| project.amounts.confidence.min(project.unit.confidence));
    let column = if matches!(fund, Fund::Special | Fund::Other) {
        row.funds
    } else {
        Confidence::Proven
    };
    let confidence = links.chain([column]).min()?;
    let money = &dataset.document.currency_unit.text;
    Some(Finding {
        id: INFO.id,
        severity: Severity::Warning,
        message: tr!("{0}的{1}：单位行为{2}{6}，所属{3}个项目之和为{4}{6}，相差{5}{6}。{7}", wording::quote(&row.name), tr(fund.heading()), wording::amount(published.value), rows.len(), wording::amount(sum), wording::amount(difference.abs()), lang::of_money(money), wording::likely_note(confidence)),
        projects: rows.to_vec(),
        spans: wording::spans(published, &amounts),
    })
}

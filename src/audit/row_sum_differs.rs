//! 本行总计与各项之和不同: the funds of one row do not add up to its total.

use crate::lang;
use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Amount, Appropriation, Confidence, Dataset, Finding, Fund, SpendingUnit};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "row_sum_differs",
    title_zh: "本行总计与各项资金之和不同",
    explanation_zh: "同一行的财政拨款、财政专户拨款、其他资金相加，与该行的总计不等。",
    rule_zh: "总计减去该行已列出的各项资金之和，差额不为零。项目行、单位行和合计行分别计算；没有列出任何一项资金的行不计算。",
    source_zh: "表格本身：总计为各资金栏之和。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let unit = dataset.document.currency_unit.text.as_str();
    let mut findings = Vec::new();
    let grand = finding(tr!("合计行"), &dataset.document.grand_total, unit, Confidence::Proven);
    findings.extend(grand);
    // Where a number has found no fund, the funds that are known do not make up the total.
    let whole = |unit: &&SpendingUnit| unit.funds != Confidence::Unresolved;
    for row in dataset.units.iter().filter(whole) {
        let name = tr!("单位行{}", wording::quote(&row.name));
        findings.extend(finding(&name, &row.amounts, unit, Confidence::Proven));
    }
    for (index, project) in dataset.projects.iter().enumerate() {
        let Some(amounts) = &project.amounts.value else {
            continue;
        };
        let found = finding(tr!("该项目"), amounts, unit, project.amounts.confidence);
        findings.extend(found.map(|finding| Finding {
            projects: vec![index],
            ..finding
        }));
    }
    findings
}

fn finding(
    row: &str,
    amounts: &Appropriation,
    unit: &str,
    confidence: Confidence,
) -> Option<Finding> {
    let total = amounts.total?;
    let parts: Vec<Amount> = [Fund::Fiscal, Fund::Special, Fund::Other]
        .into_iter()
        .filter_map(|fund| amounts.get(fund))
        .collect();
    if parts.is_empty() {
        return None;
    }
    let (sum, difference) = wording::difference(total, &parts)?;
    Some(Finding {
        id: INFO.id,
        severity: Severity::Warning,
        message: tr!("{0}的总计为{1}{4}，各项资金之和为{2}{4}，相差{3}{4}。{5}", row, wording::amount(total.value), wording::amount(sum), wording::amount(difference.abs()), lang::of_money(unit), wording::likely_note(confidence)),
        projects: Vec::new(),
        spans: wording::spans(total, &parts),
    })
}

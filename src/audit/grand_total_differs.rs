//! 合计行与各单位之和不同: the document's grand total and its units'.

use super::{AuditInfo, wording};
use crate::lang::{self, tr};
use crate::tr;
use crate::decimal;
use crate::diagnostic::Severity;
use crate::model::{Amount, Confidence, Dataset, Finding, Fund};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "grand_total_differs",
    title_zh: "合计行与各单位之和不同",
    explanation_zh: "合计行公布的数额与各单位行相加所得不等；很小的差额可由四舍五入产生。",
    rule_zh: "按总计、财政拨款、财政专户拨款、其他资金分别比较。差额不超过“单位数×0.005＋0.005”时，在四舍五入可以解释的范围内，作为提示列出。任一单位行缺少总计时不计算。",
    source_zh: "表格本身：合计行为各单位行之和。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let whole = |unit: &crate::model::SpendingUnit| unit.amounts.total.is_some();
    if dataset.units.is_empty() || !dataset.units.iter().all(whole) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for fund in Fund::ALL {
        findings.extend(finding(dataset, fund));
    }
    findings
}

fn finding(dataset: &Dataset, fund: Fund) -> Option<Finding> {
    let published = dataset.document.grand_total.get(fund)?;
    let listed = || {
        let units = dataset.units.iter();
        units.filter_map(|unit| Some((unit, unit.amounts.get(fund)?)))
    };
    let amounts: Vec<Amount> = listed().map(|(_, amount)| amount).collect();
    let (sum, difference) = wording::difference(published, &amounts)?;
    let difference = difference.abs();
    let columns = dataset.units.iter().map(|unit| unit.funds).min();
    if fund != Fund::Total && columns == Some(Confidence::Unresolved) {
        return None;
    }
    let confidence = match fund {
        Fund::Special | Fund::Other => columns.unwrap_or(Confidence::Likely),
        _ => Confidence::Proven,
    };
    let rounding = difference <= decimal::rounding(amounts.len());
    let money = &dataset.document.currency_unit.text;
    Some(Finding {
        id: INFO.id,
        severity: if rounding {
            Severity::Info
        } else {
            Severity::Warning
        },
        message: tr!("{0}：合计行为{1}{5}，{2}个单位行之和为{3}{5}，相差{4}{5}{6}。{7}", tr(fund.heading()), wording::amount(published.value), amounts.len(), wording::amount(sum), wording::amount(difference), lang::of_money(money), if rounding {
                tr!("，在四舍五入可以解释的范围内")
            } else if sum < published.value {
                tr!("；文件若缺少一些单位，也会如此")
            } else {
                ""
            }, wording::likely_note(confidence)),
        projects: Vec::new(),
        spans: wording::spans(published, &amounts),
    })
}

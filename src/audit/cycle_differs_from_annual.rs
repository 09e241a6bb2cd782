//! 周期值与年度值不同: the two values of one indicator differ.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Comparison, Dataset, Finding, Indicator};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "cycle_differs_from_annual",
    title_zh: "周期值与年度值不同",
    explanation_zh: "同一指标的实施周期指标值与年度指标值文字不同；跨年度项目可以如此。",
    rule_zh: "去掉空白和末尾的句号后，两个值的文字不相同。两个值都能读出同一方向、同一单位的限度时，注明年度值更高或更低。",
    source_zh: "表格本身：每项指标设有实施周期指标值和年度指标值两栏。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let differing = project.indicators.iter().filter(|i| differs(i));
        findings.extend(differing.map(|indicator| finding(index, indicator)));
    }
    findings
}

fn differs(indicator: &Indicator) -> bool {
    let (cycle, annual) = (&indicator.cycle.text, &indicator.annual.text);
    let given = !cycle.is_empty() && !annual.is_empty();
    given && cycle.text != annual.text && wording::key(&cycle.text) != wording::key(&annual.text)
}

fn finding(index: usize, indicator: &Indicator) -> Finding {
    let (cycle, annual) = (&indicator.cycle.text, &indicator.annual.text);
    let note = match indicator.comparison {
        Comparison::Looser => tr!("年度值的要求低于周期值。"),
        Comparison::Tighter => tr!("年度值的要求高于周期值。"),
        Comparison::Equal => tr!("两者文字不同，含义相同。"),
        Comparison::NotComparable => "",
    };
    Finding {
        id: INFO.id,
        severity: Severity::Info,
        message: tr!("指标{}：周期值为{}，年度值为{}。{}", wording::quote(&indicator.name), wording::quote(cycle), wording::quote(annual), note),
        projects: vec![index],
        spans: [cycle, annual].iter().flat_map(|f| f.runs.clone()).collect(),
    }
}

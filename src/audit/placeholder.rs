//! 指标值待补充: a value that is still to be filled in, or is named instead of given.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Dataset, Finding, Indicator, Kind, Target};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "placeholder",
    title_zh: "指标值待补充",
    explanation_zh: "指标值处写的是“待补充”一类的文字或指标的类别，没有给出具体的值。",
    rule_zh: "周期值或年度值为“待…补充”“待定”“非量化指标”“定量指标”等占位文字，或只有符号。空白的值不在此列：可能是抽取时缺失。",
    source_zh: "表格本身：每项指标设有实施周期指标值和年度指标值两栏。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let open = project.indicators.iter().filter_map(open_values);
        findings.extend(open.map(|(indicator, values)| Finding {
            id: INFO.id,
            severity: severity(&values),
            message: tr!("指标{}的指标值写作{}。", wording::quote(&indicator.name), wording::quote(&values[0].text)),
            projects: vec![index],
            spans: values
                .iter()
                .flat_map(|value| value.text.runs.clone())
                .collect(),
        }));
    }
    findings
}

fn open_values(indicator: &Indicator) -> Option<(&Indicator, Vec<&Target>)> {
    let values: Vec<&Target> = [&indicator.cycle, &indicator.annual]
        .into_iter()
        .filter(|value| value.reading.kind == Kind::Placeholder && !value.text.is_empty())
        .collect();
    (!values.is_empty()).then_some((indicator, values))
}

/// A value that is announced weighs more than one that is said not to be a number.
fn severity(values: &[&Target]) -> Severity {
    if values.iter().any(|value| value.text.text.contains('待')) {
        Severity::Warning
    } else {
        Severity::Info
    }
}

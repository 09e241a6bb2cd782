//! 一级与二级指标代码不对应: an indicator filed under a level-2 code of another level 1.

use crate::tr;
use super::AuditInfo;
use crate::diagnostic::Severity;
use crate::model::{Dataset, Field, Finding, Indicator, Level};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "level_codes_disagree",
    title_zh: "一级与二级指标代码不对应",
    explanation_zh: "二级指标代码的首位与所在一级指标的代码不同。",
    rule_zh: "二级代码的首位数字不等于一级代码，例如“2-”之下的“31-”。未见过的代码不在此列。",
    source_zh: "表格本身：二级指标代码以一级指标代码开头（11、12、13 属于 1，21、22 属于 2，依此类推）。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let disagreeing = project.indicators.iter().filter(|i| disagrees(i));
        findings.extend(disagreeing.map(|indicator| Finding {
            id: INFO.id,
            severity: Severity::Info,
            message: tr!("第{}项指标列在“{}”之下，二级指标为“{}”。", indicator.ordinal, shown(&indicator.level1), shown(&indicator.level2)),
            projects: vec![index],
            spans: [&indicator.level1, &indicator.level2]
                .iter()
                .flat_map(|level| [&level.code, &level.name])
                .flat_map(|field: &Field| field.runs.clone())
                .collect(),
        }));
    }
    findings
}

/// A two-digit code belongs to the level 1 of its first digit; other lengths say nothing.
fn disagrees(indicator: &Indicator) -> bool {
    let (one, two) = (&indicator.level1.code.text, &indicator.level2.code.text);
    let digits = |code: &str, len| code.len() == len && code.bytes().all(|b| b.is_ascii_digit());
    digits(one, 1) && digits(two, 2) && !two.starts_with(one.as_str())
}

fn shown(level: &Level) -> String {
    format!("{}-{}", level.code.text, level.name.text)
}

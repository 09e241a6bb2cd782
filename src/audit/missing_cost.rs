//! 未列成本指标: a project without an indicator of that level.

use crate::tr;
use super::AuditInfo;
use crate::diagnostic::Severity;
use crate::model::{Dataset, Finding, Indicator};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "missing_cost",
    title_zh: "未列成本指标",
    explanation_zh: "该项目的指标中没有成本指标；并非每个项目都适用这类指标。",
    rule_zh: "没有任何指标的一级代码为 4，一级、二级名称和指标名称中也都没有“成本”。没有读到指标的项目不在此列。",
    source_zh: "表格本身：一级指标分为产出、效益、满意度、成本四类。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let projects = dataset.projects.iter().enumerate();
    projects
        .filter(|(_, project)| {
            !project.indicators.is_empty() && !project.indicators.iter().any(belongs)
        })
        .map(|(index, project)| Finding {
            id: INFO.id,
            severity: Severity::Info,
            message: tr!(project.indicators.len() => "该项目的{}项指标中没有成本指标。", project.indicators.len()),
            projects: vec![index],
            spans: vec![project.cell.span()],
        })
        .collect()
}

fn belongs(indicator: &Indicator) -> bool {
    let names = [
        &indicator.level1.name,
        &indicator.level2.name,
        &indicator.name,
    ];
    indicator.level1.code.text == "4" || names.iter().any(|name| name.text.contains("成本"))
}

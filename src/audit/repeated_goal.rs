//! 多个项目的绩效目标相同: one goal in several projects.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Confidence, Dataset, Finding};

/// A goal shorter than this says too little to be compared.
const SHORTEST: usize = 10;

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "repeated_goal",
    title_zh: "多个项目的绩效目标相同",
    explanation_zh: "两个或更多项目的绩效目标文字相同；同类转移支付项目常常如此。",
    rule_zh: "去掉空白和末尾句号后，绩效目标全文相同，且不短于10个字。目标与项目的对应关系为“可能”时注明，未能对应的不比较。",
    source_zh: "预算绩效管理的一般要求：绩效目标应与各项目相对应。此处不引具体条文。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut goals = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let goal = wording::key(project.goal.text());
        if goal.chars().count() >= SHORTEST {
            goals.push((goal, index));
        }
    }
    wording::shared(goals)
        .into_iter()
        .map(|projects| finding(dataset, projects))
        .collect()
}

fn finding(dataset: &Dataset, projects: Vec<usize>) -> Finding {
    let goals = || projects.iter().map(|index| &dataset.projects[*index].goal);
    let goal = wording::key(dataset.projects[projects[0]].goal.text());
    let confidence = goals().map(|link| link.confidence).min();
    Finding {
        id: INFO.id,
        severity: Severity::Info,
        message: tr!("{}个项目的绩效目标文字相同：“{}”。{}", projects.len(), wording::short(&goal), wording::likely_note(confidence.unwrap_or(Confidence::Likely))),
        spans: goals()
            .filter_map(|link| link.value.as_ref())
            .map(crate::model::Field::span)
            .collect(),
        projects,
    }
}

//! 多个项目的指标完全相同: the same indicators with the same values in several projects.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Dataset, Finding, Project};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "repeated_indicator_set",
    title_zh: "多个项目的指标完全相同",
    explanation_zh: "两个或更多项目的全部指标（代码、名称、周期值、年度值）逐项相同；同类转移支付项目常常如此。",
    rule_zh: "去掉空白和末尾句号后，指标的数量、顺序、代码、名称和两个值都相同，且指标不少于两项。",
    source_zh: "预算绩效管理的一般要求：指标应与各项目相对应。此处不引具体条文。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut prints = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        if project.indicators.len() > 1 {
            prints.push((fingerprint(project).into(), index));
        }
    }
    wording::shared(prints)
        .into_iter()
        .map(|projects| Finding {
            id: INFO.id,
            severity: Severity::Info,
            message: tr!("{}个项目的{}项指标逐项相同（第{}页）。", projects.len(), dataset.projects[projects[0]].indicators.len(), pages(dataset, &projects)),
            spans: projects
                .iter()
                .map(|index| dataset.projects[*index].cell.span())
                .collect(),
            projects,
        })
        .collect()
}

fn fingerprint(project: &Project) -> String {
    let mut print = String::new();
    for indicator in &project.indicators {
        for text in [
            &indicator.level2.code.text,
            &indicator.name.text,
            &indicator.cycle.text.text,
            &indicator.annual.text.text,
        ] {
            print.push_str(&wording::key(text));
            print.push('\n');
        }
    }
    print
}

/// The pages of the projects, each once.
fn pages(dataset: &Dataset, projects: &[usize]) -> String {
    let mut pages: Vec<u32> = projects.iter().map(|i| dataset.projects[*i].page).collect();
    pages.dedup();
    let pages: Vec<String> = pages.iter().map(u32::to_string).collect();
    pages.join(tr!("、"))
}

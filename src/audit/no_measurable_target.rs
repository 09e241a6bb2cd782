//! 指标值均为文字: a project none of whose values can be measured.

use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Dataset, Finding, Indicator, Kind, Target};

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "no_measurable_target",
    title_zh: "没有可量化的指标值",
    title_en: "No measurable target",
    explanation_zh: "该项目的全部指标值都是文字表述或占位文字，没有数字、比率或期限。",
    explanation_en: "All values of the project are words or placeholders; none gives a number, a rate or a date.",
    rule_zh: "项目的每一个周期值和年度值都未读出数量或期限，并且其中没有任何数字（包括中文数字）。只要有一个值含有数字，即不列出。",
    source_zh: "《项目支出绩效评价管理办法》（财预〔2020〕10号）及预算绩效管理的一般要求：绩效目标应当细化、尽可能量化；定性表述也可使用。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let projects = dataset.projects.iter().enumerate();
    projects
        .filter(|(_, project)| {
            !project.indicators.is_empty() && !project.indicators.iter().any(measurable)
        })
        .map(|(index, project)| Finding {
            id: INFO.id,
            severity: Severity::Info,
            message: format!(
                "该项目的{}项指标均为文字表述，如{}：{}。",
                project.indicators.len(),
                wording::quote(&project.indicators[0].name),
                wording::quote(&project.indicators[0].annual.text)
            ),
            projects: vec![index],
            spans: project
                .indicators
                .iter()
                .flat_map(|indicator| indicator.annual.text.runs.clone())
                .collect(),
        })
        .collect()
}

/// A value that did not survive may have been a number: it counts as measurable.
fn measurable(indicator: &Indicator) -> bool {
    let counts = |target: &Target| {
        let words = matches!(target.reading.kind, Kind::Text | Kind::Placeholder);
        !words || target.text.is_empty() || target.text.text.contains(is_digit)
    };
    counts(&indicator.cycle) || counts(&indicator.annual)
}

fn is_digit(c: char) -> bool {
    c.is_numeric() || "零一二两三四五六七八九十百千万亿半".contains(c)
}

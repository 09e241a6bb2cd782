//! 同一项目内指标重复: one indicator twice in a row.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Dataset, Finding, Indicator, Kind};
use crate::order;

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "repeated_indicator",
    title_zh: "同一项目内指标重复",
    explanation_zh: "同一项目中有两项或更多指标的二级代码和名称相同。",
    rule_zh: "去掉空白后，二级指标代码和指标名称都相同。占位文字（如“待补充”）不在此列。",
    source_zh: "表格本身：各项指标分别编号。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let mut names = Vec::new();
        for (at, indicator) in project.indicators.iter().enumerate() {
            if is_named(indicator) {
                let name = wording::key(&indicator.name.text);
                let name = format!("{}\n{name}", indicator.level2.code.text);
                names.push((name.into(), at));
            }
        }
        let mut groups = wording::shared(names);
        let ordinal = |group: &[usize]| project.indicators[group[0]].ordinal;
        order::sort_by(&mut groups, |a, b| ordinal(a).cmp(&ordinal(b)));
        for group in groups {
            let group: Vec<&Indicator> = group.iter().map(|at| &project.indicators[*at]).collect();
            findings.push(finding(index, &group));
        }
    }
    findings
}

fn is_named(indicator: &Indicator) -> bool {
    !indicator.name.is_empty() && indicator.cycle.reading.kind != Kind::Placeholder
}

fn finding(index: usize, group: &[&Indicator]) -> Finding {
    const LISTED: usize = 100;
    let listed = group.iter().take(LISTED);
    let mut ordinals: Vec<String> = listed.map(|i| i.ordinal.to_string()).collect();
    if group.len() > LISTED {
        ordinals.push("…".to_owned());
    }
    let (name, ordinals) = (wording::quote(&group[0].name), ordinals.join(tr!("、")));
    let first = wording::key(&group[0].annual.text.text);
    let same = group
        .iter()
        .all(|i| wording::key(&i.annual.text.text) == first);
    Finding {
        id: INFO.id,
        severity: Severity::Info,
        message: if same {
            tr!("指标{}在该项目中出现{}次（第{}项），年度值相同。", name, group.len(), ordinals)
        } else {
            tr!("指标{}在该项目中出现{}次（第{}项），年度值不同。", name, group.len(), ordinals)
        },
        projects: vec![index],
        spans: group.iter().flat_map(|i| i.name.runs.clone()).collect(),
    }
}

//! 百分比超出全部: more than the whole of something.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Dataset, Finding, Indicator, Kind, Reading};
use rust_decimal::Decimal;

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "percentage_beyond_whole",
    title_zh: "百分比超过100%",
    explanation_zh: "合格率、满意度、覆盖率一类指标表示部分占全部的比例，值高于100%。",
    rule_zh: "名称以“合格率”“满意度”“覆盖率”“及时率”等部分占全部的比率结尾，值大于100%，或写作“＞100%”。完成率、增长率、使用率等可以高于100%的不在此列。",
    source_zh: "比例的含义：部分不会多于全部。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let beyond = project.indicators.iter().filter_map(|indicator| {
            [&indicator.cycle, &indicator.annual]
                .into_iter()
                .find(|value| exceeds(&value.reading) && is_share(indicator))
                .map(|value| (indicator, value))
        });
        findings.extend(beyond.map(|(indicator, value)| Finding {
            id: INFO.id,
            severity: Severity::Warning,
            message: tr!("指标{}的值为{}，高于100%。", wording::quote(&indicator.name), wording::quote(&value.text)),
            projects: vec![index],
            spans: [&indicator.name, &value.text]
                .iter()
                .flat_map(|field| field.runs.clone())
                .collect(),
        }));
    }
    findings
}

fn exceeds(reading: &Reading) -> bool {
    let percent = reading.unit.as_deref() == Some("%");
    let strict = reading.kind == Kind::MoreThan;
    let above = |value: Decimal| value > Decimal::ONE_HUNDRED || strict && value == Decimal::ONE_HUNDRED;
    let bound = matches!(reading.kind, Kind::AtMost | Kind::LessThan);
    let number = reading.upper.or(reading.value);
    percent && !bound && reading.subject.is_none() && number.is_some_and(above)
}

fn is_share(indicator: &Indicator) -> bool {
    const SHARES: [&str; 24] = [
        "合格率", "满意度", "满意率", "覆盖率", "达标率", "及格率", "通过率", "准确率", "正确率", "及时率",
        "到位率", "知晓率", "完好率", "准点率", "落实率", "接通率", "办结率", "结案率", "优良率", "出勤率",
        "巩固率", "差错率", "返工率", "投诉率",
    ];
    let name = wording::measure(indicator);
    SHARES.iter().any(|end| name.ends_with(end))
}

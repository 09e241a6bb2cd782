//! 指标名称与值的类型不一致: a rate given as a count or an area, or as a number above 1 without '%'; a count given in per cent.

use crate::tr;
use super::{AuditInfo, wording};
use crate::diagnostic::Severity;
use crate::model::{Dataset, Finding, Indicator, Kind, Reading};
use rust_decimal::Decimal;

pub(super) const INFO: AuditInfo = AuditInfo {
    id: "quantity_kind_differs",
    title_zh: "指标名称与值的类型不一致",
    explanation_zh: "名称是比率而值是次数、面积、时间等，或者是没有百分号的数；或者名称是数量而值是百分比。",
    rule_zh: "名称以“率”“比例”“占比”“满意度”结尾，值有单位而不是百分比、千分比、倍或成（满意度也可用“分”）；或者名称以“人数”“次数”“数量”“面积”等结尾，值的单位是百分比。名称是比率、值没有单位而大于1的，注明没有写百分号；名称中已有“%”的不在此列。“频率”“速率”“效率”等本来不是百分比的不在此列；其他没有单位的值，以及写明了自己所指之量的值（如“响应时间≤5秒”“增长30%”）不在此列。",
    source_zh: "表格本身：指标名称与指标值应指同一个量。",
};

pub(super) fn find(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let differing = project.indicators.iter().filter_map(|indicator| {
            [&indicator.cycle, &indicator.annual]
                .into_iter()
                .find(|value| differs(indicator, &value.reading))
                .map(|value| (indicator, value))
        });
        findings.extend(differing.map(|(indicator, value)| Finding {
            id: INFO.id,
            severity: Severity::Info,
            message: tr!("指标{}是{}，值为{}{}。", wording::quote(&indicator.name), if is_rate(indicator) { tr!("比率") } else { tr!("数量") }, wording::quote(&value.text), if value.reading.unit.is_none() {
                    tr!("，没有写百分号或单位")
                } else {
                    ""
                }),
            projects: vec![index],
            spans: [&indicator.name, &value.text]
                .iter()
                .flat_map(|field| field.runs.clone())
                .collect(),
        }));
    }
    findings
}

/// A value that names what it measures ('响应时间≤5秒') speaks of that, not of the indicator's name.
fn differs(indicator: &Indicator, reading: &Reading) -> bool {
    if reading.subject.is_some() || reading.kind == Kind::Compound {
        return false;
    }
    let Some(unit) = reading.unit.as_deref() else {
        let number = reading.upper.or(reading.value);
        let above = number.is_some_and(|number| number > Decimal::ONE);
        return above && reading.per.is_none() && is_rate(indicator) && !says_percent(indicator);
    };
    let share = matches!(unit, "%" | "‰" | "‱") || unit.ends_with("百分点");
    if is_rate(indicator) {
        let graded = indicator.name.text.contains("满意") && unit == "分";
        !share && !graded && unit != "倍" && unit != "成"
    } else {
        is_count(indicator) && share
    }
}

/// '增长率（%）': the name gives the unit.
fn says_percent(indicator: &Indicator) -> bool {
    indicator.name.text.contains(['%', '％', '‰']) || indicator.name.text.contains("百分")
}

fn is_rate(indicator: &Indicator) -> bool {
    const RATES: [&str; 4] = ["率", "比例", "占比", "满意度"];
    // Rates of something per something else, and 成本费率-like terms that have their own units.
    const OTHERS: [&str; 16] = [
        "频率", "功率", "速率", "效率", "汇率", "码率", "倍率", "斜率", "曲率", "心率", "分辨率",
        "死亡率", "发病率", "患病率", "出生率", "费率",
    ];
    let name = wording::measure(indicator);
    RATES.iter().any(|end| name.ends_with(end)) && !OTHERS.iter().any(|end| name.ends_with(end))
}

fn is_count(indicator: &Indicator) -> bool {
    const COUNTS: [&str; 16] = [
        "人数", "人次", "次数", "数量", "个数", "件数", "户数", "家数", "台数", "场次", "场数",
        "期数", "份数", "面积", "里程", "金额",
    ];
    let name = wording::measure(indicator);
    COUNTS.iter().any(|end| name.ends_with(end))
}

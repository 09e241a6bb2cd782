//! Comparable promises as a chart.

use super::gather::{Gathered, Promise};
use crate::view::charts::{Datum, Figures, Form, Value};
use crate::view::figures;
use rust_decimal::Decimal;

/// The comparable targets of `gathered` on one scale from nothing.
#[must_use]
pub fn plot(gathered: &Gathered) -> Figures {
    let all = &gathered.comparable;
    let [most, least] = [all.first(), all.last()]
        .map(|promise| promise.map_or("", |promise| promise.annual.as_str()));
    let title = format!(
        "{} 处承诺“{}”，从 {least} 到 {most}",
        figures::count(all.len()),
        gathered.name.text
    );
    let mut notes = vec![format!(
        "{} 条同名指标的年度指标值；按所写的数比较",
        figures::count(all.len())
    )];
    if !gathered.others.is_empty() {
        notes.push(format!(
            "另有 {} 条同名指标不能放在同一把尺子上，列在下面",
            figures::count(gathered.others.len())
        ));
    }
    if all.iter().any(|promise| promise.likely) {
        notes.push("空心的：项目名称或单位只是可能对应".to_owned());
    }
    Figures {
        id: "promises",
        name: "同名指标对比",
        title,
        unit: if gathered.unit.is_empty() {
            "原文没有写单位".to_owned()
        } else {
            gathered.unit.clone()
        },
        notes,
        form: Form::Dots {
            least: Decimal::ZERO,
        },
        headings: ["项目", "年度指标值", "区域"].map(str::to_owned).into(),
        data: all.iter().map(|promise| datum(all, promise)).collect(),
    }
}

fn datum(all: &[Promise], promise: &Promise) -> Datum {
    let value = Value {
        number: promise.value,
        text: promise.annual.clone(),
        beside: if promise.districts.is_empty() {
            "未写明".to_owned()
        } else {
            promise.districts.join("、")
        },
    };
    let mut datum = Datum::new(label(all, promise), value, Some(promise.leads.clone()));
    datum.likely = promise.likely;
    datum
}

/// What tells a promise from all others: the project, its place, and the indicator's number where the project has several of the name.
#[must_use]
pub fn label(all: &[Promise], promise: &Promise) -> String {
    let (page, row) = promise.place;
    let is_alone = all
        .iter()
        .filter(|other| other.project == promise.project)
        .count()
        < 2;
    let ordinal = if is_alone {
        String::new()
    } else {
        format!("第 {} 条", promise.ordinal)
    };
    if promise.unnamed {
        format!("第 {page} 页第 {row} 行{ordinal}（名称未能对应）")
    } else {
        format!("{}（第 {page} 页第 {row} 行{ordinal}）", promise.name)
    }
}

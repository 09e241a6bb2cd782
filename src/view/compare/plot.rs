//! Comparable promises as a chart.

use super::gather::{Gathered, Promise};
use super::group::groups;
use crate::tr;
use crate::view::address::By;
use crate::view::charts::{Datum, Figures, Form, Value, headed};
use crate::view::figures;
use crate::view::words::{begun, cut};
use rust_decimal::Decimal;

/// The comparable targets of `gathered` on one scale from nothing: a line for each, or for each district or unit.
#[must_use]
pub fn plot(gathered: &Gathered, by: By) -> Figures {
    let all = &gathered.comparable;
    let [most, least] = [all.first(), all.last()]
        .map(|promise| promise.map_or("", |promise| promise.annual.as_str()));
    let title = tr!(all.len() => "{} 处承诺“{}”，从“{}”到“{}”",
        figures::count(all.len()),
        cut(gathered.name.text.clone()),
        begun(least),
        begun(most)
    );
    Figures {
        id: "promises",
        name: tr!("同名指标对比"),
        title,
        unit: if gathered.unit.is_empty() {
            tr!("原文没有写单位").to_owned()
        } else {
            gathered.unit.clone()
        },
        notes: notes(gathered, by),
        form: Form::Dots {
            least: Decimal::ZERO,
            is_shared: by != By::Value,
        },
        headings: match by {
            By::Value => headed(["项目", "年度指标值", "区域"]),
            By::District => headed(["区域", "年度指标值", "项目"]),
            By::Unit => headed(["单位", "年度指标值", "项目"]),
        },
        data: data(all, by),
    }
}

fn notes(gathered: &Gathered, by: By) -> Vec<String> {
    let all = &gathered.comparable;
    let mut notes = vec![
        tr!(all.len() => "{} 条同名指标的年度指标值；按所写的数比较",
            figures::count(all.len())
        ),
    ];
    if by != By::Value {
        let groups = groups(all, by);
        let known = groups.iter().filter(|group| group.known).count();
        notes.push(match by {
            By::Unit => tr!(known => "每行一个单位，共 {} 个；每个点是一条指标", known),
            _ => tr!(known => "每行一个区域，共 {} 个；每个点是一条指标", known),
        });
        if known < groups.len() {
            notes.push(tr!("没有写明或未能对应的，另成一行，不计入个数").to_owned());
        }
    }
    if by == By::Value && all.iter().any(|promise| promise.districts.is_empty()) {
        notes.push(tr!("— 表示名称中没有写明区域，或名称未能对应").to_owned());
    }
    let others = gathered.others.len();
    if others > 0 {
        notes.push(
            tr!(others => "另有 {} 条同名指标不能放在同一把尺子上，列在下面",
                figures::count(others)
            ),
        );
    }
    if all.iter().any(|promise| promise.likely) {
        notes.push(tr!("空心的：项目名称或单位只是可能对应").to_owned());
    }
    notes
}

fn data(all: &[Promise], by: By) -> Vec<Datum> {
    let mut data = Vec::new();
    for group in groups(all, by) {
        for promise in &group.promises {
            let project = label(all, promise);
            let (name, beside) = match by {
                By::Value => (project, districts(promise)),
                By::District | By::Unit => (group.label.clone(), project),
            };
            let value = Value {
                number: promise.value,
                text: cut(promise.annual.clone()),
                beside: cut(beside),
            };
            let mut datum = Datum::new(name, value, Some(promise.leads.clone()));
            datum.likely = promise.likely;
            data.push(datum);
        }
    }
    data
}

/// The districts that a promise names, or a dash.
fn districts(promise: &Promise) -> String {
    if promise.districts.is_empty() {
        "—".to_owned()
    } else {
        promise.districts.join(tr!("、"))
    }
}

/// What tells a promise from all others: the project, its place, and the indicator's number where the project has several of the name.
#[must_use]
pub fn label(all: &[Promise], promise: &Promise) -> String {
    let (page, row) = promise.place;
    let own = all.iter().filter(|other| other.project == promise.project);
    let place = if own.count() < 2 {
        tr!("第 {} 页第 {} 行", page, row)
    } else {
        tr!("第 {} 页第 {} 行第 {} 条", page, row, promise.ordinal)
    };
    if promise.unnamed {
        tr!("名称未能对应（{}）", place)
    } else {
        tr!("{}（{}）", cut(promise.name.clone()), place)
    }
}

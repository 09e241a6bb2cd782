//! What is promised, and how measurably.

use super::{Datum, Figures, Form, Scope, Value, headed};
use crate::lang::tr;
use crate::model::{Indicator, Kind};
use crate::order;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::explore::kind_key;
use crate::view::figures;
use crate::view::filter::{Facet, Limits};
use rust_decimal::Decimal;

/// The kinds that say a number or a date.
const MEASURED: [Kind; 9] = [
    Kind::AtLeast,
    Kind::MoreThan,
    Kind::AtMost,
    Kind::LessThan,
    Kind::Equal,
    Kind::About,
    Kind::Range,
    Kind::Deadline,
    Kind::Compound,
];

pub(super) fn level1(scope: &Scope<'_>) -> Option<Figures> {
    by_facet(scope, Facet::Level1, ("levels1", "一级指标"))
}

pub(super) fn level2(scope: &Scope<'_>) -> Option<Figures> {
    by_facet(scope, Facet::Level2, ("levels2", "二级指标"))
}

pub(super) fn kinds(scope: &Scope<'_>) -> Option<Figures> {
    let mut figures = by_facet(scope, Facet::Kind, ("kinds", "目标类型"))?;
    order::sort_by(&mut figures.data, |a, b| {
        b.values[0].number.cmp(&a.values[0].number)
    });
    figures
        .notes
        .push(tr!("一条指标的周期值和年度值（或其中几项）类型不同时，各计一次").to_owned());
    Some(figures)
}

fn by_facet(
    scope: &Scope<'_>,
    facet: Facet,
    (id, name): (&'static str, &'static str),
) -> Option<Figures> {
    let column = scope.indicators.facet(facet);
    let all = scope.lines.len();
    let mut data = Vec::new();
    for (value, count) in column.values.iter().zip(scope.lines_by(facet)) {
        if count > 0 && scope.is_left(facet, &value.key) {
            let leads = Address::Indicators(scope.narrowed(facet, &[&value.key]));
            data.push(Datum::new(
                value.label.clone(),
                counted(count, all),
                Some(leads),
            ));
        }
    }
    let most = data.iter().max_by_key(|datum| datum.values[0].number)?;
    let title = tr!(all => "{} 条指标中，“{}”最多：{} 条，{}",
        figures::count(all),
        without_code(&most.label),
        most.values[0].text,
        most.values[0].beside
    );
    Some(Figures {
        id,
        name: tr(name),
        title,
        unit: tr!("条指标").to_owned(),
        notes: vec![tr!(all => "{} 条指标", figures::count(all))],
        form: Form::Bars { most: None },
        headings: headed([name, "条", "占比"]),
        data,
    })
}

/// '数量指标' of '数量指标 11'.
fn without_code(label: &str) -> &str {
    label
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end()
}

fn counted(count: usize, all: usize) -> Value {
    let number = Decimal::from(count);
    Value {
        number: Some(number),
        text: figures::count(count),
        beside: figures::percent(number, Decimal::from(all)).unwrap_or_default(),
    }
}

/// For each unit, how many of its indicators say a number or a date.
pub(super) fn measurable(scope: &Scope<'_>) -> Option<Figures> {
    if scope.has_choice(Facet::Kind) {
        return None;
    }
    let units = scope.indicators.facet(Facet::Unit);
    let kinds = scope.indicators.facet(Facet::Kind);
    let measured: Vec<&str> = MEASURED.iter().map(|kind| kind_key(*kind)).collect();
    let counts: Vec<bool> = kinds
        .values
        .iter()
        .map(|value| measured.contains(&value.key.as_str()))
        .collect();
    let mut tally = vec![(0usize, 0usize); units.values.len()];
    let [units_of, kinds_of] = [units, kinds].map(|column| column.rows().collect::<Vec<_>>());
    for line in scope.lines {
        let of = |rows: &[&'_ [u32]]| {
            rows.get(*line as usize)
                .map_or(Vec::new(), |ids| ids.to_vec())
        };
        let has = of(&kinds_of)
            .iter()
            .any(|kind| counts.get(*kind as usize) == Some(&true));
        for unit in of(&units_of) {
            if let Some((with, all)) = tally.get_mut(unit as usize) {
                *with += usize::from(has);
                *all += 1;
            }
        }
    }
    let mut data = Vec::new();
    for (value, (with, all)) in units
        .values
        .iter()
        .zip(&tally)
        .filter(|(_, (_, all))| *all > 0)
    {
        let label = if value.key == Filter::NONE {
            tr!("单位未能对应").to_owned()
        } else {
            value.label.clone()
        };
        let mut filter = scope.narrowed(Facet::Kind, &measured);
        filter.chosen.retain(|(of, _)| *of != Facet::Unit);
        filter.toggle(Facet::Unit, &value.key);
        let (part, whole) = (Decimal::from(*with), Decimal::from(*all));
        let value = Value {
            number: crate::decimal::mul(part, Decimal::ONE_HUNDRED)
                .and_then(|part| crate::decimal::div(part, whole)),
            text: figures::percent(part, whole).unwrap_or_default(),
            beside: format!("{} / {}", figures::count(*with), figures::count(*all)),
        };
        data.push(Datum::new(label, value, Some(Address::Indicators(filter))));
    }
    order::sort_by(&mut data, |a, b| {
        b.values[0].number.cmp(&a.values[0].number)
    });
    let with = Decimal::from(tally.iter().map(|(with, _)| with).sum::<usize>());
    let share = figures::percent(with, Decimal::from(scope.lines.len()))?;
    Some(Figures {
        id: "measurable",
        name: tr!("可衡量的指标"),
        title: tr!("{} 的指标写有数量或期限", share),
        unit: "%".to_owned(),
        notes: vec![
            tr!(scope.lines.len() => "{} 条指标；周期值或年度值读出数量或期限的算可衡量，文字和待填的不算",
                figures::count(scope.lines.len())
            ),
            tr!("定性的指标也可以是恰当的；点一项，列出可衡量的那些").to_owned(),
        ],
        form: Form::Bars {
            most: Some(Decimal::ONE_HUNDRED),
        },
        headings: headed(["单位", "可衡量", "可衡量 / 全部"]),
        data,
    })
}

/// Where the bar is set: the percentages that annual values ask for, by category.
pub(super) fn percentages(scope: &Scope<'_>) -> Option<Figures> {
    let mut set: Vec<(String, Decimal)> = Vec::new();
    let mut left = 0;
    for line in scope.lines {
        let Some((project, Some(at))) = scope.indicators.subject(*line) else {
            continue;
        };
        let indicator = scope
            .dataset
            .projects
            .get(project)
            .and_then(|project| project.indicators.get(at));
        let Some(indicator) = indicator else {
            continue;
        };
        match bar(indicator) {
            Some(percent) => set.push((indicator.level2.code.text.clone(), percent)),
            None if is_percentage(indicator) => left += 1,
            None => (),
        }
    }
    order::sort(&mut set);
    let categories = scope.indicators.facet(Facet::Level2);
    let mut data = Vec::new();
    for alike in set.chunk_by(|a, b| a == b) {
        let (code, percent) = &alike[0];
        let known = categories
            .find(code)
            .and_then(|at| categories.values.get(at));
        let label = known.map_or_else(|| code.clone(), |value| value.label.clone());
        let text = percent.normalize().to_string();
        let mut filter = scope.narrowed(Facet::Level2, &[code]);
        filter.percent = Limits {
            low: text.clone(),
            high: text.clone(),
        };
        let value = Value {
            number: Some(*percent),
            text: format!("{text}%"),
            beside: figures::count(alike.len()),
        };
        let mut datum = Datum::new(label, value, Some(Address::Indicators(filter)));
        datum.weight = alike.len();
        data.push(datum);
    }
    let most = data.iter().max_by_key(|datum| datum.weight)?;
    let title = tr!(set.len() => "{} 条年度值要达到某个百分比的指标中，最常见的一组是“{}”定在 {}（{} 条）",
        figures::count(set.len()),
        without_code(&most.label),
        most.values[0].text,
        most.weight
    );
    let mut notes = vec![
        tr!(set.len() => "{} 条指标的年度值（等于、约、不少于或超过）；点越大，条数越多",
            figures::count(set.len())
        ),
        tr!("点一个点，列出这一类里写有这个百分数的指标（周期值写有的也在内）").to_owned(),
    ];
    if left > 0 {
        notes.push(
            tr!(left => "另有 {} 条百分比是上限、增减幅度或区间，不在图中",
                figures::count(left)
            ),
        );
    }
    let least = set.iter().map(|(_, percent)| *percent).min()?;
    let ten = Decimal::TEN;
    let least =
        crate::decimal::div(least, ten).and_then(|tens| crate::decimal::mul(tens.floor(), ten));
    let least = least
        .unwrap_or_default()
        .clamp(Decimal::ZERO, Decimal::from(90));
    if !least.is_zero() {
        notes.push(tr!("横轴从 {}% 开始", least));
    }
    Some(Figures {
        id: "percentages",
        name: tr!("百分比定在哪里"),
        title,
        unit: "%".to_owned(),
        notes,
        form: Form::Dots {
            least,
            is_shared: false,
        },
        headings: headed(["二级指标", "年度指标值", "条"]),
        data,
    })
}

fn is_percentage(indicator: &Indicator) -> bool {
    matches!(indicator.annual.reading.unit.as_deref(), Some("%" | "％"))
}

/// The percentage that is to be reached at the least. A change ('增长30%') is none, nor is what must not be passed.
fn bar(indicator: &Indicator) -> Option<Decimal> {
    let reading = &indicator.annual.reading;
    let reaches = matches!(
        reading.kind,
        Kind::AtLeast | Kind::MoreThan | Kind::Equal | Kind::About
    );
    let plain = is_percentage(indicator) && reading.subject.is_none() && reading.base.is_none();
    reading.value.filter(|_| reaches && plain)
}

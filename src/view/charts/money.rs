//! Where the money goes, by what is published of it.

use super::{Datum, Figures, Form, Scope, Value, bounded_of, headed, largest};
use crate::decimal;
use crate::lang::tr;
use crate::model::{Confidence, Fund};
use crate::order;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::filter::Facet;
use crate::view::{explore, figures, projects, words};
use rust_decimal::Decimal;

/// At most so many projects are drawn one by one.
const DRAWN: usize = 40;

fn amount(value: Decimal, whole: Option<Decimal>) -> Value {
    Value {
        number: Some(value),
        text: figures::money(value),
        beside: whole
            .and_then(|whole| figures::percent(value, whole))
            .unwrap_or_default(),
    }
}

/// The published sums of the units.
pub(super) fn units(scope: &Scope<'_>) -> Option<Figures> {
    let whole = scope.whole();
    let all = scope.units();
    let sums = all
        .iter()
        .filter_map(|at| Some((*at, total_of(scope, *at)?)));
    let sums: Vec<(usize, Decimal)> = sums.collect();
    let count = sums.len();
    let of_unit = |(at, total)| unit(scope, at, total, whole);
    let data: Vec<Datum> = largest(sums, |sum| sum.1)
        .into_iter()
        .filter_map(of_unit)
        .collect();
    let first = data.first()?;
    let title = match first.values[0].beside.as_str() {
        "" => tr!("公布的预算合计最多的是“{}”", first.label),
        share => tr!("“{}”占公布的预算合计的 {}", first.label, share),
    };
    let is_whole = count == scope.dataset.units.len();
    let mut notes = vec![tr!(count => "{} 个单位；占比以公布的合计为准", figures::count(count))];
    let silent = all.len() - count;
    if silent > 0 {
        notes.push(tr!(silent => "另有 {} 个单位没有公布或没有读出合计", silent));
    }
    if !scope.is_of_units() {
        notes.push(not_narrowed(scope));
    }
    let figures = Figures {
        id: "units",
        name: tr!("各单位的钱"),
        title,
        unit: scope.currency(),
        notes,
        form: if is_whole {
            Form::Whole {
                others: "其余 {} 个单位",
                whole,
            }
        } else {
            Form::Bars { most: None }
        },
        headings: headed(["单位", "公布的合计", "占公布合计"]),
        data,
    };
    Some(bounded_of(figures, count))
}

fn unit(scope: &Scope<'_>, at: usize, total: Decimal, whole: Option<Decimal>) -> Option<Datum> {
    let unit = scope.dataset.units.get(at)?;
    let filter = scope.narrowed(Facet::Unit, &[&unit.id]);
    let leads = Address::Projects(filter);
    let name = words::one_line(&unit.name.text);
    Some(Datum::new(name, amount(total, whole), Some(leads)))
}

/// Why sums of units do not follow what is asked of single projects.
fn not_narrowed(scope: &Scope<'_>) -> String {
    let all = &scope.dataset.projects;
    let linked = all
        .iter()
        .filter(|project| projects::total(project).is_some());
    tr!(all.len() => "所示是这些单位公布的全部预算，不只是筛选出的项目：{} 个项目中只有 {} 个能对应到金额",
        figures::count(all.len()),
        figures::count(linked.count())
    )
}

/// The published sums by fund.
pub(super) fn funds(scope: &Scope<'_>) -> Option<Figures> {
    let dataset = scope.dataset;
    let chosen = scope.units();
    let is_whole = chosen.len() == dataset.units.len();
    let published = &dataset.document.grand_total;
    let rows: Vec<_> = if is_whole && published.total.is_some() {
        vec![published]
    } else {
        let units = chosen.iter().filter_map(|at| dataset.units.get(*at));
        units.map(|unit| &unit.amounts).collect()
    };
    let sum = |fund| {
        decimal::sum(
            rows.iter()
                .filter_map(|row| row.get(fund))
                .map(|amount| amount.value),
        )
    };
    let whole = sum(Fund::Total).filter(|whole| !whole.is_zero())?;
    let unknown = |fund: Fund| rows.iter().any(|row| row.is_unknown(fund));
    let doubtful = !(is_whole && published.total.is_some())
        && chosen
            .iter()
            .filter_map(|at| dataset.units.get(*at))
            .any(|unit| unit.funds != Confidence::Proven);
    let mut data = Vec::new();
    let share = if is_whole && published.total.is_some() {
        tr!(dataset.units.len() => "占公布的合计 {1} 的份额，共 {0} 个单位",
            figures::count(dataset.units.len()),
            figures::money(whole)
        )
    } else {
        tr!(rows.len() => "占 {} 个单位公布的合计 {} 的份额",
            figures::count(rows.len()),
            figures::money(whole)
        )
    };
    let mut notes = vec![share];
    for (fund, key) in crate::meaning::FUNDS {
        if unknown(fund) {
            notes.push(tr!("{}：有的行未能分清，实际可能更多", tr(fund.heading())));
        }
        let value = sum(fund)?;
        let leads = Address::Projects(scope.narrowed(Facet::Fund, &[key]));
        let mut datum = Datum::new(tr(fund.heading()), amount(value, Some(whole)), Some(leads));
        datum.likely = doubtful;
        data.push(datum);
    }
    notes.push(tr!("点一项，列出能对应到这种资金的项目；金额未能对应的项目不会列出").to_owned());
    if !scope.is_of_units() {
        notes.push(not_narrowed(scope));
    }
    order::sort_by(&mut data, |a, b| {
        b.values[0].number.cmp(&a.values[0].number)
    });
    let first = data.first()?;
    Some(Figures {
        id: "funds",
        name: tr!("钱从哪里来"),
        title: tr!("{}占 {}", first.label, first.values[0].beside),
        unit: scope.currency(),
        notes,
        form: Form::Bars { most: None },
        headings: headed(["资金来源", "公布的合计", "占合计"]),
        data,
    })
}

/// The amounts of single projects, as far as they could be linked.
pub(super) fn sizes(scope: &Scope<'_>) -> Option<Figures> {
    let amounts = scope
        .passing()
        .map(|(_, project)| (project, projects::total(project)));
    let (linked, open): (Vec<_>, Vec<_>) = amounts.partition(|(_, total)| total.is_some());
    let open = open.len();
    let is_likely = linked
        .iter()
        .any(|(project, _)| project.amounts.confidence != Confidence::Proven);
    let count = linked.len();
    let mut largest = largest(linked, |(_, total)| total.unwrap_or_default());
    largest.truncate(DRAWN);
    let mut data = Vec::new();
    for (project, total) in largest {
        let total = total?;
        let leads = Address::Projects(scope.of_amount(total));
        let sure = project.amounts.confidence;
        let mut datum = Datum::new(
            projects::heading(scope.dataset, project).text,
            Value {
                number: Some(total),
                text: figures::money(total),
                beside: words::confidence(sure).to_owned(),
            },
            Some(leads),
        );
        datum.likely = sure != Confidence::Proven;
        data.push(datum);
    }
    let linked = count;
    let largest = data.first()?.values[0].text.clone();
    let currency = scope.currency();
    let mut notes = vec![tr!(linked => "{} 个项目", figures::count(linked))];
    if open > 0 {
        notes.push(tr!(open => "另有 {} 个项目的金额在原文里没能对应到行，不在图中；这不等于没有金额，也不能由这张图推断项目一般有多大",
            figures::count(open)
        ));
    }
    if is_likely {
        notes.push(tr!("空心的只是可能对应").to_owned());
    }
    if linked > DRAWN {
        notes.push(tr!("只画最大的 {} 个", DRAWN));
    }
    Some(Figures {
        id: "sizes",
        name: tr!("项目大小"),
        title: tr!(linked => "能对应到金额的 {} 个项目中，最大的一笔是 {} {}",
            figures::count(linked),
            largest,
            currency
        ),
        unit: currency,
        notes,
        form: Form::Bars { most: None },
        headings: headed(["项目", "总计", "可信度"]),
        data,
    })
}

/// Each unit's share of the money beside its share of the indicators.
pub(super) fn beside_indicators(scope: &Scope<'_>) -> Option<Figures> {
    let left = scope.units();
    let is_all = left.len() == scope.dataset.units.len();
    let sums = left.iter().filter_map(|at| total_of(scope, *at));
    let whole = if is_all {
        scope.whole()?
    } else {
        decimal::sum(sums)?
    };
    let counts = scope.lines_by(Facet::Unit);
    let all = Decimal::from(scope.lines.len());
    let column = scope.indicators.facet(Facet::Unit);
    let mut sums = Vec::new();
    let mut unplaced = 0;
    for (at, (value, count)) in column.values.iter().zip(counts).enumerate() {
        if value.key == Filter::NONE {
            unplaced = count;
            continue;
        }
        // The facet's values are the units in their order.
        let unit = scope.dataset.units.get(at);
        let is_left =
            unit.is_some_and(|unit| unit.id == value.key) && left.binary_search(&at).is_ok();
        let Some(total) = total_of(scope, at).filter(|_| is_left) else {
            continue;
        };
        sums.push((value, total, count));
    }
    let units = sums.len();
    let datum = |(value, total, count): (&explore::Value, Decimal, usize)| {
        let leads = Address::Indicators(scope.narrowed(Facet::Unit, &[&value.key]));
        Datum {
            values: vec![
                share(total, whole, figures::money(total)),
                share(Decimal::from(count), all, figures::count(count)),
            ],
            ..Datum::new(value.label.clone(), Value::default(), Some(leads))
        }
    };
    let data: Vec<Datum> = largest(sums, |sum| sum.1).into_iter().map(datum).collect();
    let first = data.first()?;
    let figures = Figures {
        id: "money-indicators",
        name: tr!("钱与指标"),
        title: if is_all {
            tr!(
                "“{}”有 {} 的钱、{} 的指标",
                first.label,
                first.values[0].text,
                first.values[1].text
            )
        } else {
            tr!(left.len() => "在筛选出的 {} 个单位和 {} 条指标里，“{}”有 {} 的钱、{} 的指标",
                figures::count(left.len()),
                figures::count(scope.lines.len()),
                first.label,
                first.values[0].text,
                first.values[1].text
            )
        },
        unit: "%".to_owned(),
        notes: shares_of(scope, (left.len(), whole), unplaced),
        form: Form::Bars { most: None },
        headings: vec![
            tr!("单位").to_owned(),
            tr!("占金额").to_owned(),
            tr!("金额（{}）", scope.currency()),
            tr!("占指标").to_owned(),
            tr!("条").to_owned(),
        ],
        data,
    };
    Some(bounded_of(figures, units))
}

/// The published sum of the unit at a place.
fn total_of(scope: &Scope<'_>, at: usize) -> Option<Decimal> {
    let unit = scope.dataset.units.get(at)?;
    Some(unit.amounts.total?.value)
}

/// What the shares of so many units are of, and what is in neither.
fn shares_of(scope: &Scope<'_>, (units, whole): (usize, Decimal), unplaced: usize) -> Vec<String> {
    let lines = scope.lines.len();
    let mut notes = vec![
        tr!(units => "金额：占 {} 个单位公布合计 {} 的份额", figures::count(units), figures::money(whole)),
        tr!(lines => "指标：占 {} 条的份额", figures::count(lines)),
        tr!("指标多少取决于项目怎样编报，不说明钱花得好不好").to_owned(),
    ];
    if unplaced > 0 {
        notes.push(tr!(unplaced => "{} 条指标的项目未能对应到单位，不在图中",
            figures::count(unplaced)
        ));
    }
    if !scope.is_of_units() {
        notes.push(not_narrowed(scope));
    }
    notes
}

fn share(part: Decimal, whole: Decimal, beside: String) -> Value {
    let percent =
        decimal::mul(part, Decimal::ONE_HUNDRED).and_then(|part| decimal::div(part, whole));
    Value {
        number: percent,
        text: figures::percent(part, whole).unwrap_or_default(),
        beside,
    }
}

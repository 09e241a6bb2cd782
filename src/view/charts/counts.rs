//! What a reader may want to check, counted.

use super::{Datum, Figures, Form, Scope, Value, bounded_of, headed, largest};
use crate::model::Finding;
use crate::order;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::filter::Facet;
use crate::view::{figures, findings, words};
use rust_decimal::Decimal;

/// The findings that the filter leaves.
fn left<'a>(scope: &Scope<'a>) -> Vec<&'a Finding> {
    let passes = findings::passing(scope.dataset, scope.passing().map(|(at, _)| at));
    findings::chosen(scope.dataset, &passes, scope.filter).collect()
}

/// A note, and what else is to be said where single indicators are chosen.
fn notes(scope: &Scope<'_>, note: String) -> Vec<String> {
    let whole = scope
        .filter
        .is_of_indicators()
        .then(|| findings::of_projects().to_owned());
    std::iter::once(note).chain(whole).collect()
}

/// Findings by kind.
pub(super) fn kinds(scope: &Scope<'_>) -> Option<Figures> {
    let all = left(scope);
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for finding in &all {
        match kinds.iter_mut().find(|(id, _)| *id == finding.id) {
            Some((_, count)) => *count += 1,
            None => kinds.push((finding.id, 1)),
        }
    }
    order::sort_by(&mut kinds, |a, b| b.1.cmp(&a.1));
    let total = Decimal::from(all.len());
    let datum = |(id, count): (&str, usize)| {
        let value = Value {
            number: Some(Decimal::from(count)),
            text: figures::count(count),
            beside: figures::percent(Decimal::from(count), total).unwrap_or_default(),
        };
        let leads = Address::Findings(scope.narrowed(Facet::Finding, &[id]));
        Datum::new((scope.title)(id), value, Some(leads))
    };
    let data: Vec<Datum> = kinds.into_iter().map(datum).collect();
    let first = data.first()?;
    Some(Figures {
        id: "findings",
        name: tr!("核查提示"),
        title: tr!(all.len() => "{} 处核查提示中，最多的是“{}”：{} 处",
            figures::count(all.len()),
            first.label,
            first.values[0].text
        ),
        unit: tr!("处提示").to_owned(),
        notes: notes(
            scope,
            tr!("提示只并列原文的写法或对照表格的要求，不作评价").to_owned(),
        ),
        form: Form::Bars { most: None },
        headings: headed(["提示", "处", "占比"]),
        data,
    })
}

/// Findings by the units of the projects that they concern.
pub(super) fn of_units(scope: &Scope<'_>) -> Option<Figures> {
    let units = &scope.dataset.units;
    // One place more, for projects whose unit is not known.
    let mut tally = vec![(0usize, 0usize); units.len() + 1];
    let place = |at: usize| {
        let project = scope.dataset.projects.get(at);
        project
            .and_then(|project| project.unit.value)
            .unwrap_or(units.len())
    };
    let passes = findings::passing(scope.dataset, scope.passing().map(|(at, _)| at));
    for (at, _) in scope.passing() {
        tally[place(at)].1 += 1;
    }
    let all = left(scope);
    for finding in &all {
        let own = finding
            .projects
            .iter()
            .filter(|at| passes.get(**at) == Some(&true));
        let mut places: Vec<usize> = own.map(|at| place(*at)).collect();
        order::sort(&mut places);
        places.dedup();
        for at in places {
            tally[at].0 += 1;
        }
    }
    let tally = tally.into_iter().enumerate();
    let tally: Vec<_> = tally.filter(|(_, (_, all))| *all > 0).collect();
    let of = tally.len();
    let mut data = Vec::new();
    for (at, (count, projects)) in largest(tally, |(_, (count, _))| Decimal::from(*count)) {
        let unit = units.get(at);
        let key = unit.map_or(Filter::NONE, |unit| unit.id.as_str());
        let label = unit.map_or(tr!("单位未能对应").to_owned(), |unit| {
            words::one_line(&unit.name.text)
        });
        let value = Value {
            number: Some(Decimal::from(count)),
            text: figures::count(count),
            beside: figures::count(projects),
        };
        let leads = Address::Findings(scope.narrowed(Facet::Unit, &[key]));
        data.push(Datum::new(label, value, Some(leads)));
    }
    let first = data.first()?;
    let figures = Figures {
        id: "findings-units",
        name: tr!("各单位的核查提示"),
        title: tr!(
            "提示处数最多的是“{}”：{} 处，{} 个项目",
            first.label,
            first.values[0].text,
            first.values[0].beside
        ),
        unit: tr!("处提示").to_owned(),
        notes: [
            tr!(all.len() => "{} 处核查提示", figures::count(all.len())),
            tr!("项目多的单位，提示自然也多；旁边是项目数").to_owned(),
        ]
        .into_iter()
        .chain(notes(
            scope,
            tr!("同一处提示涉及几个单位的，在每个单位各计一次；不涉及具体项目的提示不在图中")
                .to_owned(),
        ))
        .collect(),
        form: Form::Bars { most: None },
        headings: headed(["单位", "处", "项目"]),
        data,
    };
    Some(bounded_of(figures, of))
}

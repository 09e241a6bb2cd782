//! What the rows say in each facet.

use super::column::{FacetColumn, Value};
use super::table::{chosen, number};
use crate::lang::tr;
use crate::meaning::{self, CONFIDENCES, FUNDS, LINKS, district};
use crate::model::{Dataset, Indicator, Kind, Level, Project};
use crate::order;
use crate::span::Span;
use crate::tr;
use crate::view::filter::{Facet, Filter};
use crate::view::words;

const KINDS: [(Kind, &str); 11] = [
    (Kind::AtLeast, "at_least"),
    (Kind::MoreThan, "more_than"),
    (Kind::AtMost, "at_most"),
    (Kind::LessThan, "less_than"),
    (Kind::Equal, "equal"),
    (Kind::About, "about"),
    (Kind::Range, "range"),
    (Kind::Deadline, "deadline"),
    (Kind::Compound, "compound"),
    (Kind::Text, "text"),
    (Kind::Placeholder, "placeholder"),
];

/// What an address calls a kind.
#[must_use]
pub fn kind_key(kind: Kind) -> &'static str {
    let found = KINDS.iter().find(|(each, _)| *each == kind);
    found.map_or("", |(_, key)| key)
}

/// What `subjects` say in `facet`. `title` is what a kind of finding is called.
pub(super) fn column(
    dataset: &Dataset,
    subjects: &[(u32, Option<u32>)],
    facet: Facet,
    title: &dyn Fn(&str) -> String,
) -> FacetColumn {
    let of_projects = |said| of_projects(dataset, subjects, said);
    match facet {
        Facet::Unit => of_projects(units(dataset)),
        Facet::District => of_projects(in_districts(dataset)),
        Facet::Fund => of_projects(funds(dataset)),
        Facet::Confidence => of_projects(confidences(dataset)),
        Facet::Page => of_projects(pages(dataset)),
        Facet::Level1 => levels(dataset, subjects, |indicator| &indicator.level1),
        Facet::Level2 => levels(dataset, subjects, |indicator| &indicator.level2),
        Facet::Kind => kinds(dataset, subjects),
        Facet::Finding => findings(dataset, subjects, title),
    }
}

/// A column whose rows say what their projects say: the facet's values, and for each project its own.
fn of_projects(
    dataset: &Dataset,
    subjects: &[(u32, Option<u32>)],
    (mut values, lists, none): (Vec<Value>, Vec<Vec<u32>>, &str),
) -> FacetColumn {
    let blank = number(values.len());
    if dataset
        .projects
        .iter()
        .zip(&lists)
        .any(|(_, ids)| ids.is_empty())
    {
        values.push(Value::new(Filter::NONE, none));
    }
    let mut column = FacetColumn::new(values);
    for (project, _) in subjects {
        match lists.get(*project as usize).map(Vec::as_slice) {
            None | Some([]) => column.push(&[blank]),
            Some(ids) => column.push(ids),
        }
    }
    column
}

/// A facet's values, those of each project, and what it is called if there is none.
type OfProjects = (Vec<Value>, Vec<Vec<u32>>, &'static str);

fn units(dataset: &Dataset) -> OfProjects {
    let units = dataset.units.iter();
    let values = units.map(|unit| Value::new(&*unit.id, words::shown(&unit.name.text)));
    let placed = |project: &Project| {
        let unit = project.unit.value.filter(|at| *at < dataset.units.len());
        unit.map(number).into_iter().collect()
    };
    let lists = dataset.projects.iter().map(placed).collect();
    (values.collect(), lists, tr!("未能对应"))
}

fn in_districts(dataset: &Dataset) -> OfProjects {
    let known = district::districts(dataset);
    let place = |project: &Project| district::of_project(&known, dataset, project);
    let lists = dataset.projects.iter().map(place).collect();
    let values = known.iter().map(|word| Value::new(&**word, &**word));
    (values.collect(), lists, tr!("名称中未写明，或名称未能对应"))
}

fn funds(dataset: &Dataset) -> OfProjects {
    let values = FUNDS.map(|(fund, key)| Value::new(key, tr(fund.heading())));
    let paying = |project: &Project| {
        let funds = (0..).zip(FUNDS);
        funds
            .filter(|(_, (fund, _))| meaning::pays(project, *fund))
            .map(|(at, _)| at)
            .collect()
    };
    let lists = dataset.projects.iter().map(paying).collect();
    (values.into(), lists, tr!("未能对应，或未能分清"))
}

fn confidences(dataset: &Dataset) -> OfProjects {
    let mut values = Vec::new();
    for (column, name) in LINKS {
        for (confidence, word) in CONFIDENCES {
            let label = tr!(
                "{}：{}",
                words::column(column),
                words::confidence(confidence)
            );
            values.push(Value::new(format!("{name}-{word}"), label));
        }
    }
    let sure = |project: &Project| {
        let place = |column| {
            let own = meaning::sureness(project, column);
            let mut known = CONFIDENCES.iter();
            number(known.position(|(each, _)| *each == own).unwrap_or_default())
        };
        let all = LINKS.map(|(column, _)| place(column));
        (0..).zip(all).map(|(at, sure)| 3 * at + sure).collect()
    };
    let lists = dataset.projects.iter().map(sure).collect();
    (values, lists, "")
}

fn pages(dataset: &Dataset) -> OfProjects {
    let mut all: Vec<u32> = dataset.pages.iter().map(|page| page.number).collect();
    all.extend(dataset.projects.iter().map(|project| project.page));
    order::sort(&mut all);
    all.dedup();
    let value = |page: &u32| Value::new(page.to_string(), tr!("第 {} 页", page));
    let values = all.iter().map(value).collect();
    let of = |project: &Project| {
        let at = all.binary_search(&project.page).ok();
        at.map(number).into_iter().collect()
    };
    (values, dataset.projects.iter().map(of).collect(), "")
}

/// Levels by their codes, each called as it is called most often.
fn levels(
    dataset: &Dataset,
    subjects: &[(u32, Option<u32>)],
    of: impl Fn(&Indicator) -> &Level,
) -> FacetColumn {
    let all = dataset
        .projects
        .iter()
        .flat_map(|project| &project.indicators);
    let mut seen: Vec<(&str, &str)> = all
        .map(|indicator| {
            (
                of(indicator).code.text.as_str(),
                of(indicator).name.text.as_str(),
            )
        })
        .collect();
    order::sort(&mut seen);
    let mut values = Vec::new();
    for alike in seen.chunk_by(|a, b| a.0 == b.0) {
        let names = alike.chunk_by(|a, b| a == b);
        let name = names.max_by_key(|names| names.len());
        let [code, name] = name.map_or(["", ""], |names| [names[0].0, names[0].1]);
        let key = if code.is_empty() { Filter::NONE } else { code };
        values.push(Value::new(
            key,
            format!("{} {code}", words::shown(name)).trim(),
        ));
    }
    let codes: Vec<&str> = seen
        .chunk_by(|a, b| a.0 == b.0)
        .map(|alike| alike[0].0)
        .collect();
    let place = |indicator: &Indicator| codes.binary_search(&of(indicator).code.text.as_str()).ok();
    of_indicators(dataset, subjects, values, |indicator| {
        vec![number(place(indicator).unwrap_or_default())]
    })
}

fn kinds(dataset: &Dataset, subjects: &[(u32, Option<u32>)]) -> FacetColumn {
    let values = KINDS.map(|(kind, key)| Value::new(key, words::kind(kind)));
    of_indicators(dataset, subjects, values.into(), |indicator| {
        let place = |kind| KINDS.iter().position(|(each, _)| *each == kind);
        let all = meaning::readings(indicator).into_iter();
        all.map(|reading| number(place(reading.kind).unwrap_or_default()))
            .collect()
    })
}

fn of_indicators(
    dataset: &Dataset,
    subjects: &[(u32, Option<u32>)],
    values: Vec<Value>,
    of: impl Fn(&Indicator) -> Vec<u32>,
) -> FacetColumn {
    let mut column = FacetColumn::new(values);
    for (project, indicator) in subjects {
        let project = dataset.projects.get(*project as usize);
        let all = project.map_or(&[][..], |project| chosen(project, *indicator));
        let ids: Vec<u32> = all.iter().flat_map(&of).collect();
        column.push(&ids);
    }
    column
}

fn findings(
    dataset: &Dataset,
    subjects: &[(u32, Option<u32>)],
    title: &dyn Fn(&str) -> String,
) -> FacetColumn {
    let mut values: Vec<Value> = Vec::new();
    // For each project its findings: the value, and where they rest.
    let mut of_project: Vec<Vec<(u32, usize)>> = vec![Vec::new(); dataset.projects.len()];
    let mut places = Vec::new();
    for finding in dataset
        .findings
        .iter()
        .filter(|finding| !finding.projects.is_empty())
    {
        let known = values.iter().position(|value| value.key == finding.id);
        let at = known.unwrap_or_else(|| {
            values.push(Value::new(finding.id, title(finding.id)));
            values.len() - 1
        });
        let spans = apart(&finding.spans);
        for project in &finding.projects {
            if let Some(own) = of_project.get_mut(*project) {
                own.push((number(at), places.len()));
            }
        }
        places.push(spans);
    }
    let blank = number(values.len());
    values.push(Value::new(Filter::NONE, tr!("没有提示")));
    let mut column = FacetColumn::new(values);
    let mut said = (u32::MAX, Said::default());
    for (at, indicator) in subjects {
        if said.0 != *at {
            let project = dataset.projects.get(*at as usize);
            let own = of_project.get(*at as usize).map_or(&[][..], Vec::as_slice);
            let own = own
                .iter()
                .map(|(id, place)| (*id, places[*place].as_slice()));
            said = (*at, Said::new(project, own, indicator.is_some()));
        }
        let ids = said.1.of(*indicator);
        column.push(if ids.is_empty() {
            std::slice::from_ref(&blank)
        } else {
            &ids
        });
    }
    column
}

/// The findings of a project, by what they rest on; see [`meaning::concerns`].
#[derive(Default)]
struct Said {
    /// Of the whole project.
    whole: Vec<u32>,
    /// Of each of its indicators.
    each: Vec<Vec<u32>>,
}

impl Said {
    fn new<'a>(
        project: Option<&Project>,
        findings: impl Iterator<Item = (u32, &'a [Span])>,
        by_indicator: bool,
    ) -> Self {
        let mut said = Self::default();
        let indicators = project.map_or(&[][..], |project| &project.indicators);
        said.each.resize(indicators.len(), Vec::new());
        for (id, spans) in findings {
            let own = touched(if by_indicator { indicators } else { &[] }, spans);
            if own.is_empty() {
                said.whole.push(id);
            }
            for at in own {
                said.each[at].push(id);
            }
        }
        said.whole.dedup();
        said
    }

    fn of(&self, indicator: Option<u32>) -> Vec<u32> {
        let own = indicator.and_then(|at| self.each.get(at as usize));
        let own = own.map_or(&[][..], Vec::as_slice);
        self.whole.iter().chain(own).copied().collect()
    }
}

/// The same characters in spans that ascend and do not overlap.
fn apart(spans: &[Span]) -> Vec<Span> {
    let mut spans = spans.to_vec();
    order::sort(&mut spans);
    spans.dedup_by(|next, span| {
        let overlaps = next.start < span.end;
        if overlaps {
            *span = span.cover(*next);
        }
        overlaps
    });
    spans
}

/// The indicators of a project, by their places in it, that share characters with `spans`; both ascend.
fn touched(indicators: &[Indicator], spans: &[Span]) -> Vec<usize> {
    let (Some(first), Some(last)) = (indicators.first(), indicators.last()) else {
        return Vec::new();
    };
    let from = spans.partition_point(|span| span.end <= first.span.start);
    let near = spans[from..].iter();
    let near = near.take_while(|span| span.start < last.span.end);
    let mut touched: Vec<usize> = Vec::new();
    for span in near {
        let from = indicators.partition_point(|each| each.span.end <= span.start);
        let own = indicators[from..].iter();
        let own = own.take_while(|each| each.span.start < span.end).count();
        touched.extend(from..from + own);
    }
    touched.dedup();
    touched
}

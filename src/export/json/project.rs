//! A row of the table.

use super::places::Money;
use super::{Each, Object, Of, object};
use crate::export::rows::Rows;
use crate::model::{Dataset, Field, Finding, Indicator, Project};
use crate::span::Span;
use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

/// A project with the findings that name it.
pub(super) struct Row<'a> {
    data: &'a Dataset,
    project: &'a Project,
    indicators: Vec<&'a Indicator>,
    findings: Vec<Own<'a>>,
}

impl<'a> Row<'a> {
    /// The rows of the table, in order.
    pub(super) fn all(data: &'a Dataset) -> impl Iterator<Item = Self> {
        let findings = by_project(data);
        let rows = data.projects.iter().zip(findings);
        rows.map(move |(project, findings)| Self {
            data,
            project,
            indicators: project.indicators.iter().collect(),
            findings,
        })
    }

    /// Those that a list shows, in its order, each with the indicators that it shows.
    pub(super) fn listed(data: &'a Dataset, rows: &Rows) -> Vec<Self> {
        let mut shown: FxHashMap<&str, Vec<&Indicator>> = FxHashMap::default();
        for (project, indicator) in rows.lines(data) {
            let own = shown.entry(&project.id).or_default();
            own.extend(indicator.map(|(_, indicator)| indicator));
        }
        let all = Self::all(data).map(|row| (row.project.id.as_str(), row));
        let mut all: FxHashMap<&str, Self> = all.collect();
        let listed = rows.projects(data).into_iter().filter_map(|project| {
            let indicators = shown.remove(project.id.as_str())?;
            let row = all.remove(project.id.as_str())?;
            Some(Self { indicators, ..row })
        });
        listed.collect()
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let (data, row) = (self.data, self.project);
        let confidence = [
            ("name", row.name.confidence),
            ("goal", row.goal.confidence),
            ("unit", row.unit.confidence),
            ("amounts", row.amounts.confidence),
        ];
        let evidence = [
            ("name", &row.name.evidence),
            ("goal", &row.goal.evidence),
            ("unit", &row.unit.evidence),
            ("amounts", &row.amounts.evidence),
        ];
        let evidence = evidence.map(|(key, reasons)| (key, Each(data, reasons)));
        let unit = row.unit.value.and_then(|unit| data.units.get(unit));
        object!(s,
            "id": row.id,
            "page": row.page,
            "row": row.row,
            "unit": unit.map(|unit| &unit.id),
            "name": row.name.value.as_ref().map(|name| &name.text),
            "goal": row.goal.value.as_ref().map(|goal| &goal.text),
            "amounts": row.amounts.value.as_ref().map(Money),
            "confidence": Object(confidence),
            "indicators": self.indicators.iter().map(|indicator| Of(data, *indicator)).collect::<Vec<_>>(),
            "findings": self.findings,
            "evidence": Object(evidence),
            "spans": Places(data, row),
        )
    }
}

struct Places<'a>(&'a Dataset, &'a Project);

impl Serialize for Places<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, row) = *self;
        object!(s,
            "cell": Each(data, &row.cell.runs),
            "name": Each(data, runs(row.name.value.as_ref())),
            "goal": Each(data, runs(row.goal.value.as_ref())),
            "amounts": row.amounts.value.as_ref().map(|amounts| Of(data, amounts)),
        )
    }
}

fn runs(field: Option<&Field>) -> &[Span] {
    field.map_or(&[], |field| &field.runs)
}

/// A finding as it concerns one row.
struct Own<'a> {
    data: &'a Dataset,
    finding: &'a Finding,
    index: usize,
    spans: Vec<Span>,
}

impl Serialize for Own<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        object!(s,
            "id": self.finding.id,
            "severity": self.finding.severity,
            "message": self.finding.message,
            "index": self.index,
            "spans": Each(self.data, &self.spans),
        )
    }
}

/// For each project its findings. Each span is looked up once: a finding may name thousands of rows.
fn by_project(data: &Dataset) -> Vec<Vec<Own<'_>>> {
    let mut rows: Vec<Vec<Own<'_>>> = data.projects.iter().map(|_| Vec::new()).collect();
    for (index, finding) in data.findings.iter().enumerate() {
        for project in &finding.projects {
            if let Some(row) = rows.get_mut(*project) {
                row.push(Own {
                    data,
                    finding,
                    index,
                    spans: Vec::new(),
                });
            }
        }
        for span in &finding.spans {
            let own = owner(data, *span)
                .and_then(|project| rows.get_mut(project))
                .and_then(|row| row.last_mut());
            if let Some(own) = own.filter(|own| own.index == index) {
                own.spans.push(*span);
            }
        }
    }
    rows
}

/// The project whose row holds the beginning of `span`.
fn owner(data: &Dataset, span: Span) -> Option<usize> {
    let after = data
        .segments
        .partition_point(|segment| segment.span.start <= span.start);
    let segment = data.segments.get(after.checked_sub(1)?)?;
    let inside = span.start < segment.span.end;
    segment
        .project
        .filter(|_| inside)
        .map(|project| project as usize)
}

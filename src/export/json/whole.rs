//! The document, its units, its pages, and what was noticed.

use super::places::{Money, text};
use super::project::Row;
use super::{Each, Of, object};
use crate::diagnostic::Diagnostic;
use crate::export::rows::Rows;
use crate::model::{
    ColumnLink, Coverage, Dataset, Document, Finding, Page, Part, SpendingUnit, Unlinked,
};
use crate::span::Span;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

impl Serialize for Of<'_, Dataset> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let data = self.0;
        object!(s,
            "document": Of(data, &data.document),
            "units": Each(data, &data.units),
            "projects": All(data),
            "pages": Each(data, &data.pages),
            "findings": Each(data, &data.findings),
            "coverage": Of(data, &data.coverage),
            "diagnostics": Each(data, &data.diagnostics),
        )
    }
}

/// What a list shows of the document.
pub(super) struct Listed<'a>(pub(super) &'a Dataset, pub(super) &'a Rows);

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, rows) = *self;
        object!(s,
            "document": Of(data, &data.document),
            "units": Each(data, &data.units),
            "projects": Row::listed(data, rows),
        )
    }
}

struct All<'a>(&'a Dataset);

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(Row::all(self.0))
    }
}

impl Serialize for Of<'_, Document> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, document) = *self;
        object!(s,
            "title": text(&document.title),
            "department": text(&document.department),
            "year": document.year,
            "currency_unit": text(&document.currency_unit),
            "pages": data.pages.len(),
            "sha256": document.sha256,
            "grand_total": Money(&document.grand_total),
            "encoding": data.file.encoding,
            "spans": Heading(data),
        )
    }
}

/// The places of what the document says of itself.
struct Heading<'a>(&'a Dataset);

impl Serialize for Heading<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let (data, document) = (self.0, &self.0.document);
        object!(s,
            "title": Each(data, &document.title.runs),
            "department": Each(data, &document.department.runs),
            "currency_unit": Each(data, &document.currency_unit.runs),
            "grand_total": Of(data, &document.grand_total),
        )
    }
}

impl Serialize for Of<'_, SpendingUnit> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, unit) = *self;
        object!(s,
            "id": unit.id,
            "name": unit.name.text,
            "page": unit.page,
            "amounts": Money(&unit.amounts),
            "funds": unit.funds,
            "spans": UnitPlaces(data, unit),
        )
    }
}

struct UnitPlaces<'a>(&'a Dataset, &'a SpendingUnit);

impl Serialize for UnitPlaces<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, unit) = *self;
        object!(s, "name": Each(data, &unit.name.runs), "amounts": Of(data, &unit.amounts))
    }
}

impl Serialize for Of<'_, Page> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, page) = *self;
        let projects = page.projects.clone();
        object!(s,
            "number": page.number,
            "unlinked": Of(data, &page.unlinked),
            "span": Of(data, &page.span),
            "projects": ids(data, projects),
            "columns": Each(data, &page.columns),
        )
    }
}

impl Serialize for Of<'_, Unlinked> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, cells) = *self;
        object!(s,
            "amounts": Each(data, &cells.amounts),
            "names": Each(data, &cells.names),
            "goals": Each(data, &cells.goals),
        )
    }
}

impl Serialize for Of<'_, ColumnLink> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, link) = *self;
        object!(s,
            "column": link.column,
            "cells": link.cells,
            "first_row": link.offset.map(|offset| offset + 1),
            "confidence": link.confidence,
            "evidence": Each(data, &link.evidence),
        )
    }
}

impl Serialize for Of<'_, Finding> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, finding) = *self;
        object!(s,
            "id": finding.id,
            "severity": finding.severity,
            "message": finding.message,
            "projects": ids(data, finding.projects.iter().copied()),
            "spans": Each(data, &finding.spans),
        )
    }
}

impl Serialize for Of<'_, Coverage> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, coverage) = *self;
        let residue: Vec<Residue<'_>> = coverage
            .residue
            .iter()
            .map(|span| Residue(data, *span))
            .collect();
        object!(s,
            "characters": coverage.characters,
            "assigned": coverage.assigned,
            "residue": residue,
            "parts": parts(data),
        )
    }
}

struct Residue<'a>(&'a Dataset, Span);

impl Serialize for Residue<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, span) = self;
        object!(s, "span": Of(data, span), "text": words(data, *span))
    }
}

impl Serialize for Of<'_, Diagnostic> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, diagnostic) = *self;
        object!(s,
            "code": diagnostic.code,
            "severity": diagnostic.severity,
            "span": Of(data, &diagnostic.span),
            "page": (diagnostic.page > 0).then_some(diagnostic.page),
            "message": diagnostic.message,
        )
    }
}

fn ids(data: &Dataset, projects: impl Iterator<Item = usize>) -> Vec<&str> {
    projects
        .filter_map(|index| data.projects.get(index))
        .map(|project| project.id.as_str())
        .collect()
}

fn words(data: &Dataset, span: Span) -> &str {
    data.text.get(span.range()).unwrap_or("")
}

/// How many non-blank characters were read as what.
fn parts(data: &Dataset) -> BTreeMap<Part, usize> {
    let mut parts = BTreeMap::new();
    for segment in &data.segments {
        let visible = words(data, segment.span)
            .chars()
            .filter(|c| !c.is_whitespace());
        *parts.entry(segment.part).or_default() += visible.count();
    }
    parts
}

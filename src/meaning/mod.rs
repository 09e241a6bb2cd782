//! What a condition means, once for the filters that are chosen and for the conditions that are typed: which of a document's
//! values a kind or a number is looked for in, whom a finding concerns, which funds pay, and where a project is.

pub mod district;

use crate::model::{Column, Confidence, Finding, Fund, Indicator, Project, Reading};
use rust_decimal::Decimal;

/// The linked columns whose confidence can be asked for, with their keys.
pub const LINKS: [(Column, &str); 4] = [
    (Column::Unit, "unit"),
    (Column::Name, "name"),
    (Column::Goal, "goal"),
    (Column::Amounts, "amounts"),
];

/// How sure a link can be, with its key.
pub const CONFIDENCES: [(Confidence, &str); 3] = [
    (Confidence::Proven, "proven"),
    (Confidence::Likely, "likely"),
    (Confidence::Unresolved, "unresolved"),
];

/// The funds that can be asked for, with their keys.
pub const FUNDS: [(Fund, &str); 3] = [
    (Fund::Fiscal, "fiscal"),
    (Fund::Special, "special"),
    (Fund::Other, "other"),
];

/// All that an indicator's values say: the annual value and the cycle value, each with the parts of which it is made.
#[must_use]
pub fn readings(indicator: &Indicator) -> Vec<&Reading> {
    let mut all = Vec::new();
    let mut next = vec![&indicator.cycle.reading, &indicator.annual.reading];
    while let Some(reading) = next.pop() {
        all.push(reading);
        next.extend(reading.parts.iter().rev());
    }
    all
}

/// Whether `finding`, one of `project`, concerns this indicator of it: if it rests on the indicator's characters, or on
/// those of no indicator at all.
#[must_use]
pub fn concerns(finding: &Finding, project: &Project, indicator: &Indicator) -> bool {
    let mut all = project.indicators.iter();
    rests_on(finding, indicator) || !all.any(|each| rests_on(finding, each))
}

fn rests_on(finding: &Finding, indicator: &Indicator) -> bool {
    let own = indicator.span;
    let mut spans = finding.spans.iter();
    spans.any(|span| span.start < own.end && own.start < span.end)
}

/// Whether the project is paid for from `fund`: with an amount above zero.
#[must_use]
pub fn pays(project: &Project, fund: Fund) -> bool {
    let row = project.amounts.value.as_ref();
    let amount = row.and_then(|row| row.get(fund));
    amount.is_some_and(|amount| amount.value > Decimal::ZERO)
}

/// How sure the link to a column is.
#[must_use]
pub const fn sureness(project: &Project, column: Column) -> Confidence {
    match column {
        Column::Name => project.name.confidence,
        Column::Goal => project.goal.confidence,
        Column::Unit => project.unit.confidence,
        Column::Amounts => project.amounts.confidence,
    }
}

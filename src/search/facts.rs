//! What field conditions ask about a record, taken from the dataset once.

use super::condition::{Condition, TextTest, Trait};
use super::fold::fold;
use super::number::NumberTest;
use crate::model::{
    Comparison, Confidence, Dataset, Finding, Indicator, Kind, Level, Project, Reading,
};
use rust_decimal::Decimal;

/// The facts of one project, folded.
#[derive(Clone, Default, Debug)]
pub(super) struct ProjectFacts {
    page: u32,
    name: String,
    unit: String,
    goal: String,
    total: Option<Decimal>,
    findings: Vec<&'static str>,
    traits: Vec<Trait>,
}

/// The facts of one indicator, folded.
#[derive(Clone, Default, Debug)]
pub(super) struct IndicatorFacts {
    name: String,
    levels: Vec<String>,
    readings: Vec<Reading>,
    differs: bool,
}

impl ProjectFacts {
    pub(super) fn new(dataset: &Dataset, at: usize, project: &Project) -> Self {
        let unit = project.unit.value.and_then(|unit| dataset.units.get(unit));
        let amounts = project.amounts.value.as_ref();
        let mut facts = Self {
            page: project.page,
            name: fold(project.name.text()),
            unit: unit.map_or_else(String::new, |unit| fold(&unit.name.text)),
            goal: fold(project.goal.text()),
            total: amounts
                .and_then(|amounts| amounts.total)
                .map(|total| total.value),
            findings: concerning(&dataset.findings, at),
            traits: Vec::new(),
        };
        facts.traits = facts.traits_of(project);
        facts
    }

    /// The facts of text that stands on a page and belongs to no project.
    pub(super) fn unlinked(page: u32, name: &str, goal: &str) -> Self {
        Self {
            page,
            name: fold(name),
            goal: fold(goal),
            traits: vec![Trait::Unlinked],
            ..Self::default()
        }
    }

    fn traits_of(&self, project: &Project) -> Vec<Trait> {
        let links = [
            project.name.confidence,
            project.unit.confidence,
            project.goal.confidence,
            project.amounts.confidence,
        ];
        let all = [
            (Trait::Name, !self.name.is_empty()),
            (Trait::Unit, !self.unit.is_empty()),
            (Trait::Goal, !self.goal.is_empty()),
            (Trait::Amount, self.total.is_some()),
            (Trait::Finding, !self.findings.is_empty()),
            (Trait::Likely, links.contains(&Confidence::Likely)),
            (Trait::Unlinked, links.contains(&Confidence::Unresolved)),
        ];
        all.into_iter()
            .filter(|(_, has)| *has)
            .map(|(which, _)| which)
            .collect()
    }
}

fn concerning(findings: &[Finding], project: usize) -> Vec<&'static str> {
    findings
        .iter()
        .filter(|finding| finding.projects.contains(&project))
        .map(|finding| finding.id)
        .collect()
}

impl IndicatorFacts {
    pub(super) fn new(indicator: &Indicator) -> Self {
        let mut levels = level(&indicator.level1);
        levels.extend(level(&indicator.level2));
        let plain = |text: &str| fold(text).trim_end_matches('。').to_owned();
        let told_apart = plain(&indicator.cycle.text.text) != plain(&indicator.annual.text.text);
        Self {
            name: fold(&indicator.name.text),
            levels,
            readings: vec![
                indicator.annual.reading.clone(),
                indicator.cycle.reading.clone(),
            ],
            differs: told_apart && indicator.comparison != Comparison::Equal,
        }
    }
}

/// A level's name, its code, and both as published.
fn level(level: &Level) -> Vec<String> {
    let (code, name) = (fold(&level.code.text), fold(&level.name.text));
    vec![format!("{code}-{name}"), name, code]
}

/// Whether `condition` holds. `yuan` is how many 元 the document's unit of money is, if that is known.
pub(super) fn holds(
    condition: &Condition,
    project: &ProjectFacts,
    indicator: Option<&IndicatorFacts>,
    yuan: Option<Decimal>,
) -> bool {
    let of_indicator = |test: &dyn Fn(&IndicatorFacts) -> bool| indicator.is_some_and(test);
    match condition {
        Condition::Name(test) => says(test, &project.name),
        Condition::Unit(test) => says(test, &project.unit),
        Condition::Goal(test) => says(test, &project.goal),
        Condition::District(test) => in_district(test, project),
        Condition::Indicator(test) => of_indicator(&|facts| says(test, &facts.name)),
        Condition::Category(test) => {
            of_indicator(&|facts| facts.levels.iter().any(|level| says(test, level)))
        }
        Condition::Kind(kind) => {
            of_indicator(&|facts| facts.readings.iter().any(|each| is_kind(each, *kind)))
        }
        Condition::Value(test) => {
            of_indicator(&|facts| facts.readings.iter().any(|each| passes(each, test)))
        }
        Condition::Amount(test) => project
            .total
            .is_some_and(|total| amount_passes(total, test, yuan)),
        Condition::Page(first, last) => (*first..=*last).contains(&project.page),
        Condition::Has(Trait::Difference) => of_indicator(&|facts| facts.differs),
        Condition::Has(Trait::Placeholder) => of_indicator(&|facts| {
            facts
                .readings
                .iter()
                .any(|each| is_kind(each, Kind::Placeholder))
        }),
        Condition::Has(which) => project.traits.contains(which),
        Condition::Finding(id) => project.findings.iter().any(|each| fold(each) == *id),
    }
}

fn says(test: &TextTest, folded: &str) -> bool {
    let wanted = fold(&test.text);
    if test.exact {
        folded == wanted
    } else {
        folded.contains(&wanted)
    }
}

/// A district is named by its name with 区, 县, 市 or 旗 at its end.
fn in_district(test: &TextTest, project: &ProjectFacts) -> bool {
    const ENDS: [char; 4] = ['区', '县', '市', '旗'];
    let wanted = fold(&test.text);
    let named = |name: &str| project.name.contains(name) || project.unit.contains(name);
    if wanted.chars().count() > 2 && wanted.ends_with(ENDS) {
        return named(&wanted);
    }
    ENDS.iter().any(|end| named(&format!("{wanted}{end}")))
}

fn is_kind(reading: &Reading, kind: Kind) -> bool {
    reading.kind == kind || reading.parts.iter().any(|part| is_kind(part, kind))
}

fn passes(reading: &Reading, test: &NumberTest) -> bool {
    if reading.parts.iter().any(|part| passes(part, test)) {
        return true;
    }
    let unit = || reading.unit.as_deref().map(fold);
    // '家医院' as well as '家'.
    let counted = || Some(fold(&(reading.unit.clone()? + reading.counted.as_deref()?)));
    let Some(low) = reading.value else {
        return false;
    };
    (test.unit.is_none() || test.unit == unit() || test.unit == counted())
        && test.bound.admits(low, reading.upper.unwrap_or(low))
}

fn amount_passes(total: Decimal, test: &NumberTest, yuan: Option<Decimal>) -> bool {
    let total = match &test.unit {
        None => Some(total),
        Some(_) => yuan.and_then(|yuan| total.checked_mul(yuan)),
    };
    total.is_some_and(|total| test.bound.admits(total, total))
}

/// How many 元 the published unit of money is.
pub(super) fn yuan(currency_unit: &str) -> Option<Decimal> {
    let factor = match fold(currency_unit).as_str() {
        "元" => 1,
        "千元" => 1_000,
        "万元" => 10_000,
        "百万元" => 1_000_000,
        "亿元" => 100_000_000,
        _ => return None,
    };
    Some(Decimal::from(factor))
}

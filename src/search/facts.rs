//! What field conditions ask about a record, taken from the dataset once.

use super::condition::{Condition, TextTest, Trait};
use super::fold::fold;
use super::known::{Known, units_of};
use super::names::{ends_of, is_called, level_names};
use super::number::NumberTest;
use crate::meaning::{self, FUNDS, LINKS, district, readings};
use crate::model::{
    Column, Comparison, Confidence, Dataset, Finding, Fund, Indicator, Kind, Reading,
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
    districts: Vec<String>,
    funds: Vec<Fund>,
    links: Vec<(Column, Confidence)>,
    traits: Vec<Trait>,
}

/// The facts of one indicator, folded.
#[derive(Clone, Default, Debug)]
pub(super) struct IndicatorFacts {
    name: String,
    levels: Vec<String>,
    readings: Vec<Reading>,
    differs: bool,
    findings: Vec<&'static str>,
}

/// A condition, and what is made ready to see where it holds.
pub(super) struct Asked<'a> {
    condition: &'a Condition,
    admits: Box<dyn Fn(&str) -> bool>,
    /// The ids of the findings that it asks for.
    findings: Vec<&'static str>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(condition: &'a Condition, known: &Known) -> Self {
        let admits = match condition.text() {
            Some(test) => Box::new(test.reader()) as Box<dyn Fn(&str) -> bool>,
            None => Box::new(|_: &str| false),
        };
        let findings = match condition {
            Condition::Finding(test) => known.findings_called(test),
            _ => Vec::new(),
        };
        Self {
            condition,
            admits,
            findings,
        }
    }
}

/// What conditions ask of the document as a whole.
#[derive(Clone, Default, Debug)]
pub(super) struct Whole {
    /// How many 元 its unit of money is, if that is known.
    pub(super) yuan: Option<Decimal>,
    /// Its districts, folded.
    pub(super) districts: Vec<String>,
}

impl ProjectFacts {
    /// `known` are the document's districts.
    pub(super) fn new(dataset: &Dataset, known: &[String], at: usize) -> Self {
        let Some(project) = dataset.projects.get(at) else {
            return Self::default();
        };
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
            findings: concerning(&dataset.findings, at)
                .map(|each| each.id)
                .collect(),
            districts: district::of_project(known, dataset, project)
                .into_iter()
                .filter_map(|at| known.get(at as usize).map(|name| fold(name)))
                .collect(),
            funds: FUNDS
                .map(|(fund, _)| fund)
                .into_iter()
                .filter(|fund| meaning::pays(project, *fund))
                .collect(),
            links: LINKS
                .map(|(column, _)| (column, meaning::sureness(project, column)))
                .into(),
            traits: Vec::new(),
        };
        facts.traits = facts.traits_of();
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

    fn traits_of(&self) -> Vec<Trait> {
        let is_any = |sure| self.links.iter().any(|(_, each)| *each == sure);
        let all = [
            (Trait::Name, !self.name.is_empty()),
            (Trait::Unit, !self.unit.is_empty()),
            (Trait::Goal, !self.goal.is_empty()),
            (Trait::Amount, self.total.is_some()),
            (Trait::District, !self.districts.is_empty()),
            (Trait::Fund, !self.funds.is_empty()),
            (Trait::Likely, is_any(Confidence::Likely)),
            (Trait::Unlinked, is_any(Confidence::Unresolved)),
        ];
        all.into_iter()
            .filter(|(_, has)| *has)
            .map(|(which, _)| which)
            .collect()
    }
}

fn concerning(findings: &[Finding], project: usize) -> impl Iterator<Item = &Finding> {
    let findings = findings.iter();
    findings.filter(move |finding| finding.projects.contains(&project))
}

impl IndicatorFacts {
    /// The facts of an indicator of the project with this index.
    pub(super) fn new(dataset: &Dataset, project: usize, indicator: &Indicator) -> Self {
        let of = dataset.projects.get(project);
        let concerns =
            |finding: &&Finding| of.is_some_and(|of| meaning::concerns(finding, of, indicator));
        let findings = concerning(&dataset.findings, project).filter(concerns);
        let mut levels = level_names(&indicator.level1).to_vec();
        levels.extend(level_names(&indicator.level2));
        let plain = |text: &str| fold(text).trim_end_matches('。').to_owned();
        let told_apart = plain(&indicator.cycle.text.text) != plain(&indicator.annual.text.text);
        Self {
            name: fold(&indicator.name.text),
            levels,
            readings: readings(indicator).into_iter().cloned().collect(),
            findings: findings.map(|finding| finding.id).collect(),
            differs: told_apart && indicator.comparison != Comparison::Equal,
        }
    }
}

/// Whether a condition holds.
pub(super) fn holds(
    asked: &Asked<'_>,
    project: &ProjectFacts,
    indicator: Option<&IndicatorFacts>,
    whole: &Whole,
) -> bool {
    let of_indicator = |test: &dyn Fn(&IndicatorFacts) -> bool| indicator.is_some_and(test);
    let concerned = indicator.map_or(&project.findings, |facts| &facts.findings);
    let admits = &asked.admits;
    match asked.condition {
        Condition::Name(_) => admits(&project.name),
        Condition::Unit(_) => admits(&project.unit),
        Condition::Goal(_) => admits(&project.goal),
        Condition::District(test) => in_district(test, project, &whole.districts),
        Condition::Indicator(_) => of_indicator(&|facts| admits(&facts.name)),
        Condition::Category(_) => {
            of_indicator(&|facts| facts.levels.iter().any(|level| admits(level)))
        }
        Condition::Kind(kind) => {
            of_indicator(&|facts| facts.readings.iter().any(|each| each.kind == *kind))
        }
        Condition::Value(test) => {
            of_indicator(&|facts| facts.readings.iter().any(|each| passes(each, test)))
        }
        Condition::Amount(test) => project
            .total
            .is_some_and(|total| amount_passes(total, test, whole.yuan)),
        Condition::Page(first, last) => (*first..=*last).contains(&project.page),
        Condition::Has(Trait::Difference) => of_indicator(&|facts| facts.differs),
        Condition::Has(Trait::Placeholder) => of_indicator(&|facts| {
            facts
                .readings
                .iter()
                .any(|each| each.kind == Kind::Placeholder)
        }),
        Condition::Has(Trait::Finding) => !concerned.is_empty(),
        Condition::Has(which) => project.traits.contains(which),
        Condition::Finding(_) => concerned.iter().any(|each| asked.findings.contains(each)),
        Condition::Fund(fund) => project.funds.contains(fund),
        Condition::Confidence(column, sure) => {
            let asked = |each: &Column| column.is_none_or(|column| column == *each);
            let mut links = project.links.iter();
            links.any(|(column, each)| each == sure && asked(column))
        }
    }
}

/// `known` are the document's districts; one that is not among them is looked for in the names.
fn in_district(test: &TextTest, project: &ProjectFacts, known: &[String]) -> bool {
    let wanted = fold(&test.text);
    if known.iter().any(|each| is_called(each, &wanted)) {
        let mut own = project.districts.iter();
        return own.any(|each| is_called(each, &wanted));
    }
    let named = |name: &String| project.name.contains(name) || project.unit.contains(name);
    ends_of(&wanted).iter().any(named)
}

fn passes(reading: &Reading, test: &NumberTest) -> bool {
    let Some(low) = reading.value else {
        return false;
    };
    let is_of = |unit: &String| units_of(reading).any(|each| each == *unit);
    test.unit.as_ref().is_none_or(is_of) && test.bound.admits(low, reading.upper.unwrap_or(low))
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

//! What a document has, as far as it decides how a query is read.

use super::condition::{Condition, TextTest};
use super::fold::fold;
use super::names::{ends_of, is_called};
use crate::lang::is_english;
use crate::meaning::{district, readings};
use crate::model::{Dataset, Reading};
use crate::order;
use crate::tr;

/// The words of a document that conditions name. Without any, nothing is held against a condition.
#[derive(Clone, Default, Debug)]
pub(super) struct Known {
    /// Whether these are a document's words at all.
    is_any: bool,
    /// The units of its values, folded, ascending; with what is counted as well: '家', '家医院', '元/人'.
    pub(super) units: Vec<String>,
    /// Its districts, folded.
    pub(super) districts: Vec<String>,
    /// The findings that some project has: their ids, and their names, first of which is the heading.
    findings: Vec<(&'static str, Vec<String>)>,
}

/// What is to be said of a condition that the document does not answer to.
pub(super) enum Strange {
    /// It is taken as text.
    Text(String),
    /// It still holds, in another way.
    Other(String),
}

impl Known {
    /// `names` are what a kind of finding is called, its heading first.
    pub(super) fn new(dataset: &Dataset, names: &dyn Fn(&str) -> Vec<String>) -> Self {
        let indicators = dataset.projects.iter().flat_map(|each| &each.indicators);
        let mut units = Vec::new();
        for reading in indicators.flat_map(readings) {
            units.extend(units_of(reading));
        }
        order::sort(&mut units);
        units.dedup();
        let mut findings: Vec<(&str, Vec<String>)> = Vec::new();
        let of_projects = dataset.findings.iter();
        for finding in of_projects.filter(|each| !each.projects.is_empty()) {
            if !findings.iter().any(|(id, _)| *id == finding.id) {
                findings.push((finding.id, names(finding.id)));
            }
        }
        let districts = district::districts(dataset);
        Self {
            is_any: true,
            units,
            districts: districts.iter().map(|each| fold(each)).collect(),
            findings,
        }
    }

    /// The findings one of whose names `test` admits, or whose id it names; with their headings.
    pub(super) fn findings_of(&self, test: &TextTest) -> Vec<(&'static str, &str)> {
        let (admits, named) = (test.reader(), fold(&test.text));
        let is_called = |(id, names): &&(&str, Vec<String>)| {
            fold(id) == named || names.iter().any(|name| admits(&fold(name)))
        };
        let called = self.findings.iter().filter(is_called);
        called.map(|(id, names)| (*id, heading(names))).collect()
    }

    /// The ids of the findings that `test` asks for.
    pub(super) fn findings_called(&self, test: &TextTest) -> Vec<&'static str> {
        let called = self.findings_of(test).into_iter();
        called.map(|(id, _)| id).collect()
    }

    /// What is strange about a condition, if anything.
    pub(super) fn strange(&self, condition: &Condition) -> Option<Strange> {
        if !self.is_any {
            return None;
        }
        match condition {
            Condition::Value(test) => {
                let unit = test.unit.as_ref()?;
                let is_known = self.units.binary_search(unit).is_ok();
                let why = tr!("这份文件里没有以“{}”为单位的指标值", unit);
                (!is_known).then_some(Strange::Text(why))
            }
            Condition::Finding(test) => {
                let asked = &test.text;
                let headings = self.findings.iter().map(|(_, names)| own_heading(names));
                let why = match headings.collect::<Vec<_>>().join(tr!("、")) {
                    all if all.is_empty() => tr!("这份文件没有核查提示，也就没有“{}”", asked),
                    all => tr!("这份文件没有叫“{}”的提示，有的是：{}", asked, all),
                };
                let is_known = !self.findings_of(test).is_empty();
                (!is_known).then_some(Strange::Text(why))
            }
            Condition::District(test) => {
                let wanted = fold(&test.text);
                let is_known = self.districts.iter().any(|each| is_called(each, &wanted));
                let why = tr!(
                    "从这份文件的名称里认不出区县“{}”；先找名称里写有“{}”的",
                    test.text,
                    ends_of(&wanted).join(tr!("”或“"))
                );
                (!is_known).then_some(Strange::Other(why))
            }
            _ => None,
        }
    }
}

/// The heading in the reader's language.
fn own_heading(names: &[String]) -> &str {
    let names = names.get(..2).unwrap_or(names);
    let name = if is_english() {
        names.last()
    } else {
        names.first()
    };
    name.map_or("", String::as_str)
}

fn heading(names: &[String]) -> &str {
    names.first().map_or("", String::as_str)
}

/// The units of a reading, folded: '元', and '元/人' if it is one for each person.
pub(super) fn units_of(reading: &Reading) -> impl Iterator<Item = String> {
    let unit = reading.unit.as_deref();
    let counted =
        unit.and_then(|unit| Some(fold(&format!("{unit}{}", reading.counted.as_deref()?))));
    let per = reading.per.as_deref();
    let per = unit.and_then(|unit| Some(fold(&format!("{unit}/{}", per?))));
    unit.map(fold).into_iter().chain(counted).chain(per)
}

//! What a document has, as far as it decides how a query is read.

use super::condition::Condition;
use super::fold::fold;
use super::names::{ends_of, is_called};
use crate::meaning::{district, readings};
use crate::model::{Dataset, Reading};
use crate::order;

/// The words of a document that conditions name. Without any, nothing is held against a condition.
#[derive(Clone, Default, Debug)]
pub(super) struct Known {
    /// Whether these are a document's words at all.
    is_any: bool,
    /// The units of its values, folded, ascending; with what is counted as well: '家', '家医院'.
    pub(super) units: Vec<String>,
    /// Its districts, folded.
    pub(super) districts: Vec<String>,
    /// The ids of its findings.
    findings: Vec<&'static str>,
}

/// What is to be said of a condition that the document does not answer to.
pub(super) enum Strange {
    /// It is taken as text.
    Text(String),
    /// It still holds, in another way.
    Other(String),
}

impl Known {
    pub(super) fn new(dataset: &Dataset) -> Self {
        let indicators = dataset.projects.iter().flat_map(|each| &each.indicators);
        let mut units = Vec::new();
        for reading in indicators.flat_map(readings) {
            units.extend(units_of(reading));
        }
        order::sort(&mut units);
        units.dedup();
        let mut findings: Vec<_> = dataset.findings.iter().map(|each| each.id).collect();
        order::sort(&mut findings);
        findings.dedup();
        let districts = district::districts(dataset);
        Self {
            is_any: true,
            units,
            districts: districts.iter().map(|each| fold(each)).collect(),
            findings,
        }
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
                let why = format!("这份文件里没有以“{unit}”为单位的指标值");
                (!is_known).then_some(Strange::Text(why))
            }
            Condition::Finding(id) => {
                let is_known = self.findings.iter().any(|each| fold(each) == *id);
                let why = match self.findings.join("、") {
                    all if all.is_empty() => format!("这份文件没有核查提示，也就没有“{id}”"),
                    all => format!("这份文件没有叫“{id}”的提示，有的是：{all}"),
                };
                (!is_known).then_some(Strange::Text(why))
            }
            Condition::District(test) => {
                let wanted = fold(&test.text);
                let is_known = self.districts.iter().any(|each| is_called(each, &wanted));
                let why = format!(
                    "从这份文件的名称里认不出区县“{}”；先找名称里写有“{}”的",
                    test.text,
                    ends_of(&wanted).join("”或“"),
                );
                (!is_known).then_some(Strange::Other(why))
            }
            _ => None,
        }
    }
}

/// The units of a reading, folded.
pub(super) fn units_of(reading: &Reading) -> impl Iterator<Item = String> {
    let unit = reading.unit.as_deref();
    let counted =
        unit.and_then(|unit| Some(fold(&format!("{unit}{}", reading.counted.as_deref()?))));
    unit.map(fold).into_iter().chain(counted)
}

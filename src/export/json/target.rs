//! Indicators and their targets.

use super::{Each, Object, Of, object};
use crate::model::{DueEnd, Indicator, Level, Reading, Target};
use serde::{Serialize, Serializer};

impl Serialize for Of<'_, Indicator> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, indicator) = *self;
        object!(s,
            "ordinal": indicator.ordinal,
            "level1": Of(data, &indicator.level1),
            "level2": Of(data, &indicator.level2),
            "name": indicator.name.text,
            "cycle": Of(data, &indicator.cycle),
            "annual": Of(data, &indicator.annual),
            "span": Of(data, &indicator.span),
            "comparison": indicator.comparison,
            "spans": Object([("name", Each(data, &indicator.name.runs))]),
        )
    }
}

impl Serialize for Of<'_, Level> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, level) = *self;
        let spans = [("code", &level.code), ("name", &level.name)];
        let spans = spans.map(|(key, field)| (key, Each(data, &field.runs)));
        object!(s,
            "code": level.code.text,
            "name": level.name.text,
            "spans": Object(spans),
        )
    }
}

impl Serialize for Of<'_, Target> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, target) = *self;
        let reading = &target.reading;
        object!(s,
            "text": target.text.text,
            "kind": reading.kind,
            "value": reading.value,
            "upper": reading.upper,
            "unit": reading.unit,
            "per": reading.per,
            "percent": percent(reading),
            "scope": reading.scope,
            "subject": reading.subject,
            "counted": reading.counted,
            "base": reading.base,
            "date": date(reading),
            "date_end": date_end(reading),
            "parts": Parts(&reading.parts),
            "spans": Each(data, &target.text.runs),
        )
    }
}

/// The parts of a compound target. They are read off its text and have no places of their own.
struct Parts<'a>(&'a [Reading]);

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().map(Part))
    }
}

struct Part<'a>(&'a Reading);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let reading = self.0;
        object!(s,
            "kind": reading.kind,
            "value": reading.value,
            "upper": reading.upper,
            "unit": reading.unit,
            "per": reading.per,
            "percent": percent(reading),
            "scope": reading.scope,
            "subject": reading.subject,
            "counted": reading.counted,
            "base": reading.base,
            "date": date(reading),
            "date_end": date_end(reading),
            "parts": Parts(&reading.parts),
        )
    }
}

fn date(reading: &Reading) -> Option<String> {
    let due = reading.due.filter(|due| !due.by.is_open())?;
    Some(due.to_string())
}

fn date_end(reading: &Reading) -> Option<DueEnd> {
    reading.due.map(|due| due.end)
}

fn percent(reading: &Reading) -> bool {
    reading.unit.as_deref() == Some("%")
}

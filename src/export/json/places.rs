//! Money and texts, and where they stand.

use super::{Each, Of, object};
use crate::model::{Amount, Appropriation, Field, Fund};
use serde::{Serialize, Serializer};

/// The values of a row of money.
pub(super) struct Money<'a>(pub(super) &'a Appropriation);

impl Serialize for Money<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let row = self.0;
        let value = |amount: Option<Amount>| amount.map(|amount| amount.value);
        let mut unknown = Fund::ALL
            .into_iter()
            .filter(|fund| row.is_unknown(*fund))
            .peekable();
        let unknown: Option<Vec<Fund>> = unknown.peek().is_some().then(|| unknown.collect());
        object!(s,
            "total": value(row.total),
            "fiscal": value(row.fiscal),
            "special": value(row.special),
            "other": value(row.other),
            "unknown": unknown,
        )
    }
}

/// The places of a row of money.
impl Serialize for Of<'_, Appropriation> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, row) = *self;
        let place = |amount: Option<Amount>| amount.map(|amount| data.file.span(amount.span));
        object!(s,
            "total": place(row.total),
            "fiscal": place(row.fiscal),
            "special": place(row.special),
            "other": place(row.other),
        )
    }
}

/// An amount that stands for itself.
impl Serialize for Of<'_, Amount> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, amount) = *self;
        object!(s, "value": amount.value, "span": Of(data, &amount.span))
    }
}

/// A text that stands for itself.
impl Serialize for Of<'_, Field> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, field) = *self;
        object!(s, "text": field.text, "spans": Each(data, &field.runs))
    }
}

/// The text of a field, or null where there is none.
pub(super) fn text(field: &Field) -> Option<&str> {
    (!field.is_empty()).then_some(field.text.as_str())
}

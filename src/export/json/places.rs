//! Money and texts, and where they stand.

use super::{Each, Object, Of, object};
use crate::model::{Amount, Appropriation, Field};
use serde::{Serialize, Serializer};

/// The values of a row of money.
pub(super) struct Money<'a>(pub(super) &'a Appropriation);

impl Serialize for Money<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        by_fund(self.0, |amount| amount.value).serialize(s)
    }
}

/// The places of a row of money.
impl Serialize for Of<'_, Appropriation> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, row) = *self;
        by_fund(row, |amount| data.file.span(amount.span)).serialize(s)
    }
}

fn by_fund<T>(row: &Appropriation, of: impl Fn(Amount) -> T) -> Object<Option<T>, 4> {
    Object([
        ("total", row.total.map(&of)),
        ("fiscal", row.fiscal.map(&of)),
        ("special", row.special.map(&of)),
        ("other", row.other.map(&of)),
    ])
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

//! Columns of a table: for each row some numbers, one after the other.

use crate::order;
use rust_decimal::Decimal;

/// A value of a facet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value {
    /// What an address calls it.
    pub key: String,
    /// What a screen calls it.
    pub label: String,
}

impl Value {
    pub(super) fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
        }
    }
}

/// Several numbers for each row.
#[derive(Clone, Default, Debug)]
pub(super) struct Lists<T> {
    items: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Lists<T> {
    pub(super) fn push(&mut self, items: impl IntoIterator<Item = T>) {
        self.items.extend(items);
        let end = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
    }

    /// The list of one row.
    pub(super) fn get(&self, row: usize) -> &[T] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = row.checked_sub(1).map_or(0, end);
        self.items.get(start..end(row)).unwrap_or_default()
    }

    /// The lists of all rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let end = *end as usize;
            let list = self.items.get(start..end).unwrap_or_default();
            start = end;
            list
        })
    }
}

/// What the rows say in one facet.
#[derive(Clone, Default, Debug)]
pub struct FacetColumn {
    /// Its values in their natural order.
    pub values: Vec<Value>,
    /// For each row the places in `values` of those that it has, ascending, each once.
    pub(super) rows: Lists<u32>,
}

impl FacetColumn {
    pub(super) fn new(values: Vec<Value>) -> Self {
        Self {
            values,
            rows: Lists::default(),
        }
    }

    /// Adds a row with these values.
    pub(super) fn push(&mut self, ids: &[u32]) {
        if let [_] | [] = ids {
            self.rows.push(ids.iter().copied());
            return;
        }
        let mut ids = ids.to_vec();
        order::sort(&mut ids);
        ids.dedup();
        self.rows.push(ids);
    }

    /// The place of the value that an address calls `key`.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<usize> {
        self.values.iter().position(|value| value.key == key)
    }

    /// The places in [`Self::values`] of what each row has.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.rows.iter()
    }
}

/// An end of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// It belongs to the range.
    With(Decimal),
    /// It does not.
    Without(Decimal),
}

impl End {
    pub(super) const fn number(self) -> Decimal {
        match self {
            Self::With(number) | Self::Without(number) => number,
        }
    }
}

/// Numbers of the rows, several for a row, each with a lower and an upper end.
#[derive(Clone, Default, Debug)]
pub struct Numbers {
    /// Every number that occurs, ascending.
    known: Vec<Decimal>,
    /// The ends' places in `known`.
    pub(super) rows: Lists<(u32, u32)>,
}

impl Numbers {
    pub(super) fn new(rows: &[Vec<(Decimal, Decimal)>]) -> Self {
        let all = rows.iter().flatten().flat_map(|ends| [ends.0, ends.1]);
        let mut known: Vec<Decimal> = all.collect();
        order::sort(&mut known);
        known.dedup();
        let rank = |value: Decimal| {
            let at = known.partition_point(|each| *each < value);
            u32::try_from(at).unwrap_or(u32::MAX)
        };
        let mut lists = Lists::default();
        for row in rows {
            lists.push(row.iter().map(|ends| (rank(ends.0), rank(ends.1))));
        }
        Self { known, rows: lists }
    }

    /// The least and the greatest number.
    #[must_use]
    pub fn ends(&self) -> Option<(Decimal, Decimal)> {
        Some((*self.known.first()?, *self.known.last()?))
    }

    /// Whether a row has any.
    #[must_use]
    pub fn has(&self, row: u32) -> bool {
        !self.rows.get(row as usize).is_empty()
    }

    /// The ranks from which and below which a number lies between `low` and `high`.
    pub(super) fn ranks(&self, low: Option<End>, high: Option<End>) -> (u32, u32) {
        let below = |limit: Decimal| self.known.partition_point(|each| *each < limit);
        let upto = |limit: Decimal| self.known.partition_point(|each| *each <= limit);
        let from = low.map_or(0, |low| match low {
            End::With(limit) => below(limit),
            End::Without(limit) => upto(limit),
        });
        let to = high.map_or(self.known.len(), |high| match high {
            End::With(limit) => upto(limit),
            End::Without(limit) => below(limit),
        });
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        (number(from), number(to))
    }
}

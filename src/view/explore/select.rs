//! From a filter to what it means for a table.

use super::outcome::Constraint;
use super::table::Table;
use crate::view::filter::{Facet, Filter, Limits};
use rust_decimal::Decimal;

/// A filter in a table's own numbers.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Selection {
    /// For each facet, which of its values are chosen; nothing where none is.
    pub(super) facets: Vec<Option<Vec<bool>>>,
    /// Ranks of amounts.
    pub(super) money: Option<(u32, u32)>,
    /// Ranks of percentages.
    pub(super) percent: Option<(u32, u32)>,
    /// What the filter asks for that the table does not know. It is set aside: it narrows nothing.
    pub unknown: Vec<Unknown>,
}

/// A part of a filter that means nothing here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unknown {
    /// The document has no such value.
    Value(Facet, String),
    /// This end of a range is no number.
    Number(Constraint, String),
}

impl Selection {
    /// What `filter` asks of `table`.
    #[must_use]
    pub fn new(table: &Table, filter: &Filter) -> Self {
        let mut selection = Self {
            facets: vec![None; Facet::ALL.len()],
            ..Self::default()
        };
        for (facet, key) in &filter.chosen {
            let column = table.facet(*facet);
            match column.find(key) {
                Some(at) => {
                    let chosen = &mut selection.facets[*facet as usize];
                    let chosen = chosen.get_or_insert_with(|| vec![false; column.values.len()]);
                    chosen[at] = true;
                }
                None => {
                    let unknown = Unknown::Value(*facet, key.clone());
                    selection.unknown.push(unknown);
                }
            }
        }
        let mut ranks = |constraint, limits: &Limits, numbers: &super::Numbers| {
            let mut end = |text: &str| {
                let read = number(text);
                if read.is_none() && !text.is_empty() {
                    let unknown = Unknown::Number(constraint, text.to_owned());
                    selection.unknown.push(unknown);
                }
                read
            };
            let (low, high) = (end(&limits.low), end(&limits.high));
            (low.is_some() || high.is_some()).then(|| numbers.ranks(low, high))
        };
        let money = ranks(Constraint::Money, &filter.money, &table.money);
        let percent = ranks(Constraint::Percent, &filter.percent, &table.percent);
        Self {
            money,
            percent,
            ..selection
        }
    }
}

/// An exact number as people type it: '1,000', '１０', '95%'.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '．' => '.',
        '－' => '-',
        _ => c,
    };
    let noise = |c: &char| !",，%％".contains(*c) && !c.is_whitespace();
    let text: String = text.chars().map(plain).filter(noise).collect();
    Decimal::from_str_exact(&text).ok()
}

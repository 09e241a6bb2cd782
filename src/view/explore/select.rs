//! From a filter to what it means for a table.

use super::column::End;
use super::meant::{beside, meant, only_typed};
use super::outcome::Constraint;
use super::table::{Listing, Table};
use crate::view::currency;
use crate::view::filter::{Facet, Filter, Limits};
use crate::view::found::Found;
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
    /// What is typed besides, of the same facets and ranges: both must hold.
    pub(super) beside: Vec<Selection>,
    /// For each line whether it answers what else is typed; nothing where all do.
    pub(super) answering: Option<Vec<bool>>,
    /// What is typed alone: it goes when the query goes.
    pub(super) typed: Vec<Constraint>,
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
    /// The least of a range is more than its most.
    Reversed(Constraint),
}

impl Selection {
    /// What `filter` asks of `table`, whose query finds `found`: whatever is typed must hold as well as what is chosen.
    #[must_use]
    pub fn asked(table: &Table, filter: &Filter, found: &Found) -> Self {
        let beside = beside(filter, &found.chips);
        let answering = found.answering.as_deref();
        Self {
            beside: beside.iter().map(|each| Self::new(table, each)).collect(),
            answering: answering
                .filter(|_| table.listing() == Listing::Projects)
                .map(|answering| table.are_lines(answering)),
            typed: only_typed(filter, &found.chips),
            ..Self::new(table, &meant(filter, &found.chips))
        }
    }

    /// What `filter` asks of `table`, its query left aside.
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
                let read = end(text);
                if read.is_none() && !text.is_empty() {
                    let unknown = Unknown::Number(constraint, text.to_owned());
                    selection.unknown.push(unknown);
                }
                read
            };
            let (low, high) = (end(&limits.low), end(&limits.high));
            if let (Some(least), Some(most)) = (low, high)
                && least.number() > most.number()
            {
                selection.unknown.push(Unknown::Reversed(constraint));
                return None;
            }
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

/// The end of a range as people type it: '1,000', or '>1000' and '<1000' for one that is left out.
pub(super) fn end(text: &str) -> Option<End> {
    let text = text.trim();
    let bare = text.trim_start_matches(['>', '<', '＞', '＜']);
    let is_out = bare.len() < text.len();
    match bare.strip_prefix(['=', '＝']) {
        Some(bare) if is_out => number(bare).map(End::With),
        _ if is_out => number(bare).map(End::Without),
        _ => number(text).map(End::With),
    }
}

/// An amount that was typed with a unit of its own, '0.1亿' or '>300万元', as a number of the `published` unit; nothing if it names none.
#[must_use]
pub fn in_published(text: &str, published: &str) -> Option<String> {
    const UNITS: [(&str, i32); 5] = [("亿", 8), ("千万", 7), ("百万", 6), ("万", 4), ("千", 3)];
    let text = text.trim();
    let bare = text.trim_start_matches(['>', '<', '=', '＞', '＜', '＝']);
    let (sign, _) = text.split_at(text.len() - bare.len());
    let in_yuan = bare.strip_suffix('元');
    let bare = in_yuan.unwrap_or(bare).trim_end();
    let unit = UNITS
        .iter()
        .find_map(|(unit, power)| Some((bare.strip_suffix(unit)?, *power)));
    let (digits, power) = unit.or_else(|| Some((in_yuan?, 0)))?;
    let amount = currency::from_yuan(number(digits)?, power, published)?;
    Some(format!("{sign}{amount}"))
}

/// An exact number as people type it: '1,000', '１０', '95%'.
fn number(text: &str) -> Option<Decimal> {
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

#[cfg(test)]
mod tests {
    use super::in_published;

    #[test]
    fn an_amount_with_a_unit_of_its_own_is_one_in_the_published_unit() {
        for (typed, published, number) in [
            ("1.5亿元", "万元", "15000"),
            ("0.1亿", "万元", "1000"),
            ("300万", "万元", "300"),
            ("２０００千元", "万元", "200"),
            ("12345元", "万元", "1.2345"),
            (">2千万", "元", ">20000000"),
            ("≥3百万元", "亿元", ""),
            (">=3百万元", "亿元", ">=0.03"),
            ("1,000 万元", "千元", "10000"),
            ("15000", "万元", ""),
            ("亿", "万元", ""),
            ("一亿", "万元", ""),
            ("1亿", "美元", ""),
            ("95%", "万元", ""),
        ] {
            let read = in_published(typed, published);
            assert_eq!(read.as_deref().unwrap_or(""), number, "{typed} {published}");
        }
    }
}

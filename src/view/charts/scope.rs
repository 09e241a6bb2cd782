use crate::model::{Dataset, Project};
use crate::view::address::Filter;
use crate::view::explore::Table;
use crate::view::filter::{Facet, Limits};
use crate::view::{currency, overview};
use rust_decimal::Decimal;

/// What is drawn: a document, and the rows of it that a filter lets through.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The document.
    pub dataset: &'a Dataset,
    /// Its projects as a list.
    pub projects: &'a Table,
    /// Those that pass.
    pub rows: &'a [u32],
    /// Its indicators as a list.
    pub indicators: &'a Table,
    /// Those that pass.
    pub lines: &'a [u32],
    /// What lets them through, with what is typed and could be chosen.
    pub filter: &'a Filter,
    /// The filter as an address says it, with nothing left in the query of what it says of a facet.
    pub lifted: &'a dyn Fn(Facet) -> Filter,
    /// What a kind of finding is called.
    pub title: &'a dyn Fn(&str) -> String,
}

impl Scope<'_> {
    /// The published sum of everything, or what the units' sums add up to.
    pub(super) fn whole(&self) -> Option<Decimal> {
        overview::total(self.dataset).value
    }

    pub(super) fn currency(&self) -> String {
        currency::unit(&overview::currency(self.dataset)).to_owned()
    }

    /// Whether nothing narrows but the choice of units, of which sums are published.
    pub(super) fn is_of_units(&self) -> bool {
        let Filter {
            query,
            chosen,
            money,
            percent,
            ..
        } = self.filter;
        let of_unit = |(facet, _): &(Facet, String)| *facet == Facet::Unit;
        query.trim().is_empty()
            && money.is_open()
            && percent.is_open()
            && chosen.iter().all(of_unit)
    }

    /// The projects that pass, with their indices.
    pub(super) fn passing(&self) -> impl Iterator<Item = (usize, &Project)> {
        let subjects = self
            .rows
            .iter()
            .filter_map(|row| self.projects.subject(*row));
        subjects.filter_map(|(at, _)| Some((at, self.dataset.projects.get(at)?)))
    }

    /// Places in `dataset.units` of the units that the filter leaves, ascending: all without one, else those of passing projects.
    pub(super) fn units(&self) -> Vec<usize> {
        let mut is_left = vec![self.filter.is_empty(); self.dataset.units.len()];
        for (_, project) in self.passing() {
            if let Some(is_left) = project.unit.value.and_then(|at| is_left.get_mut(at)) {
                *is_left = true;
            }
        }
        (0..is_left.len()).filter(|at| is_left[*at]).collect()
    }

    /// Whether a value of a facet is chosen, or none is. A row may have several values: of those that are not chosen only some rows pass.
    pub(super) fn is_left(&self, facet: Facet, key: &str) -> bool {
        self.filter.has(facet, key) || !self.has_choice(facet)
    }

    /// Whether any value of a facet is chosen.
    pub(super) fn has_choice(&self, facet: Facet) -> bool {
        self.filter.chosen.iter().any(|(of, _)| *of == facet)
    }

    /// The filter with this and no other value of `facet`.
    pub(super) fn narrowed(&self, facet: Facet, keys: &[&str]) -> Filter {
        let mut filter = (self.lifted)(facet);
        filter.chosen.retain(|(of, _)| *of != facet);
        filter.sort = None;
        filter.of_indicators = false;
        for key in keys {
            filter.toggle(facet, key);
        }
        filter
    }

    /// The filter with this and no other amount.
    pub(super) fn of_amount(&self, amount: Decimal) -> Filter {
        let amount = amount.to_string();
        let mut filter = self.filter.clone();
        filter.sort = None;
        filter.of_indicators = false;
        filter.money = Limits {
            low: amount.clone(),
            high: amount,
        };
        filter
    }

    /// For each value of a facet of the indicators, how many of those that pass have it.
    pub(super) fn lines_by(&self, facet: Facet) -> Vec<usize> {
        let column = self.indicators.facet(facet);
        let mut passing = vec![false; self.indicators.len()];
        for line in self.lines {
            if let Some(passing) = passing.get_mut(*line as usize) {
                *passing = true;
            }
        }
        let mut counts = vec![0; column.values.len()];
        for (ids, _) in column.rows().zip(passing).filter(|(_, passes)| *passes) {
            for id in ids {
                if let Some(count) = counts.get_mut(*id as usize) {
                    *count += 1;
                }
            }
        }
        counts
    }
}

//! What is chosen and what is typed, as one filter.

use super::outcome::Constraint;
use super::select::number;
use crate::view::filter::{Facet, Filter, Limits};
use crate::view::found::Chip;

impl Chip {
    /// The filter that says the same; one that lets everything through if none does.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter::parse(&self.choice)
    }
}

/// `filter` with the typed conditions that are choices too: one more value of a facet lets more rows pass, a further range
/// fewer.
#[must_use]
pub fn meant(filter: &Filter, chips: &[Chip]) -> Filter {
    let mut meant = filter.clone();
    for typed in chips.iter().map(Chip::filter) {
        for (facet, key) in &typed.chosen {
            if !meant.has(*facet, key) {
                meant.toggle(*facet, key);
            }
        }
        meant.money = both(&meant.money, &typed.money);
        meant.percent = both(&meant.percent, &typed.percent);
    }
    meant
}

/// `filter` with what is typed of `constraint` taken out of the query and chosen instead, so that it can be changed.
#[must_use]
pub fn lifted(filter: &Filter, chips: &[Chip], constraint: Constraint) -> Filter {
    let typed = |chip: &&Chip| {
        let typed = chip.filter();
        match constraint {
            Constraint::Facet(of) => typed.chosen.iter().any(|(facet, _)| *facet == of),
            Constraint::Money => !typed.money.is_open(),
            Constraint::Percent => !typed.percent.is_open(),
            Constraint::Query => false,
        }
    };
    // Of each constraint no more than one condition is a choice.
    let Some(chip) = chips.iter().find(typed) else {
        return filter.clone();
    };
    let query = chip.rest.clone();
    let filter = Filter {
        query,
        ..filter.clone()
    };
    meant(&filter, std::slice::from_ref(chip))
}

/// `filter` without a typed condition, and without what is chosen to the same effect.
#[must_use]
pub fn without(filter: &Filter, chip: &Chip) -> Filter {
    let typed = chip.filter();
    let mut left = filter.clone();
    left.query.clone_from(&chip.rest);
    let is_typed = |choice: &(Facet, String)| typed.chosen.contains(choice);
    left.chosen.retain(|choice| !is_typed(choice));
    for (own, typed) in [
        (&mut left.money, &typed.money),
        (&mut left.percent, &typed.percent),
    ] {
        if own == typed {
            *own = Limits::default();
        }
    }
    left
}

/// The narrower of both at each end.
fn both(one: &Limits, other: &Limits) -> Limits {
    let end = |one: &str, other: &str, is_low: bool| match (number(one), number(other)) {
        (Some(a), Some(b)) if (a < b) == is_low => other.to_owned(),
        (None, Some(_)) if one.is_empty() => other.to_owned(),
        _ => one.to_owned(),
    };
    Limits {
        low: end(&one.low, &other.low, true),
        high: end(&one.high, &other.high, false),
    }
}

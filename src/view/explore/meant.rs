//! What is chosen and what is typed, as one filter.

use super::outcome::Constraint;
use super::select::end;
use crate::view::filter::{Filter, Limits};
use crate::view::found::Chip;

impl Chip {
    /// The filter that says the same; one that lets everything through if none does.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter::parse(&self.choice)
    }
}

/// `filter` as boxes and ranges show it: with the typed conditions that are choices too, of facets and ranges of which nothing
/// else is chosen. Others hold [beside](beside) what is chosen, and only their chips show them.
#[must_use]
pub fn meant(filter: &Filter, chips: &[Chip]) -> Filter {
    let mut meant = filter.clone();
    for (constraint, typed) in choices(chips) {
        if stands_alone(filter, constraint, &typed) {
            put(&mut meant, constraint, &typed);
        }
    }
    meant
}

/// The typed conditions that are choices too, of facets and ranges of which something else is chosen.
pub(super) fn beside(filter: &Filter, chips: &[Chip]) -> Vec<Filter> {
    let beside = choices(chips).filter(|(of, typed)| !stands_alone(filter, *of, typed));
    beside.map(|(_, typed)| typed).collect()
}

/// What is typed and not chosen at all.
pub(super) fn only_typed(filter: &Filter, chips: &[Chip]) -> Vec<Constraint> {
    let typed = choices(chips).map(|(constraint, _)| constraint);
    typed.filter(|of| is_open(filter, *of)).collect()
}

/// `filter` without what is typed to the same effect.
#[must_use]
pub fn only_chosen(filter: &Filter, chips: &[Chip]) -> Filter {
    let mut left = filter.clone();
    for (constraint, typed) in choices(chips) {
        if stands_alone(filter, constraint, &typed) {
            put(&mut left, constraint, &Filter::default());
        }
    }
    left
}

/// `filter` with what is typed of `constraint` taken out of the query and chosen instead, so that it can be changed; unless
/// something else is chosen.
#[must_use]
pub fn lifted(filter: &Filter, chips: &[Chip], constraint: Constraint) -> Filter {
    // Of each constraint no more than one condition is a choice.
    let typed = |chip: &&Chip| {
        let choice = choices(std::slice::from_ref(*chip)).next();
        choice.is_some_and(|(of, typed)| of == constraint && stands_alone(filter, of, &typed))
    };
    let Some(chip) = chips.iter().find(typed) else {
        return filter.clone();
    };
    let mut lifted = meant(filter, std::slice::from_ref(chip));
    lifted.query.clone_from(&chip.rest);
    lifted
}

/// `filter` without a typed condition, and without what is chosen to the same effect.
#[must_use]
pub fn without(filter: &Filter, chip: &Chip) -> Filter {
    let mut left = only_chosen(filter, std::slice::from_ref(chip));
    left.query.clone_from(&chip.rest);
    left
}

fn choices(chips: &[Chip]) -> impl Iterator<Item = (Constraint, Filter)> {
    chips.iter().filter_map(|chip| {
        let typed = chip.filter();
        let constraint = match typed.chosen.first() {
            Some((facet, _)) => Constraint::Facet(*facet),
            None if !typed.money.is_open() => Constraint::Money,
            None if !typed.percent.is_open() => Constraint::Percent,
            None => return None,
        };
        Some((constraint, typed))
    })
}

/// Whether of `constraint` nothing is chosen, or just what is `typed`.
fn stands_alone(filter: &Filter, constraint: Constraint, typed: &Filter) -> bool {
    let same = match constraint {
        Constraint::Facet(facet) => {
            let within = |some: &Filter, all: &Filter| {
                let mut own = some.chosen.iter().filter(|(of, _)| *of == facet);
                own.all(|(_, key)| all.has(facet, key))
            };
            within(filter, typed) && within(typed, filter)
        }
        Constraint::Money => same(&filter.money, &typed.money),
        Constraint::Percent => same(&filter.percent, &typed.percent),
        Constraint::Query => false,
    };
    same || is_open(filter, constraint)
}

fn is_open(filter: &Filter, constraint: Constraint) -> bool {
    match constraint {
        Constraint::Facet(facet) => !filter.chosen.iter().any(|(of, _)| *of == facet),
        Constraint::Money => filter.money.is_open(),
        Constraint::Percent => filter.percent.is_open(),
        Constraint::Query => filter.query.trim().is_empty(),
    }
}

/// Has `filter` say of `constraint` what `other` does.
fn put(filter: &mut Filter, constraint: Constraint, other: &Filter) {
    match constraint {
        Constraint::Facet(facet) => {
            filter.chosen.retain(|(of, _)| *of != facet);
            for (_, key) in other.chosen.iter().filter(|(of, _)| *of == facet) {
                filter.toggle(facet, key);
            }
        }
        Constraint::Money => filter.money.clone_from(&other.money),
        Constraint::Percent => filter.percent.clone_from(&other.percent),
        Constraint::Query => filter.query.clone_from(&other.query),
    }
}

/// Whether two ranges are the same, however they are written.
fn same(one: &Limits, other: &Limits) -> bool {
    let end = |one: &str, other: &str| one == other || end(one).is_some() && end(one) == end(other);
    end(&one.low, &other.low) && end(&one.high, &other.high)
}

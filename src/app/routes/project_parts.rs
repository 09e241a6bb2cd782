//! The parts of a project's page.

mod belongs;
mod goal;
mod indicators;
mod money;
mod pager;
mod similar;
mod source_panel;

pub(super) use belongs::Belongs;
pub(super) use goal::Goal;
pub(super) use indicators::Indicators;
pub(super) use money::Money;
pub(super) use pager::Pager;
pub(super) use similar::Similar;
pub(super) use source_panel::SourcePanel;

use super::explore::use_filter;
use crate::app::nav::use_base;
use crate::view::address::{Address, Detail, Place};
use leptos::prelude::*;

/// The address of this project with `place` marked, or with nothing marked.
fn address_of(id: &str, place: Option<Place>) -> Address {
    Address::Project {
        id: id.to_owned(),
        filter: use_filter().get_untracked(),
        place,
    }
}

/// A link that marks a place in the source without leaving the screen.
#[component]
pub fn PlaceLink(
    /// The project's id.
    id: String,
    /// The place.
    place: Place,
    /// The place that is marked now.
    marked: Memo<Option<Place>>,
    /// What the link says.
    children: Children,
) -> impl IntoView {
    let to = use_base().link(&address_of(&id, Some(place)));
    let here = move || {
        let marked = marked.get()?;
        (marked == place || within(marked) == Some(place)).then_some("true")
    };
    view! {
        <a class="place" href=to data-stay="" data-field=place.key() aria-current=here>
            {children()}
        </a>
    }
}

/// What stands for a part that has no link of its own: an indicator's name is that of the whole.
const fn within(place: Place) -> Option<Place> {
    match place {
        Place::Detail(ordinal, Detail::Name) => Some(Place::Indicator(ordinal)),
        _ => None,
    }
}

//! The parts of a project's page.

mod belongs;
mod goal;
mod indicators;
mod money;
mod pager;
mod source_panel;

pub(super) use belongs::Belongs;
pub(super) use goal::Goal;
pub(super) use indicators::Indicators;
pub(super) use money::Money;
pub(super) use pager::Pager;
pub(super) use source_panel::SourcePanel;

use super::explore::use_filter;
use crate::app::nav::use_base;
use crate::view::address::{Address, Place};
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
fn PlaceLink(
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
    let here = move || (marked.get() == Some(place)).then_some("true");
    view! {
        <a class="place" href=to data-stay="" aria-current=here>
            {children()}
        </a>
    }
}

//! Between the address bar and [`Address`].

use super::state::Lens;
use crate::view::address::{Address, Filter, Place, base_of};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::sync::Arc;

/// The folder in which the application lies, without its last slash.
#[derive(Clone, Debug)]
pub(super) struct Base(pub(super) Arc<str>);

impl Base {
    /// That of the page that is open: every screen is one segment below it.
    pub(super) fn of_page() -> Self {
        let path = window().location().pathname().unwrap_or_default();
        Self(base_of(&path).into())
    }

    /// A link to a screen.
    pub(super) fn link(&self, address: &Address) -> String {
        address.under(&self.0)
    }
}

/// How a change of the address enters the history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// A step that 'back' undoes; the new screen begins at its top.
    Push,
    /// A change of the present step, such as a keystroke; the screen stays where it is.
    Replace,
}

/// The read document.
pub(super) fn use_lens() -> Lens {
    expect_context()
}

/// The application's folder.
pub(super) fn use_base() -> Base {
    expect_context()
}

/// Goes to a screen.
pub(super) fn use_go() -> impl Fn(&Address, Step) + Clone + Send + Sync + 'static {
    let base = use_base();
    let navigate = use_navigate();
    move |address: &Address, step: Step| {
        let replace = step == Step::Replace;
        let options = NavigateOptions {
            resolve: false,
            replace,
            scroll: !replace,
            ..NavigateOptions::default()
        };
        navigate(&base.link(address), options);
    }
}

/// The filter in the address bar.
pub(super) fn use_filter() -> Memo<Filter> {
    let query = use_query_map();
    Memo::new(move |_| {
        let query = query.read();
        Filter::from_params(query.get("q"), query.get("unit"))
    })
}

/// The marked place in the address bar.
pub(super) fn use_place() -> Memo<Option<Place>> {
    let query = use_query_map();
    Memo::new(move |_| Place::from_key(&query.read().get("at")?))
}

//! Between the address bar and [`Address`].

mod location;

pub(super) use location::{Location, follow, is_later, mark_document, marked, name_in_the_bar};

use super::state::Lens;
use crate::lang;
use crate::view::address::{Address, Place, base_of};
use crate::view::currency;
use leptos::prelude::*;
use std::sync::Arc;

/// The folder in which the application lies, without its last slash.
#[derive(Clone, Debug)]
pub(super) struct Base {
    folder: Arc<str>,
}

impl Base {
    /// That of the page that is open: every screen is one segment below it.
    pub(super) fn of_page() -> Self {
        let path = window().location().pathname().unwrap_or_default();
        Self {
            folder: base_of(&path).into(),
        }
    }

    /// A link to a screen; it keeps how the page is shown.
    pub(super) fn link(&self, address: &Address) -> String {
        let mut link = address.under(&self.folder);
        let kept = [
            ("elder=", if is_elder() { "1" } else { "" }),
            ("lang=", if lang::is_english() { "en" } else { "" }),
            ("currency=", currency::wanted()),
        ];
        for (name, value) in kept {
            if !value.is_empty() {
                link.push(if link.contains('?') { '&' } else { '?' });
                link.push_str(name);
                link.push_str(value);
            }
        }
        link
    }
}

/// Whether this is 长辈版. `early.js` decides it for a visit; the address may say otherwise from then on.
pub(super) fn is_elder() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.class_list().contains("elder"))
}

/// How a change of the address enters the history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// A step that 'back' undoes; the new screen begins at its top.
    Push,
    /// The same, but the screen stays where it is: another look at what it shows.
    Turn,
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
    let here = use_location();
    let later = expect_context();
    move |address: &Address, step: Step| location::go(here, later, &base.link(address), step)
}

/// Where the reader is.
pub(super) fn use_location() -> RwSignal<Location> {
    expect_context()
}

/// The name of the screen in the address bar: `projects`, a project's id, or nothing for the first one.
pub(super) fn use_name() -> Memo<String> {
    let here = use_location();
    Memo::new(move |_| here.read().name.clone())
}

/// [`is_elder`], followed.
pub(super) fn use_elder() -> Memo<bool> {
    let here = use_location();
    Memo::new(move |_| {
        here.track();
        is_elder()
    })
}

/// The marked place in the address bar.
pub(super) fn use_place() -> Memo<Option<Place>> {
    let here = use_location();
    Memo::new(move |_| Place::from_key(&here.read().param("at")?))
}

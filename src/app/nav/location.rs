//! The address bar as a signal: follows it, and changes it without loading the page anew.

use super::{Base, Step};
use crate::app::parts::Later;
use crate::app::state::Load;
use crate::view::{currency, filter};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, UrlSearchParams};

/// What the address says within the application's folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::app) struct Location {
    /// The path's only segment below the folder; empty on the first screen.
    pub(super) name: String,
    query: String,
    /// Whether something in it is longer than counts.
    is_cut: bool,
    /// Whether a step back or forward led there: the browser scrolls to where the reader was.
    is_return: bool,
}

impl Location {
    /// That of a path with its query.
    fn of(address: &str) -> Self {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let cut = filter::cut(query);
        Self {
            name: path.rsplit('/').next().unwrap_or_default().to_owned(),
            is_cut: cut.is_some(),
            query: cut.unwrap_or_else(|| query.to_owned()),
            is_return: false,
        }
    }

    /// Whether the browser is about to scroll to where the reader was.
    pub(in crate::app) fn is_return(&self) -> bool {
        self.is_return
    }

    /// Whether something in the address is longer than counts.
    pub(in crate::app) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The query, as it stands in the address, but for the end of what is too long.
    pub(in crate::app) fn query(&self) -> &str {
        &self.query
    }

    /// The same place with another `value` of a parameter of the query; without the parameter if that is empty.
    pub(in crate::app) fn with(&self, name: &str, value: &str) -> String {
        let Ok(params) = UrlSearchParams::new_with_str(&self.query) else {
            return String::new();
        };
        if value.is_empty() {
            params.delete(name);
        } else {
            params.set(name, value);
        }
        format!("./{}?{}", self.name, String::from(params.to_string()))
    }

    /// The decoded value of a parameter of the query.
    pub(in crate::app) fn param(&self, name: &str) -> Option<String> {
        UrlSearchParams::new_with_str(&self.query).ok()?.get(name)
    }
}

/// The present location, kept up with 'back', 'forward' and links. The listeners live as long as the page.
pub(in crate::app) fn follow(
    base: &Base,
    later: RwSignal<Later>,
    load: RwSignal<Load>,
) -> RwSignal<Location> {
    let published = match &*load.read_untracked() {
        Load::Ready(lens) => lens.dataset().document.sha256.clone(),
        _ => String::new(),
    };
    let here = RwSignal::new(Location::of(&in_the_bar()));
    here.with_untracked(take_looks);
    // The browser itself scrolls to where the reader was.
    window_event_listener(ev::popstate, move |_| {
        // While the reader's own file is open, a step without a mark is one of before: of the published document.
        let is_own =
            matches!(&*load.read_untracked(), Load::Ready(lens) if lens.opened().is_some());
        if is_own && Location::of(&in_the_bar()).param("doc").is_none() && !published.is_empty() {
            let _ = record(&marked(&in_the_bar(), &published), Step::Replace);
        }
        // By the time that it can be shown the reader may have gone on.
        let location = || Location {
            is_return: true,
            ..Location::of(&in_the_bar())
        };
        arrive(later, move || come(here, location()));
    });
    let base = base.clone();
    window_event_listener(ev::click, move |event| {
        if let Some((to, step)) = link_within(&event, &base) {
            event.prevent_default();
            go(here, later, &to, step);
        }
    });
    arrive(later, || ());
    here
}

/// Goes to a path with its query.
pub(super) fn go(here: RwSignal<Location>, later: RwSignal<Later>, to: &str, step: Step) {
    // A browser may refuse too many changes in a short time; the screen follows the reader all the same.
    let refused = record(to, step).is_err().then(|| to.to_owned());
    arrive(later, move || {
        come(here, Location::of(&refused.unwrap_or_else(in_the_bar)));
        if step == Step::Push {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// An address that names the document by its SHA-256, as links do that are handed on.
pub(in crate::app) fn marked(address: &str, hash: &str) -> String {
    let mark = if address.contains('?') { "&" } else { "?" };
    let hash = hash.get(..8).unwrap_or_default();
    [address, mark, "doc=", hash].concat()
}

/// Has the address bar name the document that is open, as links do that are handed on.
pub(in crate::app) fn mark_document(here: RwSignal<Location>, hash: &str) {
    let address = marked(&in_the_bar(), hash);
    let _ = record(&address, Step::Replace);
    come(here, Location::of(&address));
}

fn come(here: RwSignal<Location>, location: Location) {
    take_looks(&location);
    here.set(location);
}

/// Before anything is shown at a place: in what unit its amounts are and, if the address says so, whether that is 长辈版.
fn take_looks(location: &Location) {
    currency::want(location.param("currency").as_deref());
    if let (Some(elder), Some(root)) = (location.param("elder"), document().document_element()) {
        let _ = root.class_list().toggle_with_force("elder", elder == "1");
    }
}

/// Whether the address bar asks for another screen than the first, or for a document that may be another.
pub(in crate::app) fn is_later() -> bool {
    let place = Location::of(&in_the_bar());
    !place.name.is_empty() || place.param("doc").is_some()
}

/// The name of the screen that the address bar asks for.
pub(in crate::app) fn name_in_the_bar() -> String {
    Location::of(&in_the_bar()).name
}

/// Shows what the address bar asks for, as soon as the program can.
fn arrive(later: RwSignal<Later>, show: impl FnOnce() + 'static) {
    if is_later() {
        Later::fetch(later, show);
    } else {
        show();
    }
}

fn record(to: &str, step: Step) -> Result<(), JsValue> {
    let history = window().history()?;
    // As with a link that the browser follows itself, opening what is open makes no second step.
    if step != Step::Replace && to != in_the_bar() {
        history.push_state_with_url(&JsValue::NULL, "", Some(to))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(to))
    }
}

fn in_the_bar() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Where a click leads, if it is a plain one on a link to a screen; all others are the browser's.
/// A link with `data-stay` changes the present step, or is one of its own on the same screen.
fn link_within(event: &MouseEvent, base: &Base) -> Option<(String, Step)> {
    const LINK: &str = "a[href]:not([target], [download], [rel~=external])";
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let clicked: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = clicked.closest(LINK).ok()??.dyn_into().ok()?;
    let path = link.pathname();
    let name = path.strip_prefix(&*base.folder)?.strip_prefix('/')?;
    let same_site = window().location().origin().ok()? == link.origin();
    if !same_site || name.contains('/') || !link.hash().is_empty() {
        return None;
    }
    let step = match link.get_attribute("data-stay").as_deref() {
        None => Step::Push,
        Some("") => Step::Replace,
        Some(_) => Step::Turn,
    };
    Some((path + &link.search(), step))
}

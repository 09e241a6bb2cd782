//! The few things that are asked of the browser itself.

use crate::tr;
use gloo::file::{Blob, ObjectUrl};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlAnchorElement, HtmlElement};

/// Keeps the window's title at what `title` says.
pub(super) fn set_title(title: impl Fn() -> String + 'static) {
    Effect::new(move |_| document().set_title(&tr!("{} · 绩效透视", title())));
}

/// Shows the application, in place of the words that stand there while it loads, once what is being made is in the page.
pub(super) fn unveil() {
    if let Some(boot) = veil() {
        spawn_local(async move { boot.remove() });
    }
}

/// What hides the application while it loads.
pub(super) fn veil() -> Option<Element> {
    document().get_element_by_id("boot")
}

/// Gives the keyboard to the first element that `selector` finds, without scrolling to it; says whether it took it: what is folded up does not.
pub(super) fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    document().active_element().as_ref() == Some(element.as_ref())
}

/// The same, in sight of who works with the keyboard; a finger or a mouse leaves the screen where it is.
pub(super) fn focus_in_sight(selector: &str) -> bool {
    let took = focus(selector);
    let active = document().active_element().filter(|_| took);
    if let Some(active) =
        active.filter(|active| active.matches(":focus-visible").unwrap_or_default())
    {
        reveal(&active);
    }
    took
}

/// Whether the keyboard is at the screen's heading, where a new screen takes it.
pub(super) fn is_at_heading() -> bool {
    let active = document().active_element();
    active.is_some_and(|active| active.tag_name() == "H1")
}

/// Brings an element into sight with the least movement.
pub(super) fn reveal(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether the reader wants no keys that act by themselves. `early.js` remembers it.
pub(super) fn no_keys() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.class_list().contains("no-keys"))
}

/// How large letters are against what the style sheet is measured in: 1 unless the reader asked for larger ones.
pub(super) fn zoom() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // The browser reads the number; Rust's own reader of floats weighs 10 kB.
    let pixels = size
        .map(|size| js_sys::parse_float(&size))
        .filter(|pixels| pixels.is_finite());
    pixels.map_or(1.0, |pixels| (pixels / 16.0).clamp(0.5, 4.0))
}

/// Whether a CSS media query holds now.
pub(super) fn media(query: &str) -> bool {
    let list = window().match_media(query).ok().flatten();
    list.is_some_and(|list| list.matches())
}

/// Runs `act` whenever a CSS media query begins or ceases to hold.
pub(super) fn on_media_change(query: &str, act: impl Fn() + 'static) {
    let Some(list) = window().match_media(query).ok().flatten() else {
        return;
    };
    let act = wasm_bindgen::closure::Closure::<dyn Fn()>::new(act);
    list.set_onchange(Some(act.as_ref().unchecked_ref()));
    let kept = StoredValue::new_local((list, act));
    on_cleanup(move || {
        kept.with_value(|(list, _)| list.set_onchange(None));
    });
}

/// Saves a file under `name`, where the browser keeps such files.
pub(super) fn save(file: &Uint8Array, name: &str) {
    if let Ok(blob) = web_sys::Blob::new_with_u8_array_sequence(&Array::of1(file)) {
        save_blob(blob, name);
    }
}

/// The same of what the browser made.
pub(super) fn save_blob(blob: web_sys::Blob, name: &str) {
    let link = document()
        .create_element("a")
        .map(JsCast::dyn_into::<HtmlAnchorElement>);
    let Ok(Ok(link)) = link else {
        return;
    };
    let url = ObjectUrl::from(Blob::from(blob));
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser takes the file only after the click has been dealt with.
    set_timeout(move || drop(url), std::time::Duration::from_secs(60));
}

/// The reader's date: '2025-03-01'.
pub(super) fn today() -> String {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year}-{month:02}-{day:02}")
}

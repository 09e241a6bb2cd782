//! Runs of the source that are links: too many to go through them with Tab, so the arrows go from one to the next.

use crate::app::browser;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Arrows, pressed in what holds the runs or in one of them, go to the one before or after; from outside to what is marked, or the first.
pub(super) fn step(event: &KeyboardEvent) {
    let is_on = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => true,
        "ArrowUp" | "ArrowLeft" => false,
        _ => return,
    };
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return;
    }
    let holder: Option<Element> = event.current_target().and_then(|it| it.dyn_into().ok());
    let Some(next) = holder.and_then(|holder| next(&holder, is_on)) else {
        return;
    };
    event.prevent_default();
    let _ = next.focus();
}

fn next(holder: &Element, is_on: bool) -> Option<HtmlElement> {
    let runs = holder.get_elements_by_class_name("run");
    let active = document().active_element();
    let at = |place: &u32| runs.item(*place);
    let mut all = 0..runs.length();
    let here = all.find(|place| at(place).is_some() && at(place) == active);
    let marked = |place: &u32| {
        let run = at(place);
        run.is_some_and(|run| run.query_selector("mark").ok().flatten().is_some())
    };
    let to = match here {
        Some(here) if is_on => here + 1,
        Some(here) => here.checked_sub(1)?,
        None => (0..runs.length()).find(marked).unwrap_or(0),
    };
    at(&to)?.dyn_into().ok()
}

/// Gives the keyboard to the field of this name, and brings it into sight.
pub(super) fn to_field(key: &str) {
    // A part that has no place of its own is shown within the whole.
    let whole = key.split('-').next().unwrap_or_default();
    for key in [key, whole] {
        let selector = format!("main [data-field='{key}']");
        if browser::focus(&selector) {
            let field = document().query_selector(&selector).ok().flatten();
            field.iter().for_each(browser::reveal);
            return;
        }
    }
}

//! Elements and texts of rows. Other people's words only ever become texts, so that none of them is taken for a tag.

use crate::lang;
use leptos::prelude::document;
use std::ops::Range;
use web_sys::Element;

/// An element with its class; none for ''.
pub(super) fn element(name: &str, class: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}

/// A new element at the end of another.
pub(super) fn add(to: &Element, name: &str, class: &str) -> Option<Element> {
    let element = element(name, class)?;
    to.append_child(&element).ok()?;
    Some(element)
}

/// A cell of a row, counted from 0.
pub(super) fn cell(row: &Element, at: u32) -> Option<Element> {
    row.children().item(at)
}

/// Has a cell of a row say `text`.
pub(super) fn say(row: &Element, at: u32, text: &str) {
    if let Some(cell) = cell(row, at) {
        cell.set_text_content(Some(text));
    }
}

/// Has an element tell all of `text` to a pointer that rests on it, if it is one that the rows of a long list may cut.
pub(super) fn hint(element: &Element, text: &str) {
    const NEVER_CUT: usize = 12;
    /// No window is large enough for more, in bytes.
    const LARGEST: usize = 4_000;
    let is_told = text.len() < LARGEST && text.chars().nth(NEVER_CUT).is_some();
    let _ = match is_told {
        true => element.set_attribute("title", text),
        false => element.remove_attribute("title"),
    };
}

/// Takes out all that an element holds.
pub(super) fn clear(element: &Element) {
    element.set_text_content(None);
}

/// Takes out all that stands behind an element in the same room.
pub(super) fn after(element: &Element) {
    let Some(room) = element.parent_node() else {
        return;
    };
    while let Some(next) = element.next_sibling() {
        if room.remove_child(&next).is_err() {
            return;
        }
    }
}

/// Has an element say words of the document, their byte ranges `ranges` marked; on a page in another language it is told to be Chinese.
pub(super) fn own_words(room: &Element, text: &str, ranges: &[Range<usize>]) {
    if lang::is_english() {
        let _ = room.set_attribute("lang", "zh-CN");
    }
    marked(room, text, ranges);
}

/// Has an element say a sentence with words of the document in it.
pub(super) fn sentence(room: &Element, text: &str) {
    let _ = room.remove_attribute("lang");
    if !lang::is_english() {
        room.set_text_content(Some(text));
        return;
    }
    clear(room);
    for (is_own, piece) in lang::pieces(text) {
        if let Some(span) = add(room, "span", "") {
            span.set_text_content(Some(piece));
            if is_own {
                let _ = span.set_attribute("lang", "zh-CN");
            }
        }
    }
}

/// Has an element say `text`, its byte ranges `ranges` marked.
fn marked(room: &Element, text: &str, ranges: &[Range<usize>]) {
    if ranges.is_empty() {
        room.set_text_content(Some(text));
        return;
    }
    clear(room);
    let mut at = 0;
    for range in ranges {
        if let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone())) {
            let _ = room.append_with_str_1(before);
            if let Some(mark) = add(room, "mark", "") {
                mark.set_text_content(Some(hit));
            }
            at = range.end;
        }
    }
    let _ = room.append_with_str_1(text.get(at..).unwrap_or_default());
}

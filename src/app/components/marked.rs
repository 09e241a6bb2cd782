//! What marks the document's words on a page that is not in Chinese: of use to such pages only, and so in the later part of the program.

use crate::lang;
use leptos::prelude::*;

/// A text of the document.
#[inline(never)]
pub(super) fn whole(text: String) -> AnyView {
    view! { <span lang="zh-CN">{text}</span> }.into_any()
}

/// A sentence with such words in it.
#[inline(never)]
pub(super) fn pieces(text: &str) -> AnyView {
    let piece = |(is_own, piece): (bool, &str)| {
        let piece = piece.to_owned();
        if is_own {
            whole(piece)
        } else {
            piece.into_any()
        }
    };
    lang::pieces(text)
        .into_iter()
        .map(piece)
        .collect::<Vec<_>>()
        .into_any()
}

/// Translates what stands in the page before the program comes: the words of its notices.
#[inline(never)]
pub(in crate::app) fn notices() {
    for id in ["stopped", "update"] {
        let Some(notice) = document().get_element_by_id(id) else {
            continue;
        };
        let all = notice.get_elements_by_tag_name("*");
        for element in (0..all.length()).filter_map(|at| all.item(at)) {
            if element.child_element_count() == 0
                && let Some(text) = element.text_content().filter(|text| !text.is_empty())
            {
                element.set_text_content(Some(known(text)));
            }
            if let Some(label) = element.get_attribute("aria-label") {
                let _ = element.set_attribute("aria-label", known(label));
            }
        }
    }
}

/// There are a handful of them, once in a page's life.
fn known(text: String) -> &'static str {
    lang::tr(String::leak(text))
}

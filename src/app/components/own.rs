//! Words of the document: where the page is not in Chinese they are marked as being so.

use super::marked;
use crate::lang;
use leptos::prelude::*;

/// Words of the document alone.
pub(in crate::app) fn own(text: String) -> AnyView {
    if lang::is_english() {
        marked::whole(text)
    } else {
        text.into_any()
    }
}

/// A sentence of the interface with words of the document in it.
pub(in crate::app) fn said(text: String) -> AnyView {
    if lang::is_english() {
        marked::pieces(&text)
    } else {
        text.into_any()
    }
}

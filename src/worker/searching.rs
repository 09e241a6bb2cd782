//! The search's end of its conversation with the page.
//!
//! ```text
//! worker -> page   "ready"                               once, before anything else
//! page -> worker   [string]                              the catalogue of another language than Chinese, before anything else
//! page -> worker   Uint8Array                            Dataset::pack of a document; it takes the place of the one before
//! page -> worker   string                                a query
//! worker -> page   [query, Uint32Array, string]          its answer: Found::to_numbers and Found::lines
//! ```
//!
//! All is answered in the order in which it comes.

use super::conversation::listen;
use super::{answer, index};
use crate::lang;
use crate::model::Dataset;
use crate::search::Index;
use js_sys::{Array, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

/// Listens for messages, for as long as the worker lives.
pub fn start() {
    let mut read = None;
    listen(move |page, data| {
        if let Some(query) = data.as_string() {
            if let Some((dataset, index)) = &read {
                let _ = page.post_message(&reply(dataset, index, &query));
            }
        } else if let Some(words) = data.dyn_ref::<Array>() {
            lang::speak_english(words.get(0).as_string().unwrap_or_default());
        } else if let Some(document) = data.dyn_ref::<Uint8Array>() {
            read = Dataset::unpack(&document.to_vec()).map(|dataset| {
                let index = index(&dataset);
                (dataset, index)
            });
        }
    });
}

fn reply(dataset: &Dataset, index: &Index, query: &str) -> JsValue {
    let found = answer(dataset, index, query);
    let numbers = Uint32Array::from(found.to_numbers(dataset).as_slice());
    Array::of3(&query.into(), &numbers, &found.lines().into()).into()
}

//! The end of the conversation about files that is not the page's.
//!
//! ```text
//! worker -> page   "ready"                          once, before anything else
//! page -> worker   string                           the catalogue of the language that the file speaks, if it is not Chinese
//! page -> worker   Uint8Array                       Dataset::pack of a document; it takes the place of the one before
//! page -> worker   [format, Uint32Array, string]    an order: its place in Format::ALL, Rows::to_numbers, About::to_lines
//! page -> worker   [string, Uint32Array, string]    an order of findings: what each says on a line, their places, About::to_lines
//! worker -> page   Uint8Array                       the file; empty if it cannot be made
//! ```
//!
//! All is answered in the order in which it comes.

use super::conversation::listen;
use super::findings::findings_csv;
use crate::export::{About, Format, Order, Rows, file};
use crate::lang;
use crate::model::Dataset;
use js_sys::{Array, Uint8Array, Uint32Array};
use wasm_bindgen::JsCast;

/// Listens for orders, for as long as the worker lives.
pub fn make_files() {
    let mut read = None;
    listen(move |page, data| {
        if let Some(words) = data.as_string() {
            lang::speak_english(words);
        } else if let Some(document) = data.dyn_ref::<Uint8Array>() {
            read = Dataset::unpack(&document.to_vec());
        } else if let Some(message) = data.dyn_ref::<Array>() {
            let made = read.as_ref().and_then(|dataset| made(dataset, message));
            let made = made.unwrap_or_default();
            let _ = page.post_message(&Uint8Array::from(made.as_slice()));
        }
    });
}

fn made(dataset: &Dataset, message: &Array) -> Option<Vec<u8>> {
    let what = message.get(0);
    let numbers = message.get(1).dyn_into::<Uint32Array>().ok()?.to_vec();
    let about = About::from_lines(&message.get(2).as_string()?);
    if let Some(told) = what.as_string() {
        return Some(findings_csv(dataset, &numbers, &told, about));
    }
    let order = Order {
        format: *Format::ALL.get(what.as_f64()? as usize)?,
        rows: Rows::from_numbers(&numbers),
        about,
    };
    Some(file(dataset, &order))
}

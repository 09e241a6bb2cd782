//! The reader's end of its conversation with the page. It is the page's own program, run a second time.
//!
//! ```text
//! worker -> page   "ready"        once, before anything else
//! page -> worker   Uint8Array     a document
//! worker -> page   string         'Links': the Stage that has begun, as it is spelt
//! worker -> page   Uint8Array     Dataset::pack of what was read in it
//!           or     number         why it is not read: the reason's index in NotATable::ALL
//! ```

use super::conversation::listen;
use crate::browser::gb18030;
use crate::{NotATable, Stage};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// Whether the program runs in a worker and not in a page.
#[must_use]
pub fn is_here() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Listens for documents, for as long as the worker lives.
pub fn read_documents() {
    listen(|page, document| {
        let document: Uint8Array = document.unchecked_into();
        let begun = |stage| {
            let _ = page.post_message(&format!("{stage:?}").into());
        };
        let reply = reply(&document.to_vec(), &begun);
        // Handed over, not copied.
        let given = reply.dyn_ref::<Uint8Array>().map(Uint8Array::buffer);
        let given: Array = given.into_iter().collect();
        let _ = page.post_message_with_transfer(&reply, &given);
    });
}

fn reply(document: &[u8], begun: &dyn Fn(Stage)) -> JsValue {
    match crate::read_with(document, &gb18030, begun) {
        Ok(dataset) => Uint8Array::from(dataset.pack().as_slice()).into(),
        Err(reason) => {
            let index = NotATable::ALL.iter().position(|each| *each == reason);
            JsValue::from_f64(index.unwrap_or_default() as f64)
        }
    }
}

//! The reader's end of its conversation with the page. It is the page's own program, run a second time.
//!
//! ```text
//! worker -> page   "ready"        once, before anything else
//! page -> worker   Uint8Array     a document
//! worker -> page   string         'Links': the Stage that has begun, as it is spelt
//! worker -> page   Uint8Array     Dataset::pack of what was read in it
//!           or     number         why it is not read: the reason's index in NotATable::ALL
//! ```

use crate::browser::gb18030;
use crate::{NotATable, Stage};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Whether the program runs in a worker and not in a page.
#[must_use]
pub fn is_here() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Listens for documents, for as long as the worker lives.
pub fn read_documents() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let document: Uint8Array = event.data().unchecked_into();
        let begun = |stage| {
            let _ = answering.post_message(&format!("{stage:?}").into());
        };
        let _ = answering.post_message(&reply(&document.to_vec(), &begun));
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    let _ = scope.post_message(&JsValue::from_str("ready"));
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

//! From the document's address to a [`Load`].

use super::parts::{self, Later};
use super::reading::Reader;
use super::state::{Failure, Load};
use crate::view::notices::is_damaged;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Fetches and reads the document that the page names, and says how it went.
pub(super) fn start(load: RwSignal<Load>) {
    load.set(Load::Waiting);
    spawn_local(async move { load.set(published().await) });
}

/// The document that the page names, or why it cannot be had.
pub(super) async fn published() -> Load {
    let reader = Reader::start();
    let lens = match fetch(&address()).await {
        Ok(document) => reader.read(&document, None, |_| ()).await,
        Err(failure) => Err(failure),
    };
    match lens {
        Err(failure) => Load::Failed(failure),
        // What is wrong with a document is said by the later part of the program, and nothing of the document is shown without that.
        Ok(lens) if is_damaged(lens.dataset()) && !Later::settled().await => {
            Load::Failed(Failure::Unreachable)
        }
        Ok(lens) => Load::Ready(lens),
    }
}

/// Where the document lies: the page's own link to it.
pub(super) fn address() -> String {
    linked("document").unwrap_or_default()
}

/// Where the page's link with this id leads.
pub(super) fn linked(id: &str) -> Option<String> {
    document().get_element_by_id(id)?.get_attribute("href")
}

/// The bytes at an address of this site.
async fn fetch(address: &str) -> Result<Uint8Array, Failure> {
    let answer = JsFuture::from(parts::fetch(address)).await;
    let answer: Response = answer
        .and_then(JsCast::dyn_into)
        .map_err(|_: JsValue| Failure::Unreachable)?;
    if !answer.ok() || is_page(&answer) {
        return Err(Failure::Missing(answer.status()));
    }
    let body = answer.array_buffer().map_err(|_| Failure::Unreachable)?;
    let body = JsFuture::from(body).await;
    let body = body.map_err(|_| Failure::Unreachable)?;
    Ok(Uint8Array::new(&body))
}

/// Servers that answer every unknown path with the application itself do so for a missing document too.
fn is_page(answer: &Response) -> bool {
    let kind = answer.headers().get("content-type").ok().flatten();
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

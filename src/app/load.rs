//! From the document's address to a [`Load`].

use super::state::{Failure, Lens, Load};
use crate::browser::gb18030;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Fetches and reads the document that the page names, and says how it went.
pub(super) fn start(load: RwSignal<Load>) {
    spawn_local(async move {
        load.set(match fetch(&address()).await {
            Ok(bytes) => match crate::read_with(&bytes, &gb18030) {
                Ok(dataset) => Load::Ready(Lens::new(bytes, dataset)),
                Err(reason) => Load::Failed(Failure::Unreadable(reason)),
            },
            Err(failure) => Load::Failed(failure),
        });
    });
}

/// Where the document lies: the page's own link to it, so that another document needs no other build.
pub(super) fn address() -> String {
    linked("document").unwrap_or_default()
}

/// Where the page's link with this id leads.
pub(super) fn linked(id: &str) -> Option<String> {
    document().get_element_by_id(id)?.get_attribute("href")
}

/// The bytes at an address of this site.
pub(super) async fn fetch(address: &str) -> Result<Vec<u8>, Failure> {
    let answer = JsFuture::from(window().fetch_with_str(address)).await;
    let answer: Response = answer
        .and_then(JsCast::dyn_into)
        .map_err(|_: JsValue| Failure::Unreachable)?;
    if !answer.ok() || is_page(&answer) {
        return Err(Failure::Missing(answer.status()));
    }
    let body = answer.array_buffer().map_err(|_| Failure::Unreachable)?;
    let body = JsFuture::from(body).await;
    let body = body.map_err(|_| Failure::Unreachable)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}

/// Servers that answer every unknown path with the application itself do so for a missing document too.
fn is_page(answer: &Response) -> bool {
    let kind = answer.headers().get("content-type").ok().flatten();
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

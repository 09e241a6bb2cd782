//! From the document's address to a [`Load`].

use super::parts;
use super::state::{Failure, Lens, Load};
use crate::NotATable;
use crate::browser::gb18030;
use crate::model::Dataset;
use js_sys::{Promise, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Response, Worker};

/// Fetches and reads the document that the page names, and says how it went.
pub(super) fn start(load: RwSignal<Load>) {
    spawn_local(async move {
        let reader = Reader::start();
        let lens = match fetch(&address()).await {
            Ok(document) => read(reader, &document).await,
            Err(failure) => Err(failure),
        };
        load.set(lens.map_or_else(Load::Failed, Load::Ready));
    });
}

/// Reads a document beside the page, or in it where a browser allows no such worker.
async fn read(reader: Result<Reader, JsValue>, document: &Uint8Array) -> Result<Lens, Failure> {
    let Ok(reader) = reader else {
        return here(document);
    };
    match JsFuture::from(reader.ready.clone()).await {
        Ok(_) => reader.read(document).await,
        Err(_) => here(document),
    }
}

fn here(document: &Uint8Array) -> Result<Lens, Failure> {
    let dataset = crate::read_with(&document.to_vec(), &gb18030).map_err(Failure::Unreadable)?;
    Ok(Lens::new(dataset.pack(), dataset))
}

/// A worker that reads documents; see `worker::reading`. It ends with its last word.
struct Reader {
    worker: Worker,
    /// Its first message.
    ready: Promise,
}

impl Reader {
    fn start() -> Result<Self, JsValue> {
        let worker = parts::reader()?;
        let ready = next_message(&worker);
        Ok(Self { worker, ready })
    }

    async fn read(&self, document: &Uint8Array) -> Result<Lens, Failure> {
        let answer = next_message(&self.worker);
        let answer = match self.worker.post_message(document) {
            Ok(()) => JsFuture::from(answer).await,
            Err(error) => Err(error),
        };
        let answer = answer.map_err(|_| Failure::Stopped)?;
        if let Some(reason) = answer.as_f64() {
            let reason = NotATable::ALL.get(reason as usize).copied();
            return Err(reason.map_or(Failure::Stopped, Failure::Unreadable));
        }
        let packed = answer.unchecked_into::<Uint8Array>().to_vec();
        let dataset = Dataset::unpack(&packed).ok_or(Failure::Stopped)?;
        Ok(Lens::new(packed, dataset))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The data of a worker's next message; rejected if it fails before.
fn next_message(worker: &Worker) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let hear = Closure::once_into_js(move |event: MessageEvent| {
            let _ = resolve.call1(&JsValue::NULL, &event.data());
        });
        worker.set_onmessage(Some(hear.unchecked_ref()));
        worker.set_onerror(Some(&reject));
    })
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
async fn fetch(address: &str) -> Result<Uint8Array, Failure> {
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
    Ok(Uint8Array::new(&body))
}

/// Servers that answer every unknown path with the application itself do so for a missing document too.
fn is_page(answer: &Response) -> bool {
    let kind = answer.headers().get("content-type").ok().flatten();
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

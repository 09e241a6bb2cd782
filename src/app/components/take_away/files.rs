//! Has files made beside the page; `worker::filing` is the other end.

use crate::app::load;
use crate::app::parts;
use crate::app::state::Lens;
use crate::export::{Format, Order};
use js_sys::{Array, Promise, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// The file that is asked for; nothing if the program that makes it did not come, or belongs to another version of the page.
pub(super) async fn make(lens: &Lens, order: &Order) -> Option<Uint8Array> {
    let worker = Worker::new(&load::linked("files")?).ok()?;
    let file = made(&worker, lens, order).await;
    worker.terminate();
    file
}

async fn made(worker: &Worker, lens: &Lens, order: &Order) -> Option<Uint8Array> {
    answer(worker)
        .await?
        .as_string()
        .filter(|word| word == "ready")?;
    if let Some(words) = parts::words().filter(|_| order.format.is_spoken()) {
        worker.post_message(&words.into()).ok()?;
    }
    worker.post_message(&Uint8Array::from(lens.packed())).ok()?;
    let format = Format::ALL
        .iter()
        .position(|format| *format == order.format)?;
    let rows = Uint32Array::from(order.rows.to_numbers().as_slice());
    let about = order.about.to_lines();
    let format = JsValue::from_f64(format as f64);
    worker
        .post_message(&Array::of3(&format, &rows, &about.into()))
        .ok()?;
    let file: Uint8Array = answer(worker).await?.dyn_into().ok()?;
    (file.length() > 0).then_some(file)
}

/// What the worker says next.
async fn answer(worker: &Worker) -> Option<JsValue> {
    let heard = Promise::new(&mut |heard, failed| {
        worker.set_onmessage(Some(&heard));
        worker.set_onerror(Some(&failed));
    });
    let event = JsFuture::from(heard).await.ok()?;
    Some(event.unchecked_into::<MessageEvent>().data())
}

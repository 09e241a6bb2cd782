//! Has files made beside the page; `worker::filing` is the other end.

use crate::app::browser;
use crate::app::load;
use crate::app::parts::{self, Breath};
use crate::app::state::Lens;
use crate::export::{About, Format, Order};
use crate::model::Dataset;
use crate::tr;
use crate::view::words::one_line;
use js_sys::{Array, Promise, Uint8Array, Uint32Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// A file that is asked for.
#[derive(Debug)]
pub(in crate::app) struct Asked {
    message: Array,
    /// Whether it speaks the language of its reader.
    is_spoken: bool,
}

impl Asked {
    /// One of rows.
    pub(super) fn of_rows(order: &Order) -> Self {
        let mut all = Format::ALL.iter();
        let format = all.position(|format| *format == order.format);
        let format = format.map_or(JsValue::NULL, |format| JsValue::from_f64(format as f64));
        Self {
            message: message(format, &order.rows.to_numbers(), &order.about),
            is_spoken: order.format.is_spoken(),
        }
    }

    /// One of the findings at some places of [`Dataset::findings`].
    pub(in crate::app) fn of_findings(dataset: &Dataset, places: &[u32], about: &About) -> Self {
        let told = |at: &u32| {
            let finding = dataset.findings.get(*at as usize);
            finding.map_or_else(String::new, |finding| one_line(&finding.message))
        };
        let told: Vec<String> = places.iter().map(told).collect();
        Self {
            message: message(told.join("\n").into(), places, about),
            is_spoken: true,
        }
    }

    /// Has it made and saves it under `name`; `said` follows.
    pub(in crate::app) fn save(self, lens: Lens, name: String, said: RwSignal<String>) {
        said.set(tr!("正在生成…").to_owned());
        spawn_local(async move {
            let file = self.made(&lens).await;
            // To take a large file over, and to hand it on, are two tasks.
            Breath::draw().await;
            said.set(match &file {
                Some(_) => tr!("已保存：{}", name),
                None => tr!("没能生成，可能是网络中断，也可能是本站刚刚更新。请刷新页面再试。")
                    .to_owned(),
            });
            if let Some(file) = file {
                browser::save(&file, &name);
            }
        });
    }

    /// The file; nothing if the program that makes it did not come, or belongs to another version of the page.
    async fn made(&self, lens: &Lens) -> Option<Uint8Array> {
        let worker = Worker::new(&load::linked("files")?).ok()?;
        let file = self.made_by(&worker, lens).await;
        worker.terminate();
        file
    }

    async fn made_by(&self, worker: &Worker, lens: &Lens) -> Option<Uint8Array> {
        answer(worker)
            .await?
            .as_string()
            .filter(|word| word == "ready")?;
        if let Some(words) = parts::words().filter(|_| self.is_spoken) {
            worker.post_message(&words.into()).ok()?;
        }
        worker.post_message(&Uint8Array::from(lens.packed())).ok()?;
        worker.post_message(&self.message).ok()?;
        let file: Uint8Array = answer(worker).await?.dyn_into().ok()?;
        (file.length() > 0).then_some(file)
    }
}

fn message(what: JsValue, numbers: &[u32], about: &About) -> Array {
    Array::of3(&what, &Uint32Array::from(numbers), &about.to_lines().into())
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

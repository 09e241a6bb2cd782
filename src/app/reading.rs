//! Reads documents beside the page; `worker::reading` is the other end.

use super::parts::{self, Breath};
use super::state::{Failure, Lens};
use crate::browser::gb18030;
use crate::model::{Dataset, Unpacking};
use crate::{NotATable, Stage};
use js_sys::{Function, Promise, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// What reads one document. Dropping the last handle stops it.
#[derive(Clone, Debug)]
pub(super) struct Reader(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    /// `None` where a browser allows no such worker.
    worker: Option<Worker>,
    /// Its first event: a message where it can read.
    ready: Promise,
    /// Gives up what is awaited.
    give_up: RefCell<Option<Function>>,
}

impl PartialEq for Reader {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Reader {
    /// Begins to make one, while the document is still on its way.
    pub(super) fn start() -> Self {
        let worker = parts::reader().ok();
        // Its first event, whichever that is: a rejection that nobody awaits yet would count as an error of the page.
        let ready = Promise::new(&mut |first, _| match &worker {
            Some(worker) => {
                worker.set_onmessage(Some(&first));
                worker.set_onerror(Some(&first));
            }
            None => drop(first.call0(&JsValue::NULL)),
        });
        Self(Rc::new(Inner {
            worker,
            ready,
            give_up: RefCell::default(),
        }))
    }

    /// Reads a document, beside the page if that is possible at all; `begun` hears of each step. See [`Lens::opened`].
    pub(super) async fn read(
        &self,
        document: &Uint8Array,
        opened: Option<String>,
        begun: impl Fn(Stage) + 'static,
    ) -> Result<Lens, Failure> {
        let first = JsFuture::from(self.0.ready.clone()).await;
        let ready = first.is_ok_and(|event| event.is_instance_of::<MessageEvent>());
        let (Some(worker), true) = (&self.0.worker, ready) else {
            let dataset = crate::read_with(&document.to_vec(), &gb18030, &begun);
            let dataset = dataset.map_err(Failure::Unreadable)?;
            return Ok(Lens::new(dataset.pack(), dataset, opened).await);
        };
        let answer = self.answer(worker, document, begun).await;
        // What it holds is needed no more.
        worker.terminate();
        let answer = answer.map_err(|_| Failure::Stopped)?;
        if let Some(reason) = answer.as_f64() {
            let reason = NotATable::ALL.get(reason as usize).copied();
            return Err(reason.map_or(Failure::Stopped, Failure::Unreadable));
        }
        // Of a large document each of these is a task: the browser's clearing up behind the message, the copy, the taking in.
        Breath::draw().await;
        let packed = answer.unchecked_into::<Uint8Array>().to_vec();
        Breath::draw().await;
        let dataset = taken_in(&packed).await.ok_or(Failure::Stopped)?;
        Ok(Lens::new(packed, dataset, opened).await)
    }

    async fn answer(
        &self,
        worker: &Worker,
        document: &Uint8Array,
        begun: impl Fn(Stage) + 'static,
    ) -> Result<JsValue, JsValue> {
        let begun = Rc::new(begun);
        let mut heard = None;
        let answer = Promise::new(&mut |answered, failed| {
            let begun = begun.clone();
            worker.set_onerror(Some(&failed));
            self.0.give_up.replace(Some(failed));
            let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| match event
                .data()
                .as_string()
            {
                Some(stage) => stage_called(&stage)
                    .into_iter()
                    .for_each(|stage| begun(stage)),
                None => drop(answered.call1(&JsValue::NULL, &event.data())),
            });
            worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
            heard = Some(hear);
        });
        worker.post_message(document)?;
        let answer = JsFuture::from(answer).await;
        drop(heard);
        answer
    }

    /// Ends the reading; whoever awaits it is told that it stopped.
    pub(super) fn stop(&self) {
        if let Some(worker) = &self.0.worker {
            worker.terminate();
        }
        if let Some(give_up) = self.0.give_up.take() {
            let _ = give_up.call0(&JsValue::NULL);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
    }
}

/// A packed dataset, taken in so that the page goes on answering meanwhile.
async fn taken_in(packed: &[u8]) -> Option<Dataset> {
    let mut breath = Breath::new();
    let mut unpacking = Unpacking::new(packed)?;
    while !unpacking.step()? {
        breath.take().await;
    }
    Some(unpacking.dataset)
}

fn stage_called(name: &str) -> Option<Stage> {
    let mut stages = Stage::ALL.into_iter();
    stages.find(|stage| format!("{stage:?}") == name)
}

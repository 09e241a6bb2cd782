//! Where the page meets its search: a query in, the projects that answer out. The search is a program of its own, in a
//! worker, that is fetched when it is first needed; see [`crate::worker`].

use super::load;
use super::nav::use_lens;
use super::parts;
use super::state::Lens;
use crate::view::found::{Found, everything};
use js_sys::{Array, Uint8Array, Uint32Array};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// What is found, and whether it is the answer to what is asked now.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Finding {
    /// The latest answer. It may be very long and is handed on to many.
    pub(super) found: Arc<Found>,
    /// How it stands to the question.
    pub(super) state: State,
}

/// How an answer stands to the question.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum State {
    /// It answers it.
    Answered,
    /// The answer to it is still to come.
    #[default]
    Waiting,
    /// No answer will come: the search could not be fetched, or belongs to another version of the page.
    Broken,
}

/// The search of this page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search {
    /// What was answered last, and the query that it answers.
    answer: RwSignal<(String, Finding)>,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default, Debug)]
struct Inner {
    running: Option<Running>,
    /// What is to be asked next, or being asked.
    wanted: String,
}

/// A worker and what it calls.
#[derive(Debug)]
struct Running {
    worker: Worker,
    /// The document that it searches.
    sha256: String,
    /// Whether it listens, and has the document.
    is_here: bool,
    /// Whether an answer is still to come.
    owes: bool,
    _heard: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn(JsValue)>,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            answer: RwSignal::default(),
            inner: StoredValue::new_local(Inner::default()),
        }
    }
}

/// What `query` finds, again whenever it changes.
pub(super) fn use_found(query: Memo<String>) -> Memo<Finding> {
    let lens = use_lens();
    let search: Search = expect_context();
    let asked = lens.clone();
    Effect::new(move |_| search.ask(&asked, &query.read()));
    Memo::new(move |_| {
        let query = query.read();
        if query.trim().is_empty() {
            let found = Found {
                hits: everything(lens.dataset()),
                ..Found::default()
            };
            return Finding {
                found: Arc::new(found),
                state: State::Answered,
            };
        }
        search.answer.with(|(answered, finding)| {
            let mut finding = finding.clone();
            if answered != &*query && finding.state == State::Answered {
                finding.state = State::Waiting;
            }
            finding
        })
    })
}

impl Search {
    /// Fetches the search, unless that has begun.
    pub(super) fn want(self, lens: &Lens) {
        let sha256 = &lens.dataset().document.sha256;
        let running = self
            .inner
            .try_update_value(|inner| inner.running.take_if(|running| running.sha256 != *sha256));
        if let Some(other) = running.flatten() {
            other.worker.terminate();
        }
        if self.inner.with_value(|inner| inner.running.is_some()) {
            return;
        }
        self.answer.set(Default::default());
        let here = lens.clone();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            self.hear(&here, &event.data());
        });
        let failed = Closure::<dyn Fn(JsValue)>::new(move |_| self.fail());
        let address = load::linked("search").unwrap_or_default();
        let Ok(worker) = Worker::new(&address) else {
            self.fail();
            return;
        };
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let running = Running {
            worker,
            sha256: sha256.clone(),
            is_here: false,
            owes: false,
            _heard: heard,
            _failed: failed,
        };
        self.inner
            .update_value(|inner| inner.running = Some(running));
    }

    fn ask(self, lens: &Lens, query: &str) {
        if query.trim().is_empty() {
            return;
        }
        self.inner
            .update_value(|inner| query.clone_into(&mut inner.wanted));
        self.want(lens);
        self.pass_on();
    }

    /// Passes on what is wanted, if it was not answered yet and no answer is owed; what was wanted between is left out.
    fn pass_on(self) {
        self.inner.update_value(
            |Inner {
                 running, wanted, ..
             }| {
                let is_new = self
                    .answer
                    .with_untracked(|(answered, _)| answered != wanted);
                if let Some(running) = running
                    .as_mut()
                    .filter(|running| running.is_here && !running.owes)
                    && is_new
                {
                    running.owes = running.worker.post_message(&wanted.as_str().into()).is_ok();
                }
            },
        );
    }

    fn hear(self, lens: &Lens, message: &JsValue) {
        if let Some(answer) = message.dyn_ref::<Array>() {
            self.take(lens, answer);
            self.pass_on();
        } else {
            self.inner.update_value(|inner| {
                if let Some(running) = &mut inner.running {
                    if let Some(words) = parts::words() {
                        let _ = running.worker.post_message(&Array::of1(&words.into()));
                    }
                    let document = Uint8Array::from(lens.packed());
                    running.is_here = running.worker.post_message(&document).is_ok();
                }
            });
            self.pass_on();
        }
    }

    fn take(self, lens: &Lens, answer: &Array) {
        let Some(found) = read(lens, answer) else {
            self.fail();
            return;
        };
        self.inner.update_value(|inner| {
            if let Some(running) = &mut inner.running {
                running.owes = false;
            }
        });
        let finding = Finding {
            found: Arc::new(found),
            state: State::Answered,
        };
        self.answer
            .set((answer.get(0).as_string().unwrap_or_default(), finding));
    }

    /// The next question is a new attempt.
    fn fail(self) {
        let running = self.inner.try_update_value(|inner| inner.running.take());
        if let Some(running) = running.flatten() {
            running.worker.set_onmessage(None);
            running.worker.set_onerror(None);
            running.worker.terminate();
            // It is one of its own calls that this may run in.
            request_animation_frame(move || drop(running));
        }
        let finding = Finding {
            found: Arc::default(),
            state: State::Broken,
        };
        self.answer.set((String::new(), finding));
    }
}

fn read(lens: &Lens, answer: &Array) -> Option<Found> {
    let numbers = answer.get(1).dyn_into::<Uint32Array>().ok()?.to_vec();
    Found::from_numbers(lens.dataset(), &numbers, &answer.get(2).as_string()?)
}

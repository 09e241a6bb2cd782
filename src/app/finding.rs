//! Where the page meets its search: a query in, the projects that answer out. The search is a program of its own, in a
//! worker, that is fetched when it is first needed; see [`crate::worker`].

use super::browser;
use super::load;
use super::nav::use_lens;
use super::state::Lens;
use crate::view::found::{Found, everything};
use js_sys::{Array, Uint8Array, Uint32Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// What is found, and whether it is the answer to what is asked now.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Finding {
    /// The latest answer.
    pub(super) found: Found,
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
    worker: StoredValue<Option<Running>, LocalStorage>,
    /// What is to be asked next, or being asked.
    wanted: StoredValue<String>,
    /// The file that is being made.
    order: RwSignal<Option<Order>>,
}

/// A file that the worker makes and the browser saves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Order {
    /// 'csv' for spreadsheets, 'txt.csv' verbatim, 'json' of the whole document.
    pub(super) format: &'static str,
    /// Indices in the dataset.
    pub(super) projects: Vec<usize>,
    /// What it is saved as.
    pub(super) name: String,
}

/// A worker and what it calls.
#[derive(Debug)]
struct Running {
    worker: Worker,
    /// Whether it can be asked: it is there, and owes no answer.
    is_free: bool,
    _heard: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn(JsValue)>,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            answer: RwSignal::default(),
            worker: StoredValue::new_local(None),
            wanted: StoredValue::default(),
            order: RwSignal::new(None),
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
                found,
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
        if self.worker.with_value(Option::is_some) {
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
        self.worker.set_value(Some(Running {
            worker,
            is_free: false,
            _heard: heard,
            _failed: failed,
        }));
    }

    /// Has a file made and saves it.
    pub(super) fn order(self, lens: &Lens, order: Order) {
        self.order.set(Some(order));
        let is_there = self.worker.with_value(Option::is_some);
        self.want(lens);
        if is_there {
            self.pass_on_order();
        }
    }

    /// Whether a file is being made.
    pub(super) fn is_making(self) -> bool {
        self.order.with(Option::is_some)
    }

    fn pass_on_order(self) {
        self.order.with_untracked(|order| {
            let Some(order) = order else { return };
            let projects = order.projects.iter();
            let projects: Vec<u32> = projects.filter_map(|at| u32::try_from(*at).ok()).collect();
            let order = Array::of2(&order.format.into(), &Uint32Array::from(&projects[..]));
            self.worker.with_value(|running| {
                let running = running.as_ref();
                running.map(|running| running.worker.post_message(&order))
            });
        });
    }

    fn ask(self, lens: &Lens, query: &str) {
        if query.trim().is_empty() {
            return;
        }
        self.wanted.set_value(query.to_owned());
        self.want(lens);
        self.pass_on();
    }

    /// Passes on what is wanted, if it was not answered yet and the worker is free; what was wanted between is left out.
    fn pass_on(self) {
        let wanted = self.wanted.get_value();
        let is_new = self
            .answer
            .with_untracked(|(answered, _)| *answered != wanted);
        self.worker.update_value(|running| {
            if let Some(running) = running.as_mut().filter(|running| running.is_free && is_new) {
                running.is_free = running.worker.post_message(&wanted.into()).is_err();
            }
        });
    }

    fn hear(self, lens: &Lens, message: &JsValue) {
        if let Some(file) = message.dyn_ref::<Uint8Array>() {
            if let Some(order) = self.order.try_update(Option::take).flatten() {
                browser::save(file, &order.name);
            }
            return;
        }
        self.worker.update_value(|running| {
            if let Some(running) = running {
                running.is_free = true;
            }
        });
        if let Some(answer) = message.dyn_ref::<Array>() {
            let Some(found) = read(lens, answer) else {
                self.fail();
                return;
            };
            let finding = Finding {
                found,
                state: State::Answered,
            };
            self.answer
                .set((answer.get(0).as_string().unwrap_or_default(), finding));
        } else {
            let document = Uint8Array::from(lens.bytes());
            self.worker.with_value(|running| {
                let running = running.as_ref();
                running.map(|running| running.worker.post_message(&document))
            });
            self.pass_on_order();
        }
        self.pass_on();
    }

    /// The next question is a new attempt.
    fn fail(self) {
        let worker = self.worker.try_update_value(Option::take).flatten();
        if let Some(running) = worker {
            running.worker.terminate();
            // It is one of its own calls that this may run in.
            request_animation_frame(move || drop(running));
        }
        self.order.set(None);
        self.answer.set((
            String::new(),
            Finding {
                found: Found::default(),
                state: State::Broken,
            },
        ));
    }
}

fn read(lens: &Lens, answer: &Array) -> Option<Found> {
    let numbers = answer.get(1).dyn_into::<Uint32Array>().ok()?.to_vec();
    let problems = answer.get(2).as_string()?;
    let problems = problems.lines().map(str::to_owned).collect();
    Found::from_numbers(lens.dataset(), &numbers, problems)
}

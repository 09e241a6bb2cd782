//! The parts of the program that a first visit does not load, and the one that runs beside the page; see `parts.js`.

use super::nav::{use_lens, use_location};
use js_sys::{Date, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = parts, catch)]
    async fn later() -> Result<(), JsValue>;

    /// Lets the browser draw and listen.
    #[wasm_bindgen(js_namespace = parts)]
    async fn pause();

    /// Fetches the document at an address; the page began with that for the first time before the program came.
    #[wasm_bindgen(js_namespace = parts, js_name = fetch)]
    pub(super) fn fetch(address: &str) -> Promise;

    /// Keeps what a report needs, should the program stop.
    #[wasm_bindgen(js_namespace = parts, js_name = lastWords)]
    pub(super) fn last_words(words: &str);

    /// The catalogue of another language than Chinese, if it is asked for.
    #[wasm_bindgen(js_namespace = parts)]
    pub(super) fn words() -> Option<String>;

    /// A worker in which this program runs too, as `worker::reading`.
    #[wasm_bindgen(js_namespace = parts, catch)]
    pub(super) fn reader() -> Result<Worker, JsValue>;
}

/// Keeps long work from holding the page up: whoever does it says so between its pieces.
#[derive(Debug)]
pub(super) struct Breath(f64);

impl Breath {
    /// How long is worked without a pause, in milliseconds.
    const LONGEST: f64 = 8.0;

    /// The work begins.
    pub(super) fn new() -> Self {
        Self(Date::now())
    }

    /// A pause in which the browser draws what there is.
    pub(super) async fn draw() {
        pause().await;
    }

    /// A pause, if it is time for one.
    pub(super) async fn take(&mut self) {
        if Date::now() - self.0 > Self::LONGEST {
            pause().await;
            self.0 = Date::now();
        }
    }
}

/// Whether it is time for the long part of a screen: at once for who comes back, so that the browser can scroll to where they were, but
/// in a task of its own for who comes for the first time.
pub(super) fn due() -> RwSignal<bool> {
    own_task_unless(use_location().read_untracked().is_return() && !is_large())
}

/// The same for what takes long in a document far larger than any that is published, and is shown at once of others: there nothing that is
/// seen is to move when more comes.
pub(super) fn due_if_large() -> RwSignal<bool> {
    own_task_unless(!is_large())
}

/// Who comes back to a screen of so large a document sees it come; `back.js` keeps the page as long as it was.
fn is_large() -> bool {
    const LARGE: usize = 1_000_000;
    use_lens().dataset().text.len() >= LARGE
}

fn own_task_unless(is_at_once: bool) -> RwSignal<bool> {
    let is_due = RwSignal::new(is_at_once);
    if !is_at_once {
        spawn_local(async move {
            Breath::draw().await;
            let _ = is_due.try_set(true);
        });
    }
    is_due
}

/// Whether the screens behind the first one can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Later {
    /// Not asked for, or on their way.
    #[default]
    Away,
    /// They are here.
    Here,
    /// They could not be had.
    Lost,
}

impl Later {
    /// Waits until it is known whether they come, and says that: the page itself asks for them when it begins with another screen than the first.
    pub(super) async fn settled() -> bool {
        later().await.is_ok()
    }

    /// Has them fetched, if they are not here, and calls `then` when it is known whether they can be shown.
    pub(super) fn fetch(state: RwSignal<Self>, then: impl FnOnce() + 'static) {
        if state.get_untracked() == Self::Here {
            then();
            return;
        }
        spawn_local(async move {
            let came = later().await.is_ok();
            // What stands around a screen and the screen are two tasks, not a long one.
            Breath::draw().await;
            state.set(if came { Self::Here } else { Self::Lost });
            then();
        });
    }
}

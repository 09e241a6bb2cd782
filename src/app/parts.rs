//! The parts of the program that a first visit does not load, and the one that runs beside the page; see `parts.js`.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = parts, catch)]
    async fn later() -> Result<(), JsValue>;

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
    /// Has them fetched, if they are not here, and calls `then` when it is known whether they can be shown.
    pub(super) fn fetch(state: RwSignal<Self>, then: impl FnOnce() + 'static) {
        if state.get_untracked() == Self::Here {
            then();
            return;
        }
        spawn_local(async move {
            let came = later().await.is_ok();
            state.set(if came { Self::Here } else { Self::Lost });
            then();
        });
    }
}

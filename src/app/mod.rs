//! The application: state, routes and components. The only room that knows of a browser.
//!
//! `state` holds what is known, `load` brings it in, `finding` asks it, `nav` speaks with the address bar; a file in `routes` is a screen,
//! a file in `components` a part of one. What a screen says is made in [`crate::view`]; here it only gets its tags.

#![allow(
    unreachable_pub,
    reason = "the component macro makes its items public, whatever room they are in"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "components own their props and events: the view may outlive the call"
)]

mod browser;
mod components;
mod finding;
mod load;
mod nav;
mod parts;
mod reading;
mod routes;
mod state;

use leptos::prelude::*;

/// Puts the application into the page, behind the words that stand there until [`browser::unveil`].
pub fn mount() {
    std::panic::set_hook(Box::new(|panic| {
        parts::last_words(&panic.to_string());
        console_error_panic_hook::hook(panic);
    }));
    if let Some(words) = parts::words() {
        crate::lang::speak_english(words);
        components::marked::notices();
    }
    wasm_bindgen_futures::spawn_local(async {
        let load = load::published().await;
        if nav::is_later()
            && parts::Later::settled().await
            && let state::Load::Ready(lens) = &load
        {
            routes::later_tables(lens.clone()).await;
        }
        // What was made of the document so far and the first screen are two tasks, not a long one.
        parts::Breath::draw().await;
        mount_to_body(|| view! { <App load /> });
    });
}

/// Everything.
#[component]
fn App(
    /// What became of the published document.
    load: state::Load,
) -> impl IntoView {
    let base = nav::Base::of_page();
    let later = RwSignal::new(parts::Later::default());
    provide_context(later);
    let load = RwSignal::new(load);
    provide_context(nav::follow(&base, later, load));
    provide_context(base);
    provide_context(load);
    provide_context(finding::Search::default());
    view! { <components::Shell load /> }
}

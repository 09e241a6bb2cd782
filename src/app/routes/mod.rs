//! Screens, one a file.

mod charts;
mod compare;
mod explore;
mod findings;
mod glossary;
mod lost;
mod method;
mod missing;
mod names;
mod open;
mod other_document;
mod overview;
mod project;
mod project_parts;
mod runs;
mod source;
mod turn;

pub(super) use open::is_on_device;

use super::browser::unveil;
use super::components::is_help;
use super::nav::{is_later, name_in_the_bar, use_name};
use super::parts::Later;
use super::state::Lens;
use crate::tr;
use crate::view::explore::Listing;
use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use std::pin::Pin;

/// The screen that the address asks for. What stands around it, and all but the first, are functions of the later part of the program: see [`Later`].
#[component]
pub(super) fn Screens() -> impl IntoView {
    let name = use_name();
    let later: RwSignal<Later> = expect_context();
    let keys = RwSignal::new(false);
    let asked = window_event_listener(keydown, move |event: KeyboardEvent| {
        if is_help(&event) && later.get_untracked() != Later::Here {
            Later::fetch(later, move || keys.set(true));
        }
    });
    on_cleanup(move || asked.remove());
    let later = Memo::new(move |_| later.get());
    let sheet = move || (keys.get() && later.get() == Later::Here).then(|| later_screen(KEYS));
    move || match name.get().as_str() {
        // A first visit shows it without the rest of the program.
        "" if later.get_untracked() != Later::Here && !is_later() => {
            unveil();
            view! { <overview::Overview /> {sheet} }.into_any()
        }
        name => match later.get() {
            Later::Here => {
                unveil();
                later_screen(name)
            }
            Later::Away => {
                view! { <p class="waiting" role="status">{tr!("正在打开…")}</p> }.into_any()
            }
            Later::Lost => {
                unveil();
                view! { <lost::Lost /> }.into_any()
            }
        },
    }
}

/// No screen's name: the sheet of keys, open.
const KEYS: &str = "?";

/// Makes, in the page's pauses, the tables that [`later_screen`] would else make at once.
#[inline(never)]
pub(super) fn later_tables(lens: Lens) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        if !matches!(&*name_in_the_bar(), "source" | "method" | "open") {
            explore::prepare(&lens).await;
        }
    })
}

/// A screen with what stands around it. Nothing but this function and [`later_tables`] leads to those behind the first, so that they can come
/// later.
#[inline(never)]
fn later_screen(name: &str) -> AnyView {
    let screen = match name {
        "" => view! { <overview::Overview /> }.into_any(),
        KEYS => return view! { <explore::keys::Keys is_open=true /> }.into_any(),
        "projects" => view! { <explore::Explore listing=Listing::Projects /> }.into_any(),
        "indicators" => view! { <explore::Explore listing=Listing::Indicators /> }.into_any(),
        "compare" => view! { <compare::Compare /> }.into_any(),
        "findings" => view! { <findings::Findings /> }.into_any(),
        "charts" => view! { <charts::Charts /> }.into_any(),
        "source" => view! { <source::Source /> }.into_any(),
        "open" => view! { <open::Open /> }.into_any(),
        "method" => view! { <method::Method /> }.into_any(),
        id => view! { <project::Project id=id.to_owned() /> }.into_any(),
    };
    view! { <other_document::OtherDocument /> {screen} <explore::keys::Keys /> }.into_any()
}

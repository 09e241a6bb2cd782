use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Node;

/// A button that opens what stands behind it. Escape closes it and gives the keyboard back; so does leaving it.
#[component]
pub(super) fn Menu(
    /// What the button says.
    word: &'static str,
    /// The id of what it opens.
    id: &'static str,
    /// Whether that is open.
    is_open: RwSignal<bool>,
    /// What stands behind it.
    children: ChildrenFn,
) -> impl IntoView {
    let root: NodeRef<html::Div> = NodeRef::new();
    let button: NodeRef<html::Button> = NodeRef::new();
    let close = move || {
        is_open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() && !event.is_composing() {
            event.stop_propagation();
            event.prevent_default();
            close();
        }
    };
    let leave = move |event: FocusEvent| {
        let to: Option<Node> = event.related_target().and_then(|to| to.dyn_into().ok());
        let is_inside = root
            .get_untracked()
            .is_some_and(|root| root.contains(to.as_ref()));
        if to.is_some() && !is_inside {
            is_open.set(false);
        }
    };
    view! {
        <div class="menu" node_ref=root on:keydown=press on:focusout=leave>
            <button
                type="button"
                class="quiet"
                node_ref=button
                aria-expanded=move || is_open.get().to_string()
                aria-controls=id
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {word} <span aria-hidden="true">" ▾"</span>
            </button>
            // Text within can be selected: a click there does not leave it.
            <Show when=move || is_open.get()>
                <div class="offer" id=id tabindex="-1">{children()}</div>
            </Show>
        </div>
    }
}

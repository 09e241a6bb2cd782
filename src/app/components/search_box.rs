use crate::app::browser;
use crate::tr;
use crate::view::filter::LONGEST;
use leptos::ev::{CompositionEvent, Event, KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The search box. Says nothing while an input method is still composing.
///
/// `/` anywhere on the page goes to it; Escape empties it, and leaves it when it is empty.
#[component]
pub fn SearchBox(
    /// The words that hold now; when they change from outside, the box follows.
    #[prop(into)]
    value: Signal<String>,
    /// What to do when the words change.
    on_change: Callback<String>,
    /// What to do when the reader asks to search.
    on_submit: Callback<String>,
    /// What to do when the reader is about to type.
    on_focus: Callback<()>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let composing = StoredValue::new(false);
    let typed = move || input.get_untracked().map(|input| input.value());
    let typed = move || typed().unwrap_or_default();

    Effect::new(move |_| {
        let wanted = value.get();
        if let Some(input) = input.get()
            && input.value() != wanted
            && !composing.get_value()
        {
            input.set_value(&wanted);
        }
    });
    focus_on_slash();

    let changed = move |_: Event| {
        if !composing.get_value() {
            on_change.run(typed());
        }
    };
    let composed = move |_: CompositionEvent| {
        composing.set_value(false);
        on_change.run(typed());
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if composing.get_value() || is_composing(&event) => event.prevent_default(),
        "Escape" if !is_composing(&event) => {
            event.prevent_default();
            leave(input, on_change);
        }
        _ => {}
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !composing.get_value() {
            on_submit.run(typed());
        }
    };

    view! {
        <form class="search" role="search" on:submit=submit>
            <label class="unseen" for="q">{tr!("搜索项目")}</label>
            <input
                id="q"
                name="q"
                type="search"
                node_ref=input
                maxlength=LONGEST
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=tr!("搜索项目、目标、指标")
                aria-keyshortcuts="/"
                on:focus=move |_| on_focus.run(())
                on:input=changed
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=composed
                on:keydown=key
            />
            <kbd aria-hidden="true">"/"</kbd>
            <button type="submit">{tr!("搜索")}</button>
        </form>
    }
}

/// 229 is what a key says that an input method has taken; Safari sends it for the Enter that ends a composition.
fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

fn leave(input: NodeRef<Input>, on_change: Callback<String>) {
    let Some(input) = input.get_untracked() else {
        return;
    };
    if input.value().is_empty() {
        let _ = input.blur();
    } else {
        input.set_value("");
        on_change.run(String::new());
    }
}

fn focus_on_slash() {
    let handle = window_event_listener(leptos::ev::keydown, |event| {
        if is_slash(&event) {
            event.prevent_default();
            browser::focus("#q");
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether the key for the search box is pressed.
pub fn is_slash(event: &KeyboardEvent) -> bool {
    event.key() == "/" && acts(event)
}

/// Whether the key for the sheet of keys is pressed.
pub fn is_help(event: &KeyboardEvent) -> bool {
    matches!(event.key().as_str(), "?" | "？") && acts(event)
}

/// Whether a key acts by itself: it is not typed, and the reader wants such keys.
fn acts(event: &KeyboardEvent) -> bool {
    let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    plain && !browser::no_keys() && !is_composing(event) && !in_a_field(event)
}

/// Whether a key means a character where it is pressed; in a check box it does not.
fn in_a_field(event: &KeyboardEvent) -> bool {
    const FIELDS: &str = "input:not([type=checkbox]), textarea, select";
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.matches(FIELDS).unwrap_or(false))
}

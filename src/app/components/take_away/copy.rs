use crate::tr;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlDocument;

/// Puts texts on the clipboard, and says so.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Copier {
    /// What happened last.
    pub(in crate::app) said: RwSignal<String>,
    /// What the browser would not take, for the reader to copy, and what is said when it is taken after all.
    left: RwSignal<Option<(String, &'static str)>>,
}

impl Copier {
    pub(in crate::app) fn new() -> Self {
        Self {
            said: RwSignal::default(),
            left: RwSignal::new(None),
        }
    }

    /// Copies `text` and then says `done`.
    pub(in crate::app) fn copy(self, text: String, done: &'static str) {
        self.left.set(None);
        self.said.set(String::new());
        let clipboard = window().navigator().clipboard();
        // There is none on a page that did not come over a safe connection.
        if clipboard.is_undefined() {
            self.left.set(Some((text, done)));
            return;
        }
        let written = clipboard.write_text(&text);
        spawn_local(async move {
            match JsFuture::from(written).await {
                Ok(_) => self.said.set(done.to_owned()),
                Err(_) => self.left.set(Some((text, done))),
            }
        });
    }
}

/// What was not taken: selected, so that one more key copies it; where the older way of copying works it is gone at once.
#[component]
pub fn Leftover(
    /// What copies.
    copier: Copier,
) -> impl IntoView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    let Copier { said, left } = copier;
    Effect::new(move |_| {
        let (Some(field), Some((_, done))) = (field.get(), left.get()) else {
            return;
        };
        request_animation_frame(move || {
            let _ = field.focus();
            field.select();
            let page: HtmlDocument = document().unchecked_into();
            if page.exec_command("copy").unwrap_or(false) {
                left.set(None);
                said.set(done.to_owned());
            } else {
                said.set(tr!("浏览器没有允许复制。文字已选中，请按 Ctrl+C 或 ⌘C。").to_owned());
            }
        });
    });
    move || {
        left.get().map(|(text, _)| {
            view! {
                <textarea class="leftover" readonly rows="4" aria-label=tr!("要复制的文字") node_ref=field>{text}</textarea>
            }
        })
    }
}

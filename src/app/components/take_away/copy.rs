use crate::app::parts::Breath;
use crate::app::state::Lens;
use crate::export::{Rows, tsv, tsv_lines};
use crate::tr;
use js_sys::{JsString, Promise};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlDocument;

/// How many rows make a table that is made at once.
const AT_ONCE: usize = 2_000;

/// How many bytes of a longer one are handed to the browser at a time: all at once would hold the page up once more.
const PIECE: usize = 100_000;

#[wasm_bindgen]
extern "C" {
    /// The clipboard, to take texts that the browser has.
    type Clipboard;

    #[wasm_bindgen(method, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &JsString) -> Promise;
}

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

    /// Copies the table of some rows and then says `done`. Not every browser writes to the clipboard long after it was asked to, so that
    /// of a list that is not long is made at once.
    pub(in crate::app) fn copy_table(self, lens: &Lens, rows: Rows, done: &'static str) {
        if rows.len() <= AT_ONCE {
            self.copy(tsv(lens.dataset(), &rows), done);
            return;
        }
        self.left.set(None);
        self.said.set(tr!("正在生成…").to_owned());
        let lens = lens.clone();
        spawn_local(async move { self.write(table(&lens, &rows).await, done) });
    }

    /// Copies `text` and then says `done`.
    pub(in crate::app) fn copy(self, text: String, done: &'static str) {
        self.write(text.into(), done);
    }

    fn write(self, text: JsString, done: &'static str) {
        self.left.set(None);
        self.said.set(String::new());
        let clipboard = window().navigator().clipboard();
        // There is none on a page that did not come over a safe connection.
        if clipboard.is_undefined() {
            self.left.set(Some((text.into(), done)));
            return;
        }
        let written = clipboard.unchecked_ref::<Clipboard>().write_text(&text);
        spawn_local(async move {
            match JsFuture::from(written).await {
                Ok(_) => self.said.set(done.to_owned()),
                Err(_) => self.left.set(Some((text.into(), done))),
            }
        });
    }
}

/// The table of some rows, made and handed to the browser in pieces, between which it draws and listens.
async fn table(lens: &Lens, rows: &Rows) -> JsString {
    let mut breath = Breath::new();
    let (mut table, mut piece) = (JsString::from(""), String::new());
    for line in tsv_lines(lens.dataset(), rows) {
        piece.push_str(&line);
        if piece.len() > PIECE {
            table = table.concat(&piece.as_str().into());
            piece.clear();
        }
        breath.take().await;
    }
    table.concat(&piece.into())
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

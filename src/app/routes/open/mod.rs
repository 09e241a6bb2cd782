//! 打开文件: a reader's own document, read in this browser and nowhere else.

mod kept;
mod kept_list;
mod task;

use crate::app::browser::set_title;
use crate::app::components::said;
use crate::lang::tr;
use crate::tr;
use crate::view::opening::PASTED;
use js_sys::Uint8Array;
use kept::Kept;
use kept_list::KeptList;
use leptos::ev::beforeunload;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use task::{Progress, Task};
use web_sys::{DragEvent, FileList};

/// Whether a file with this SHA-256 is kept on the device.
pub(in crate::app) async fn is_on_device(hash: &str) -> bool {
    kept::by_hash(hash).await.is_some()
}

/// Offers the file that an address speaks of, if it is kept on the device.
#[component]
pub(super) fn Again(
    /// The beginning of its SHA-256.
    hash: String,
) -> impl IntoView {
    let task = Task::staying();
    let found = RwSignal::new_local(None::<Kept>);
    spawn_local(async move {
        let kept = kept::by_hash(&hash).await;
        let _ = found.try_set(kept);
    });
    move || {
        found.get().map(|Kept { name, bytes, .. }| {
            let words = tr!("再打开留在这台设备上的“{}”", name);
            let open = move |_| task.open(name.clone(), bytes.clone());
            view! {
                <p><button type="button" on:click=open>{said(words)}</button></p>
                <Progress task />
            }
        })
    }
}

/// The screen.
#[component]
pub(super) fn Open() -> impl IntoView {
    set_title(|| tr!("打开文件").to_owned());
    let task = Task::new();
    view! {
        <h1 tabindex="-1">{tr!("打开另一份绩效目标表")}</h1>
        <p class="measure">
            {tr!("别的部门公布的“项目支出绩效目标表”，从 PDF 或网页中取出文字，存成文本文件（UTF-8 或 GB18030），就能在这里打开。\
            文件只在这台设备的浏览器里读取，不会上传。")}
        </p>
        <Choose task />
        <Progress task />
        <Paste task />
        <KeptList task />
    }
}

/// A file from the device.
#[component]
fn Choose(
    /// What reads it.
    task: Task,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let take = move |files: Option<FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            task.open_file(file);
        }
    };
    let chosen = move |_| {
        if let Some(input) = input.get() {
            take(input.files());
            // The same file chosen again is to be read again.
            input.set_value("");
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    // Beside the box too: a browser that is left alone goes away from the page to show the file.
    let heard = [
        window_event_listener(leptos::ev::drop, drop),
        window_event_listener(leptos::ev::dragover, drag),
        window_event_listener(leptos::ev::dragleave, move |_| over.set(false)),
    ];
    on_cleanup(move || heard.into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <div class="drop" class:over=over>
            <label class="file">
                <span>{tr!("选择文件")}</span>
                <input type="file" accept=".txt,text/plain" node_ref=input on:change=chosen />
            </label>
            <p class="soft">{tr!("或把文件拖到这一页上")}</p>
        </div>
    }
}

/// A text from the clipboard.
#[component]
fn Paste(
    /// What reads it.
    task: Task,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let text = move || {
        area.get_untracked()
            .map(|area| area.value())
            .unwrap_or_default()
    };
    // Nothing else has it: it is not lost without a question.
    let asking = window_event_listener(beforeunload, move |event| {
        if !text().is_empty() {
            event.prevent_default();
        }
    });
    on_cleanup(move || asking.remove());
    let read = move |_| {
        task.open(tr(PASTED).to_owned(), Uint8Array::from(text().as_bytes()));
    };
    view! {
        <section class="paste">
            <label for="paste">{tr!("或把文字粘贴到这里")}</label>
            <textarea id="paste" rows="6" node_ref=area spellcheck="false"></textarea>
            <p><button type="button" on:click=read>{tr!("读取粘贴的文字")}</button></p>
        </section>
    }
}

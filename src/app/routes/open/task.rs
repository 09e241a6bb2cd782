//! The reading of one file: how far it is, how it ended, and how it is stopped.

use super::kept;
use crate::Stage;
use crate::app::browser;
use crate::app::components::{failure_words, said};
use crate::app::nav::{Step, use_go};
use crate::app::parts::Breath;
use crate::app::reading::Reader;
use crate::app::routes::explore::prepare;
use crate::app::routes::names::names;
use crate::app::state::{Failure, Load};
use crate::lang::tr;
use crate::tr;
use crate::view::address::Address;
use crate::view::opening::{self, Refusal};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// How far the reading of the chosen file is.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
enum State {
    /// Nothing is chosen.
    #[default]
    Idle,
    /// It is being read.
    Reading {
        /// What it is called.
        name: String,
        /// Its size, in words.
        size: String,
        /// The step that has begun.
        stage: Stage,
    },
    /// It shows nothing; holds its name, what happened and what to do.
    Refused(String, String, String),
}

/// Reads what the reader chooses, one file at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Task {
    state: RwSignal<State>,
    /// Whether files are to be kept on the device.
    pub(super) keep: RwSignal<bool>,
    /// Counts what was kept and forgotten, for the list and for what is said of the open file.
    pub(super) kept: RwSignal<u32>,
    reader: StoredValue<Option<Reader>, LocalStorage>,
    load: RwSignal<Load>,
    /// Goes on; nothing where the document is to be shown at the same address.
    go: StoredValue<Option<Callback<Address>>>,
}

impl Task {
    pub(super) fn new() -> Self {
        let go = use_go();
        let task = Self {
            state: RwSignal::default(),
            keep: RwSignal::new(false),
            kept: use_context().unwrap_or_else(|| RwSignal::new(0)),
            reader: StoredValue::new_local(None),
            load: expect_context(),
            go: StoredValue::new(Some(Callback::new(move |to: Address| go(&to, Step::Push)))),
        };
        on_cleanup(move || task.stop_reader());
        task
    }

    /// One that shows its document at the address where the reader is.
    pub(super) fn staying() -> Self {
        let task = Self::new();
        task.go.set_value(None);
        task
    }

    /// Reads a file of the device.
    pub(super) fn open_file(self, file: File) {
        spawn_local(async move {
            let name = file.name();
            // Before a byte of it is read.
            if let Some((what, advice)) = opening::too_large(file.size() as usize) {
                self.stop_reader();
                self.refuse(name, &what, &advice);
                return;
            }
            match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => self.open(name, Uint8Array::new(&buffer)),
                Err(_) => self.refuse(
                    name,
                    tr!("浏览器没能读出这个文件。"),
                    tr!("它可能已被移动或删除，请重新选择。"),
                ),
            }
        });
    }

    /// Reads a document.
    pub(super) fn open(self, name: String, document: Uint8Array) {
        self.stop_reader();
        if let Some((what, advice)) = opening::too_large(document.length() as usize) {
            self.refuse(name, &what, &advice);
            return;
        }
        if let Some(Refusal { what, advice }) = opening::other_format(&head(&document)) {
            self.refuse(name, tr(what), tr(advice));
            return;
        }
        let state = self.state;
        state.set(State::Reading {
            name: name.clone(),
            size: opening::size(document.length() as usize),
            stage: Stage::Text,
        });
        let begun = move |now| {
            state.update(|state| {
                if let State::Reading { stage, .. } = state {
                    *stage = now;
                }
            });
        };
        let reader = Reader::start();
        self.reader.set_value(Some(reader.clone()));
        spawn_local(async move {
            let read = reader.read(&document, Some(name.clone()), begun).await;
            if let Ok(lens) = &read {
                prepare(lens).await;
                Breath::draw().await;
                names(lens);
            }
            // It was stopped, or gave way to another, or the screen is gone.
            if !self.reads_with(&reader) {
                return;
            }
            match read {
                Ok(lens) => {
                    if self.keep.get_untracked() {
                        // What cannot be kept is open all the same.
                        let hash = &lens.dataset().document.sha256;
                        let _ = kept::keep(&name, &document, hash).await;
                    }
                    // With the document goes the screen, and with that all that is kept here.
                    let (load, go) = (self.load, self.go.get_value());
                    load.set(Load::Ready(lens));
                    if let Some(go) = go {
                        go.run(Address::Overview);
                    }
                }
                Err(failure) => self.fail(name, failure),
            }
        });
    }

    fn reads_with(self, reader: &Reader) -> bool {
        let own = self
            .reader
            .try_with_value(|own| own.as_ref() == Some(reader));
        own.unwrap_or_default()
    }

    fn fail(self, name: String, failure: Failure) {
        let (_, what, _) = failure_words(failure);
        let advice = match failure {
            Failure::Stopped => {
                "是本站的程序出了错，不一定是文件的问题。页首若有报告，请发给本站的维护者；刷新页面后可以再试。"
            }
            _ => {
                "请确认它是从“项目支出绩效目标表”中取出的文字，且没有从中间截断；表中至少要有一条完整的绩效指标。"
            }
        };
        self.refuse(name, &what, tr(advice));
    }

    fn refuse(self, name: String, what: &str, advice: &str) {
        self.state
            .set(State::Refused(name, what.to_owned(), advice.to_owned()));
        // It may stand far above what was pressed.
        request_animation_frame(|| {
            browser::focus_in_sight(".reading h2");
        });
    }

    fn stop(self) {
        self.state.set(State::Idle);
        self.stop_reader();
        // The button is gone; whoever stopped chooses again.
        browser::focus(".drop input");
    }

    fn stop_reader(self) {
        let reader = self.reader.try_update_value(Option::take).flatten();
        if let Some(reader) = reader {
            reader.stop();
        }
    }
}

/// As many bytes as tell a format.
fn head(document: &Uint8Array) -> Vec<u8> {
    document.subarray(0, document.length().min(4096)).to_vec()
}

/// How far it is, or why nothing is shown.
#[component]
pub(super) fn Progress(
    /// What reads.
    task: Task,
) -> impl IntoView {
    let shown = move || match task.state.get() {
        State::Idle => ().into_any(),
        State::Reading { name, size, stage } => {
            let step = Stage::ALL.iter().position(|each| *each == stage);
            let step = step.unwrap_or_default() + 1;
            view! {
                <p>{said(tr!("正在读取“{}”（{}）：第 {} 步，共 4 步，{}。", name, size, step, doing(stage)))}</p>
                <progress max="4" value=step.to_string() aria-label=tr!("读取进度")></progress>
                <button type="button" on:click=move |_| task.stop()>{tr!("取消")}</button>
            }
            .into_any()
        }
        State::Refused(name, what, advice) => view! {
            <div class="failure" role="alert">
                <h2 tabindex="-1">{said(tr!("没有打开“{}”", name))}</h2>
                <p>{what}</p>
                <p>{advice}</p>
            </div>
        }
        .into_any(),
    };
    view! { <div class="reading" role="status">{shown}</div> }
}

fn doing(stage: Stage) -> &'static str {
    tr(match stage {
        Stage::Text => "识别文字与分页",
        Stage::Cells => "拆分单元格",
        Stage::Links => "把各列对应到行",
        Stage::Checks => "逐项核查",
    })
}

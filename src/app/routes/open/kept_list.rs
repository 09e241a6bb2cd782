use super::kept::{self, Kept};
use super::task::Task;
use crate::app::browser;
use crate::app::components::said;
use crate::tr;
use crate::view::opening;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was opened before and kept, if the reader said so.
#[component]
pub(super) fn KeptList(
    /// What opens them again.
    task: Task,
) -> impl IntoView {
    let files = RwSignal::new_local(Vec::<Kept>::new());
    Effect::new(move |_| {
        task.kept.track();
        spawn_local(async move {
            files.set(kept::all().await.unwrap_or_default());
        });
    });
    let forget = move |name: String| {
        // The button goes with its file.
        browser::focus(".kept input");
        spawn_local(async move {
            let _ = kept::forget(&name).await;
            task.kept.update(|count| *count += 1);
        });
    };
    let one = move |Kept { name, bytes, .. }: Kept| {
        let (open, gone) = (name.clone(), name.clone());
        let size = opening::size(bytes.length() as usize);
        let label = tr!("从本机移除“{}”", name);
        view! {
            <li>
                <button type="button" class="plain" on:click=move |_| task.open(open.clone(), bytes.clone())>
                    {said(name)}
                </button>
                <span class="soft">{size}</span>
                <button type="button" aria-label=label on:click=move |_| forget(gone.clone())>{tr!("移除")}</button>
            </li>
        }
    };
    let toggle = move |event| task.keep.set(event_target_checked(&event));
    view! {
        <section class="kept">
            <label class="check">
                <input type="checkbox" prop:checked=task.keep on:change=toggle />
                {tr!("把打开的文件留在这台设备上，下次可以直接再开（随时可以移除）")}
            </label>
            {move || {
                let files = files.get();
                (!files.is_empty()).then(|| view! {
                    <h2>{tr!("留在这台设备上的文件")}</h2>
                    <ul>{files.into_iter().map(one).collect::<Vec<_>>()}</ul>
                })
            }}
        </section>
    }
}

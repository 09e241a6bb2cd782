use super::said;
use crate::app::nav::{Step, mark_document, use_go, use_location};
use crate::app::routes::is_on_device;
use crate::app::state::{Lens, Load};
use crate::tr;
use crate::view::address::Address;
use leptos::ev::beforeunload;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says of a document that the reader opened that it is not the published one, and keeps its mark in the address: whoever loads the page
/// anew, which brings the published document back, is then told that this is another one.
#[inline(never)]
pub(in crate::app) fn opened(lens: Lens) -> AnyView {
    let go = use_go();
    let here = use_location();
    let load: RwSignal<Load> = expect_context();
    let name = lens.opened().unwrap_or_default().to_owned();
    let own = lens.clone();
    Effect::new(move |_| {
        let is_unmarked = here.read().param("doc").is_none();
        if is_unmarked
            && matches!(&*load.read_untracked(), Load::Ready(now) if now.opened() == own.opened())
        {
            mark_document(here, &own.dataset().document.sha256);
        }
    });
    // What only this page holds is not lost without a question: a reload, another language or a new version would.
    let (is_known, is_kept) = (RwSignal::new(false), RwSignal::new(false));
    let hash = lens.dataset().document.sha256.clone();
    let changes = RwSignal::new(0u32);
    provide_context(changes);
    Effect::new(move |_| {
        changes.track();
        let hash = hash.clone();
        spawn_local(async move {
            let _ = is_kept.try_set(is_on_device(&hash).await);
            let _ = is_known.try_set(true);
        });
    });
    let asking = window_event_listener(beforeunload, move |event| {
        if is_kept.try_get_untracked() != Some(true) {
            event.prevent_default();
        }
    });
    on_cleanup(move || asking.remove());
    // A browser may have no room for what was to be kept, or forbid it.
    let kept = move || match (is_known.get(), is_kept.get()) {
        (false, _) => "",
        (true, true) => tr!("，也留在了这台设备上"),
        (true, false) => tr!("，没有留在这台设备上：刷新之后要再打开一次"),
    };
    let back = move |_| {
        crate::app::load::start(load);
        go(&Address::Overview, Step::Push);
    };
    view! {
        <p class="own">
            <span>{said(tr!("你打开的文件：{}", name))}</span>
            <span class="soft">{tr!("只在这台设备的浏览器里读取")} {kept}</span>
            <button type="button" on:click=back>{tr!("返回公开文件")}</button>
        </p>
    }
    .into_any()
}

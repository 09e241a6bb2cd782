use super::said;
use crate::app::nav::{Step, mark_document, use_go, use_location};
use crate::app::state::{Lens, Load};
use crate::tr;
use crate::view::address::Address;
use leptos::prelude::*;

/// Says of a document that the reader opened that it is not the published one, and keeps its mark in the address: whoever loads the page
/// anew, which brings the published document back, is then told that this is another one.
#[inline(never)]
pub(in crate::app) fn opened(lens: Lens) -> AnyView {
    let go = use_go();
    let here = use_location();
    let load: RwSignal<Load> = expect_context();
    let name = lens.opened().unwrap_or_default().to_owned();
    Effect::new(move |_| {
        let is_unmarked = here.read().param("doc").is_none();
        if is_unmarked
            && matches!(&*load.read_untracked(), Load::Ready(now) if now.opened() == lens.opened())
        {
            let hash = &lens.dataset().document.sha256;
            mark_document(here, hash.get(..8).unwrap_or(hash));
        }
    });
    let back = move |_| {
        crate::app::load::start(load);
        go(&Address::Overview, Step::Push);
    };
    view! {
        <p class="own">
            <span>{said(tr!("你打开的文件：{}", name))}</span>
            <button type="button" on:click=back>{tr!("返回公开文件")}</button>
        </p>
    }
    .into_any()
}

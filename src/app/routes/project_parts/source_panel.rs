use super::address_of;
use crate::app::components::ExcerptView;
use crate::app::nav::{use_base, use_lens, use_place};
use crate::view::address::Address;
use crate::view::project::{ProjectView, source};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The source beside the project, the chosen place marked and in sight.
#[component]
pub fn SourcePanel(
    /// The project's index in the dataset.
    index: usize,
    /// What is known of it.
    view: ProjectView,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let place = use_place();
    let panel = NodeRef::<Div>::new();
    Effect::new(move |_| {
        place.track();
        request_animation_frame(move || bring_into_sight(panel));
    });
    let pieces = move || {
        let one = |piece: crate::view::project::SourceView| {
            view! {
                <p class="sub">{piece.caption}</p>
                <ExcerptView lines=piece.lines />
            }
        };
        let pieces = source(lens.dataset(), index, place.get());
        pieces.into_iter().map(one).collect::<Vec<_>>()
    };
    let whole = base.link(&Address::Source {
        page: view.page,
        project: Some(view.id.clone()),
    });
    let close = base.link(&address_of(&view.id, None));
    view! {
        <aside class="panel" class:chosen=move || place.get().is_some() aria-labelledby="text">
            <div class="head">
                <h2 id="text">"原文"</h2>
                <a href=whole>"看整页"</a>
                <Show when=move || place.get().is_some()>
                    <a href=close.clone() data-stay="">"取消标记"</a>
                </Show>
            </div>
            <div class="body" node_ref=panel tabindex="0" role="region" aria-label="原文摘录">
                {pieces}
            </div>
        </aside>
    }
}

fn bring_into_sight(panel: NodeRef<Div>) {
    let Some(panel) = panel.get_untracked() else {
        return;
    };
    let mark = panel.query_selector("mark").ok().flatten();
    let mark = mark.and_then(|mark| mark.dyn_into::<HtmlElement>().ok());
    let top = mark.map_or(0, |mark| mark.offset_top() - panel.offset_top());
    panel.set_scroll_top((top - 48).max(0));
}

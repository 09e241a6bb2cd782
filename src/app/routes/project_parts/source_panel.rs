use super::address_of;
use crate::app::browser;
use crate::app::components::said;
use crate::app::nav::{use_base, use_lens, use_location, use_place};
use crate::app::parts::due;
use crate::app::routes::explore::use_filter;
use crate::app::routes::runs;
use crate::tr;
use crate::view::address::Address;
use crate::view::excerpt::{Piece, Tone};
use crate::view::project::ProjectView;
use crate::view::project_source::{SourceView, page_of, source};
use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The source beside the project, the chosen place marked and in sight; what is touched there leads to its field. Who came by a link to a
/// place goes on at its field.
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
    let is_due = due();
    let is_return = use_location().read_untracked().is_return();
    Effect::new(move |_| {
        is_due.track();
        let place = place.get();
        request_animation_frame(move || {
            bring_into_sight(panel);
            if let Some(place) = place.filter(|_| !is_return && browser::is_at_heading()) {
                runs::to_field(&place.key());
            }
        });
    });
    let id = StoredValue::new(view.id.clone());
    let whole = {
        let (lens, base) = (lens.clone(), base.clone());
        move || {
            let project = lens.dataset().projects.get(index);
            let page = project.map(|project| page_of(lens.dataset(), project, place.get()));
            base.link(&Address::Source {
                page: page.unwrap_or(view.page),
                project: Some((id.get_value(), use_filter().get_untracked())),
                place: place.get(),
            })
        }
    };
    let close = base.link(&id.with_value(|id| address_of(id, None)));
    let link = StoredValue::new(move |key: Option<crate::view::address::Place>| {
        id.with_value(|id| base.link(&address_of(id, key)))
    });
    let piece = move |piece: Piece| {
        let text = match piece.tone {
            Tone::Around => view! { <span class="around">{piece.text}</span> }.into_any(),
            Tone::Inside => piece.text.into_any(),
            Tone::Marked => view! { <mark>{piece.text}</mark> }.into_any(),
        };
        match piece.place {
            None => text,
            Some(place) => {
                let to = link.with_value(|link| link(Some(place)));
                view! { <a class="run" href=to data-stay="" data-place=place.key() tabindex="-1">{text}</a> }
                    .into_any()
            }
        }
    };
    let one = move |view: SourceView| {
        let line = |line: Vec<Piece>| {
            let pieces: Vec<_> = line.into_iter().map(piece).collect();
            view! { <span class="line" lang="zh-CN">{pieces}"\n"</span> }
        };
        let lines: Vec<_> = view.lines.into_iter().map(line).collect();
        view! {
            <p class="sub">{said(view.caption)}</p>
            <pre class="source">{lines}</pre>
        }
    };
    let pieces = move || {
        let pieces = || source(lens.dataset(), index, place.get());
        let pieces = is_due.get().then(pieces).unwrap_or_default();
        pieces.into_iter().map(one).collect::<Vec<_>>()
    };
    view! {
        <aside class="panel" class:chosen=move || place.get().is_some() aria-labelledby="text">
            <div class="head">
                <h2 id="text">{tr!("原文")}</h2>
                <a href=whole>{tr!("看整页")}</a>
                <Show when=move || place.get().is_some()>
                    <a href=close.clone() data-stay="">{tr!("取消标记")}</a>
                </Show>
            </div>
            <div
                class="body"
                node_ref=panel
                tabindex="0"
                role="region"
                aria-label=tr!("原文摘录，按方向键逐处移动，按回车到它的字段")
                on:keydown=move |event| runs::step(&event)
                on:click=to_field
            >
                {pieces}
            </div>
        </aside>
    }
}

/// A run that is followed takes the keyboard to its field.
fn to_field(event: MouseEvent) {
    let touched: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
    let run = touched.and_then(|touched| touched.closest(".run").ok().flatten());
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if let Some(key) = run.and_then(|run| run.get_attribute("data-place"))
        && !modified
    {
        // After the link has been followed.
        request_animation_frame(move || runs::to_field(&key));
    }
}

fn bring_into_sight(panel: NodeRef<Div>) {
    let Some(panel) = panel.get_untracked() else {
        return;
    };
    let mark = panel.query_selector("mark").ok().flatten();
    let mark = mark.and_then(|mark| mark.dyn_into::<HtmlElement>().ok());
    let Some(marked) = mark else {
        panel.set_scroll_top(0);
        return;
    };
    let (room, mark) = (
        panel.get_bounding_client_rect(),
        marked.get_bounding_client_rect(),
    );
    let window = window().inner_height().ok();
    let window = window.and_then(|height| height.as_f64()).unwrap_or(800.0);
    let bottom = room.bottom().min(window);
    if mark.top() < room.top() + 24.0 || bottom < mark.bottom() {
        let way = (mark.top() - room.top()) as i32 - 64;
        panel.set_scroll_top((panel.scroll_top() + way).max(0));
    }
    // Where the panel ends there is nothing more to scroll in it.
    if window < marked.get_bounding_client_rect().top() + 24.0 {
        browser::reveal(&marked);
    }
}

use super::said;
use crate::app::nav::{use_base, use_lens};
use crate::tr;
use crate::view::address::Address;
use crate::view::figures;
use crate::view::notices::{Notice, notices};
use leptos::prelude::*;

/// What is wrong with the document itself, above everything that was read of it.
#[component]
pub fn NoticesView() -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let own = lens.opened().is_some();
    let shown = notices(lens.dataset(), own);
    let one = |notice: Notice| {
        let details: Vec<_> = notice
            .details
            .into_iter()
            .map(|detail| view! { <li>{said(detail)}</li> })
            .collect();
        view! {
            <div class="notice" role="alert">
                <p><strong>{notice.title}</strong></p>
                <ul>{details}</ul>
                {(notice.more > 0).then(|| view! { <p>{tr!("另有 {} 处。", figures::count(notice.more))}</p> })}
                <p>
                    {notice.advice}
                    {notice.page.map(|page| {
                        let to = Address::Source { page, project: None, place: None };
                        view! { " " <a href=base.link(&to)>{tr!("第 {} 页", page)}</a> }
                    })}
                </p>
            </div>
        }
    };
    shown.into_iter().map(one).collect::<Vec<_>>()
}

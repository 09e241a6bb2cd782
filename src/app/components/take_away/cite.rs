use super::Now;
use super::copy::Copier;
use super::menu::Menu;
use crate::app::browser;
use crate::app::components::said;
use crate::app::nav::use_lens;
use crate::export::{Citation, Subject, cite, cited_link};
use crate::tr;
use leptos::prelude::*;
use std::sync::Arc;

/// How what is shown is cited, to be copied.
#[component]
pub(super) fn Cite(
    /// What is shown.
    subject: Now<Subject>,
    /// What copies.
    copier: Copier,
) -> impl IntoView {
    let lens = use_lens();
    let is_open = RwSignal::new(false);
    let citation: Now<Citation> = Arc::new(move || {
        let (dataset, subject) = (lens.dataset(), subject());
        let link = super::shared(&lens).map(|href| cited_link(dataset, &subject, &href));
        cite(dataset, &subject, link.as_deref(), &browser::today())
    });
    let copy = {
        let citation = citation.clone();
        move |of: fn(Citation) -> String, done| {
            let citation = citation.clone();
            move |_| copier.copy(of(citation()), done)
        }
    };
    view! {
        <Menu word=tr!("引用") id="cite" is_open>
            <p class="cited">{
                let citation = citation.clone();
                move || said(citation().text)
            }</p>
            <p class="choices">
                <button type="button" on:click=copy(|citation| citation.text, tr!("已复制引用"))>{tr!("复制文字")}</button>
                <button type="button" on:click=copy(|citation| citation.markdown, tr!("已复制引用（Markdown）"))>
                    {tr!("复制 Markdown")}
                </button>
            </p>
        </Menu>
    }
}

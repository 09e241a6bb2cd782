use super::said;
use crate::app::nav::use_base;
use crate::tr;
use crate::view::address::Address;
use leptos::prelude::*;

/// The way back up.
#[component]
pub fn Crumb(
    /// Steps from the outermost one: where to, and what it is called.
    steps: Vec<(Address, String)>,
) -> impl IntoView {
    let base = use_base();
    let steps: Vec<_> = steps
        .into_iter()
        .map(|(to, text)| view! { <li><a href=base.link(&to)>{said(text)}</a></li> })
        .collect();
    view! {
        <nav aria-label=tr!("当前位置")>
            <ol class="crumb">{steps}</ol>
        </nav>
    }
}

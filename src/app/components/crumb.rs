use super::said;
use crate::tr;
use leptos::prelude::*;

/// The way back up.
#[component]
pub fn Crumb(
    /// Steps from the outermost one: a link, and what it is called.
    steps: Vec<(String, String)>,
) -> impl IntoView {
    let steps: Vec<_> = steps
        .into_iter()
        .map(|(to, text)| view! { <li><a href=to>{said(text)}</a></li> })
        .collect();
    view! {
        <nav aria-label=tr!("当前位置")>
            <ol class="crumb">{steps}</ol>
        </nav>
    }
}

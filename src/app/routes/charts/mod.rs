//! 图表: what the filter leaves, as pictures that a table says too.

mod export;
mod picture;

pub(super) use self::picture::Picture;

use super::explore::left::{Choices, Left};
use crate::app::browser::set_title;
use crate::app::nav::{use_base, use_lens};
use crate::view::address::Address;
use crate::view::charts::charts;
use leptos::prelude::*;

/// All charts.
#[component]
pub(super) fn Charts() -> impl IntoView {
    let lens = use_lens();
    let left = Left::new();
    let base = use_base();
    set_title(|| "图表".to_owned());
    let pictures = move || {
        if left.trouble().is_some() {
            return Vec::new();
        }
        let all = left.with_scope(&lens, charts);
        let caption = left.caption(&lens);
        let picture = |figures| view! { <Picture figures caption=caption.clone() /> };
        all.into_iter().map(picture).collect()
    };
    let compare = base.link(&Address::Compare {
        name: String::new(),
        projects: Vec::new(),
    });
    view! {
        <h1 tabindex="-1">"图表"</h1>
        <p class="sub">
            "点一项，打开它的列表。用键盘时，Tab 到一张图，方向键逐项读数，回车打开。"
            <a href=compare>"同名指标、几个项目的对比"</a>
        </p>
        <Choices left to=Address::Charts />
        <div class="pictures">{pictures}</div>
    }
}

use crate::app::browser::set_title;
use crate::app::nav::use_base;
use crate::tr;
use crate::view::address::{Address, Filter};
use leptos::prelude::*;

/// There is no such screen, or no such project in this document.
#[component]
pub(super) fn Missing() -> impl IntoView {
    let base = use_base();
    set_title(|| tr!("没有这一页").to_owned());
    view! {
        <div class="failure">
            <h1 tabindex="-1">{tr!("没有这一页")}</h1>
            <p>{tr!("这个链接指向的项目或页面在当前文件里找不到。文件更新后，内容改动过的项目会有新的链接。")}</p>
            <p>
                <a href=base.link(&Address::Projects(Filter::default()))>{tr!("到项目列表里查找")}</a>
                " · "
                <a href=base.link(&Address::Overview)>{tr!("回到总览")}</a>
            </p>
        </div>
    }
}

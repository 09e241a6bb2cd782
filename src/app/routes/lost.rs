use crate::app::browser::set_title;
use crate::tr;
use leptos::prelude::*;

/// The later part of the program could not be fetched.
#[component]
pub(super) fn Lost() -> impl IntoView {
    set_title(|| tr!("这一页没有取到").to_owned());
    let reload = |_| {
        let _ = window().location().reload();
    };
    view! {
        <div class="failure" role="alert">
            <h1 tabindex="-1">{tr!("这一页没有取到")}</h1>
            <p>{tr!("显示这一页所需的程序没能从本站取得，可能是网络断开，或网站刚刚更新。")}</p>
            <p>{tr!("请检查网络后重新载入。")}</p>
            <p><button type="button" on:click=reload>{tr!("重新载入")}</button></p>
        </div>
    }
}

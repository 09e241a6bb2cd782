use super::open::Again;
use crate::app::nav::{use_base, use_lens, use_location};
use crate::tr;
use crate::view::address::Address;
use leptos::prelude::*;

/// Says so if the link that was followed was made for another document than the one that is open.
#[component]
pub(super) fn OtherDocument() -> impl IntoView {
    let lens = use_lens();
    let here = use_location();
    let base = use_base();
    move || {
        let place = here.read();
        let made_for = place.param("doc")?;
        let own = &lens.dataset().document.sha256;
        if made_for.is_empty() || own.starts_with(&made_for) {
            return None;
        }
        let rest = place.query().split('&');
        let rest: Vec<&str> = rest.filter(|part| !part.starts_with("doc=")).collect();
        let path = window().location().pathname().unwrap_or_default();
        let here = if rest.is_empty() {
            path
        } else {
            format!("{path}?{}", rest.join("&"))
        };
        let own = own.get(..8).unwrap_or_default();
        Some(view! {
            <div class="notice" role="alert">
                <p>
                    {tr!("这个链接是为另一份文件做的（指纹 {}…，现在打开的是 {}…），所指的内容和数目可能对不上。", made_for, own)}
                    " " <a href=here data-stay="">{tr!("知道了")}</a>
                </p>
                <p>
                    {tr!("如果那是你自己打开的文件：刷新之后要再打开一次，它没有存在网站上。")}
                    " " <a href=base.link(&Address::Open)>{tr!("打开文件")}</a>
                </p>
                <Again hash=made_for />
            </div>
        })
    }
}

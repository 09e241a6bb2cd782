use super::{FailureView, NoticesView, opened, own};
use crate::app::browser;
use crate::app::nav::{marked, use_base, use_elder, use_location, use_name};
use crate::app::routes::Screens;
use crate::app::state::Load;
use crate::lang;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::currency;
use leptos::prelude::*;

/// What stands around every screen.
#[component]
pub fn Shell(
    /// How far the document is.
    load: RwSignal<Load>,
) -> impl IntoView {
    keep_focus_on_route_change();
    let place = use_location();
    let currency = Memo::new(move |_| place.read().param("currency").unwrap_or_default());
    view! {
        <a class="skip" href="#main" on:click=skip>{tr!("跳到正文")}</a>
        <Top />
        <main id="main" class="wrap" tabindex="-1">
            {move || {
                // Amounts are in another unit then, wherever they stand.
                let _ = currency.get();
                match load.get() {
                Load::Waiting => view! { <p class="waiting" role="status">{tr!("正在读取公开文件…")}</p> }.into_any(),
                Load::Failed(failure) => {
                    browser::unveil();
                    view! { <FailureView failure /> }.into_any()
                }
                Load::Ready(lens) => {
                    currency::publish(&lens.overview().currency);
                    let opened = lens.opened().map(|_| opened(lens.clone()));
                    provide_context(lens);
                    view! {
                        {opened}
                        <NoticesView />
                        <Screens />
                    }.into_any()
                }
                }
            }}
        </main>
        <Bottom load />
    }
}

/// The name and the screens there are.
#[component]
fn Top() -> impl IntoView {
    let base = use_base();
    let home = base.clone();
    let place = use_location();
    let name = use_name();
    let item = |to: Address, text: &'static str, is_here: fn(&str) -> bool| {
        let base = base.clone();
        let here = move || name.with(|name| is_here(name));
        view! {
            <li>
                <a href=move || { place.track(); base.link(&to) } aria-current=move || here().then_some("page")>{text}</a>
            </li>
        }
    };
    let is_elder = use_elder();
    let elder = move || {
        place
            .read()
            .with("elder", if is_elder.get() { "0" } else { "1" })
    };
    let (code, name_of, other) = match lang::is_english() {
        true => ("zh-CN", "中文", "zh"),
        false => ("en", "English", "en"),
    };
    let language = move || place.read().with("lang", other);
    let first_page = Address::Source {
        page: 1,
        project: None,
        place: None,
    };
    view! {
        <header class="top">
            <div class="wrap">
                <a class="brand" href=move || { place.track(); home.link(&Address::Overview) }>
                    <i aria-hidden="true"></i>
                    {tr!("绩效透视")}
                </a>
                <nav aria-label=tr!("主导航")>
                    <ul>
                        {item(Address::Overview, tr!("总览"), str::is_empty)}
                        {item(Address::Projects(Filter::default()), tr!("项目"), |name| {
                            !matches!(name, "" | "indicators" | "charts" | "findings" | "compare" | "source" | "method" | "open")
                        })}
                        {item(Address::Indicators(Filter::default()), tr!("指标"), |name| name == "indicators")}
                        {item(Address::Charts(Filter::default()), tr!("图表"), |name| matches!(name, "charts" | "compare"))}
                        {item(Address::Findings(Filter::default()), tr!("核查"), |name| name == "findings")}
                        {item(first_page, tr!("原文"), |name| name == "source")}
                        {item(Address::Method, tr!("方法"), |name| name == "method")}
                        {item(Address::Open, tr!("打开文件"), |name| name == "open")}
                    </ul>
                </nav>
                <div class="switches">
                <a href=elder data-stay="">{move || if is_elder.get() { tr!("标准版") } else { tr!("长辈版") }}</a>
                <a href=language rel="external" hreflang=code lang=code>{name_of}</a>
                </div>
            </div>
        </header>
    }
}

/// Where the data comes from.
#[component]
fn Bottom(
    /// How far the document is.
    load: RwSignal<Load>,
) -> impl IntoView {
    let base = use_base();
    let place = use_location();
    // On paper; an own file has no address that leads others there.
    let link = move || {
        let is_unmarked = place.read().param("doc").is_none();
        let href = window().location().href().unwrap_or_default();
        let href = href.split('#').next().unwrap_or_default();
        match load.get() {
            Load::Ready(lens) if lens.opened().is_some() => String::new(),
            Load::Ready(lens) if is_unmarked => marked(href, &lens.dataset().document.sha256),
            _ => href.to_owned(),
        }
    };
    let words = move || match load.get() {
        Load::Ready(lens) => view! { <p>{own(lens.overview().title.clone())}</p> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <footer>
            <div class="wrap">
                {words}
                <p>
                    {tr!("公开文件原文随本页提供（")}
                    <a href=crate::app::load::address() rel="external">{tr!("查看文件")}</a>
                    {tr!("）。全部在你的浏览器中解析，不上传任何内容。")}
                    <a href=move || { place.track(); base.link(&Address::Method) }>{tr!("方法与准确性")}</a>
                </p>
                <p class="print-only">{link}</p>
            </div>
        </footer>
    }
}

fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    browser::focus("#main");
}

/// A new screen takes the keyboard to its heading, so that reading goes on there; the way back from a project
/// takes it to the link that the project was opened by.
fn keep_focus_on_route_change() {
    let name = use_name();
    Effect::new(move |before: Option<String>| {
        let now = name.get();
        if let Some(before) = before.filter(|before| *before != now) {
            let is_back = is_id(&before) && !is_id(&now);
            request_animation_frame(move || {
                let opened = format!("main tbody a[href*='/{before}']");
                if !is_back || !browser::focus(&opened) {
                    browser::focus("main h1");
                }
            });
        }
        now
    });
}

/// Whether a screen's name is a project's id, and so may stand in a selector.
fn is_id(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    !name.is_empty()
        && !matches!(
            name,
            "projects" | "indicators" | "charts" | "findings" | "compare"
        )
        && name.chars().all(plain)
}

use super::Wanted;
use super::more::Add;
use super::promises::Promises;
use crate::app::components::{in_time, said};
use crate::app::nav::{use_base, use_lens};
use crate::app::routes::charts::Picture;
use crate::app::routes::explore::left::caption;
use crate::app::routes::names;
use crate::tr;
use crate::view::address::{Address, By, can_ask};
use crate::view::compare::{COMPARED, Name, gather, names as all_names, plot};
use crate::view::figures;
use crate::view::filter::LONGEST;
use crate::view::similar::fold;
use crate::view::words::cut;
use leptos::prelude::*;

/// At most so many names are listed at once.
const LISTED: usize = 60;

/// At most so many names are offered for one that nothing has.
const NEAR: usize = 8;

/// The names that share most pairs of characters with what is `wanted`, at least half of its own.
fn near(all: &[Name], wanted: &str) -> Vec<Name> {
    let pairs = |text: &str| -> Vec<[char; 2]> {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(2).map(|two| [two[0], two[1]]).collect()
    };
    let own = pairs(&fold(wanted));
    let shared = |name: &Name| {
        let key = pairs(&name.key);
        let shared = own.iter().filter(|pair| key.contains(pair)).count();
        (shared, key.len() + own.len())
    };
    let mut near: Vec<(usize, usize, &Name)> = all
        .iter()
        .map(|name| (shared(name), name))
        .filter(|((shared, _), _)| 2 * shared >= own.len().max(1) && *shared > 0)
        .map(|((shared, length), name)| (shared * 2000 / length, name.projects, name))
        .collect();
    crate::order::sort_by(&mut near, |a, b| (b.0, b.1).cmp(&(a.0, a.1)));
    near.into_iter()
        .take(NEAR)
        .map(|(.., name)| name.clone())
        .collect()
}

/// Names of indicators to begin with, those of most projects first.
#[component]
pub(super) fn Beginning(
    /// The name that the address asks for, and that nothing has.
    wanted: String,
) -> impl IntoView {
    let lens = use_lens();
    let all = StoredValue::new(all_names(lens.dataset(), &names::names(&lens)));
    let typed = RwSignal::new(String::new());
    let nothing = Wanted::nothing();
    let begun = nothing.clone();
    let unknown = (!wanted.is_empty()).then(|| {
        let near = all.with_value(|all| near(all, &wanted));
        let offered = (!near.is_empty()).then(|| {
            view! {
                <p class="sub">{tr!("名称相近的指标：")}</p>
                <Offered all=near wanted=nothing.clone() />
            }
        });
        view! {
            <p class="notice" role="alert">{said(tr!("没有名称是“{}”的指标。", cut(wanted)))}</p>
            {offered}
        }
    });
    let list = move || {
        let typed = fold(&typed.get());
        let fits =
            |name: &&Name| name.key.contains(&typed) && (name.projects > 1 || !typed.is_empty());
        let found: Vec<Name> = all.with_value(|all| all.iter().filter(fits).cloned().collect());
        let count = found.len();
        let shown = count.min(LISTED);
        let tally = match count {
            0 => tr!("没有名称含有这些字的指标。").to_owned(),
            _ if shown < count => {
                tr!(count => "{} 个名称，列出前 {} 个", figures::count(count), shown)
            }
            _ => tr!(count => "{} 个名称", figures::count(count)),
        };
        let shown: Vec<Name> = found.into_iter().take(LISTED).collect();
        view! {
            <p class="sub" role="status">{tally}</p>
            <Offered all=shown wanted=begun.clone() />
        }
    };
    view! {
        <h1 tabindex="-1">{tr!("对比")}</h1>
        {unknown}
        <section>
            <h2>{tr!("项目并列")}</h2>
            <p class="sub">{tr!("选两个到六个项目，逐项并列，标出不同之处。")}</p>
            <Add wanted=nothing.clone() chosen=Vec::new() />
        </section>
        <h2>{tr!("同名指标")}</h2>
        <p class="sub">
            {tr!("选一条指标，看各个项目（各区、各单位）对同一件事各承诺多少。只并列名称相同的指标；写法不同的不合并。")}
        </p>
        <label class="narrow">
            <span>{tr!("指标名称含有")}</span>
            <input type="search" maxlength=LONGEST autocomplete="off" on:input=move |event| typed.set(event_target_value(&event)) />
        </label>
        {list}
    }
}

/// Names to compare by.
#[component]
fn Offered(
    /// They.
    all: Vec<Name>,
    /// What their links keep.
    wanted: Wanted,
) -> impl IntoView {
    let base = use_base();
    let one = |name: Name| {
        let link = can_ask(&name.text).then(|| base.link(&wanted.named(&name.text)));
        view! {
            <li>
                <a href=link>{said(cut(name.text))}</a> " "
                <span class="soft">{tr!(name.projects => "{} 个项目", figures::count(name.projects))}</span>
            </li>
        }
    };
    view! { <ul class="names">{all.into_iter().map(one).collect::<Vec<_>>()}</ul> }
}

/// At most so many are drawn as well: more are no picture.
const DRAWN: usize = 500;

/// All who promise the same. Of a name that very many have, they are gathered in a task of their own.
#[component]
pub(super) fn Named(
    /// Its name.
    name: Name,
    /// What the address asks for.
    wanted: Wanted,
    /// Whether it is time for them, for the picture, and for the table.
    is_due: [RwSignal<bool>; 3],
) -> impl IntoView {
    let base = use_base();
    let back = base.link(&Address::Compare {
        name: String::new(),
        projects: Vec::new(),
        by: By::Value,
    });
    let (projects, count) = (name.projects, name.count);
    let left = count.checked_sub(COMPARED + 1).map(|left| {
        let [most, left] = [COMPARED, left + 1].map(figures::count);
        let words = tr!(
            "同名的太多：只比较文件中靠前的 {} 条，另外 {} 条没有列出。",
            most,
            left
        );
        view! { <p class="notice" role="alert">{words}</p> }
    });
    let name = cut(name.text);
    let all = in_time(is_due[0], move || {
        view! { <All wanted=wanted.clone() is_due=[is_due[1], is_due[2]] /> }.into_any()
    });
    view! {
        <h1 tabindex="-1">{said(tr!("对比：{}", name))}</h1>
        <p class="sub">
            {tr!(projects => "{} 个项目", figures::count(projects))} {tr!("，")}
            {tr!(count => "{} 条指标", figures::count(count))} " · "
            <a href=back>{tr!("换一条指标")}</a>
        </p>
        {left}
        {all}
    }
}

/// They as a picture, and behind it one by one: each a task of its own.
#[component]
fn All(
    /// What the address asks for: a name that something has.
    wanted: Wanted,
    /// Whether it is time for the picture, and for the table.
    is_due: [RwSignal<bool>; 2],
) -> impl IntoView {
    let lens = use_lens();
    let Some(gathered) = gather(lens.dataset(), &names::names(&lens), &wanted.name) else {
        return ().into_any();
    };
    let name = cut(gathered.name.text.clone());
    let caption = caption(&lens, vec![tr!("指标名称是“{}”", name)]);
    let comparable = gathered.comparable.len();
    let arrangement = (comparable > 0).then(|| view! { <Arrangement wanted=wanted.clone() /> });
    let (own, by) = (gathered.clone(), wanted.by);
    let picture = in_time(is_due[0], move || {
        if comparable > DRAWN {
            let words = tr!("可以比较的超过 {} 条，图上看不清，只列成表。", DRAWN);
            return view! { <p class="sub">{words}</p> }.into_any();
        }
        let figures = (comparable > 0).then(|| plot(&own, by));
        let drawn =
            figures.map(|figures| view! { <Picture figures caption=caption.clone() /> }.into_any());
        drawn.unwrap_or_else(|| ().into_any())
    });
    let each = in_time(is_due[1], move || {
        let (gathered, wanted) = (gathered.clone(), wanted.clone());
        let near = (!gathered.near.is_empty()).then(|| {
            view! {
                <h2>{tr!("名称相近的指标")}</h2>
                <p class="sub">{tr!("没有合并进来；是不是同一件事，请自己判断。")}</p>
                <Offered all=gathered.near wanted=wanted.clone() />
            }
        });
        view! {
            <Promises heading=tr!("可以比较的") all=gathered.comparable wanted=wanted.clone() />
            <Promises heading=tr!("不能放在一起比的") all=gathered.others wanted />
            {near}
        }
        .into_any()
    });
    view! { {arrangement} {picture} {each} }.into_any()
}

/// How the promises are arranged, and how they could be.
#[component]
fn Arrangement(
    /// What the address asks for.
    wanted: Wanted,
) -> impl IntoView {
    let base = use_base();
    let one = |(by, word): (By, &'static str)| {
        let link = base.link(&wanted.arranged(by));
        let is_now = (by == wanted.by).then_some("true");
        view! { <a href=link data-stay="" aria-current=is_now>{word}</a> " " }
    };
    let all = [
        (By::Value, tr!("指标值")),
        (By::District, tr!("区域")),
        (By::Unit, tr!("单位")),
    ];
    view! {
        <p class="arranged" role="group" aria-label=tr!("排列")>
            <span class="soft" aria-hidden="true">{tr!("排列")}</span> " "
            {all.map(one).into_iter().collect::<Vec<_>>()}
        </p>
    }
}

use super::{MOST, to};
use crate::app::nav::{use_base, use_lens};
use crate::app::routes::charts::Picture;
use crate::app::routes::explore::left::caption;
use crate::view::compare::{Gathered, Name, Promise, label, names, plot};
use crate::view::figures;
use leptos::prelude::*;

/// At most so many names are listed at once.
const LISTED: usize = 60;

/// Names of indicators to begin with, those of most projects first.
#[component]
pub(super) fn Names(
    /// The name that the address asks for, and that nothing has.
    wanted: String,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let all = StoredValue::new(names(lens.dataset()));
    let typed = RwSignal::new(String::new());
    let unknown = (!wanted.is_empty()).then(|| {
        view! { <p class="notice" role="alert">{format!("没有名称是“{wanted}”的指标。")}</p> }
    });
    let list = move || {
        let typed = crate::view::similar::fold(&typed.get());
        let fits =
            |name: &&Name| name.key.contains(&typed) && (name.projects > 1 || !typed.is_empty());
        let one = |name: &Name| {
            let link = base.link(&to(&name.text, &[]));
            view! {
                <li>
                    <a href=link>{name.text.clone()}</a> " "
                    <span class="soft">{format!("{} 个项目", figures::count(name.projects))}</span>
                </li>
            }
        };
        all.with_value(|all| {
            all.iter()
                .filter(fits)
                .take(LISTED)
                .map(one)
                .collect::<Vec<_>>()
        })
    };
    view! {
        <h1 tabindex="-1">"对比"</h1>
        {unknown}
        <p class="sub">
            "选一条指标，看各个项目（各区、各单位）对同一件事各承诺多少。只并列名称相同的指标；写法不同的不合并。几个项目的并列，从项目页开始。"
        </p>
        <label class="narrow">
            <span>"指标名称含有"</span>
            <input type="search" autocomplete="off" on:input=move |event| typed.set(event_target_value(&event)) />
        </label>
        <ul class="names">{list}</ul>
    }
}

/// All who promise the same.
#[component]
pub(super) fn Named(
    /// They, and what is like them.
    gathered: Gathered,
    /// The projects that stand side by side too.
    chosen: Vec<usize>,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let name = gathered.name.text.clone();
    let dataset = lens.dataset();
    let ids: Vec<String> = chosen
        .iter()
        .filter_map(|at| Some(dataset.projects.get(*at)?.id.clone()))
        .collect();
    let figures = plot(&gathered);
    let caption = caption(&lens, vec![format!("指标名称是“{name}”")]);
    let picture = (!gathered.comparable.is_empty()).then(|| view! { <Picture figures caption /> });
    let near = gathered.near.iter().map(|near| {
        let link = base.link(&to(&near.text, &ids));
        view! {
            <li>
                <a href=link>{near.text.clone()}</a> " "
                <span class="soft">{format!("{} 个项目", figures::count(near.projects))}</span>
            </li>
        }
    });
    let near: Vec<_> = near.collect();
    let near = (!near.is_empty()).then(|| {
        view! {
            <h2>"名称相近的指标"</h2>
            <p class="sub">"没有合并进来；是不是同一件事，请自己判断。"</p>
            <ul class="names">{near}</ul>
        }
    });
    let back = base.link(&to("", &[]));
    view! {
        <h1 tabindex="-1">{format!("对比：{name}")}</h1>
        <p class="sub">
            {format!("{} 个项目，{} 条指标。", figures::count(gathered.name.projects), figures::count(gathered.name.count))} " "
            <a href=back>"换一条指标"</a>
        </p>
        {picture}
        <Promises heading="可以比较的" name=name.clone() all=gathered.comparable ids=ids.clone() />
        <Promises heading="不能放在一起比的" name all=gathered.others ids />
        {near}
    }
}

/// The promises one by one, as published.
#[component]
fn Promises(
    /// What they are.
    heading: &'static str,
    /// The indicator's name.
    name: String,
    /// They.
    all: Vec<Promise>,
    /// The projects that stand side by side already.
    ids: Vec<String>,
) -> impl IntoView {
    if all.is_empty() {
        return ().into_any();
    }
    let base = use_base();
    let has_why = all.iter().any(|promise| !promise.why_not.is_empty());
    let has_each = all.iter().any(|promise| promise.each.is_some());
    let row = |promise: &Promise| {
        let link = base.link(&promise.leads);
        let likely = promise.likely.then_some("（名称或单位只是可能）");
        let mut with = ids.clone();
        let is_in = with.contains(&promise.id);
        with.push(promise.id.clone());
        let add = (!is_in && with.len() <= MOST).then(|| {
            let link = base.link(&to(&name, &with));
            view! { <a href=link data-stay="">"并列"</a> }
        });
        let cycle = promise
            .cycle
            .clone()
            .map(|cycle| view! { <div class="soft">{format!("周期：{cycle}")}</div> });
        view! {
            <tr>
                <th scope="row"><a href=link>{label(&all, promise)}</a> {likely}</th>
                <td data-label="区域">{if promise.districts.is_empty() { "未写明".to_owned() } else { promise.districts.join("、") }}</td>
                <td data-label="单位">{promise.unit.clone().unwrap_or_else(|| "未能对应".to_owned())}</td>
                <td class="n" data-label="年度指标值">{promise.annual.clone()} {cycle}</td>
                {has_why.then(|| view! { <td data-label="为什么">{promise.why_not.clone()}</td> })}
                {has_each.then(|| view! { <td class="n" data-label="总计 ÷ 指标值">{promise.each.clone().unwrap_or_default()}</td> })}
                <td>{add}</td>
            </tr>
        }
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    view! {
        <section>
            <h2>{format!("{heading}（{}）", figures::count(all.len()))}</h2>
            {has_each.then(|| view! {
                <p class="sub">"总计（原表的单位）÷ 指标值只是两数相除：一个项目往往有几项产出，不能当作单价。只对金额确定、指标值是定数的项目计算。"</p>
            })}
            <table class="promises">
                <thead>
                    <tr>
                        <th scope="col">"项目"</th>
                        <th scope="col">"区域"</th>
                        <th scope="col">"单位"</th>
                        <th scope="col" class="n">"年度指标值"</th>
                        {has_why.then(|| view! { <th scope="col">"为什么"</th> })}
                        {has_each.then(|| view! { <th scope="col" class="n">"总计 ÷ 指标值"</th> })}
                        <th scope="col"><span class="unseen">"并列"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

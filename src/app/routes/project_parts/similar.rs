use crate::app::components::{own, said};
use crate::app::nav::{use_base, use_lens};
use crate::app::routes::names::names;
use crate::tr;
use crate::view::address::{Address, Filter, Place};
use crate::view::figures;
use crate::view::similar::{Other, Shared};
use leptos::prelude::*;

/// How many of the others are shown at once.
const SHOWN: usize = 20;

/// The same indicators in other projects, and apart from them those with nearly the same name.
#[component]
pub fn Similar(
    /// The project's index in the dataset.
    index: usize,
) -> impl IntoView {
    let lens = use_lens();
    let same = names(&lens).same(lens.dataset(), index);
    let is_alone = same.is_empty();
    let groups: Vec<_> = same
        .into_iter()
        .map(|shared| view! { <Group shared is_near=false /> })
        .collect();
    let near = RwSignal::new(None::<Vec<Shared>>);
    let look = move |_| {
        if near.with_untracked(Option::is_none) {
            near.set(Some(names(&lens).near(lens.dataset(), index, SHOWN)));
        }
    };
    view! {
        <section class="similar" aria-labelledby="similar">
            <h2 id="similar">{tr!("别的项目里的同样指标")}</h2>
            <p class="sub">{tr!("名称相同（不计空白、全半角和末尾标点）的指标，各自的年度指标值；口径是否一致请看各项目原文")}</p>
            {is_alone.then(|| view! { <p class="soft">{tr!("别的项目没有同名的指标。")}</p> })}
            {groups}
            <details class="near" on:toggle=look>
                <summary>{tr!("名称相近、不算相同的指标")}</summary>
                {move || near.get().map(|near| {
                    let none = near.is_empty();
                    let groups: Vec<_> = near
                        .into_iter()
                        .map(|shared| view! { <Group shared is_near=true /> })
                        .collect();
                    view! {
                        {none.then(|| view! { <p class="soft">{tr!("没有名称相近的指标。")}</p> })}
                        {groups}
                    }
                })}
            </details>
        </section>
    }
}

/// One indicator, and where else it stands.
#[component]
fn Group(
    /// The indicator and the others.
    shared: Shared,
    /// Whether the others only have nearly its name.
    is_near: bool,
) -> impl IntoView {
    let base = use_base();
    let all = shared.others.len();
    let is_whole = RwSignal::new(all <= SHOWN + 1);
    let count = if is_near {
        tr!(all => "相近 {} 条", figures::count(all))
    } else {
        tr!(all => "另有 {} 条", figures::count(all))
    };
    let heads = [tr!("项目"), tr!("年度指标值"), tr!("单位")]
        .map(|head| view! { <th scope="col">{head}</th> });
    let row = move |other: Other| {
        let to = base.link(&Address::Project {
            id: other.id,
            filter: Filter::default(),
            place: Some(Place::Indicator(other.ordinal)),
        });
        view! {
            <tr>
                <th scope="row" class:missing=other.heading.missing>
                    <a href=to>{if other.heading.missing { said(other.heading.text) } else { own(other.heading.text) }}</a>
                    {is_near.then(|| view! { <div class="level">{own(other.name)}</div> })}
                </th>
                <td class="value" data-label=tr!("年度")>{own_or_blank(other.annual)}</td>
                <td class="soft">{other.unit.map_or_else(|| tr!("未能对应").into_any(), own)}</td>
            </tr>
        }
    };
    let others = shared.others;
    let rows = move || {
        let shown = if is_whole.get() { all } else { SHOWN };
        let others = others.iter().take(shown).cloned();
        others.map(&row).collect::<Vec<_>>()
    };
    let more = move || {
        (!is_whole.get()).then(|| {
            view! {
                <button type="button" class="plain" on:click=move |_| is_whole.set(true)>
                    {tr!("全部 {} 条", figures::count(all))}
                </button>
            }
        })
    };
    view! {
        <details class="same">
            <summary>
                <span>{own_or_blank(shared.name)}</span>
                <span class="soft n">{count}</span>
            </summary>
            <p class="sub">{tr!("本项目：")} {own_or_blank(shared.annual)}</p>
            <table>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {more}
        </details>
    }
}

fn own_or_blank(text: String) -> AnyView {
    if text.is_empty() {
        tr!("（原文为空）").into_any()
    } else {
        own(text)
    }
}

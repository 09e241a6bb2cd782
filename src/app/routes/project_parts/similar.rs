use crate::app::nav::{use_base, use_lens};
use crate::app::state::Lens;
use crate::view::address::{Address, Filter, Place};
use crate::view::figures;
use crate::view::similar::{Names, Other, Shared};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

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
            <h2 id="similar">"别的项目里的同样指标"</h2>
            <p class="sub">"名称相同（不计空白、全半角和末尾标点）的指标，各自的年度指标值；口径是否一致请看各项目原文"</p>
            {is_alone.then(|| view! { <p class="soft">"别的项目没有同名的指标。"</p> })}
            {groups}
            <details class="near" on:toggle=look>
                <summary>"名称相近、不算相同的指标"</summary>
                {move || near.get().map(|near| {
                    let none = near.is_empty();
                    let groups: Vec<_> = near
                        .into_iter()
                        .map(|shared| view! { <Group shared is_near=true /> })
                        .collect();
                    view! {
                        {none.then(|| view! { <p class="soft">"没有名称相近的指标。"</p> })}
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
    let said = if is_near {
        format!("相近 {} 条", figures::count(all))
    } else {
        format!("另有 {} 条", figures::count(all))
    };
    let heads = ["项目", "年度指标值", "单位"].map(|head| view! { <th scope="col">{head}</th> });
    let row = move |other: Other| {
        let to = base.link(&Address::Project {
            id: other.id,
            filter: Filter::default(),
            place: Some(Place::Indicator(other.ordinal)),
        });
        view! {
            <tr>
                <th scope="row" class:missing=other.heading.missing>
                    <a href=to>{other.heading.text}</a>
                    {is_near.then(|| view! { <div class="level">{other.name}</div> })}
                </th>
                <td class="value" data-label="年度">{published(other.annual)}</td>
                <td class="soft">{other.unit.unwrap_or_else(|| "未能对应".to_owned())}</td>
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
                    {format!("全部 {} 条", figures::count(all))}
                </button>
            }
        })
    };
    view! {
        <details class="same">
            <summary>
                <span>{published(shared.name)}</span>
                <span class="soft n">{said}</span>
            </summary>
            <p class="sub">{format!("本项目：{}", published(shared.annual))}</p>
            <table>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {more}
        </details>
    }
}

fn published(text: String) -> String {
    if text.is_empty() {
        "（原文为空）".to_owned()
    } else {
        text
    }
}

thread_local! {
    /// The names of the document that was looked at last.
    static NAMES: RefCell<Option<(String, Rc<Names>)>> = const { RefCell::new(None) };
}

fn names(lens: &Lens) -> Rc<Names> {
    let document = &lens.dataset().document.sha256;
    NAMES.with_borrow_mut(|names| match names {
        Some((of, names)) if of == document => names.clone(),
        _ => {
            let made = Rc::new(Names::new(lens.dataset()));
            *names = Some((document.clone(), made.clone()));
            made
        }
    })
}

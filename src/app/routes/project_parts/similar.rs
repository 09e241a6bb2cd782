use crate::app::components::{ShowMore, each, own, said};
use crate::app::nav::{use_base, use_lens};
use crate::app::parts::Breath;
use crate::app::routes::names::names;
use crate::tr;
use crate::view::address::{Address, Filter, Place};
use crate::view::figures;
use crate::view::project::indicator_row;
use crate::view::similar::{Other, Shared};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How many of the others are shown at first, and of the indicators that have any.
const SHOWN: usize = 20;

/// The same indicators in other projects, and apart from them those with nearly the same name.
#[component]
pub fn Similar(
    /// The project's index in the dataset.
    index: usize,
) -> impl IntoView {
    let same = RwSignal::new(names(&use_lens()).same(index));
    let is_alone = same.read_untracked().is_empty();
    view! {
        <section class="similar" aria-labelledby="similar">
            <h2 id="similar">{tr!("别的项目里的同样指标")}</h2>
            <p class="sub">{tr!("名称相同（不计空白、全半角和末尾标点）的指标，各自的年度指标值；口径是否一致请看各项目原文")}</p>
            {is_alone.then(|| view! { <p class="soft">{tr!("别的项目没有同名的指标。")}</p> })}
            <Groups index all=same kind="same" />
            <Near index />
        </section>
    }
}

/// Those with nearly the same name: looked for when they are asked for, in the page's pauses.
#[component]
fn Near(
    /// The project's index in the dataset.
    index: usize,
) -> impl IntoView {
    let lens = use_lens();
    let count = lens.dataset().projects.get(index);
    let count = count.map_or(0, |project| project.indicators.len());
    let near = RwSignal::new(Vec::<Shared>::new());
    let (looked, is_open) = (RwSignal::new(0), RwSignal::new(false));
    let is_looking = RwSignal::new(false);
    let look = move |event: Event| {
        is_open.set(is_opened(&event));
        if !is_open.get_untracked() || is_looking.get_untracked() {
            return;
        }
        is_looking.set(true);
        let all = names(&lens);
        spawn_local(async move {
            let mut breath = Breath::new();
            'all: for at in looked.get_untracked()..count {
                let mut nearing = all.nearing(index, at);
                while nearing.as_mut().is_some_and(|nearing| nearing.step(&all)) {
                    breath.take().await;
                    // It goes on when it is opened again.
                    if is_open.try_get_untracked() != Some(true) {
                        break 'all;
                    }
                }
                let found = nearing.and_then(|nearing| all.neared(index, at, nearing));
                found.and_then(|found| near.try_update(|near| near.push(found)));
                let _ = looked.try_set(at + 1);
            }
            let _ = is_looking.try_set(false);
        });
    };
    let state = move || match looked.get() {
        _ if !is_open.get() => String::new(),
        looked if looked < count => tr!("正在查找…").to_owned(),
        _ if near.read().is_empty() => tr!("没有名称相近的指标。").to_owned(),
        _ => String::new(),
    };
    view! {
        <details class="near" on:toggle=look>
            <summary>{tr!("名称相近、不算相同的指标")}</summary>
            <Groups index all=near kind="near" />
            <p class="soft" role="status">{state}</p>
        </details>
    }
}

/// Indicators that other projects have too.
#[component]
fn Groups(
    /// The project's index in the dataset.
    index: usize,
    /// The indicators.
    all: RwSignal<Vec<Shared>>,
    /// 'near' if the others only have nearly its name, or 'same'; with the place of each among them, its id.
    kind: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let count = Memo::new(move |_| all.read().len());
    let one = move |at: usize| {
        let shared = all.read_untracked().get(at).cloned();
        shared.map_or_else(
            || ().into_any(),
            |shared| view! { <Group index shared kind at /> }.into_any(),
        )
    };
    view! {
        {each(move || (0..shown.get().min(count.get())).collect(), one)}
        <ShowMore all=count shown item=Callback::new(move |at| format!("#{kind}{at} > summary")) />
    }
}

/// One indicator, and where else it stands.
#[component]
fn Group(
    /// The project's index in the dataset.
    index: usize,
    /// The indicator and how many others.
    shared: Shared,
    /// See [`Groups`].
    kind: &'static str,
    /// Its place among them.
    at: usize,
) -> impl IntoView {
    let (lens, base) = (use_lens(), use_base());
    let count = shared.count;
    let is_near = kind == "near";
    let words = if is_near {
        tr!(count => "相近 {} 条", figures::count(count))
    } else {
        tr!(count => "另有 {} 条", figures::count(count))
    };
    let own_row = indicator_row(lens.dataset(), index, shared.at);
    let (name, annual) = own_row
        .map(|row| (row.name, row.annual))
        .unwrap_or_default();
    let heads = [tr!("项目"), tr!("年度指标值"), tr!("单位")]
        .map(|head| view! { <th scope="col">{head}</th> });
    let item = Callback::new(move |next| format!("#{kind}{at} tr:nth-child({}) a", next + 1));
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
    // Nothing of a group that is not opened; one more is shown rather than asked for.
    let shown = RwSignal::new(0);
    let one = move |at: usize| {
        let others = names(&lens).others(lens.dataset(), index, &shared, at..at + 1);
        others
            .into_iter()
            .next()
            .map_or_else(|| ().into_any(), |other| row(other).into_any())
    };
    let open = move |_| {
        let begin = if count == SHOWN + 1 { count } else { SHOWN };
        shown.update(|shown| *shown = begin.max(*shown));
    };
    view! {
        <details class="same" id=format!("{kind}{at}") on:toggle=open>
            <summary>
                <span>{own_or_blank(name)}</span>
                <span class="soft n">{words}</span>
            </summary>
            <p class="sub">{tr!("本项目：")} {own_or_blank(annual)}</p>
            <table>
                <thead><tr>{heads}</tr></thead>
                <tbody>{each(move || (0..shown.get().min(count)).collect(), one)}</tbody>
            </table>
            <ShowMore all=Memo::new(move |_| count) shown item />
        </details>
    }
}

fn is_opened(event: &Event) -> bool {
    let details: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

fn own_or_blank(text: String) -> AnyView {
    if text.is_empty() {
        tr!("（原文为空）").into_any()
    } else {
        own(text)
    }
}

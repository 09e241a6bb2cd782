use super::PlaceLink;
use crate::app::browser;
use crate::app::components::{each, own};
use crate::app::nav::{use_base, use_lens, use_location, use_place};
use crate::app::parts::Breath;
use crate::tr;
use crate::view::address::{Address, By, Detail, Place, can_ask};
use crate::view::project::{IndicatorRow, ProjectView, indicator_row};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// More rows than any table has are shown in stretches of so many.
const STRETCH: usize = 200;
/// As many rows of a stretch are drawn without a pause.
const AT_ONCE: usize = 30;

/// 绩效指标: name, level, both values, as published.
#[component]
pub fn Indicators(
    /// The project's index in the dataset.
    index: usize,
    /// What is known of it.
    view: ProjectView,
) -> impl IntoView {
    let marked = use_place();
    let (lens, base) = (use_lens(), use_base());
    let id = view.id;
    let count = view.indicators;
    let own_lens = lens.clone();
    let place_of = move |wanted: u32| {
        let project = own_lens.dataset().projects.get(index)?;
        let mut all = project.indicators.iter();
        all.position(|indicator| indicator.ordinal == wanted)
    };
    let turned = RwSignal::new((None, 0));
    let start = Memo::new(move |_| {
        let (place, start) = turned.get();
        let marked = marked.get();
        match marked {
            Some(Place::Indicator(wanted) | Place::Detail(wanted, _)) if place != marked => {
                place_of(wanted).unwrap_or_default() / STRETCH * STRETCH
            }
            _ => start,
        }
    });
    // Who is led to a row, or comes back to where they were, finds all rows.
    let is_led = marked.get_untracked().and_then(Place::ordinal).is_some();
    let is_return = use_location().read_untracked().is_return();
    let drawn = RwSignal::new(if is_led || is_return {
        STRETCH
    } else {
        AT_ONCE
    });
    let draw_on = move || {
        spawn_local(async move {
            while drawn
                .try_get_untracked()
                .is_some_and(|drawn| drawn < STRETCH.min(count))
            {
                Breath::draw().await;
                let _ = drawn.try_update(|drawn| *drawn += AT_ONCE);
            }
        });
    };
    draw_on();
    let turn = move |to: usize| {
        drawn.set(AT_ONCE);
        turned.set((marked.get_untracked(), to));
        draw_on();
        request_animation_frame(|| {
            browser::focus(".indicators tbody a");
            let first = document().active_element();
            first.iter().for_each(browser::reveal);
        });
    };
    let row = move |row: IndicatorRow| {
        let place = Place::Indicator(row.ordinal);
        let here = move || marked.get().and_then(Place::ordinal) == Some(row.ordinal);
        let part = |of: Detail, words: AnyView| {
            let place = Place::Detail(row.ordinal, of);
            view! { <PlaceLink id=id.clone() place marked>{words}</PlaceLink> }
        };
        let [_, level2] = row.levels;
        let same = can_ask(&row.name).then(|| {
            let same = base.link(&Address::Compare {
                name: row.name.clone(),
                projects: Vec::new(),
                by: By::Value,
            });
            let name = own(row.name.clone());
            view! { " " <a class="same" href=same>{tr!("对比")} <span class="unseen">" " {name}</span></a> }
        });
        let differs = !row.same;
        let cycle = if row.same {
            tr!("同年度").into_any()
        } else {
            published(row.cycle)
        };
        view! {
            <tr class:here=here>
                <td class="n ordinal">{row.ordinal}</td>
                <th scope="row">
                    <PlaceLink id=id.clone() place marked>{published(row.name)}</PlaceLink>
                    <div class="level">{part(Detail::Level, published(level2))} {same}</div>
                </th>
                <td class="value" class:differs=differs data-label=tr!("年度")>{part(Detail::Annual, published(row.annual))}</td>
                <td class:soft=row.same data-label=tr!("周期")>{part(Detail::Cycle, cycle)}</td>
            </tr>
        }
    };
    let rows = move || {
        let start = start.get();
        (start..count.min(start + drawn.get().min(STRETCH))).collect()
    };
    let one = move |at: usize| {
        indicator_row(lens.dataset(), index, at)
            .map_or_else(|| ().into_any(), |view| row(view).into_any())
    };
    view! {
        <section aria-labelledby="indicators">
            <h2 id="indicators">{tr!("绩效指标")}</h2>
            <p class="sub">{tr!("原文逐字保留；点名称、类别或指标值，看它在原文中的位置")}</p>
            <table class="indicators" aria-labelledby="indicators">
                <thead>
                    <tr>
                        <th scope="col" class="n"><span class="unseen">{tr!("序号")}</span></th>
                        <th scope="col">{tr!("指标名称")}</th>
                        <th scope="col">{tr!("年度指标值")}</th>
                        <th scope="col">{tr!("实施周期指标值")}</th>
                    </tr>
                </thead>
                <tbody>{each(rows, one)}</tbody>
            </table>
            {(count > STRETCH).then(|| view! {
                <p>
                    <button type="button" disabled=move || start.get() == 0 on:click=move |_| turn(start.get_untracked().saturating_sub(STRETCH))>
                        {tr!("前 {} 条", STRETCH)}
                    </button>
                    " "
                    <button type="button" disabled=move || { start.get() + STRETCH >= count } on:click=move |_| turn(start.get_untracked() + STRETCH)>
                        {tr!("后 {} 条", STRETCH)}
                    </button>
                </p>
            })}
        </section>
    }
}

fn published(text: String) -> AnyView {
    if text.is_empty() {
        tr!("（原文为空）").into_any()
    } else {
        own(text)
    }
}

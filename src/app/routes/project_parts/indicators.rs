use super::PlaceLink;
use crate::app::components::own;
use crate::app::nav::{use_base, use_place};
use crate::tr;
use crate::view::address::{Address, By, Detail, Place, can_ask};
use crate::view::project::{IndicatorRow, ProjectView};
use leptos::prelude::*;

/// 绩效指标: name, level, both values, as published.
#[component]
pub fn Indicators(
    /// What is known of the project.
    view: ProjectView,
) -> impl IntoView {
    // More rows than any table has are shown in stretches.
    const STRETCH: usize = 200;
    let marked = use_place();
    let base = use_base();
    let id = view.id;
    let all = StoredValue::new(view.indicators);
    let count = all.with_value(Vec::len);
    let turned = RwSignal::new((None, 0));
    let start = Memo::new(move |_| {
        let (place, start) = turned.get();
        let marked = marked.get();
        match marked {
            Some(Place::Indicator(wanted) | Place::Detail(wanted, _)) if place != marked => {
                let is_wanted = |row: &IndicatorRow| row.ordinal == wanted;
                let at = all.with_value(|all| all.iter().position(is_wanted));
                at.unwrap_or_default() / STRETCH * STRETCH
            }
            _ => start,
        }
    });
    let turn = move |to: usize| turned.set((marked.get_untracked(), to));
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
                <tbody>
                    {move || {
                        let start = start.get();
                        all.with_value(|all| all.iter().skip(start).take(STRETCH).cloned().map(&row).collect::<Vec<_>>())
                    }}
                </tbody>
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

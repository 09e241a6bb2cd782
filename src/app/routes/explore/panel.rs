use super::chips::of_range;
use super::desk::{Desk, use_change};
use super::facet::{By, FacetGroup};
use super::list::after_frames;
use crate::app::browser;
use crate::app::nav::{Step, use_lens};
use crate::tr;
use crate::view::currency::named;
use crate::view::explore::{Constraint, Unknown, in_published};
use crate::view::figures;
use crate::view::filter::{Facet, Filter, Limits};
use crate::view::overview::currency;
use leptos::html::{Dialog, Div, Section};
use leptos::prelude::*;
use web_sys::Node;

/// Facets and ranges: a part of the page beside the list where there is room, and else behind a button, in a dialog that they move to.
#[component]
pub fn Panel(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let (dialog, beside, all) = (
        NodeRef::<Dialog>::new(),
        NodeRef::<Section>::new(),
        NodeRef::<Div>::new(),
    );
    let by = RwSignal::new(By::Document);
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            move_to(all, &dialog);
            let _ = dialog.show_modal();
        }
    };
    let closed = move |_| {
        if let Some(beside) = beside.get_untracked() {
            move_to(all, &beside);
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let chosen = move || {
        let filter = desk.meant.read();
        let ranges = [&filter.money, &filter.percent];
        let ranges = ranges
            .into_iter()
            .filter(|limits| !limits.is_open())
            .count();
        let count = filter.chosen.len() + ranges;
        if count > 0 {
            tr!("（{}）", count)
        } else {
            String::new()
        }
    };
    let order = move |event| {
        by.set(match event_target_value(&event).as_str() {
            "count" => By::Count,
            "name" => By::Name,
            _ => By::Document,
        });
    };
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus("#results");
    };
    let found = move || desk.counted(desk.shown.read().outcome.rows.len());
    // The list comes first.
    let is_due = RwSignal::new(false);
    after_frames(2, move || {
        let _ = is_due.try_set(true);
    });
    let groups = move || {
        is_due.get().then(|| {
            let groups = Facet::ALL.map(|facet| view! { <FacetGroup desk facet by /> }.into_any());
            view! {
                {groups.into_iter().collect::<Vec<_>>()}
                <Range desk percent=false />
                <Range desk percent=true />
            }
        })
    };
    view! {
        <button type="button" class="filters" aria-haspopup="dialog" on:click=open>{tr!("筛选")} {chosen}</button>
        <dialog class="drawer" node_ref=dialog aria-labelledby="facets" on:close=closed></dialog>
        <section class="beside" node_ref=beside aria-labelledby="facets">
            <div class="facets" node_ref=all>
                <a class="skip" href="#results" on:click=skip>{tr!("跳到结果")}</a>
            <div class="head">
                <h2 id="facets">{tr!("筛选")}</h2>
                <label>
                    <span class="unseen">{tr!("各项的次序")}</span>
                    <select on:change=order>
                        <option value="">{tr!("按原表次序")}</option>
                        <option value="count">{tr!("按数量")}</option>
                        <option value="name">{tr!("按名称")}</option>
                    </select>
                </label>
                <button type="button" class="close" on:click=close>{tr!("关闭")}</button>
            </div>
            {groups}
            <p class="done" role="status">
                <button type="button" on:click=close>
                    {move || tr!("看 {}", found())}
                </button>
            </p>
            </div>
        </section>
    }
}

/// One set of facets serves both places, so that what is unfolded and typed there stays.
fn move_to(all: NodeRef<Div>, place: &Node) {
    if let Some(all) = all.get_untracked() {
        let _ = place.append_child(&all);
    }
}

/// Both ends of a range.
#[component]
fn Range(
    /// The list.
    desk: Desk,
    /// Whether it is one of percentages; else of amounts.
    percent: bool,
) -> impl IntoView {
    let lens = use_lens();
    let change = use_change(desk);
    let table = desk.table();
    let ends = table.numbers(percent).ends();
    let published = StoredValue::new(currency(lens.dataset()));
    let title = if percent {
        tr!("指标值（%）").to_owned()
    } else {
        tr!(
            "总计（{}）",
            published.with_value(|published| named(published).to_owned())
        )
    };
    let of = if percent {
        Constraint::Percent
    } else {
        Constraint::Money
    };
    let id = if percent { "percent" } else { "money" };
    // Beside the boxes too: what stands above the list is out of reach while they are in the dialog, and then this is read out.
    let wrong = move || {
        let shown = desk.shown.read();
        let all = shown.selection.unknown.iter();
        let mut all: Vec<String> = all
            .filter_map(|unknown| of_range(desk, of, unknown))
            .collect();
        all.dedup();
        all.join(" ")
    };
    let role = move || {
        desk.shown.track();
        let boxes = document().query_selector("dialog[open] .range");
        matches!(boxes, Ok(Some(_))).then_some("alert")
    };
    let field = move |name: &'static str, is_high: bool| {
        let own = move |filter: &Filter| {
            let limits = if percent {
                &filter.percent
            } else {
                &filter.money
            };
            if is_high {
                limits.high.clone()
            } else {
                limits.low.clone()
            }
        };
        let value = Memo::new(move |_| own(&desk.meant.read()));
        let typed = move |event| {
            let text = event_target_value(&event).trim().to_owned();
            let text = published
                .with_value(|published| in_published(&text, published))
                .filter(|_| !percent)
                .unwrap_or(text);
            let mut filter = desk.lifted(of);
            let limits: &mut Limits = if percent {
                &mut filter.percent
            } else {
                &mut filter.money
            };
            if is_high {
                limits.high = text;
            } else {
                limits.low = text;
            }
            change.run((Step::Turn, filter));
        };
        let hint = ends.map(|(low, high)| figures::number(if is_high { high } else { low }));
        let wrong = move || {
            let text = value.get();
            let unknown = Unknown::Number(of, text.clone());
            let unknowns = &desk.shown.read().selection.unknown;
            let is_wrong = unknowns.contains(&unknown) || unknowns.contains(&Unknown::Reversed(of));
            (!text.is_empty() && is_wrong).then_some("true")
        };
        view! {
            <input type="text" inputmode="decimal" autocomplete="off" aria-label=name placeholder=hint
                prop:value=move || value.get() on:change=typed aria-invalid=wrong aria-describedby=id />
        }
    };
    (ends.is_some()).then(|| {
        view! {
            <fieldset class="range">
                <legend>{title}</legend>
                {field(tr!("不少于"), false)}
                <span aria-hidden="true">"–"</span>
                {field(tr!("不超过"), true)}
                <p class="wrong" id=id role=role>{wrong}</p>
            </fieldset>
        }
    })
}

use super::desk::{Desk, use_change};
use super::ranks::collate;
use crate::app::components::{each, said};
use crate::app::finding::State;
use crate::app::nav::Step;
use crate::lang::tr;
use crate::order::sort_by;
use crate::tr;
use crate::view::explore::Constraint;
use crate::view::figures;
use crate::view::filter::{Facet, LONGEST};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CompositionEvent, Element, HtmlElement, InputEvent};

/// In which order the values of facets stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum By {
    /// As in the document.
    Document,
    /// The commonest first.
    Count,
    /// By their names.
    Name,
}

/// How many values are shown at first; the chosen ones always are.
const FEW: usize = 8;
/// More than so many are no choice, and take a browser seconds; the box finds them.
const MOST: usize = 300;
/// With more values than this there is a box to search them.
const MANY: usize = 12;

/// The values of a facet to choose from, each with its count.
#[component]
pub fn FacetGroup(
    /// The list.
    desk: Desk,
    /// The facet.
    facet: Facet,
    /// The order of its values.
    by: RwSignal<By>,
) -> impl IntoView {
    let table = desk.table();
    let labels: Vec<String> = {
        let values = table.facet(facet).values.iter();
        values.map(|value| value.label.clone()).collect()
    };
    let all = labels.len();
    let needle = RwSignal::new(String::new());
    let is_whole = RwSignal::new(all <= FEW + 1);
    let chosen = move || {
        let filter = desk.meant.read();
        let of = filter.chosen.iter().filter(|(of, _)| *of == facet);
        of.map(|(_, key)| key.clone()).collect::<Vec<_>>()
    };
    let sorted = {
        let labels = labels.clone();
        Memo::new(move |_| {
            let mut order: Vec<usize> = (0..all).collect();
            match by.get() {
                By::Document => {}
                By::Count => {
                    let outcome = desk.shown.read().outcome.clone();
                    let count = |at: &usize| outcome.count(facet, *at);
                    sort_by(&mut order, |a, b| count(b).cmp(&count(a)));
                }
                By::Name => {
                    let texts: Vec<&str> = labels.iter().map(String::as_str).collect();
                    let places = collate(&texts);
                    sort_by(&mut order, |a, b| places[*a].cmp(&places[*b]));
                }
            }
            order
        })
    };
    let values = StoredValue::new((table.clone(), labels));
    let shown = Memo::new(move |_| {
        let (needle, chosen) = (needle.read().trim().to_ascii_lowercase(), chosen());
        let few = if is_whole.get() || !needle.is_empty() {
            MOST
        } else {
            FEW
        };
        values.with_value(|(table, labels)| {
            let keys = &table.facet(facet).values;
            let fits = |at: &usize| labels[*at].to_ascii_lowercase().contains(&needle);
            let sorted = sorted.read();
            let fitting = sorted.iter().copied().filter(fits).enumerate();
            fitting
                .filter(|(place, at)| *place < few || chosen.contains(&keys[*at].key))
                .map(|(_, at)| at)
                .collect::<Vec<_>>()
        })
    });
    let is_open = matches!(facet, Facet::Unit | Facet::District | Facet::Level2)
        || !untrack(chosen).is_empty();
    let value = move |at: usize| {
        let (key, label) = values.with_value(|(table, labels)| {
            (
                table.facet(facet).values[at].key.clone(),
                labels[at].clone(),
            )
        });
        view! { <Choice desk facet at key label /> }.into_any()
    };
    (all > 1).then(|| view! {
        <details class="facet" open=is_open>
            <summary>
                <span>{tr(facet.heading())}</span>
                <span class="soft n">
                    {move || {
                        let count = chosen().len();
                        if count > 0 { tr!("已选 {}", count) } else { String::new() }
                    }}
                </span>
            </summary>
            {(all > MANY).then(|| view! { <Needle needle label=tr(facet.heading()) /> })}
            <ul aria-label=tr(facet.heading()) on:keydown=step>
                {each(move || shown.get(), value)}
            </ul>
            <p class="soft" role="status">
                {move || match shown.read().len() {
                    0 => tr!("没有这样的值").to_owned(),
                    MOST.. => tr!("列出了前 {} 项，其余可以查找", MOST),
                    _ => String::new(),
                }}
            </p>
            {(all > FEW + 1).then(|| view! {
                <button type="button" class="plain" aria-expanded=move || Some(if is_whole.get() { "true" } else { "false" })
                    on:click=move |_| is_whole.update(|whole| *whole = !*whole)>
                    {move || match is_whole.get() {
                        true => tr!("收起").to_owned(),
                        false if all > MOST => tr!("前 {} 项，共 {} 项", MOST, figures::count(all)),
                        false => tr!("全部 {} 项", all),
                    }}
                </button>
            })}
        </details>
    })
}

/// A box to search the values of a long facet.
#[component]
fn Needle(
    /// What is looked for.
    needle: RwSignal<String>,
    /// What the facet is called.
    label: &'static str,
) -> impl IntoView {
    let typed = move |event: Event| {
        // While an input method composes, nothing is looked for.
        let composing = event
            .dyn_ref::<InputEvent>()
            .is_some_and(InputEvent::is_composing);
        if !composing {
            needle.set(event_target_value(&event));
        }
    };
    let composed = move |event: CompositionEvent| needle.set(event_target_value(&event));
    let label = tr!("在“{}”中查找", label);
    view! {
        <input type="search" class="needle" placeholder=label.clone() aria-label=label maxlength=LONGEST autocomplete="off"
            on:input=typed on:compositionend=composed />
    }
}

/// One value.
#[component]
fn Choice(
    /// The list.
    desk: Desk,
    /// The facet.
    facet: Facet,
    /// The value's place in it.
    at: usize,
    /// What an address calls it.
    key: String,
    /// What a screen calls it.
    label: String,
) -> impl IntoView {
    let change = use_change(desk);
    let count = move || desk.shown.read().outcome.count(facet, at) as usize;
    let is_known = move || desk.finding.read().state == State::Answered;
    let is_chosen = {
        let key = key.clone();
        move || desk.meant.read().has(facet, &key)
    };
    let toggle = move |_| {
        let mut filter = desk.lifted(Constraint::Facet(facet));
        filter.toggle(facet, &key);
        change.run((Step::Turn, filter));
    };
    view! {
        <li class:dim=move || count() == 0 && is_known()>
            <label>
                <input type="checkbox" prop:checked=is_chosen on:change=toggle />
                <span>{said(label)}</span>
                <span class="n">
                    {move || if is_known() { figures::count(count()) } else { String::new() }}
                </span>
            </label>
        </li>
    }
}

/// Arrows go from value to value.
fn step(event: KeyboardEvent) {
    let is_down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let next = target
        .and_then(|target| target.closest("li").ok().flatten())
        .and_then(|item| {
            if is_down {
                item.next_element_sibling()
            } else {
                item.previous_element_sibling()
            }
        });
    let input = next.and_then(|next| next.query_selector("input").ok().flatten());
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        let _ = input.focus();
    }
}

//! 核查: each audit with its rule, and its cases with what they rest on.

use super::explore::left::{Choices, Left, name_of_file};
use crate::app::browser::{self, set_title};
use crate::app::components::{Asked, each, in_time, said};
use crate::app::nav::{Step, use_base, use_go, use_lens};
use crate::app::parts::{due, due_if_large};
use crate::audit::{AuditInfo, catalogue};
use crate::lang::{is_english, tr};
use crate::tr;
use crate::view::address::Address;
use crate::view::figures;
use crate::view::filter::Facet;
use crate::view::findings::{Case, Concerned, Kind, case, kinds, neutral, of_projects, passing};
use leptos::prelude::*;

/// How many cases of a kind are shown before the rest is asked for.
const SHOWN: usize = 6;
/// How many more are shown then.
const AT_ONCE: usize = 200;
/// How many projects of one case are named.
const PROJECTS: usize = 12;

/// All that a reader may want to check. Of a large document what is left, what is found in it and the cases take a task each.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let left = Left::new();
    set_title(|| tr!("核查提示").to_owned());
    let is_due = due_if_large();
    let of_projects = move || {
        let is_of_indicators = left.meant().is_of_indicators();
        is_of_indicators.then(|| view! { <p class="sub">{of_projects()}</p> })
    };
    let rest = in_time(is_due, move || {
        view! { <Narrow left /> <Choices left to=Address::Findings /> {of_projects} <Found left /> }
            .into_any()
    });
    view! {
        <h1 tabindex="-1">{tr!("核查提示")}</h1>
        <p class="sub">{neutral()}</p>
        {rest}
    }
}

/// What is found in what is left.
#[component]
fn Found(
    /// What is left.
    left: Left,
) -> impl IntoView {
    let lens = use_lens();
    let own = lens.clone();
    let is_counted = due_if_large();
    let found = Memo::new_with_compare(
        move |_| {
            let dataset = own.dataset();
            let passes = passing(dataset, left.project_indices());
            let ids: Vec<_> = catalogue().iter().map(|info| info.id).collect();
            kinds(dataset, &passes, &left.meant(), &ids)
        },
        |_, _| true,
    );
    let saved = RwSignal::new(String::new());
    let save = move |_| {
        let about = left.about(&lens);
        let name = name_of_file(&lens, tr!("核查提示"), &about.choices);
        let of = |kind: &Kind| kind.cases.iter().map(|at| *at as u32).collect::<Vec<_>>();
        let places: Vec<u32> = found.with_untracked(|kinds| kinds.iter().flat_map(of).collect());
        let asked = Asked::of_findings(lens.dataset(), &places, &about);
        asked.save(lens.clone(), format!("{name}.csv"), saved);
    };
    let is_due = due();
    let all = move || {
        if !is_due.get() || left.trouble().is_some() {
            return Vec::new();
        }
        let filter = left.meant();
        let chosen = |id: &str| {
            !filter
                .chosen
                .iter()
                .any(|(facet, _)| *facet == Facet::Finding)
                || filter.has(Facet::Finding, id)
        };
        let kinds = found.get().into_iter().zip(catalogue());
        let kinds = kinds.filter(|(kind, _)| chosen(kind.id));
        // Those without a case stand last, with their rules all the same.
        let (some, none): (Vec<_>, Vec<_>) = kinds.partition(|(kind, _)| !kind.cases.is_empty());
        let all = some.into_iter().chain(none);
        all.map(|(kind, info)| view! { <OfKind kind info /> })
            .collect()
    };
    let count = move || {
        if !is_counted.get() {
            return String::new();
        }
        let count = found.with(|kinds| kinds.iter().map(|kind| kind.cases.len()).sum::<usize>());
        tr!(count => "{} 处", figures::count(count))
    };
    view! {
        <p class="choices">
            <strong class="tally" role="status">{count}</strong>
            <button type="button" class="quiet" on:click=save>{tr!("保存为 CSV")}</button>
            <span class="said" role="status">{move || said(saved.get())}</span>
        </p>
        <div class="findings">{all}</div>
    }
}

/// Choices of a kind and of a unit.
#[component]
fn Narrow(
    /// What is left.
    left: Left,
) -> impl IntoView {
    let go = use_go();
    let choose = move |facet: Facet| {
        let go = go.clone();
        move |event: leptos::ev::Event| {
            let key = event_target_value(&event);
            let mut filter = untrack(|| left.filter());
            filter.chosen.retain(|(of, _)| *of != facet);
            if !key.is_empty() {
                filter.toggle(facet, &key);
            }
            go(&Address::Findings(filter), Step::Turn);
        }
    };
    let options = move |facet: Facet, values: Vec<(String, String)>| {
        let option = move |(key, label): (String, String)| {
            let of = key.clone();
            let is_chosen = move || left.filter().has(facet, &of);
            view! { <option value=key lang=own_lang(facet) prop:selected=is_chosen>{label}</option> }
        };
        // More are no choice; the list of projects has a box to search them.
        values.into_iter().take(300).map(option).collect::<Vec<_>>()
    };
    let infos = catalogue().iter();
    let infos = infos
        .map(|info| (info.id.to_owned(), tr(info.title_zh).to_owned()))
        .collect();
    let units = left.values(Facet::Unit).into_iter();
    let units = units.map(|value| (value.key, value.label)).collect();
    view! {
        <div class="narrow">
            <label>
                <span>{tr!("提示")}</span>
                <select on:change=choose(Facet::Finding)>
                    <option value="">{tr!("全部")}</option>
                    {options(Facet::Finding, infos)}
                </select>
            </label>
            <label>
                <span>{tr!("单位")}</span>
                <select on:change=choose(Facet::Unit)>
                    <option value="">{tr!("全部")}</option>
                    {options(Facet::Unit, units)}
                </select>
            </label>
        </div>
    }
}

/// The language of a facet's values: names of units are the document's.
fn own_lang(facet: Facet) -> Option<&'static str> {
    (facet == Facet::Unit && is_english()).then_some("zh-CN")
}

/// One audit and its cases.
#[component]
fn OfKind(
    /// The cases.
    kind: Kind,
    /// The audit.
    info: &'static AuditInfo,
) -> impl IntoView {
    let count = kind.cases.len();
    let shown = RwSignal::new(SHOWN);
    let cases = StoredValue::new(kind.cases);
    let lens = use_lens();
    let one = move |at: usize| {
        let case = cases.with_value(|cases| case(lens.dataset(), *cases.get(at)?, PROJECTS));
        case.map_or_else(
            || ().into_any(),
            |case| view! { <OfCase case /> }.into_any(),
        )
    };
    let all = move || (0..shown.get().min(count)).collect();
    // The button may go with its work; the keyboard goes on at what it brought.
    let show = move |_| {
        let next = shown.get_untracked() + 1;
        shown.update(|shown| *shown += AT_ONCE);
        request_animation_frame(move || {
            browser::focus(&format!("#{} .cases > li:nth-child({next}) a", info.id));
        });
    };
    let more = move || {
        let left = count.saturating_sub(shown.get());
        let text = if left > AT_ONCE {
            tr!("再显示 {} 处", AT_ONCE)
        } else {
            tr!(count => "显示全部 {} 处", figures::count(count))
        };
        (left > 0).then(|| {
            view! {
                <button type="button" class="quiet" on:click=show>
                    {text}
                </button>
                <p class="print-only">{tr!(left => "另有 {} 处没有列出", figures::count(left))}</p>
            }
        })
    };
    view! {
        <section id=info.id aria-labelledby=format!("{}-title", info.id)>
            <h2 id=format!("{}-title", info.id)>
                {tr(info.title_zh)} " " <span class="soft">{tr!(count => "{} 处", figures::count(count))}</span>
            </h2>
            <p>{said(tr(info.explanation_zh).to_owned())}</p>
            <details>
                <summary>{tr!("规则与依据")}</summary>
                <p>{tr!("规则：")} {said(tr(info.rule_zh).to_owned())}</p>
                <p>{tr!("依据：")} {said(tr(info.source_zh).to_owned())}</p>
            </details>
            <ol class="cases">{each(all, one)}</ol>
            {more}
        </section>
    }
}

/// One case: what was found, where, and the words that it rests on.
#[component]
fn OfCase(
    /// The case.
    case: Case,
) -> impl IntoView {
    let base = use_base();
    let page = case.page.filter(|_| case.projects.is_empty());
    let page = page.map(|page| {
        let to = base.link(&Address::Source {
            page,
            project: None,
            place: None,
        });
        view! { <p class="sub"><a class="onward" href=to>{tr!("原文第 {} 页", page)}</a></p> }
    });
    let place = move |project: Concerned| {
        let to = base.link(&project.leads);
        let place = match &project.leads {
            Address::Project { place, .. } => *place,
            _ => None,
        };
        let source = base.link(&Address::Source {
            page: project.place.0,
            project: Some((project.id, Default::default())),
            place,
        });
        let unit = project
            .unit
            .unwrap_or_else(|| tr!("单位未能对应").to_owned());
        view! {
            <p class="sub">
                <a href=to>{said(project.name)}</a> " · " {said(unit)} " · "
                <a href=source>{tr!("原文第 {} 页", project.place.0)}</a>
            </p>
        }
    };
    let quotes = (!case.quotes.is_empty()).then(|| {
        let quotes: Vec<String> = case
            .quotes
            .iter()
            .map(|quote| format!("“{quote}”"))
            .collect();
        let more =
            (case.more > 0).then(|| tr!(case.more => "，另 {} 处", figures::count(case.more)));
        view! { <p class="sub">{said(tr!("所依文字：{}", quotes.join(" ")))} {more}</p> }
    });
    view! {
        <li>
            <p>{said(case.message)}</p>
            {case.projects.into_iter().map(place).collect::<Vec<_>>()}
            {(case.others > 0).then(|| view! { <p class="sub">{tr!(case.others => "另有 {} 个项目", figures::count(case.others))}</p> })}
            {page} {quotes}
        </li>
    }
}

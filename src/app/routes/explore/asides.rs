//! What is said beside the list: of what the query asks in vain, and of what no row can answer.

use super::chips::known;
use super::desk::Desk;
use crate::app::components::said;
use crate::app::nav::{use_base, use_lens};
use crate::model::{Dataset, Field};
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::figures;
use crate::view::filter::Facet;
use crate::view::projects::total;
use leptos::prelude::*;

/// The pages on which a name that belongs to no project says a district that is chosen.
fn pages_naming(dataset: &Dataset, filter: &Filter) -> Vec<u32> {
    let chosen = filter.chosen.iter();
    let districts: Vec<&String> = chosen
        .filter(|(facet, key)| *facet == Facet::District && key != Filter::NONE)
        .map(|(_, key)| key)
        .collect();
    let says = |name: &Field| {
        let name: String = name.text.split_whitespace().collect();
        districts.iter().any(|district| name.contains(*district))
    };
    let pages = dataset.pages.iter();
    pages
        .filter(|page| !districts.is_empty() && page.unlinked.names.iter().any(says))
        .map(|page| page.number)
        .collect()
}

/// The parts of a query that were not understood: said aloud, below the box that it was typed into.
#[component]
pub(super) fn Problems(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let all = move || {
        let found = desk.finding.get().found;
        let line = |problem: &String| view! { <p>{said(problem.clone())}</p> };
        found.problems.iter().map(line).collect::<Vec<_>>()
    };
    view! { <div class="notice" role="status">{all}</div> }
}

/// What the query says beside the list: answers that belong to no project.
#[component]
pub(super) fn Asides(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let base = use_base();
    let lens = use_lens();
    move || {
        let found = desk.finding.get().found;
        let filter = known(desk.meant.get(), &desk.shown.read().selection.unknown);
        let all = lens.dataset().projects.iter();
        let open = match filter.money.is_open() {
            true => 0,
            false => all.filter(|project| total(project).is_none()).count(),
        };
        let unknown = (open > 0).then(|| {
            view! {
                <p class="sub">
                    {tr!(open => "{} 个项目的金额在原文里未能对应，没有参与“总计”的比较；它们的金额可能也在这个范围里。", figures::count(open))}
                </p>
            }
        });
        let page = |page: u32| {
            let to = base.link(&Address::Source {
                page,
                project: None,
                place: None,
            });
            view! { " " <a class="whole" href=to>{tr!("第 {} 页", page)}</a> }
        };
        let on_pages = |words: &'static str, pages: &[u32]| {
            let is_any = !pages.is_empty();
            let pages: Vec<_> = pages.iter().copied().map(page).collect();
            is_any.then(|| view! { <p class="sub">{words} {pages}</p> })
        };
        let stray = on_pages(
            tr!("另有未能对应到项目的名称或目标也符合，在原文："),
            &found.stray,
        );
        let named = on_pages(
            tr!("另有未能对应到项目的名称写着所选的区域，在原文："),
            &pages_naming(lens.dataset(), &filter),
        );
        view! {
            {unknown}
            {stray}
            {named}
        }
    }
}

use super::desk::{Desk, use_link};
use crate::app::finding::{Finding, State};
use crate::app::nav::{use_base, use_lens};
use crate::view::address::Address;
use crate::view::explore::{Constraint, Listing, Unknown};
use crate::view::figures;
use crate::view::filter::{Facet, Filter, Limits};
use crate::view::found::Chip;
use leptos::prelude::*;

/// The conditions that hold, those typed and those chosen alike, each with a link to the list without it.
#[component]
pub fn Chips(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let link = use_link(desk);
    let everything = link.clone();
    let chips = move || {
        let chip = |words: String, to: Option<String>| {
            let label = format!("去掉条件：{words}");
            view! {
                <li>
                    <a class="chip" href=to aria-label=label>{words} " " <span aria-hidden="true">"×"</span></a>
                </li>
            }
        };
        let Finding { found, state } = desk.finding.get();
        let mut chips = Vec::new();
        for Chip { words, rest } in found.chips {
            let mut without = desk.filter.get();
            without.query = rest;
            // While an answer is still to come, the links of the one before lead nowhere.
            let to = (state == State::Answered).then(|| link(without));
            chips.push(chip(words, to));
        }
        let chosen = all(desk).into_iter();
        chips.extend(chosen.map(|(words, without)| chip(words, Some(link(without)))));
        (!chips.is_empty()).then(|| view! { <ul aria-label="条件">{chips}</ul> })
    };
    view! {
        <div class="narrowed">
            {chips}
            <Show when=move || !desk.filter.read().is_empty()>
                <a class="clear" href=everything(desk.filter.read().cleared())>"清除全部"</a>
            </Show>
        </div>
    }
}

/// The words of each choice, and the filter without it.
pub(super) fn all(desk: Desk) -> Vec<(String, Filter)> {
    let filter = desk.filter.get();
    let mut chips = Vec::new();
    for (facet, key) in &filter.chosen {
        let mut without = filter.clone();
        without.toggle(*facet, key);
        let label = desk.label(*facet, key);
        let words = match facet {
            Facet::Unit if key == Filter::NONE => format!("单位{label}"),
            Facet::Unit => format!("单位是“{label}”"),
            _ => format!("{}：{label}", facet.heading()),
        };
        chips.push((words, without));
    }
    chips.extend(ranges(&filter));
    chips
}

/// The words of each range, and the filter without it.
pub(super) fn ranges(filter: &Filter) -> Vec<(String, Filter)> {
    let range = |limits: &Limits| match (limits.low.as_str(), limits.high.as_str()) {
        (low, "") => format!("≥{low}"),
        ("", high) => format!("≤{high}"),
        (low, high) => format!("{low}–{high}"),
    };
    let mut chips = Vec::new();
    if !filter.money.is_open() {
        let mut without = filter.clone();
        without.money = Limits::default();
        chips.push((format!("总计 {}", range(&filter.money)), without));
    }
    if !filter.percent.is_open() {
        let mut without = filter.clone();
        without.percent = Limits::default();
        chips.push((format!("年度指标值 {}%", range(&filter.percent)), without));
    }
    chips
}

/// What the link asks for that this document does not know, and whether it was made for this document at all.
#[component]
pub fn Strange(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let lens = use_lens();
    let link = use_link(desk);
    move || {
        let filter = desk.filter.get();
        let own = &lens.dataset().document.sha256;
        let other = filter
            .document
            .clone()
            .filter(|made_for| !own.starts_with(made_for.as_str()));
        let other = other.map(|made_for| {
            let here = Filter {
                document: None,
                ..filter.clone()
            };
            view! {
                <p>
                    {format!(
                        "这个链接是为另一份文件做的（指纹 {made_for}…，现在打开的是 {}…），筛选和数目可能对不上。",
                        own.get(..8).unwrap_or_default(),
                    )}
                    " " <a href=link(here) data-stay="">"知道了"</a>
                </p>
            }
        });
        let unknown = |unknown: &Unknown| match unknown {
            Unknown::Value(facet, key) => {
                format!(
                    "这份文件里没有{}“{key}”，这一项没有计入筛选。",
                    facet.heading()
                )
            }
            Unknown::Number(_, text) => format!("“{text}”不是数，这一端没有计入筛选。"),
        };
        let shown = desk.shown.read();
        let unknown: Vec<_> = shown.selection.unknown.iter().map(unknown).collect();
        let is_any = other.is_some() || !unknown.is_empty();
        is_any.then(|| {
            view! {
                <div class="notice" role="alert">
                    {other}
                    {unknown.into_iter().map(|text| view! { <p>{text}</p> }).collect::<Vec<_>>()}
                </div>
            }
        })
    }
}

/// No row passes: why, and which choice to take back.
#[component]
pub fn Nothing(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let link = use_link(desk);
    let base = use_base();
    let filter = desk.filter.get_untracked();
    let outcome = desk.shown.read_untracked().outcome.clone();
    let query = filter.query.trim().to_owned();
    let mut ways = Vec::new();
    let mut way = |constraint: Constraint, words: String, without: Filter| {
        let gained = outcome.gained_without(constraint) as usize;
        if gained > 0 {
            let text = format!("{words}，可得 {} {}", figures::count(gained), desk.noun());
            let to = link(without);
            ways.push(view! { <li><a href=to>{text}</a></li> });
        }
    };
    let mut facets: Vec<_> = filter.chosen.iter().map(|(facet, _)| *facet).collect();
    facets.dedup();
    for facet in facets {
        let mut without = filter.clone();
        without.chosen.retain(|(of, _)| *of != facet);
        way(
            Constraint::Facet(facet),
            format!("不限{}", facet.heading()),
            without,
        );
    }
    let clear = |edit: fn(&mut Filter)| {
        let mut without = filter.clone();
        edit(&mut without);
        without
    };
    way(
        Constraint::Money,
        "不限总计".to_owned(),
        clear(|filter| filter.money = Limits::default()),
    );
    let without = clear(|filter| filter.percent = Limits::default());
    way(Constraint::Percent, "不限年度指标值".to_owned(), without);
    let without = clear(|filter| filter.query.clear());
    way(Constraint::Query, format!("不查“{query}”"), without);
    let (noun, where_else) = match desk.listing {
        Listing::Projects => ("项目", None),
        Listing::Indicators => (
            "指标",
            Some(base.link(&Address::Projects(filter.cleared()))),
        ),
    };
    view! {
        <div class="nothing">
            <h2>{format!("没有符合条件的{noun}")}</h2>
            {(!query.is_empty()).then(|| view! {
                <p>
                    {format!("没有{noun}的名称、目标或指标含有“{query}”，或与其余筛选不能同时满足。可以换一个更短的词试试。")}
                </p>
            })}
            {if ways.is_empty() {
                where_else.map(|to| view! { <p><a href=to>"看全部项目"</a></p> }.into_any())
            } else {
                Some(view! { <p>"放宽其中一项："</p> <ul>{ways}</ul> }.into_any())
            }}
        </div>
    }
}

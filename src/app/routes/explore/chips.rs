use super::desk::{Desk, use_link};
use crate::app::components::said;
use crate::app::finding::{Finding, State};
use crate::app::nav::{Location, use_base, use_lens, use_location};
use crate::lang::tr;
use crate::tr;
use crate::view::address::Address;
use crate::view::currency;
use crate::view::explore::{Constraint, Listing, Unknown, only_chosen, without};
use crate::view::figures;
use crate::view::filter::{Facet, Filter, LONGEST, Limits, Sort};
use crate::view::overview::currency as currency_of;
use leptos::prelude::*;

/// A condition, with the link that takes it back.
pub(super) fn chip(words: String, to: Option<String>) -> impl IntoView {
    view! {
        <li>
            <a class="chip" href=to>
                {said(words)} " " <span aria-hidden="true">"×"</span>
                <span class="unseen">{tr!("，去掉此条件")}</span>
            </a>
        </li>
    }
}

/// The conditions that hold, those typed and those chosen alike, each with a link to the list without it.
#[component]
pub fn Chips(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let link = use_link(desk);
    let everything = link.clone();
    let chips = move || {
        let Finding { found, state } = desk.finding.get();
        let mut chips = Vec::new();
        for typed in &found.chips {
            let without = without(&desk.filter.read(), typed);
            // While an answer is still to come, the links of the one before lead nowhere.
            let to = (state == State::Answered).then(|| link(without));
            chips.push(chip(typed.words.clone(), to));
        }
        let mut own = only_chosen(&desk.filter.read(), &found.chips);
        let known = known(own.clone(), &desk.shown.read().selection.unknown);
        // Of a range the end that counts is told.
        for (limits, known) in [
            (&mut own.money, &known.money),
            (&mut own.percent, &known.percent),
        ] {
            if !known.is_open() {
                limits.clone_from(known);
            }
        }
        let counted = of(desk, &known);
        let chosen = of(desk, &own).into_iter().map(|(words, without)| {
            let is_counted = counted.iter().any(|(counted, _)| *counted == words);
            let words = if is_counted {
                words
            } else {
                tr!("{}（没有计入）", words)
            };
            (words, without)
        });
        chips.extend(chosen.map(|(words, without)| chip(words, Some(link(without)))));
        (!chips.is_empty()).then(|| view! { <ul aria-label=tr!("条件")>{chips}</ul> })
    };
    let asked = move || {
        let query = desk.filter.read().query.trim().to_owned();
        (!query.is_empty())
            .then(|| view! { <p class="print-only">{said(tr!("搜索“{}”", query))}</p> })
    };
    view! {
        <div class="narrowed">
            {chips}
            {asked}
            <Show when=move || !desk.filter.read().is_empty()>
                <a class="clear" href=everything(desk.filter.read().cleared())>{tr!("清除全部")}</a>
            </Show>
        </div>
    }
}

/// The words of each choice that is not typed too, and the filter without it.
pub(super) fn all(desk: Desk) -> Vec<(String, Filter)> {
    let own = only_chosen(&desk.filter.read(), &desk.finding.read().found.chips);
    of(desk, &own)
}

/// What rows were chosen by, in words: the choices, and what was searched for.
pub(super) fn applied(desk: Desk, unknown: &[Unknown]) -> Vec<String> {
    let filter = desk.filter.read();
    let own = only_chosen(&filter, &desk.finding.read().found.chips);
    let words = of(desk, &known(own, unknown)).into_iter();
    let mut words: Vec<String> = words.map(|(words, _)| words).collect();
    let query = filter.query.trim();
    words.extend((!query.is_empty()).then(|| tr!("搜索“{}”", query)));
    let by_money = !known(desk.meant.get(), unknown).money.is_open();
    words.extend(by_money.then(|| tr!("只含能对应到金额的项目").to_owned()));
    words
}

/// A filter without what is `unknown`, by which nothing was chosen.
pub(super) fn known(mut filter: Filter, unknown: &[Unknown]) -> Filter {
    for unknown in unknown {
        match unknown {
            Unknown::Value(facet, key) => filter
                .chosen
                .retain(|(of, chosen)| (of, chosen) != (facet, key)),
            Unknown::Number(constraint, text) => {
                let limits = limits(&mut filter, *constraint);
                for end in [&mut limits.low, &mut limits.high] {
                    if end == text {
                        end.clear();
                    }
                }
            }
            Unknown::Reversed(constraint) => *limits(&mut filter, *constraint) = Limits::default(),
        }
    }
    filter
}

fn limits(filter: &mut Filter, constraint: Constraint) -> &mut Limits {
    match constraint {
        Constraint::Percent => &mut filter.percent,
        _ => &mut filter.money,
    }
}

/// The words of each choice in `own`, and the whole filter without it.
fn of(desk: Desk, own: &Filter) -> Vec<(String, Filter)> {
    let filter = desk.filter.get();
    let mut chips = Vec::new();
    for (facet, key) in &own.chosen {
        let mut without = filter.clone();
        without.toggle(*facet, key);
        let label = desk.label(*facet, key);
        let words = match facet {
            Facet::Unit if key == Filter::NONE => tr!("单位未能对应").to_owned(),
            Facet::Unit => tr!("单位是“{}”", label),
            _ => tr!("{}：{}", tr(facet.heading()), label),
        };
        chips.push((words, without));
    }
    let left = ranges(own).into_iter();
    chips.extend(left.map(|(words, range)| {
        let without = Filter {
            money: range.money,
            percent: range.percent,
            ..filter.clone()
        };
        (words, without)
    }));
    chips
}

/// The words of each range, and the filter without it.
pub(super) fn ranges(filter: &Filter) -> Vec<(String, Filter)> {
    let range = |limits: &Limits| match (limits.low.as_str(), limits.high.as_str()) {
        (low, "") if low.starts_with('>') => low.to_owned(),
        (low, "") => format!("≥{low}"),
        ("", high) if high.starts_with('<') => high.to_owned(),
        ("", high) => format!("≤{high}"),
        (low, high) => format!("{low}–{high}"),
    };
    let mut chips = Vec::new();
    if !filter.money.is_open() {
        let mut without = filter.clone();
        without.money = Limits::default();
        let range = format!("{} {}", range(&filter.money), currency::published());
        chips.push((tr!("总计 {}", range.trim_end()), without));
    }
    if !filter.percent.is_open() {
        let mut without = filter.clone();
        without.percent = Limits::default();
        chips.push((tr!("指标值 {}%", range(&filter.percent)), without));
    }
    chips
}

/// What is wrong with a range, if `unknown` is of it.
pub(super) fn of_range(desk: Desk, range: Constraint, unknown: &Unknown) -> Option<String> {
    let words = match unknown {
        Unknown::Number(of, text) if *of == range => {
            tr!("“{}”不是数，这一端没有计入筛选。", text)
        }
        Unknown::Reversed(of) if *of == range => {
            let meant = desk.meant.get();
            let Limits { low, high } = match range {
                Constraint::Percent => meant.percent,
                _ => meant.money,
            };
            tr!("范围“{}–{}”的起点大于终点，没有计入筛选。", low, high)
        }
        _ => return None,
    };
    let name = match range {
        Constraint::Percent => tr!("指标值"),
        _ => tr!("总计"),
    };
    Some(tr!("{}：{}", name, words))
}

/// What is said of an address that asks for more than counts.
pub(super) fn too_long(place: &Location) -> Option<String> {
    let words = || {
        tr!(
            "链接里有一项太长，只用了它的前 {} 个字。",
            figures::count(LONGEST)
        )
    };
    place.is_cut().then(words)
}

/// What the link asks for that this document, or this page, does not know.
#[component]
pub fn Strange(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let link = use_link(desk);
    let here = use_location();
    let lens = use_lens();
    let words = move |unknown: &Unknown| match unknown {
        Unknown::Value(facet, key) => {
            let facet = tr(facet.heading());
            let words = tr!("这份文件里没有{}“{}”，这一项没有计入筛选。", facet, key);
            (words, None)
        }
        Unknown::Number(constraint, _) => (
            of_range(desk, *constraint, unknown).unwrap_or_default(),
            None,
        ),
        Unknown::Reversed(constraint) => {
            let of = |filter: &mut Filter| match constraint {
                Constraint::Percent => std::mem::take(&mut filter.percent),
                _ => std::mem::take(&mut filter.money),
            };
            let Limits { low, high } = of(&mut desk.meant.get());
            let words = of_range(desk, *constraint, unknown).unwrap_or_default();
            let mut turned = desk.filter.get();
            let is_chosen = !of(&mut turned).is_open();
            let limits = Limits {
                low: high,
                high: low,
            };
            match constraint {
                Constraint::Percent => turned.percent = limits,
                _ => turned.money = limits,
            }
            let way = is_chosen.then(|| (link(turned), tr!("对调两端")));
            (words, way)
        }
    };
    let unread = move || {
        let place = here.read();
        let asked = |name: &str| place.param(name).filter(|value| !value.is_empty());
        let order = asked("sort").filter(|sort| Sort::parse(sort).is_none());
        let order = order.map(|sort| tr!("链接里的排序“{}”本站不认识，仍按原来的次序。", sort));
        let known = |asked: &String| currency::CHOICES.iter().any(|(name, _)| name == asked);
        let unit = asked("currency").filter(|unit| !known(unit));
        let published = currency::unit(&currency_of(lens.dataset())).to_owned();
        let unit =
            unit.map(|unit| tr!("链接里的金额单位“{}”本站不认识，仍用{}。", unit, published));
        let all = order.into_iter().chain(unit).chain(too_long(&place));
        all.map(|words| (words, None)).collect::<Vec<_>>()
    };
    move || {
        let shown = desk.shown.read();
        let mut all: Vec<_> = shown.selection.unknown.iter().map(&words).collect();
        // Both ends of a range may say one thing.
        all.dedup();
        all.extend(unread());
        let line = |(words, way): (String, Option<(String, &'static str)>)| {
            let way = way.map(|(to, words)| view! { " " <a href=to>{words}</a> });
            view! { <p>{said(words)} {way}</p> }
        };
        (!all.is_empty()).then(|| {
            view! {
                <div class="notice" role="alert">{all.into_iter().map(line).collect::<Vec<_>>()}</div>
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
    let meant = desk.meant.get_untracked();
    let outcome = desk.shown.read_untracked().outcome.clone();
    let query = filter.query.trim().to_owned();
    let mut ways = Vec::new();
    let mut way = |constraint: Constraint, words: String, edit: &dyn Fn(&mut Filter)| {
        let gained = outcome.gained_without(constraint) as usize;
        if gained > 0 {
            let mut without = desk.lifted(constraint);
            edit(&mut without);
            let text = tr!("{}，可得 {}", words, desk.counted(gained));
            let to = link(without);
            ways.push(view! { <li><a href=to>{said(text)}</a></li> });
        }
    };
    let mut facets: Vec<_> = meant.chosen.iter().map(|(facet, _)| *facet).collect();
    facets.dedup();
    for facet in facets {
        let words = tr!("不限{}", tr(facet.heading()));
        way(Constraint::Facet(facet), words, &|filter| {
            filter.chosen.retain(|(of, _)| *of != facet);
        });
    }
    way(
        Constraint::Money,
        tr!("不限总计").to_owned(),
        &|filter| {
            filter.money = Limits::default();
        },
    );
    way(
        Constraint::Percent,
        tr!("不限指标值").to_owned(),
        &|filter| {
            filter.percent = Limits::default();
        },
    );
    way(Constraint::Query, tr!("不查“{}”", query), &|filter| {
        filter.query.clear();
    });
    let shorter: Vec<_> = without_a_word(&query)
        .into_iter()
        .map(|query| {
            let words = tr!("只查“{}”", query);
            let to = link(Filter {
                query,
                ..filter.clone()
            });
            view! { <li><a href=to>{said(words)}</a></li> }
        })
        .collect();
    let (none, where_else) = match desk.listing {
        Listing::Projects => (tr!("没有符合条件的项目"), None),
        Listing::Indicators => (
            tr!("没有符合条件的指标"),
            Some(base.link(&Address::Projects(filter.cleared()))),
        ),
    };
    view! {
        <div class="nothing">
            <h2>{none}</h2>
            {(!query.is_empty()).then(|| view! {
                <p>
                    {said(why(&query, desk.finding.read_untracked().found.chips.is_empty()))}
                </p>
            })}
            {(!shorter.is_empty()).then(|| view! { <p>{tr!("少查一个词：")}</p> <ul>{shorter}</ul> })}
            {if ways.is_empty() {
                where_else.map(|to| view! { <p><a href=to>{tr!("看全部项目")}</a></p> }.into_any())
            } else {
                Some(view! { <p>{tr!("放宽其中一项：")}</p> <ul>{ways}</ul> }.into_any())
            }}
        </div>
    }
}

/// Why a query finds nothing; of words alone more can be said than of conditions.
fn why(query: &str, is_words: bool) -> String {
    if is_words {
        tr!(
            "没有名称、单位、目标、指标或指标值含有“{}”，或与其余筛选不能同时满足。可以换一个更短的词试试。",
            query
        )
    } else {
        tr!(
            "没有哪一行同时符合“{}”里的各项条件和其余筛选。可以去掉上面的一项条件试试。",
            query
        )
    }
}

/// The query without each of its words in turn, where it has a few and they are plain.
fn without_a_word(query: &str) -> Vec<String> {
    let words: Vec<&str> = query.split_whitespace().collect();
    let is_plain = !query.contains(['"', '“', '”', '|', '或']);
    if !is_plain || !(2..=5).contains(&words.len()) {
        return Vec::new();
    }
    let without = |at: usize| {
        let left = words.iter().enumerate().filter(|(other, _)| *other != at);
        left.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
    };
    (0..words.len()).map(without).collect()
}

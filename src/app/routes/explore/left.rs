//! What the filter in the address leaves, for screens that show it otherwise than as a list.

use super::chips;
use super::desk::{Desk, title};
use super::use_filter;
use crate::app::browser;
use crate::app::components::{about, said};
use crate::app::finding::State;
use crate::app::nav::{use_base, use_location};
use crate::app::state::Lens;
use crate::audit::catalogue;
use crate::export::{About, Subject};
use crate::lang::tr;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::charts::{Caption, Scope};
use crate::view::explore::{Constraint, Listing, Unknown, Value};
use crate::view::figures;
use crate::view::filter::Facet;
use crate::view::projects::file_name;
use leptos::prelude::*;

/// The projects and the indicators that the filter leaves.
#[derive(Clone, Copy, Debug)]
pub(in crate::app::routes) struct Left {
    projects: Desk,
    indicators: Desk,
}

impl Left {
    /// Those under the filter in the address bar, kept up.
    pub(in crate::app::routes) fn new() -> Self {
        let filter = use_filter();
        Self {
            projects: Desk::new(Listing::Projects, filter),
            indicators: Desk::new(Listing::Indicators, filter),
        }
    }

    /// The filter as the address says it.
    pub(in crate::app::routes) fn filter(self) -> Filter {
        self.projects.filter.get()
    }

    /// The filter with what is typed and could be chosen, and without what means nothing here.
    pub(in crate::app::routes) fn meant(self) -> Filter {
        chips::known(self.projects.meant.get(), &self.unknown())
    }

    /// What the address asks for and nothing here knows. An audit without a case is known.
    fn unknown(self) -> Vec<Unknown> {
        let mut unknown = self.projects.shown.read().selection.unknown.clone();
        unknown
            .retain(|each| !matches!(each, Unknown::Value(Facet::Finding, key) if is_audit(key)));
        unknown
    }

    /// Whether the search has answered; if not, what to say.
    pub(in crate::app::routes) fn trouble(self) -> Option<&'static str> {
        match self.projects.finding.read().state {
            State::Answered => None,
            State::Waiting => Some(tr!("正在查找…")),
            State::Broken => Some(tr!("暂时不能搜索，请检查网络后刷新页面。")),
        }
    }

    /// Calls whoever asks again when something else is left.
    pub(in crate::app::routes) fn track(self) {
        for desk in [self.projects, self.indicators] {
            desk.shown.track();
            desk.meant.track();
        }
    }

    /// Asks `of` about what is left.
    pub(in crate::app::routes) fn with_scope<T>(
        self,
        lens: &Lens,
        of: impl FnOnce(&Scope<'_>) -> T,
    ) -> T {
        let [projects, indicators] = [self.projects, self.indicators].map(Desk::table);
        let rows = self.projects.shown.get().outcome;
        let lines = self.indicators.shown.get().outcome;
        of(&Scope {
            dataset: lens.dataset(),
            projects: &projects,
            rows: &rows.rows,
            indicators: &indicators,
            lines: &lines.rows,
            filter: &self.meant(),
            lifted: &|facet| self.projects.lifted(Constraint::Facet(facet)),
            title: &title,
        })
    }

    /// The indices of the projects that are left.
    pub(in crate::app::routes) fn project_indices(self) -> Vec<usize> {
        self.projects.projects()
    }

    /// How many of how many projects and indicators.
    pub(in crate::app::routes) fn tally(self) -> String {
        let of = |desk: Desk| {
            let left = desk.shown.read().outcome.rows.len();
            let all = desk.table().len();
            let tally = format!("{} / {}", figures::count(left), figures::count(all));
            (all, tally)
        };
        let (projects, of_projects) = of(self.projects);
        let (indicators, of_indicators) = of(self.indicators);
        [
            tr!(projects => "{} 个项目", of_projects),
            tr!(indicators => "{} 条指标", of_indicators),
        ]
        .join(tr!("，"))
    }

    /// What is chosen, in words, each with the filter without it.
    pub(in crate::app::routes) fn chips(self) -> Vec<(String, Filter)> {
        let filter = self.filter();
        let mut chips = chips::all(self.projects);
        let query = filter.query.trim().to_owned();
        if !query.is_empty() {
            let without = Filter {
                query: String::new(),
                ..filter
            };
            chips.push((tr!("搜索“{}”", query), without));
        }
        chips
    }

    /// The values of a facet of the projects.
    pub(in crate::app::routes) fn values(self, facet: Facet) -> Vec<Value> {
        self.projects.table().facet(facet).values.clone()
    }

    /// What a file that is made of what is left says of itself.
    pub(in crate::app::routes) fn about(self, lens: &Lens) -> About {
        let choices = untrack(|| chips::applied(self.projects, &self.unknown()));
        of_choices(lens, choices)
    }

    /// The same, as a chart says it.
    pub(in crate::app::routes) fn caption(self, lens: &Lens) -> Caption {
        self.about(lens).caption(lens.dataset())
    }
}

/// Whether there is an audit of this name, with cases or without.
fn is_audit(key: &str) -> bool {
    catalogue().iter().any(|info| info.id == key)
}

/// What is asked for in vain, a sentence each; `too_long` is one of them.
fn strange(unknown: &[Unknown], filter: &Filter, too_long: Option<String>) -> Option<AnyView> {
    let words = |unknown: &Unknown| match unknown {
        // Those that are no audits at all; see `Left::unknown`.
        Unknown::Value(Facet::Finding, key) => {
            tr!("没有叫“{}”的核查提示，这一项没有计入筛选。", key)
        }
        Unknown::Value(facet, key) => {
            let facet = tr(facet.heading());
            tr!("这份文件里没有{}“{}”，这一项没有计入筛选。", facet, key)
        }
        Unknown::Number(_, text) => tr!("“{}”不是数，这一端没有计入筛选。", text),
        Unknown::Reversed(of) => {
            let range = match of {
                Constraint::Percent => &filter.percent,
                _ => &filter.money,
            };
            tr!(
                "范围“{}–{}”的起点大于终点，没有计入筛选。",
                range.low,
                range.high
            )
        }
    };
    let lines = unknown.iter().map(words).chain(too_long);
    let lines: Vec<_> = lines.map(|words| view! { <p>{said(words)}</p> }).collect();
    (!lines.is_empty()).then(|| view! { <div class="notice" role="alert">{lines}</div> }.into_any())
}

/// What a chart says of itself that was chosen by `choices`.
pub(in crate::app::routes) fn caption(lens: &Lens, choices: Vec<String>) -> Caption {
    of_choices(lens, choices).caption(lens.dataset())
}

fn of_choices(lens: &Lens, choices: Vec<String>) -> About {
    let tally = String::new();
    about(lens, &Subject::List { tally, choices })
}

/// The name of a file about `what`, without its ending.
pub(in crate::app::routes) fn name_of_file(lens: &Lens, what: &str, choices: &[String]) -> String {
    let words: Vec<String> = std::iter::once(what.to_owned())
        .chain(choices.iter().cloned())
        .collect();
    file_name(lens.dataset(), &words, &browser::today())
}

/// What is chosen, each with a link to the same screen without it, and where to choose.
#[component]
pub(in crate::app::routes) fn Choices(
    /// What is left.
    left: Left,
    /// The screen under a filter.
    to: fn(Filter) -> Address,
) -> impl IntoView {
    let (base, here) = (use_base(), use_location());
    let list = base.clone();
    let chips = move || {
        let chip = |(words, without)| chips::chip(words, Some(base.link(&to(without))));
        let chips: Vec<_> = left.chips().into_iter().map(chip).collect();
        (!chips.is_empty()).then(|| view! { <ul aria-label=tr!("条件")>{chips}</ul> })
    };
    view! {
        {move || strange(&left.unknown(), &left.meant(), chips::too_long(&here.read()))}
        <div class="narrowed">{chips}</div>
        <p class="sub" role="status">
            {move || left.trouble().map_or_else(|| left.tally(), str::to_owned)} " · "
            <a href=move || list.link(&Address::Projects(left.filter()))>{tr!("在列表里改条件")}</a>
        </p>
    }
}

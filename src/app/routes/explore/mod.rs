//! 项目 and 指标: a list, what it is narrowed to, and how it is shown; all of which the address carries.
//!
//! `desk` follows the address and the search; `panel`, `facet` and `chips` change the filter; `list` shows the rows, which `rows` writes
//! and `grid` draws; `picking` knows which of them the reader picked out, `opened` at which one the address opens the list.

mod asides;
mod chips;
mod desk;
mod facet;
mod grid;
pub(super) mod keys;
pub(super) mod left;
mod list;
mod nodes;
mod opened;
mod panel;
mod picking;
mod ranks;
mod rows;

use self::asides::{Asides, Problems};
use self::chips::{Chips, Nothing, Strange};
pub(super) use self::desk::prepare;
use self::desk::{Desk, use_change};
use self::list::{List, sorts};
use self::opened::Opened;
pub(super) use self::opened::at_row;
use self::panel::Panel;
use self::picking::{Picked, Picking};
use crate::app::browser::{self, set_title};
use crate::app::components::{Now, SearchBox, TakeAway, UnitChoice};
use crate::app::finding::{Search, State};
use crate::app::nav::{Step, use_base, use_lens, use_location};
use crate::export::{Rows, Subject};
use crate::lang::tr;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::explore::Listing;
use crate::view::explore::window::Window;
use crate::view::figures;
use crate::view::filter::Sort;
use crate::view::overview::currency;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The filter in the address bar.
pub(super) fn use_filter() -> Memo<Filter> {
    let here = use_location();
    Memo::new(move |_| Filter::parse(here.read().query()))
}

/// The projects of the list that a filter means, in its order: what stands before and after a project's page.
pub(super) fn use_neighbourhood(filter: Memo<Filter>) -> Memo<Vec<usize>> {
    let listing = if filter.read_untracked().of_indicators {
        Listing::Indicators
    } else {
        Listing::Projects
    };
    let desk = Desk::new(listing, filter);
    Memo::new(move |_| desk.projects())
}

/// A list of the document.
#[component]
pub(super) fn Explore(
    /// What its rows are.
    listing: Listing,
) -> impl IntoView {
    let desk = Desk::new(listing, use_filter());
    let (picking, opened) = (Picking::new(), Opened::new(desk));
    let unfolded = RwSignal::new(false);
    let title = match listing {
        Listing::Projects => tr!("项目"),
        Listing::Indicators => tr!("指标"),
    };
    set_title(move || match desk.filter.read().query.trim() {
        "" => title.to_owned(),
        query => tr!("{}：{}", title, query),
    });
    let body = move || {
        let is_empty = desk.shown.read().outcome.rows.is_empty();
        match desk.finding.read().state {
            _ if !is_empty => Body::Rows,
            State::Answered => Body::Nothing,
            State::Waiting => Body::Waiting,
            State::Broken => Body::Broken,
        }
    };
    let body = Memo::new(move |_| body());
    view! {
        <h1 tabindex="-1">{title}</h1>
        <Controls desk />
        <Strange desk />
        <Problems desk />
        <div class="desk">
            <Panel desk />
            <section class="results" class:unfolded=unfolded aria-labelledby="results">
                <h2 id="results" class="unseen" tabindex="-1">{tr!("结果")}</h2>
                <Chips desk />
                <Tally desk picking unfolded />
                {move || {
                    let is_told = body.get() == Body::Rows;
                    is_told.then(|| view! { <TakeAway subject=subject(desk) rows=taken(desk) names=names(desk) /> })
                }}
                <Asides desk />
                {move || match body.get() {
                    Body::Rows => view! { <List desk picking opened /> <Picked desk picking /> }.into_any(),
                    Body::Nothing => {
                        desk.shown.track();
                        view! { <Nothing desk /> }.into_any()
                    }
                    Body::Waiting => ().into_any(),
                    Body::Broken => view! { <p>{tr(BROKEN)}</p> }.into_any(),
                }}
            </section>
        </div>
    }
}

/// What stands in the place of the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Body {
    Rows,
    Nothing,
    Waiting,
    Broken,
}

const BROKEN: &str = "搜索程序没有载入，或中途停止了：可能是网络中断，可能是本站刚刚更新，也可能是程序出错。请检查网络，改动一下搜索词再试；仍不行时刷新页面。";

/// What the list is: how many of how many, and what is chosen, in words.
fn subject(desk: Desk) -> Now<Subject> {
    Arc::new(move || {
        let choices = chips::applied(desk, &desk.shown.read().selection.unknown);
        let tally = tally(desk);
        Subject::List { tally, choices }
    })
}

/// What is chosen, for the name of a file.
fn names(desk: Desk) -> Now<Vec<String>> {
    Arc::new(move || {
        let unknown = &desk.shown.read().selection.unknown;
        let filter = chips::known(desk.filter.get(), unknown);
        let chosen = filter.chosen.iter();
        let mut names: Vec<String> = chosen.map(|(facet, key)| desk.label(*facet, key)).collect();
        let ranges = chips::ranges(&filter).into_iter();
        names.extend(ranges.map(|(words, _)| words));
        let query = filter.query.trim().to_owned();
        names.extend((!query.is_empty()).then_some(query));
        names
    })
}

/// The rows that are shown, to be taken away.
fn taken(desk: Desk) -> Now<Rows> {
    Arc::new(move || picking::taken(desk, &desk.shown.read().outcome.rows))
}

/// How many of how many: '12 / 237 个项目'.
fn tally(desk: Desk) -> String {
    let shown = figures::count(desk.shown.read().outcome.rows.len());
    format!("{shown} / {}", desk.counted(desk.table().len()))
}

/// Search, order and look.
#[component]
fn Controls(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let change = use_change(desk);
    // A search is one step of the history, however many keystrokes it takes: as long as nothing else changes what is listed, until it
    // is asked for with Enter or the box is come to anew. Holds the filter that the last keystroke left.
    let typing = StoredValue::new(None::<Filter>);
    let search = Callback::new(move |query: String| {
        let filter = desk.filter.get_untracked();
        if filter.query == query {
            return;
        }
        let goes_on = typing.with_value(|typing| typing.as_ref() == Some(&filter));
        let step = if goes_on { Step::Replace } else { Step::Turn };
        change.run((step, Filter { query, ..filter }));
        typing.set_value(Some(desk.filter.get_untracked()));
    });
    let submit = Callback::new(move |query: String| {
        search.run(query);
        typing.set_value(None);
    });
    let (program, lens): (Search, _) = (expect_context(), use_lens());
    let ahead = Callback::new(move |()| {
        typing.set_value(None);
        program.want(&lens);
    });
    let down = move |event: KeyboardEvent| {
        let is_down = event.key() == "ArrowDown" && !event.is_composing();
        if is_down
            && event_target::<web_sys::Element>(&event).id() == "q"
            && browser::focus(".results tbody a")
        {
            event.prevent_default();
        }
    };
    view! {
        <div class="controls" on:keydown=down>
            <SearchBox
                value=Signal::derive(move || desk.filter.get().query)
                on_change=search
                on_submit=submit
                on_focus=ahead
            />
        </div>
    }
}

/// How many of how many, in which order, how close together, and whether rows are picked.
#[component]
fn Tally(
    /// The list.
    desk: Desk,
    /// What is picked of it.
    picking: Picking,
    /// Whether a phone shows what else can be done with the list.
    unfolded: RwSignal<bool>,
) -> impl IntoView {
    let change = use_change(desk);
    let said = move || match desk.finding.read().state {
        State::Answered => tally(desk),
        State::Waiting => tr!("正在查找…").to_owned(),
        State::Broken => tr!("暂时不能搜索").to_owned(),
    };
    // What is being looked for is not read out at each key.
    let is_waiting = move || desk.finding.read().state == State::Waiting;
    let sort = move |event| {
        let mut filter = desk.filter.get_untracked();
        filter.sort = Sort::parse(&event_target_value(&event));
        change.run((Step::Turn, filter));
    };
    let options = move || {
        let now = desk.filter.read().sort;
        let plain = if desk.filter.read().query.trim().is_empty() {
            tr!("原表次序")
        } else {
            tr!("最相关在前")
        };
        let plain = plain.to_owned();
        let mut options =
            vec![view! { <option value="" prop:selected=now.is_none()>{plain}</option> }];
        for (key, name) in sorts(desk.listing) {
            for descending in [false, true] {
                let sort = Sort {
                    key: *key,
                    descending,
                };
                let text = format!("{} {}", tr(name), if descending { "↓" } else { "↑" });
                options.push(view! {
                    <option value=sort.written() prop:selected=now == Some(sort)>{text}</option>
                });
            }
        }
        options
    };
    let pack = move |_| {
        let mut filter = desk.filter.get_untracked();
        filter.dense = !filter.dense;
        change.run((Step::Turn, filter));
    };
    let pick = move |_| {
        if picking.is_on.get_untracked() {
            picking.end();
        } else {
            picking.is_on.set(true);
        }
    };
    view! {
        <div class="tools">
            <p class="tally" role="status" aria-busy=move || is_waiting().to_string()><strong>{said}</strong> {move || with_amounts(desk).unwrap_or_default()}</p>
            <label class="sort"><span>{tr!("排序")}</span> <select on:change=sort>{options}</select></label>
            {(desk.listing == Listing::Projects).then(|| view! { <UnitChoice published=currency(use_lens().dataset()) /> })}
            <button
                type="button"
                class="plain more"
                aria-expanded=move || if unfolded.get() { "true" } else { "false" }
                on:click=move |_| unfolded.update(|is| *is = !*is)
            >
                {tr!("更多")} <span aria-hidden="true">" ▾"</span>
            </button>
            <button type="button" class="plain" aria-pressed=move || Some(if desk.filter.read().dense { "true" } else { "false" }) on:click=pack>
                {tr!("紧凑")}
            </button>
            <button type="button" class="plain" aria-pressed=move || Some(if picking.is_on.get() { "true" } else { "false" }) on:click=pick>
                {tr!("选择行")}
            </button>
            <Other desk />
        </div>
    }
}

fn with_amounts(desk: Desk) -> Option<String> {
    let table = desk.table();
    let ends = table.numbers(false).ends();
    let is_known = desk.finding.read().state == State::Answered;
    let is_told = is_known && desk.listing == Listing::Projects && ends.is_some();
    let outcome = desk.shown.read().outcome.clone();
    (is_told && !outcome.rows.is_empty()).then(|| {
        let has = |row: &&u32| table.numbers(false).has(**row);
        let count = outcome.rows.iter().filter(has).count();
        tr!(count => "，其中 {} 个能对应到金额", figures::count(count))
    })
}

/// The same choice among the other kind of rows.
#[component]
fn Other(
    /// The list.
    desk: Desk,
) -> impl IntoView {
    let base = use_base();
    let to = move || {
        let filter = Filter {
            sort: None,
            ..desk.filter.get()
        };
        base.link(&match desk.listing {
            Listing::Projects => Address::Indicators(filter),
            Listing::Indicators => Address::Projects(filter),
        })
    };
    let text = match desk.listing {
        Listing::Projects => tr!("按指标看"),
        Listing::Indicators => tr!("按项目看"),
    };
    let charts = use_base();
    let charts = move || charts.link(&Address::Charts(desk.filter.get()));
    view! { <a class="plain" href=to>{text}</a> <a class="plain" href=charts>{tr!("看图表")}</a> }
}

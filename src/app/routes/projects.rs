use crate::app::browser::set_title;
use crate::app::components::{ConfidenceTag, Export, Marked, QueryChips, SearchBox};
use crate::app::finding::{Finding, State, use_found};
use crate::app::nav::{Step, use_base, use_filter, use_go, use_lens};
use crate::model::Confidence;
use crate::view::address::{Address, Filter};
use crate::view::figures;
use crate::view::filter::Facet;
use crate::view::found::Found;
use crate::view::projects::{ProjectList, ProjectRow, project_list, tally, unit_of};
use leptos::prelude::*;

/// 项目: the list, its search and its filter, all of which the address carries.
#[component]
pub(super) fn Projects() -> impl IntoView {
    let lens = use_lens();
    let filter = use_filter();
    let query = Memo::new(move |_| filter.read().query.clone());
    let found = use_found(query);
    let list =
        Memo::new(move |_| project_list(lens.dataset(), &filter.read(), &found.read().found.hits));
    set_title(move || match filter.read().query.trim() {
        "" => "项目".to_owned(),
        query => format!("项目：{query}"),
    });
    view! {
        <h1 tabindex="-1">"项目"</h1>
        <Controls filter list found />
        <QueryChips filter found />
        <p class="tally" role="status">
            <strong>
                {move || match found.read().state {
                    State::Answered => tally(&list.read()),
                    State::Waiting => "正在查找…".to_owned(),
                    State::Broken => "暂时不能搜索".to_owned(),
                }}
            </strong>
            {move || with_amounts(&list.read())}
        </p>
        {move || {
            let shown = !list.read().rows.is_empty() && found.read().state == State::Answered;
            shown.then(|| view! { <Export filter list /> })
        }}
        <Asides found />
        {move || {
            let list = list.get();
            match found.read().state {
                _ if !list.rows.is_empty() => view! { <Rows list filter=filter.get() /> }.into_any(),
                State::Answered => view! { <Nothing filter /> }.into_any(),
                State::Waiting => ().into_any(),
                State::Broken => view! { <p>{BROKEN}</p> }.into_any(),
            }
        }}
    }
}

/// What the query says beside the list: parts that were not understood, and answers that belong to no project.
#[component]
fn Asides(
    /// What it finds.
    found: Memo<Finding>,
) -> impl IntoView {
    let base = use_base();
    move || {
        let Found {
            stray, problems, ..
        } = found.get().found;
        let problems = problems
            .into_iter()
            .map(|problem| view! { <p class="sub">{problem}</p> });
        let page = |page: u32| {
            let to = base.link(&Address::Source {
                page,
                project: None,
            });
            view! { " " <a href=to>{format!("第 {page} 页")}</a> }
        };
        let stray = (!stray.is_empty()).then(|| {
            let pages: Vec<_> = stray.iter().copied().map(page).collect();
            view! {
                <p class="sub">
                    "另有未能对应到项目的名称或目标也符合，在原文：" {pages}
                </p>
            }
        });
        view! {
            {problems.collect::<Vec<_>>()}
            {stray}
        }
    }
}

const BROKEN: &str = "搜索程序没有载入，可能是网络中断，也可能是本站刚刚更新。请检查网络，改动一下搜索词再试；仍不行时刷新页面。";

fn with_amounts(list: &ProjectList) -> String {
    if list.rows.is_empty() {
        return String::new();
    }
    format!("，其中 {} 个能对应到金额", figures::count(list.with_amount))
}

/// Search, unit and the way back to everything.
#[component]
fn Controls(
    /// What is asked for now.
    filter: Memo<Filter>,
    /// What it gives.
    list: Memo<ProjectList>,
    /// What of it is answered.
    found: Memo<Finding>,
) -> impl IntoView {
    let go = use_go();
    let base = use_base();
    let search = {
        let go = go.clone();
        Callback::new(move |query: String| {
            let filter = filter.get_untracked();
            go(
                &Address::Projects(Filter { query, ..filter }),
                Step::Replace,
            );
        })
    };
    let choose = move |event| {
        let unit = event_target_value(&event);
        let mut filter = filter.get_untracked();
        filter.chosen.clear();
        if !unit.is_empty() {
            filter.toggle(Facet::Unit, &unit);
        }
        go(&Address::Projects(filter), Step::Push);
    };
    let options = move || {
        let chosen = unit_of(&filter.read()).unwrap_or_default().to_owned();
        let list = list.read();
        let is_answered = found.read().state == State::Answered;
        let sum: usize = list.units.iter().map(|unit| unit.count).sum();
        let option = |id: String, name: &str, count: usize| {
            let selected = id == chosen;
            let text = if is_answered {
                format!("{name}（{}）", figures::count(count))
            } else {
                name.to_owned()
            };
            view! { <option value=id prop:selected=selected>{text}</option> }
        };
        let mut all = vec![option(String::new(), "全部单位", sum)];
        let units = list.units.iter();
        all.extend(units.map(|unit| option(unit.id.clone(), &unit.name, unit.count)));
        all
    };
    let everything = base.link(&Address::Projects(Filter::default()));
    view! {
        <div class="controls">
            <SearchBox
                value=Signal::derive(move || filter.get().query)
                on_change=search
                on_submit=search
            />
            <label class="choice">
                <span>"单位"</span>
                <select id="unit" on:change=choose>{options}</select>
            </label>
            <Show when=move || !filter.read().is_empty()>
                <a class="clear" href=everything.clone()>"清除全部"</a>
            </Show>
        </div>
    }
}

/// No project answers: why, and what to try.
#[component]
fn Nothing(
    /// What was asked for.
    filter: Memo<Filter>,
) -> impl IntoView {
    let base = use_base();
    let Filter { query, chosen, .. } = filter.get_untracked();
    let everywhere = !chosen.is_empty() && !query.trim().is_empty();
    let wider = base.link(&Address::Projects(Filter {
        query: query.clone(),
        ..Filter::default()
    }));
    view! {
        <div class="nothing">
            <h2>"没有符合条件的项目"</h2>
            <p>
                {match query.trim() {
                    "" => "所选单位在这份文件里没有能对应的项目。".to_owned(),
                    query => format!("没有项目的名称、目标或指标含有“{query}”。可以换一个更短的词试试。"),
                }}
            </p>
            {everywhere.then(|| view! { <p><a href=wider>"在全部单位中查找"</a></p> })}
        </div>
    }
}

/// The table of projects.
#[component]
fn Rows(
    /// What it shows.
    list: ProjectList,
    /// What was asked for; links keep it.
    filter: Filter,
) -> impl IntoView {
    let base = use_base();
    let head = format!("总计（{}）", list.currency);
    let row = move |row: ProjectRow| {
        let to = base.link(&Address::Project {
            id: row.id.clone(),
            filter: filter.clone(),
            place: None,
        });
        view! { <Row row to /> }
    };
    view! {
        <table class="projects">
            <thead>
                <tr>
                    <th scope="col">"项目"</th>
                    <th scope="col">"单位"</th>
                    <th scope="col" class="n">"页 · 行"</th>
                    <th scope="col" class="n">"指标"</th>
                    <th scope="col" class="n">{head}</th>
                </tr>
            </thead>
            <tbody>{list.rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}

/// One project of the table.
#[component]
fn Row(
    /// What it says.
    row: ProjectRow,
    /// Its page.
    to: String,
) -> impl IntoView {
    let heading = row.heading;
    let class = if heading.missing {
        "name missing"
    } else {
        "name"
    };
    let doubtful = heading.confidence == Confidence::Likely;
    let unit = row.unit.map_or_else(
        || view! { <span class="soft">"未能对应"</span> }.into_any(),
        IntoAny::into_any,
    );
    let place = format!("{} · {}", row.page, row.row);
    view! {
        <tr>
            <th scope="row" class=class>
                <a href=to><Marked text=heading.text ranges=heading.marks /></a>
                {doubtful.then(|| view! { " " <ConfidenceTag confidence=heading.confidence /> })}
                {row.snippet.map(|snippet| view! {
                    <div class="snippet">
                        {snippet.heading} "：" <Marked text=snippet.text ranges=snippet.marks />
                    </div>
                })}
            </th>
            <td class="unit">{unit}</td>
            <td class="n soft place" data-label="页 · 行">{place}</td>
            <td class="n" data-label="指标">{figures::count(row.indicators)}</td>
            <td class="n" data-label="总计">
                {match row.amount {
                    Some(amount) => view! {
                        {figures::money(amount)}
                        {(row.amount_confidence == Confidence::Likely)
                            .then(|| view! { " " <ConfidenceTag confidence=Confidence::Likely /> })}
                    }.into_any(),
                    None => view! { <span class="soft">"未能对应"</span> }.into_any(),
                }}
            </td>
        </tr>
    }
}

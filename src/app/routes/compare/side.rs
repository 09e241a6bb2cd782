use super::{MOST, to};
use crate::app::nav::{use_base, use_lens, use_location};
use crate::view::address::{Address, Filter};
use crate::view::compare::{Cell, Line, candidates, side};
use crate::view::projects::heading;
use leptos::prelude::*;

/// Projects side by side, what differs marked.
#[component]
pub(super) fn SideBySide(
    /// Their indices.
    chosen: Vec<usize>,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let dataset = lens.dataset();
    let name = use_location()
        .read_untracked()
        .param("name")
        .unwrap_or_default();
    let view = side(dataset, &chosen);
    let ids: Vec<String> = view.heads.iter().map(|(_, id, _)| id.clone()).collect();
    let head = |(at, (_, id, title)): (usize, &(usize, String, String))| {
        let link = base.link(&Address::Project {
            id: id.clone(),
            filter: Filter::default(),
            place: None,
        });
        let mut rest = ids.clone();
        rest.remove(at);
        let without = base.link(&to(&name, &rest));
        let label = format!("不再并列：{title}");
        view! {
            <th scope="col">
                <a href=link>{title.clone()}</a>
                <p><a class="sub" href=without data-stay="" aria-label=label>"移去"</a></p>
            </th>
        }
    };
    let line = |(line, is_indicator): (Line, bool)| {
        let heading = if is_indicator {
            let same = base.link(&to(&line.heading, &ids));
            view! { <a href=same>{line.heading}</a> }.into_any()
        } else {
            line.heading.into_any()
        };
        let differs = line.differs;
        let cell = |cell: Cell| {
            let likely = cell.likely.then_some("（可能）");
            view! { <td class:differs=differs class:soft=cell.unknown>{cell.text} {likely}</td> }
        };
        let mark = differs.then(|| view! { <span class="tag">"不同"</span> });
        view! {
            <tr>
                <th scope="row">{heading} " " {mark}</th>
                {line.cells.into_iter().map(cell).collect::<Vec<_>>()}
            </tr>
        }
    };
    let offers = if ids.len() < MOST {
        candidates(dataset, &chosen)
    } else {
        Vec::new()
    };
    let offer = |(at, shared): (usize, usize)| {
        let project = dataset.projects.get(at)?;
        let mut with = ids.clone();
        with.push(project.id.clone());
        let link = base.link(&to(&name, &with));
        Some(view! {
            <li>
                <a href=link data-stay="">{heading(dataset, project).text}</a> " "
                <span class="soft">{format!("{shared} 条同名指标")}</span>
            </li>
        })
    };
    let offers: Vec<_> = offers.into_iter().filter_map(offer).collect();
    let title = if name.is_empty() {
        view! { <h1 tabindex="-1">"项目并列"</h1> }.into_any()
    } else {
        view! { <h2>"项目并列"</h2> }.into_any()
    };
    let word = if ids.len() < 2 {
        "再选一个项目，就能并列："
    } else {
        "还可以加上："
    };
    view! {
        {title}
        <p class="sub">"年度指标值照录原文；写法不同的标为“不同”，未能对应的不算不同。点一条指标，看所有同名的承诺。"</p>
        <div class="wide" tabindex="0" role="region" aria-label="项目并列">
            <table class="side">
                <thead>
                    <tr>
                        <td></td>
                        {view.heads.iter().enumerate().map(head).collect::<Vec<_>>()}
                    </tr>
                </thead>
                <tbody>{view.facts.into_iter().map(|fact| line((fact, false))).collect::<Vec<_>>()}</tbody>
                <tbody>{view.indicators.into_iter().map(|one| line((one, true))).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
        {(!offers.is_empty()).then(|| view! {
            <h2>"有同名指标的项目"</h2>
            <p class="sub">{word}</p>
            <ul class="names">{offers}</ul>
        })}
    }
}

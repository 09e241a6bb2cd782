use super::{MOST, Wanted};
use crate::app::components::said;
use crate::app::nav::{use_base, use_lens};
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::compare::{Cell, Line, candidates, side};
use crate::view::figures;
use crate::view::project::find;
use crate::view::projects::heading;
use leptos::prelude::*;

/// Projects side by side, what differs marked.
#[component]
pub(super) fn SideBySide(
    /// What the address asks for: projects that there are.
    wanted: Wanted,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let dataset = lens.dataset();
    let ids = wanted.projects.iter();
    let chosen: Vec<usize> = ids.filter_map(|id| find(dataset, id)).collect();
    let view = side(dataset, &chosen);
    let head = |(at, (_, id, title)): (usize, &(usize, String, String))| {
        let link = base.link(&Address::Project {
            id: id.clone(),
            filter: Filter::default(),
            place: None,
        });
        let mut rest = wanted.projects.clone();
        rest.remove(at);
        let without = base.link(&wanted.beside(rest));
        let label = tr!("不再并列：{}", title);
        view! {
            <th scope="col">
                <a href=link>{said(title.clone())}</a>
                <p><a class="add" href=without data-stay="" aria-label=label>{tr!("移去")}</a></p>
            </th>
        }
    };
    let line = |(line, is_indicator): (Line, bool)| {
        let heading = if is_indicator {
            let same = base.link(&wanted.named(&line.heading));
            view! { <a href=same>{said(line.heading)}</a> }.into_any()
        } else {
            line.heading.into_any()
        };
        let differs = line.differs;
        let mark = differs.then(|| view! { " " <span class="tag">{tr!("不同")}</span> });
        let cells: Vec<_> = line
            .cells
            .into_iter()
            .map(|one| cell(one, differs))
            .collect();
        view! { <tr><th scope="row">{heading} {mark}</th> {cells}</tr> }
    };
    let title = if wanted.name.is_empty() {
        view! { <h1 tabindex="-1">{tr!("项目并列")}</h1> }.into_any()
    } else {
        view! { <h2>{tr!("项目并列")}</h2> }.into_any()
    };
    view! {
        {title}
        <p class="sub">{tr!("年度指标值照录原文；写法不同的标为“不同”，未能对应的不算不同。点一条指标，看所有同名的承诺。")}</p>
        <div class="wide" tabindex="0" role="region" aria-label=tr!("项目并列")>
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
        <More wanted=wanted.clone() chosen />
    }
}

fn cell(cell: Cell, differs: bool) -> AnyView {
    let is_soft = cell.unknown || cell.absent;
    let likely = cell.likely.then_some(tr!("（可能）"));
    view! { <td class:differs=differs class:soft=is_soft>{said(cell.text)} {likely}</td> }
        .into_any()
}

/// Projects that could stand beside.
#[component]
fn More(
    /// What the address asks for.
    wanted: Wanted,
    /// The indices of its projects.
    chosen: Vec<usize>,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let dataset = lens.dataset();
    let offers = if chosen.len() < MOST {
        candidates(dataset, &chosen)
    } else {
        Vec::new()
    };
    let offer = |(at, shared): (usize, usize)| {
        let project = dataset.projects.get(at)?;
        let link = base.link(&wanted.with(&project.id)?);
        Some(view! {
            <li>
                <a href=link data-stay="">{said(heading(dataset, project).text)}</a> " "
                <span class="soft">{tr!(shared => "{} 条同名指标", figures::count(shared))}</span>
            </li>
        })
    };
    let offers: Vec<_> = offers.into_iter().filter_map(offer).collect();
    let word = if chosen.len() < 2 {
        tr!("再选一个项目，就能并列：")
    } else {
        tr!("还可以加上：")
    };
    (!offers.is_empty()).then(|| {
        view! {
            <h2>{tr!("有同名指标的项目")}</h2>
            <p class="sub">{word}</p>
            <ul class="names">{offers}</ul>
        }
    })
}

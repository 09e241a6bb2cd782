use super::PlaceLink;
use crate::app::components::{ConfidenceTag, own, said};
use crate::app::nav::{use_base, use_place};
use crate::tr;
use crate::view::address::Address;
use crate::view::project::{LinkView, ProjectView};
use crate::view::words;
use leptos::prelude::*;

/// Why these cells are believed to stand in one row.
#[component]
pub fn Belongs(
    /// What is known of the project.
    view: ProjectView,
) -> impl IntoView {
    let marked = use_place();
    let method = use_base().link(&Address::Method);
    let id = view.id.clone();
    let one = move |link: LinkView| {
        let heading = words::column(link.column);
        let name = match link.place {
            Some(place) => {
                let id = id.clone();
                view! { <PlaceLink id place marked>{heading}</PlaceLink> }.into_any()
            }
            None => heading.into_any(),
        };
        let reasons: Vec<_> = link
            .reasons
            .into_iter()
            .map(|reason| view! { <li>{said(reason)}</li> })
            .collect();
        view! {
            <div>
                <dt>{name} " " <ConfidenceTag confidence=link.confidence /></dt>
                <dd><ul>{reasons}</ul></dd>
            </div>
        }
    };
    let links: Vec<_> = view.links.iter().cloned().map(one).collect();
    view! {
        <section aria-labelledby="belongs">
            <h2 id="belongs">{tr!("这些内容为何放在一起")}</h2>
            <p class="sub">
                {tr!("原文按栏提取，行的对应关系已丢失；以下是逐栏对应的把握与依据。")}
                <a href=method>{tr!("方法")}</a>
            </p>
            <dl class="belongs">{links}</dl>
            <Leftovers view />
        </section>
    }
}

/// Cells of the page that belong to none of its rows for certain: here, if any of them could be this row's.
#[component]
fn Leftovers(
    /// What is known of the project.
    view: ProjectView,
) -> impl IntoView {
    let list = |heading: &'static str, cells: Vec<String>| {
        let cells: Vec<_> = cells
            .into_iter()
            .map(|cell| view! { <li>{own(cell)}</li> })
            .collect();
        (!cells.is_empty()).then(|| {
            view! {
                <p class="sub">{heading}</p>
                <ul class="leftovers">{cells}</ul>
            }
        })
    };
    let no_name = view.heading.missing;
    let no_goal = view.goal.is_empty();
    let left = view.leftovers;
    view! {
        {no_name.then(|| list(tr!("本页未能对应到行的名称"), left.names))}
        {no_goal.then(|| list(tr!("本页未能对应到行的目标"), left.goals))}
    }
}

use super::PlaceLink;
use crate::app::components::{ConfidenceTag, own, said};
use crate::app::nav::use_place;
use crate::model::{Column, Confidence};
use crate::tr;
use crate::view::address::Place;
use crate::view::project::ProjectView;
use leptos::prelude::*;

/// 绩效目标, in its paragraphs, or why it is not claimed.
#[component]
pub fn Goal(
    /// What is known of the project.
    view: ProjectView,
) -> impl IntoView {
    let marked = use_place();
    let link = view
        .links
        .into_iter()
        .find(|link| link.column == Column::Goal);
    let confidence = link
        .as_ref()
        .map_or(Confidence::Unresolved, |link| link.confidence);
    let reason = link.and_then(|link| link.reasons.into_iter().next());
    let doubtful = confidence == Confidence::Likely;
    let body = if view.goal.is_empty() {
        let reason = reason.filter(|_| confidence == Confidence::Unresolved);
        view! {
            <p class="absent">{tr!("未能对应")}</p>
            <p class="soft">{said(reason.map_or(tr!("原文此格为空。").to_owned(), |reason| tr!("{}。", reason)))}</p>
        }
        .into_any()
    } else {
        let paragraph = |text| view! { <p>{own(text)}</p> };
        let text: Vec<_> = view.goal.into_iter().map(paragraph).collect();
        view! {
            <div class="goal">{text}</div>
            <p class="sub"><PlaceLink id=view.id place=Place::Goal marked>{tr!("看它在原文中的位置")}</PlaceLink></p>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="goal">
            <h2 id="goal">
                {tr!("绩效目标")} {doubtful.then(|| view! { " " <ConfidenceTag confidence /> })}
            </h2>
            {body}
        </section>
    }
}

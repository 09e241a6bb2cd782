use super::explore::{at_row, use_filter};
use super::missing::Missing;
use super::project_parts::{
    Belongs, Goal, Indicators, Money, Pager, PlaceLink, Similar, SourcePanel,
};
use crate::app::browser::set_title;
use crate::app::components::{ConfidenceTag, Crumb, TakeAway, in_time, own, said};
use crate::app::nav::{use_base, use_lens, use_place};
use crate::app::parts::due_if_large;
use crate::export::{Rows, Subject};
use crate::model::Confidence;
use crate::tr;
use crate::view::address::{Address, By, Filter, Place};
use crate::view::project::{ProjectView, find, project_view};
use leptos::prelude::*;
use std::sync::Arc;

/// One project: what is known of it, how surely, and where it stands.
#[component]
pub(super) fn Project(
    /// Its id in the address.
    id: String,
) -> impl IntoView {
    let lens = use_lens();
    let index = find(lens.dataset(), &id);
    match index.and_then(|index| Some((index, project_view(lens.dataset(), index)?))) {
        Some((index, view)) => view! { <Found index view /> }.into_any(),
        None => view! { <Missing /> }.into_any(),
    }
}

/// A project that is there.
#[component]
fn Found(
    /// Its index in the dataset.
    index: usize,
    /// What is known of it.
    view: ProjectView,
) -> impl IntoView {
    let title = view.heading.text.clone();
    set_title(move || title.clone());
    let view = StoredValue::new(view);
    let view = view.get_value();
    let indicators = view.indicators;
    let is_due = [(); 2].map(|()| due_if_large());
    let own = view.clone();
    let promises = in_time(is_due[0], move || {
        view! { <Indicators index view=own.clone() /> <Checks all=own.checks.clone() /> }.into_any()
    });
    let own = view.clone();
    let beside = in_time(is_due[1], move || {
        view! { <Similar index /> <Belongs view=own.clone() /> }.into_any()
    });
    view! {
        <Head view=view.clone() />
        <TakeAway
            subject=Arc::new(move || Subject::Project(index))
            rows=Arc::new(move || rows(index, indicators))
        />
        <Money view=view.clone() />
        <div class="grid">
            <div>
                <Goal view=view.clone() />
                {promises}
                {beside}
            </div>
            <SourcePanel index view />
        </div>
        <Pager index />
    }
}

/// What the audit says of it.
#[component]
fn Checks(
    /// It, in words.
    all: Vec<String>,
) -> impl IntoView {
    let one = |check| view! { <li><span>{said(check)}</span></li> };
    (!all.is_empty()).then(|| {
        view! {
            <section aria-labelledby="checks">
                <h2 id="checks">{tr!("核查提示")}</h2>
                <p class="sub">{tr!("逐条列明依据，不作评价")}</p>
                <ul class="checks">{all.into_iter().map(one).collect::<Vec<_>>()}</ul>
            </section>
        }
    })
}

/// A line for each of its indicators; one for the project itself if it has none.
fn rows(index: usize, indicators: usize) -> Rows {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    match indicators {
        0 => Rows::Projects(vec![number(index)]),
        all => Rows::Indicators((0..number(all)).map(|at| (number(index), at)).collect()),
    }
}

/// Where it belongs and what it is called.
#[component]
fn Head(
    /// What is known of it.
    view: ProjectView,
) -> impl IntoView {
    let mut filter = use_filter().get_untracked();
    let list = match (filter.is_empty(), filter.of_indicators) {
        (true, false) => tr!("项目"),
        (true, true) => tr!("指标"),
        _ => tr!("返回查找结果"),
    };
    let base = use_base();
    let marked = use_place();
    let back = if std::mem::take(&mut filter.of_indicators) {
        let from = marked.get_untracked().and_then(Place::ordinal);
        let row = from.map(|ordinal| format!("{}.{ordinal}", view.id));
        (base.link(&Address::Indicators(filter)), row)
    } else {
        let row = Some(view.id.clone());
        (base.link(&Address::Projects(filter)), row)
    };
    let back = match back {
        (list, Some(row)) => at_row(&list, &row),
        (list, None) => list,
    };
    let mut steps = vec![(back, list.to_owned())];
    if let Some((id, name)) = &view.unit {
        let of_unit = Filter::of_unit(id.clone());
        steps.push((base.link(&Address::Projects(of_unit)), name.clone()));
    }
    let doubtful = view.heading.confidence == Confidence::Likely;
    let unit = match view.unit {
        None => tr!("单位未能对应").into_any(),
        Some((_, name)) => {
            view! { <PlaceLink id=view.id.clone() place=Place::Unit marked>{own(name)}</PlaceLink> }
                .into_any()
        }
    };
    let compare = base.link(&Address::Compare {
        name: String::new(),
        projects: vec![view.id.clone()],
        by: By::Value,
    });
    view! {
        <Crumb steps />
        <h1 tabindex="-1" class:missing=view.heading.missing>
            {if view.heading.missing {
                said(view.heading.text)
            } else {
                view! { <PlaceLink id=view.id.clone() place=Place::Name marked>{own(view.heading.text)}</PlaceLink> }.into_any()
            }}
            {doubtful.then(|| view! { " " <ConfidenceTag confidence=view.heading.confidence /> })}
        </h1>
        <ul class="chips" aria-label=tr!("项目概况")>
            <li>{unit}</li>
            <li>{tr!("第 {} 页 第 {} 行", view.page, view.row)}</li>
            <li>{tr!(view.indicators => "{} 条指标", view.indicators)}</li>
            <li><a href=compare>{tr!("与其他项目并列")}</a></li>
        </ul>
    }
}

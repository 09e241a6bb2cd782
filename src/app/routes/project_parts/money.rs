use super::PlaceLink;
use crate::app::components::{ConfidenceTag, UnitLine, said};
use crate::app::nav::use_place;
use crate::lang::tr;
use crate::model::{Column, Confidence, Fund};
use crate::tr;
use crate::view::address::Place;
use crate::view::currency;
use crate::view::figures;
use crate::view::project::{LinkView, ProjectView};
use leptos::prelude::*;
use rust_decimal::Decimal;

/// The amounts, or honestly why none is claimed.
#[component]
pub fn Money(
    /// What is known of the project.
    view: ProjectView,
) -> impl IntoView {
    let link = view
        .links
        .iter()
        .find(|link| link.column == Column::Amounts)
        .cloned();
    let body = if view.amounts.is_empty() {
        view! { <Without view link /> }.into_any()
    } else {
        view! { <With view link /> }.into_any()
    };
    view! {
        <section class="money" aria-label=tr!("预算")>{body}</section>
    }
}

/// Amounts that are linked.
#[component]
fn With(
    /// What is known of the project.
    view: ProjectView,
    /// How they were linked.
    link: Option<LinkView>,
) -> impl IntoView {
    let marked = use_place();
    let confidence = link
        .as_ref()
        .map_or(Confidence::Unresolved, |link| link.confidence);
    let reason = link.and_then(|link| link.reasons.into_iter().next());
    let cell = |(fund, value): (Fund, Decimal)| {
        let (currency, id) = (currency::unit(&view.currency).to_owned(), view.id.clone());
        view! {
            <div>
                <dt>{tr(fund.heading())}</dt>
                <dd title=figures::in_yuan(value)>
                    <PlaceLink id place=Place::Fund(fund) marked>
                        {figures::money(value)} " " <small>{currency}</small>
                    </PlaceLink>
                </dd>
            </div>
        }
    };
    let unknown = |fund: Fund| {
        view! {
            <div>
                <dt>{tr(fund.heading())}</dt>
                <dd class="absent">{tr!("未能分清")}</dd>
            </div>
        }
    };
    view! {
        <dl class="figures">
            {view.amounts.iter().copied().map(cell).collect::<Vec<_>>()}
            {view.unknown.iter().copied().map(unknown).collect::<Vec<_>>()}
        </dl>
        <p class="sub">
            <ConfidenceTag confidence /> " " {reason.map(|reason| said(tr!("{}。", reason)))} " "
            <PlaceLink id=view.id.clone() place=Place::Money marked>{tr!("看它在原文中的位置")}</PlaceLink>
        </p>
        <UnitLine published=view.currency />
    }
}

/// Why no amount is claimed, and what the page and the unit hold instead.
#[component]
fn Without(
    /// What is known of the project.
    view: ProjectView,
    /// Why not.
    link: Option<LinkView>,
) -> impl IntoView {
    let reason = link.and_then(|link| link.reasons.into_iter().next());
    let (amounts, more) = (&view.leftovers.amounts, view.leftovers.more);
    let on_page = amounts.iter().copied().map(figures::money);
    let on_page: Vec<String> = on_page.collect();
    view! {
        <dl class="figures">
            <div>
                <dt>{tr!("预算")}</dt>
                <dd class="absent">{tr!("未能对应")}</dd>
            </div>
        </dl>
        <p class="sub">
            {reason.map(|reason| said(tr!("{}。", reason)))}
            {view.unit_total.map(|sum| tr!("所属单位合计 {} {}。", figures::money(sum), currency::unit(&view.currency)))}
        </p>
        {(!on_page.is_empty()).then(|| view! {
            <p class="sub">
                {tr!("本页未能对应到行的金额（{}）：{}", currency::unit(&view.currency), on_page.join(tr!("、")))}
                {(more > 0).then(|| tr!(more => "，另有 {} 个", figures::count(more)))}
            </p>
        })}
    }
}

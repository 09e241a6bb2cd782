use super::said;
use crate::app::nav::use_base;
use crate::audit;
use crate::lang::tr;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::figures;
use crate::view::overview::{Case, Check};
use leptos::prelude::*;

/// How many cases of a kind are listed here; a project's page lists all of its own.
const LISTED: usize = 10;

/// What may be worth checking, by kind; each kind opens to its cases.
#[component]
pub fn Checks(
    /// The findings by kind.
    checks: Vec<Check>,
) -> impl IntoView {
    let kind = |check: Check| {
        let count = check.cases.len();
        let more = count.saturating_sub(LISTED);
        let cases: Vec<_> = check
            .cases
            .into_iter()
            .take(LISTED)
            .map(|case| view! { <CaseItem case /> })
            .collect();
        view! {
            <li>
                <details>
                    <summary>
                        <span>{title(check.id)}</span>
                        <span class="n">{figures::count(count)}</span>
                    </summary>
                    <ul>{cases}</ul>
                    {(more > 0).then(|| view! {
                        <p class="soft">
                            {tr!(more => "另有 {} 处，列在各自的项目页上。", figures::count(more))}
                        </p>
                    })}
                </details>
            </li>
        }
    };
    view! {
        <section aria-labelledby="checks">
            <h2 id="checks">{tr!("核查提示")}</h2>
            <p class="sub">{tr!("逐条列明依据，不作评价；点开看每一处")}</p>
            <ul class="checks kinds">{checks.into_iter().map(kind).collect::<Vec<_>>()}</ul>
        </section>
    }
}

/// One case and the project that it concerns.
#[component]
fn CaseItem(
    /// The case.
    case: Case,
) -> impl IntoView {
    let base = use_base();
    let link = case.project.map(|(id, name)| {
        let to = base.link(&Address::Project {
            id,
            filter: Filter::default(),
            place: None,
        });
        view! { <a href=to>{said(name)}</a> {tr!("：")} }
    });
    view! { <li>{link} {said(case.message)}</li> }
}

/// The heading of a kind.
fn title(id: &'static str) -> &'static str {
    let mut infos = audit::catalogue().iter();
    infos
        .find(|info| info.id == id)
        .map_or(id, |info| tr(info.title_zh))
}

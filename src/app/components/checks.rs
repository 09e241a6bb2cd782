use crate::app::nav::use_base;
use crate::audit;
use crate::lang::tr;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::figures;
use crate::view::filter::Facet;
use crate::view::overview::Check;
use leptos::prelude::*;

/// What may be worth checking, by kind; each kind leads to its cases.
#[component]
pub fn Checks(
    /// The findings by kind.
    checks: Vec<Check>,
) -> impl IntoView {
    let base = use_base();
    let kind = |check: Check| {
        let to = base.link(&Address::Findings(Filter {
            chosen: vec![(Facet::Finding, check.id.to_owned())],
            ..Filter::default()
        }));
        view! {
            <tr>
                <th scope="row"><a href=to>{title(check.id)}</a></th>
                <td class="n">{figures::count(check.count)}</td>
            </tr>
        }
    };
    view! {
        <section aria-labelledby="checks">
            <h2 id="checks">{tr!("有什么值得核查")}</h2>
            <p class="sub">{tr!("并列原文的两处写法，或对照表格的要求；不作评价。")}</p>
            <table aria-labelledby="checks">
                <tbody>{checks.into_iter().map(kind).collect::<Vec<_>>()}</tbody>
            </table>
        </section>
    }
}

/// The heading of a kind.
fn title(id: &'static str) -> &'static str {
    let mut infos = audit::catalogue().iter();
    infos
        .find(|info| info.id == id)
        .map_or(id, |info| tr(info.title_zh))
}

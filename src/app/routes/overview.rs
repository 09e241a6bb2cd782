use crate::app::browser::set_title;
use crate::app::components::{
    Bar, Checks, FiguresRow, SearchBox, UnitChoice, UnitsTable, own, said,
};
use crate::app::nav::{Step, use_base, use_go, use_lens};
use crate::app::parts::Later;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::currency;
use crate::view::figures;
use crate::view::overview::{Category, Overview as View};
use leptos::prelude::*;

/// 总览: how much, to whom, for what.
#[component]
pub(super) fn Overview() -> impl IntoView {
    let view = use_lens().overview().clone();
    set_title(|| tr!("总览").to_owned());
    let leading = view.units.first().and_then(|unit| unit.share.clone());
    let leading = leading.map(|share| tr!("首位占全部的 {}。", share));
    view! {
        <p class="kicker">{said(view.kicker.join(" · "))}</p>
        <h1 tabindex="-1">{tr!("项目支出绩效目标：这笔钱承诺办成什么")}</h1>
        <FiguresRow overview=view.clone() />
        <Ask overview=view.clone() />
        <div class="cols">
            <section aria-labelledby="money">
                <h2 id="money">{tr!("钱到了哪里")}</h2>
                <p class="sub">
                    {tr!("各单位公布的预算合计，{}；点单位看它的项目。", currency::unit(&view.currency))} {leading} " " <UnitChoice published=view.currency.clone() />
                </p>
                <UnitsTable overview=view.clone() />
            </section>
            <div>
                <Promises overview=view.clone() />
                {(!view.checks.is_empty()).then(|| view! { <Checks checks=view.checks.clone() /> })}
            </div>
        </div>
    }
}

/// Search from the first screen.
#[component]
fn Ask(
    /// What is known of the document.
    overview: View,
) -> impl IntoView {
    let go = use_go();
    let base = use_base();
    let to = |query: String| {
        Address::Projects(Filter {
            query,
            ..Filter::default()
        })
    };
    let later = expect_context();
    let ahead = Callback::new(move |()| Later::fetch(later, || ()));
    let search = Callback::new(move |query| go(&to(query), Step::Push));
    let hints: Vec<_> = overview
        .frequent
        .into_iter()
        .map(|name| {
            let link = base.link(&to(name.clone()));
            view! { <a href=link>{own(name)}</a> " " }
        })
        .collect();
    view! {
        <SearchBox value=String::new() on_change=Callback::new(|_| ()) on_submit=search on_focus=ahead />
        <p class="hint">{tr!("试试：")} {hints}</p>
    }
}

/// Indicators by category.
#[component]
fn Promises(
    /// What is known of the document.
    overview: View,
) -> impl IntoView {
    let row = |row: Category| {
        view! {
            <tr>
                <th scope="row">{own(row.name)} " " <span class="code">{row.code}</span></th>
                <td class="n">{figures::count(row.count)}</td>
                <td class="barcell"><Bar length=row.bar /></td>
            </tr>
        }
    };
    view! {
        <section aria-labelledby="promises">
            <h2 id="promises">{tr!("承诺了什么")}</h2>
            <p class="sub">
                {tr!(overview.indicators => "{} 条指标，按二级类别", figures::count(overview.indicators))}
            </p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{tr!("类别与代码")}</th>
                        <th scope="col" class="n">{tr!("条")}</th>
                        <td class="barcell"></td>
                    </tr>
                </thead>
                <tbody>{overview.categories.into_iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </section>
    }
}

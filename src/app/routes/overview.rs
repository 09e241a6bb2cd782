use crate::app::browser::set_title;
use crate::app::components::{
    Bar, Checks, FiguresRow, SearchBox, UnitChoice, UnitsTable, own, said,
};
use crate::app::nav::{Step, use_base, use_go, use_lens};
use crate::tr;
use crate::view::address::{Address, By, Filter};
use crate::view::currency;
use crate::view::figures;
use crate::view::overview::{Category, Overview as View};
use leptos::prelude::*;

/// 总览: how much, to whom, for what.
#[component]
pub(super) fn Overview() -> impl IntoView {
    let view = use_lens().overview().clone();
    let base = use_base();
    set_title(|| tr!("总览").to_owned());
    let leading = view.units.first().and_then(|unit| unit.share.clone());
    let leading = leading.map(|share| tr!("首位占全部的 {}。", share));
    view! {
        <p class="kicker">{said(view.kicker.join(" · "))}</p>
        <h1 tabindex="-1">{tr!("项目支出绩效目标：这笔钱承诺办成什么")}</h1>
        <p class="lead">
            {tr!("花钱之前，单位先写明这笔钱要办成什么（绩效目标），用哪些数来衡量（绩效指标）。这里逐条还原公开的表格，可查、可比、可核对原文。")} " "
            <a href=base.link(&Address::Method)>{tr!("名词与方法")}</a>
        </p>
        <FiguresRow overview=view.clone() />
        <Ask overview=view.clone() />
        <div class="cols">
            <section aria-labelledby="money">
                <h2 id="money">{tr!("钱到了哪里")}</h2>
                <p class="sub">
                    {tr!("各单位公布的预算合计，{}；点单位看它的项目。", currency::unit(&view.currency))} {leading} " " <UnitChoice published=view.currency.clone() />
                </p>
                <UnitsTable overview=view.clone() />
                <p>
                    <a class="onward" href=base.link(&Address::Charts(Filter::default()))>{tr!("看图表：谁的钱、哪来的、承诺了什么")}</a>
                </p>
            </section>
            <div>
                <Promises overview=view.clone() />
                <Measured overview=view.clone() />
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
        <SearchBox value=String::new() on_change=Callback::new(|_| ()) on_submit=search on_focus=Callback::new(|()| ()) />
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
    const MOST: usize = 200;
    let more = overview.categories.len().saturating_sub(MOST);
    view! {
        <section aria-labelledby="promises">
            <h2 id="promises">{tr!("承诺了什么")}</h2>
            <p class="sub">
                {tr!(overview.indicators => "{} 条指标，每条写一件事和它要达到的值；按二级类别：", figures::count(overview.indicators))}
            </p>
            <table aria-labelledby="promises">
                <thead>
                    <tr>
                        <th scope="col">{tr!("类别与代码")}</th>
                        <th scope="col" class="n">{tr!("条")}</th>
                        <td class="barcell"></td>
                    </tr>
                </thead>
                <tbody>{overview.categories.into_iter().take(MOST).map(row).collect::<Vec<_>>()}</tbody>
            </table>
            {(more > 0).then(|| view! {
                <p class="soft">{tr!(more => "另有 {} 类，在“指标”的筛选里都有。", figures::count(more))}</p>
            })}
        </section>
    }
}

/// How much of what is promised says a number or a date, and where to compare it.
#[component]
fn Measured(
    /// What is known of the document.
    overview: View,
) -> impl IntoView {
    let base = use_base();
    let [all, measured] = [overview.indicators, overview.measured].map(figures::count);
    let compare = base.link(&Address::Compare {
        name: String::new(),
        projects: Vec::new(),
        by: By::Value,
    });
    view! {
        <section aria-labelledby="measured">
            <h2 id="measured">{tr!("能不能衡量")}</h2>
            <p>
                {tr!("{} 条里，{} 条写有数量或期限，其余是文字或待填。", all, measured)} " "
                <a href=compare>{tr!("比一比：同一件事各承诺多少")}</a>
            </p>
        </section>
    }
}

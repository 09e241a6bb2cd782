use crate::app::nav::use_base;
use crate::tr;
use crate::view::address::Address;
use crate::view::currency;
use crate::view::figures;
use crate::view::overview::Overview;
use leptos::prelude::*;

/// The key figures of the document.
#[component]
pub fn FiguresRow(
    /// What is known of it.
    overview: Overview,
) -> impl IntoView {
    let base = use_base();
    let total = &overview.total;
    let sum = total.value.map_or("—".to_owned(), figures::money);
    let who = if total.published {
        tr!("预算合计")
    } else {
        tr!("各单位合计相加")
    };
    let reading = total.hundred_millions.as_ref();
    let label = reading.map_or(who.to_owned(), |yi| tr!("{}（约 {} 亿元）", who, yi));
    let plain = |n: usize, label: &'static str| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{figures::count(n)}</dd>
            </div>
        }
    };
    view! {
        <dl class="figures">
            <div>
                <dt>{label}</dt>
                <dd title=total.value.and_then(figures::in_yuan)>{sum} " " <small>{currency::unit(&overview.currency).to_owned()}</small></dd>
            </div>
            {plain(overview.units.len(), tr!("资金使用单位"))}
            {plain(overview.projects, tr!("项目"))}
            {plain(overview.indicators, tr!("绩效指标"))}
            <div>
                <dt>{tr!("项目名称已对应 · ")} <a href=base.link(&Address::Method)>{tr!("说明")}</a></dt>
                <dd>
                    {figures::count(overview.named)}
                    <small>" / " {figures::count(overview.projects)}</small>
                </dd>
            </div>
        </dl>
    }
}

//! 图表: what the document's figures look like.

mod units_chart;

use self::units_chart::UnitsChart;
use crate::app::browser::set_title;
use crate::app::nav::use_lens;
use leptos::prelude::*;

/// All charts.
#[component]
pub(super) fn Charts() -> impl IntoView {
    let overview = use_lens().overview().clone();
    set_title(|| "图表".to_owned());
    view! {
        <h1 tabindex="-1">"图表"</h1>
        <section aria-labelledby="money">
            <h2 id="money">"各单位公布的预算合计"</h2>
            <p class="sub">{format!("单位：{}", overview.currency)}</p>
            <UnitsChart overview />
        </section>
    }
}

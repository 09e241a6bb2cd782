//! 图表: what the document's figures look like.

mod units_chart;

use self::units_chart::UnitsChart;
use crate::app::browser::set_title;
use crate::app::nav::use_lens;
use crate::tr;
use crate::view::currency;
use leptos::prelude::*;

/// All charts.
#[component]
pub(super) fn Charts() -> impl IntoView {
    let overview = use_lens().overview().clone();
    set_title(|| tr!("图表").to_owned());
    view! {
        <h1 tabindex="-1">{tr!("图表")}</h1>
        <section aria-labelledby="money">
            <h2 id="money">{tr!("各单位公布的预算合计")}</h2>
            <p class="sub">{tr!("单位：{}", currency::unit(&overview.currency))}</p>
            <UnitsChart overview />
        </section>
    }
}

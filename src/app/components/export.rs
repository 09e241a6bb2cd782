use crate::app::browser;
use crate::app::finding::{Order, Search};
use crate::app::nav::use_lens;
use crate::view::address::Filter;
use crate::view::projects::{ProjectList, file_name};
use leptos::prelude::*;

/// What the list shows, to take away.
#[component]
pub fn Export(
    /// What was asked for.
    filter: Memo<Filter>,
    /// What it gives.
    list: Memo<ProjectList>,
) -> impl IntoView {
    let lens = use_lens();
    let search: Search = expect_context();
    let save = Callback::new(move |format: &'static str| {
        let name = file_name(lens.dataset(), &filter.read_untracked(), &browser::today());
        let projects = list
            .read_untracked()
            .rows
            .iter()
            .map(|row| row.index)
            .collect();
        let order = Order {
            format,
            projects,
            name: format!("{name}.{format}"),
        };
        search.order(&lens, order);
    });
    let button = |format: &'static str, text: &'static str| {
        view! { <button type="button" on:click=move |_| save.run(format)>{text}</button> }
    };
    view! {
        <p class="export">
            "导出所列项目：" {button("csv", "CSV（Excel、WPS）")} "、"
            {button("txt.csv", "CSV（原样）")} "；整份文件：" {button("json", "JSON")}
        </p>
    }
}

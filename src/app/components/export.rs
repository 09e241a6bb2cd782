use crate::app::browser;
use crate::app::finding::{Order, Search};
use crate::app::nav::use_lens;
use crate::view::projects::file_name;
use leptos::prelude::*;

/// What the list shows, to take away.
#[component]
pub fn Export(
    /// The words of what was asked for.
    choices: Signal<Vec<String>>,
    /// The projects that it gives, as indices in the dataset.
    projects: Signal<Vec<u32>>,
) -> impl IntoView {
    let lens = use_lens();
    let search: Search = expect_context();
    let save = Callback::new(move |format: &'static str| {
        let name = file_name(lens.dataset(), &choices.read_untracked(), &browser::today());
        let order = Order {
            format,
            projects: projects.get_untracked(),
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

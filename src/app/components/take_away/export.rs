use super::Now;
use super::files::Asked;
use super::menu::Menu;
use crate::app::browser;
use crate::app::nav::use_lens;
use crate::export::{Format, Order, Rows, Subject};
use crate::lang::tr;
use crate::tr;
use crate::view::projects::file_name;
use leptos::prelude::*;
use std::sync::Arc;

/// The files that can be had, each with what it is for.
#[component]
pub(super) fn Export(
    /// The list that is shown.
    subject: Now<Subject>,
    /// Its rows.
    rows: Now<Rows>,
    /// What is chosen, for the name of a file.
    names: Now<Vec<String>>,
    /// What is said of it.
    said: RwSignal<String>,
) -> impl IntoView {
    let lens = use_lens();
    let is_open = RwSignal::new(false);
    let shown = subject.clone();
    let order: Arc<dyn Fn(Format) + Send + Sync> = Arc::new(move |format| {
        let about = super::about(&lens, &shown());
        let names = names();
        let names = if format.is_whole() {
            &[]
        } else {
            names.as_slice()
        };
        let name = file_name(lens.dataset(), names, &about.date);
        let name = format!("{name}.{}", format.ending());
        let order = Order {
            format,
            rows: rows(),
            about,
        };
        let lens = lens.clone();
        is_open.set(false);
        browser::focus(".take .menu button");
        Asked::of_rows(&order).save(lens, name, said);
    });
    let one = Arc::new(move |format: Format| {
        let (title, purpose) = words(format);
        let order = order.clone();
        view! {
            <li>
                <button type="button" on:click=move |_| order(format)>
                    <strong>{tr(title)}</strong>
                    <span class="sub">{tr(purpose)}</span>
                </button>
            </li>
        }
    });
    let of = move |is_whole| {
        let formats = Format::ALL.into_iter();
        let formats = formats.filter(|format| format.is_whole() == is_whole);
        formats.map(|format| one(format)).collect::<Vec<_>>()
    };
    let listed: Now<String> = Arc::new(move || match subject() {
        Subject::List { tally, .. } => tr!("所列的 {}", tally),
        _ => String::new(),
    });
    view! {
        <Menu word=tr!("导出") id="export" is_open>
            <h2>{
                let listed = listed.clone();
                move || listed()
            }</h2>
            <ul>{of(false)}</ul>
            <h2>{tr!("整份文件，不受筛选影响")}</h2>
            <ul>{of(true)}</ul>
        </Menu>
    }
}

const fn words(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Workbook => (
            "工作簿 XLSX",
            "给 Excel、WPS：项目、指标各一张表，数字可计算，附出处",
        ),
        Format::Spreadsheet => ("表格 CSV", "给 Excel、WPS 等：每条指标一行"),
        Format::Verbatim => ("CSV（原样）", "给程序：每条指标一行，逐字照录"),
        Format::Listed => ("JSON", "给程序：所列的项目和指标，连同依据和在原文中的位置"),
        Format::Json => ("JSON（整份）", "给程序：全部内容，连同依据和在原文中的位置"),
        Format::Package => (
            "数据包 ZIP",
            "给程序和存档（Data Package）：相互关联的三张表、字段说明和原文",
        ),
    }
}

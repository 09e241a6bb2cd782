use super::desk::{Desk, use_change};
use super::grid::{Grid, PRINTED};
use super::rows::draw;
use crate::app::nav::{Step, use_base, use_lens};
use crate::view::explore::Listing;
use crate::view::figures;
use crate::view::filter::{Sort, SortKey};
use crate::view::overview::currency;
use leptos::html::Table;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Lists up to this length are drawn whole.
const WHOLE: usize = 300;

/// A column's heading, its class, and what it sorts by.
type Head = (&'static str, &'static str, SortKey);

const PROJECTS: [Head; 5] = [
    ("项目", "name", SortKey::Project),
    ("单位", "unit", SortKey::Unit),
    ("页 · 行", "n", SortKey::Place),
    ("指标", "n", SortKey::Indicators),
    ("总计", "n", SortKey::Money),
];

const INDICATORS: [Head; 5] = [
    ("指标", "name", SortKey::Indicator),
    ("年度指标值", "value", SortKey::Annual),
    ("项目", "of", SortKey::Project),
    ("单位", "unit", SortKey::Unit),
    ("页", "n", SortKey::Place),
];

/// What a list can be sorted by, in words.
pub(super) const fn sorts(listing: Listing) -> &'static [(SortKey, &'static str)] {
    match listing {
        Listing::Projects => &[
            (SortKey::Project, "项目名称"),
            (SortKey::Unit, "单位"),
            (SortKey::Place, "页 · 行"),
            (SortKey::Indicators, "指标数"),
            (SortKey::Money, "总计"),
        ],
        Listing::Indicators => &[
            (SortKey::Indicator, "指标名称"),
            (SortKey::Level, "类别"),
            (SortKey::Annual, "年度指标值"),
            (SortKey::Project, "项目名称"),
            (SortKey::Unit, "单位"),
            (SortKey::Place, "页"),
            (SortKey::Money, "项目总计"),
        ],
    }
}

/// The list itself.
#[component]
pub fn List(
    /// What it shows.
    desk: Desk,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let table = NodeRef::<Table>::new();
    let grid = StoredValue::new_local(None::<Grid>);
    let money = format!("总计（{}）", currency(lens.dataset()));
    Effect::new(move |_| {
        let Some(table) = table.get() else {
            return;
        };
        let count = desk.shown.read().outcome.rows.len();
        let draw = draw(desk, lens.clone(), &base);
        let is_dense = desk.filter.read().dense;
        // Before the rows are drawn and measured: how high they are depends on it.
        let _ = table.class_list().toggle_with_force("dense", is_dense);
        grid.update_value(|grid| {
            if grid.is_none() {
                *grid = Grid::new(table.unchecked_into(), None, WHOLE);
            }
            if let Some(grid) = grid {
                grid.show(count, draw);
            }
        });
    });
    let (class, heads) = match desk.listing {
        Listing::Projects => ("projects", PROJECTS),
        Listing::Indicators => ("projects lines", INDICATORS),
    };
    let head = |(text, class, key): Head| {
        let text = if key == SortKey::Money {
            money.clone()
        } else {
            text.to_owned()
        };
        view! { <HeadCell desk text class key /> }
    };
    let cut = move || {
        let count = desk.shown.read().outcome.rows.len();
        (count > PRINTED).then(|| {
            let (printed, count) = (figures::count(PRINTED), figures::count(count));
            view! { <p class="print-only">{format!("打印前 {printed} 行，共 {count} 行。")}</p> }
        })
    };
    view! {
        <table class=class node_ref=table tabindex="-1">
            <thead>
                <tr aria-rowindex="1">{heads.map(head).into_iter().collect::<Vec<_>>()}</tr>
            </thead>
            <tbody class="blank" aria-hidden="true"></tbody>
            <tbody></tbody>
            <tbody class="blank" aria-hidden="true"></tbody>
        </table>
        {cut}
    }
}

/// A heading that sorts: up, down, and as it was.
#[component]
fn HeadCell(
    /// The list.
    desk: Desk,
    /// What it says.
    text: String,
    /// The column's class.
    class: &'static str,
    /// What it sorts by.
    key: SortKey,
) -> impl IntoView {
    let change = use_change(desk);
    let now = move || {
        let sort = desk.filter.read().sort?;
        (sort.key == key).then_some(sort.descending)
    };
    // Of numbers the largest are asked for first.
    let is_number = matches!(key, SortKey::Indicators | SortKey::Money);
    let press = move |_| {
        let mut filter = desk.filter.get_untracked();
        let descending = match untrack(now) {
            None => Some(is_number),
            Some(descending) => (descending == is_number).then_some(!descending),
        };
        filter.sort = descending.map(|descending| Sort { key, descending });
        change.run((Step::Turn, filter));
    };
    let said = move || match now() {
        None => Some("none"),
        Some(true) => Some("descending"),
        Some(false) => Some("ascending"),
    };
    view! {
        <th scope="col" class=class aria-sort=said>
            <button type="button" on:click=press>{text}</button>
        </th>
    }
}

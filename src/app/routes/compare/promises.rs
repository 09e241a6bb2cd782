use super::Wanted;
use crate::app::components::said;
use crate::app::nav::use_base;
use crate::tr;
use crate::view::address::By;
use crate::view::compare::{Group, Promise, groups, label};
use crate::view::figures;
use crate::view::words::begun;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// So many are listed at first.
const SHOWN: usize = 200;
/// And so many more at a time.
const AT_ONCE: usize = 200;

/// What a column of the table says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    District,
    Unit,
    Annual,
    Why,
    Each,
}

impl Column {
    fn heading(self) -> &'static str {
        match self {
            Self::District => tr!("区域"),
            Self::Unit => tr!("单位"),
            Self::Annual => tr!("年度指标值"),
            Self::Why => tr!("为什么"),
            Self::Each => tr!("总计 ÷ 指标值"),
        }
    }

    fn class(self) -> Option<&'static str> {
        matches!(self, Self::Annual | Self::Each).then_some("n")
    }

    fn of(self, promise: &Promise) -> AnyView {
        let cycle =
            |cycle: String| view! { <div class="soft">{said(tr!("周期：{}", cycle))}</div> };
        match self {
            Self::District if promise.districts.is_empty() => {
                said(promise.no_district().to_owned())
            }
            Self::District => said(promise.districts.join(tr!("、"))),
            Self::Unit => {
                let unit = promise.unit.clone();
                said(unit.unwrap_or_else(|| tr!("未能对应").to_owned()))
            }
            Self::Annual => {
                let cycle = promise
                    .cycle
                    .as_deref()
                    .map(|text| cycle(begun(text).into_owned()));
                view! { {blank_or(begun(&promise.annual).into_owned())} " " {cycle} }.into_any()
            }
            Self::Why => said(promise.why_not.clone()),
            Self::Each => said(promise.each.clone().unwrap_or_default()),
        }
    }
}

fn blank_or(text: String) -> AnyView {
    if text.is_empty() {
        tr!("（原文为空）").into_any()
    } else {
        said(text)
    }
}

/// The columns that tell promises like these from each other; what they are arranged by stands over them.
fn columns(all: &[Promise], by: By) -> Vec<Column> {
    let has_why = all.iter().any(|promise| !promise.why_not.is_empty());
    let has_each = all.iter().any(|promise| promise.each.is_some());
    let mut columns = match by {
        By::Value => vec![Column::District, Column::Unit, Column::Annual],
        By::District => vec![Column::Unit, Column::Annual],
        By::Unit => vec![Column::District, Column::Annual],
    };
    columns.extend(has_why.then_some(Column::Why));
    columns.extend(has_each.then_some(Column::Each));
    columns
}

/// The promises one by one, as published.
#[component]
pub(super) fn Promises(
    /// What they are.
    heading: &'static str,
    /// They.
    all: Vec<Promise>,
    /// What the address asks for.
    wanted: Wanted,
) -> impl IntoView {
    if all.is_empty() {
        return ().into_any();
    }
    let columns = columns(&all, wanted.by);
    let has_each = columns.contains(&Column::Each);
    let head =
        |column: &Column| view! { <th scope="col" class=column.class()>{column.heading()}</th> };
    let heads: Vec<_> = columns.iter().map(head).collect();
    let count = all.len();
    let shown = RwSignal::new(SHOWN);
    let parts = move || {
        let mut left = shown.get();
        let mut parts = Vec::new();
        for group in groups(&all, wanted.by) {
            if left == 0 {
                break;
            }
            let most = left.min(group.promises.len());
            left -= most;
            parts.push(part(group, most, &all, &columns, &wanted));
        }
        parts
    };
    let table = NodeRef::<html::Table>::new();
    // The button may go with its work; the keyboard goes on at what it brought.
    let show = move |_| {
        let next = shown.get_untracked() as u32;
        shown.update(|shown| *shown += AT_ONCE);
        request_animation_frame(move || {
            let row = table
                .get_untracked()
                .and_then(|table| table.get_elements_by_class_name("one").item(next));
            let name = row.and_then(|row| row.query_selector("a").ok()?);
            let name = name.and_then(|name| name.dyn_into::<HtmlElement>().ok());
            name.iter().for_each(|name| drop(name.focus()));
        });
    };
    let more = move || {
        let left = count.saturating_sub(shown.get());
        (left > 0).then(|| {
            let text = if left > AT_ONCE {
                tr!("再显示 {} 条", AT_ONCE)
            } else {
                tr!(count => "显示全部 {} 条", figures::count(count))
            };
            view! {
                <button type="button" class="quiet" on:click=show>{text}</button>
                <p class="print-only">{tr!(left => "另有 {} 条没有列出", figures::count(left))}</p>
            }
        })
    };
    view! {
        <section>
            <h2>{tr!("{}（{}）", heading, figures::count(count))}</h2>
            {has_each.then(|| view! {
                <p class="sub">{tr!("总计 ÷ 指标值只是两数相除：一个项目往往有几项产出，不能当作单价。只对金额确定、指标值是定数的项目计算。")}</p>
            })}
            <table class="promises" aria-label=heading node_ref=table>
                <thead>
                    <tr>
                        <th scope="col">{tr!("项目")}</th>
                        {heads}
                        <th scope="col"><span class="unseen">{tr!("并列")}</span></th>
                    </tr>
                </thead>
                {parts}
            </table>
            {more}
        </section>
    }
    .into_any()
}

/// The promises of one group, under its name if it has one.
fn part(
    group: Group,
    most: usize,
    all: &[Promise],
    columns: &[Column],
    wanted: &Wanted,
) -> AnyView {
    let count = group.promises.len();
    let width = (columns.len() + 2).to_string();
    let head = (wanted.by != By::Value).then(|| {
        let words = said(tr!("{}（{}）", group.label, figures::count(count)));
        view! { <tr class="group"><th scope="rowgroup" colspan=width>{words}</th></tr> }
    });
    let rows = group.promises.iter().take(most);
    let rows: Vec<_> = rows
        .map(|promise| row(promise, all, columns, wanted))
        .collect();
    view! { <tbody>{head} {rows}</tbody> }.into_any()
}

fn row(promise: &Promise, all: &[Promise], columns: &[Column], wanted: &Wanted) -> AnyView {
    let base = use_base();
    let link = base.link(&promise.leads);
    let name = label(all, promise);
    let likely = promise
        .likely
        .then(|| view! { " " <span class="soft">{tr!("（名称或单位只是可能）")}</span> });
    let add = wanted.with(&promise.id).map(|to| {
        let name = said(name.clone());
        view! { <a class="add" href=base.link(&to) data-stay="">{tr!("并列")} <span class="unseen">" " {name}</span></a> }
    });
    // A figure stays on a line; a text that long is none.
    let cycle = promise.cycle.as_deref().unwrap_or_default();
    let is_figure = promise.annual.len().max(cycle.len()) <= 120;
    let cell = |column: &Column| {
        view! { <td class=column.class().filter(|_| is_figure) data-label=column.heading()>{column.of(promise)}</td> }
    };
    view! {
        <tr class="one">
            <th scope="row"><a href=link>{said(name)}</a> {likely}</th>
            {columns.iter().map(cell).collect::<Vec<_>>()}
            <td>{add}</td>
        </tr>
    }
    .into_any()
}

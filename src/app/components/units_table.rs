use super::Bar;
use super::own;
use crate::app::nav::use_base;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::currency;
use crate::view::figures;
use crate::view::overview::{Overview, UnitRow};
use leptos::prelude::*;

/// Units by their sums.
#[component]
pub fn UnitsTable(
    /// What is known of the document.
    overview: Overview,
) -> impl IntoView {
    let base = use_base();
    let row = move |row: UnitRow| {
        let to = Address::Projects(Filter::of_unit(row.id));
        view! {
            <tr>
                <th scope="row"><a href=base.link(&to)>{own(row.name)}</a></th>
                <td class="n">{figures::count(row.projects)}</td>
                <td class="n" title=row.total.and_then(figures::in_yuan)>{row.total.map_or("—".to_owned(), figures::money)}</td>
                <td class="n soft">{row.share.unwrap_or_default()}</td>
                <td class="barcell"><Bar length=row.bar /></td>
            </tr>
        }
    };
    // Of more units than anybody looks through the largest: all are among the filters of the list of projects.
    const MOST: usize = 200;
    let more = overview.units.len().saturating_sub(MOST);
    let unplaced = overview.projects - overview.placed;
    let currency = currency::unit(&overview.currency).to_owned();
    view! {
        <table class="units" aria-labelledby="money">
            <thead>
                <tr>
                    <th scope="col">{tr!("单位")}</th>
                    <th scope="col" class="n">{tr!("项目")}</th>
                    <th scope="col" class="n">{tr!("总计（{}）", currency)}</th>
                    <th scope="col" class="n">{tr!("占比")}</th>
                    <td class="barcell"></td>
                </tr>
            </thead>
            <tbody>{overview.units.into_iter().take(MOST).map(row).collect::<Vec<_>>()}</tbody>
        </table>
        {(more > 0).then(|| view! {
            <p class="soft">{tr!(more => "另有 {} 个单位，在“项目”的筛选里都有。", figures::count(more))}</p>
        })}
        {(unplaced > 0).then(|| view! {
            <p class="soft">{tr!(unplaced => "另有 {} 个项目所属单位未能对应。", figures::count(unplaced))}</p>
        })}
    }
}

use super::desk::{Desk, use_change};
use super::grid::{Grid, PRINTED};
use super::opened::Opened;
use super::picking::Picking;
use super::rows::rows;
use crate::app::nav::{Step, use_base, use_elder, use_lens};
use crate::app::parts::due;
use crate::app::state::Lens;
use crate::lang::tr;
use crate::tr;
use crate::view::currency::unit;
use crate::view::explore::Listing;
use crate::view::figures;
use crate::view::filter::{Sort, SortKey};
use crate::view::overview::currency;
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::html::Table;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Lists up to this length are drawn whole.
const WHOLE: usize = 250;

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
            (SortKey::Annual, "年度指标值（同单位相比）"),
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
    /// What is picked of it.
    picking: Picking,
    /// The row that the address names.
    opened: Opened,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let table = NodeRef::<Table>::new();
    let grid = StoredValue::new_local(None::<Grid>);
    let money = tr!("总计（{}）", unit(&currency(lens.dataset())));
    let of_lens = lens.clone();
    let is_due = due();
    let elder = use_elder();
    Effect::new(move |_| {
        let Some(table) = table.get().filter(|_| is_due.get()) else {
            return;
        };
        let count = desk.shown.read().outcome.rows.len();
        // Links of rows say how the page is shown.
        elder.track();
        let rows = rows(desk, picking, opened, lens.clone(), &base);
        let is_dense = desk.filter.read().dense;
        // Before the rows are drawn and measured: how high they are depends on it.
        let classes = table.class_list();
        let _ = classes.toggle_with_force("dense", is_dense);
        let _ = classes.toggle_with_force("picking", picking.is_on.get());
        grid.update_value(|grid| {
            if grid.is_none() {
                *grid = Grid::new(table.unchecked_into(), None, WHOLE);
            }
            if let Some(grid) = grid {
                grid.show(count, rows);
            }
        });
        go_on(grid);
        if let Some(at) = opened.place(&lens) {
            // After the screen has taken the keyboard to its heading, and the browser has scrolled to where it was.
            after_frames(2, move || reveal(grid, at));
        }
    });
    Effect::new(move |_| {
        picking.track();
        grid.with_value(|grid| grid.iter().for_each(Grid::mark));
    });
    let (class, heads, name) = match desk.listing {
        Listing::Projects => ("projects", PROJECTS, tr!("项目")),
        Listing::Indicators => ("projects lines", INDICATORS, tr!("指标")),
    };
    let head = |(text, class, key): Head| {
        let text = if key == SortKey::Money {
            money.clone()
        } else {
            tr(text).to_owned()
        };
        view! { <HeadCell desk text class key /> }
    };
    let cut = move || {
        let count = desk.shown.read().outcome.rows.len();
        (count > PRINTED).then(|| {
            let (printed, count) = (figures::count(PRINTED), figures::count(count));
            view! { <p class="print-only">{tr!("打印前 {} 行，共 {} 行。", printed, count)}</p> }
        })
    };
    let hands = Hands {
        desk,
        picking,
        opened,
        grid,
    };
    let lens = StoredValue::new(of_lens);
    view! {
        <Show when=move || opened.is_missing.get()>
            <p class="sub">{tr!("链接指向的那一行不在下面的列表里：文件里没有，或与筛选不符。")}</p>
        </Show>
        <table
            class=class
            node_ref=table
            tabindex="-1"
            aria-label=name
            on:click=move |event| lens.with_value(|lens| hands.click(lens, &event))
            on:focusin=move |event| lens.with_value(|lens| hands.go(lens, &event, false))
            on:keydown=move |event| lens.with_value(|lens| hands.key(lens, &event))
        >
            <thead>
                <tr aria-rowindex="1">
                    <AllBox desk picking />
                    {heads.map(head).into_iter().collect::<Vec<_>>()}
                </tr>
            </thead>
            <tbody class="blank" aria-hidden="true"></tbody>
            <tbody></tbody>
            <tbody class="blank" aria-hidden="true"></tbody>
        </table>
        {cut}
    }
}

/// Acts when the page has been drawn `count` times more.
pub(super) fn after_frames(count: u32, act: impl FnOnce() + 'static) {
    request_animation_frame(move || match count.checked_sub(1) {
        None | Some(0) => act(),
        Some(left) => after_frames(left, act),
    });
}

/// Draws the rest of a list with the next frames.
fn go_on(grid: Shown) {
    request_animation_frame(move || {
        let is_more = grid.try_with_value(|grid| grid.as_ref().is_some_and(Grid::go_on));
        if is_more == Some(true) {
            go_on(grid);
        }
    });
}

fn reveal(grid: Shown, at: usize) {
    let _ = grid.try_with_value(|grid| {
        if let Some(grid) = grid {
            grid.reveal(at);
            grid.mark();
        }
    });
}

/// The list in the page.
type Shown = StoredValue<Option<Grid>, LocalStorage>;

/// What mouse and keyboard do in a list, beside opening its rows and going from one to the next.
#[derive(Clone, Copy)]
struct Hands {
    desk: Desk,
    picking: Picking,
    opened: Opened,
    grid: Shown,
}

impl Hands {
    fn click(self, lens: &Lens, event: &MouseEvent) {
        let Some(at) = row_of(event) else {
            return;
        };
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        if target.is_some_and(|target| target.tag_name() == "INPUT") {
            let shown = self.desk.shown.get_untracked().outcome;
            self.picking.click(&shown.rows, at, event.shift_key());
        } else {
            self.go(lens, event, true);
        }
    }

    /// The address follows to the row in which something happens.
    fn go(self, lens: &Lens, event: &Event, is_opened: bool) {
        let shown = self.desk.shown.get_untracked().outcome;
        let row = row_of(event).and_then(|at| shown.rows.get(at).copied());
        if row.is_some_and(|row| self.opened.at(lens, row, is_opened)) {
            self.grid
                .with_value(|grid| grid.iter().for_each(Grid::mark));
        }
    }

    /// Copies what is picked, or the row that has the focus; Escape picks nothing.
    fn key(self, lens: &Lens, event: &KeyboardEvent) {
        let is_command = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "c" | "C" if is_command && !is_text_selected() => {
                let mut rows = untrack(|| self.picking.rows(self.desk));
                if rows.is_empty() {
                    let at = self.grid.with_value(|grid| grid.as_ref()?.focused());
                    let shown = self.desk.shown.get_untracked().outcome;
                    rows.extend(at.and_then(|at| shown.rows.get(at)));
                }
                if !rows.is_empty() {
                    event.prevent_default();
                    self.picking.copy(lens, self.desk, &rows);
                }
            }
            "Escape" if self.picking.is_on.get_untracked() => {
                event.prevent_default();
                let at = self.grid.with_value(|grid| grid.as_ref()?.focused());
                self.picking.end();
                // The boxes go; the keyboard stays in its row.
                if let Some(at) = at {
                    reveal(self.grid, at);
                }
            }
            _ => {}
        }
    }
}

/// The place in the list of the row in which something happens.
fn row_of(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.closest("tbody tr").ok()??;
    let place: usize = row.get_attribute("aria-rowindex")?.parse().ok()?;
    place.checked_sub(2)
}

fn is_text_selected() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// A box that picks all rows that are shown, or none.
#[component]
fn AllBox(
    /// The list.
    desk: Desk,
    /// What is picked of it.
    picking: Picking,
) -> impl IntoView {
    let shown = move || desk.shown.read().outcome.rows.len();
    let picked = Memo::new(move |_| picking.rows(desk).len());
    let is_some = move || (1..shown()).contains(&picked.get());
    let pick = move |event| {
        let rows = desk.shown.get_untracked().outcome;
        picking.set(&rows.rows, event_target_checked(&event));
    };
    view! {
        <td class="pick">
            <label>
                <input
                    type="checkbox"
                    aria-label=tr!("选择所列的全部行")
                    prop:checked=move || picked.get() == shown()
                    prop:indeterminate=is_some
                    on:change=pick
                />
            </label>
        </td>
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

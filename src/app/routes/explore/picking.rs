//! Rows that the reader picks out of a list, to copy them.

use super::desk::Desk;
use crate::app::components::{Copier, Leftover};
use crate::app::nav::use_lens;
use crate::app::state::Lens;
use crate::export::Rows;
use crate::tr;
use crate::view::explore::Listing;
use crate::view::figures;
use leptos::prelude::*;

/// Which rows of a list are picked; those that the filter does not show do not count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Picking {
    /// Whether each row has its box.
    pub(super) is_on: RwSignal<bool>,
    /// For each row of the table whether it is picked; rows beyond its end are not.
    picked: RwSignal<Vec<bool>>,
    /// The row, by its place in the list, that was picked last: with Shift a click picks all from there.
    last: StoredValue<Option<usize>>,
    /// What copies them.
    pub(super) copier: Copier,
}

impl Picking {
    pub(super) fn new() -> Self {
        Self {
            is_on: RwSignal::new(false),
            picked: RwSignal::new(Vec::new()),
            last: StoredValue::new(None),
            copier: Copier::new(),
        }
    }

    /// Whether a row of the table is picked.
    pub(super) fn has(self, row: u32) -> bool {
        self.picked
            .with_untracked(|picked| picked.get(row as usize).copied().unwrap_or(false))
    }

    /// Picks the row at a place of the list `shown`, or no longer.
    pub(super) fn toggle(self, shown: &[u32], at: usize) {
        if let Some(row) = shown.get(at) {
            self.set(&[*row], !self.has(*row));
            self.last.set_value(Some(at));
        }
    }

    /// Picks all rows between two places of the list.
    pub(super) fn extend(self, shown: &[u32], from: usize, to: usize) {
        if let Some(rows) = shown.get(from.min(to)..=from.max(to)) {
            self.set(rows, true);
            self.last.set_value(Some(to));
        }
    }

    /// A click on the box of a row; with Shift it is for all from the one before.
    pub(super) fn click(self, shown: &[u32], at: usize, is_range: bool) {
        match self.last.get_value().filter(|_| is_range) {
            Some(last) => self.extend(shown, last, at),
            None => self.toggle(shown, at),
        }
    }

    /// Picks rows of the table, or no longer.
    pub(super) fn set(self, rows: &[u32], is_picked: bool) {
        self.is_on.set(true);
        self.picked.update(|picked| {
            for row in rows {
                let row = *row as usize;
                if row >= picked.len() {
                    picked.resize(row + 1, false);
                }
                picked[row] = is_picked;
            }
        });
    }

    /// Copies rows of the table of a list.
    pub(super) fn copy(self, lens: &Lens, desk: Desk, rows: &[u32]) {
        let done = if rows.len() == 1 {
            tr!("已复制这一行，可粘贴到 Excel 或 WPS")
        } else {
            tr!("已复制所选的行，可粘贴到 Excel 或 WPS")
        };
        self.copier.copy_table(lens, taken(desk, rows), done);
    }

    /// Picks nothing, and takes the boxes away.
    pub(super) fn end(self) {
        self.picked.set(Vec::new());
        self.last.set_value(None);
        self.is_on.set(false);
        self.copier.said.set(String::new());
    }

    /// The picked rows of the table that the list shows, in its order.
    pub(super) fn rows(self, desk: Desk) -> Vec<u32> {
        let picked = self.picked.read();
        let shown = desk.shown.read();
        let rows = shown.outcome.rows.iter().copied();
        rows.filter(|row| picked.get(*row as usize).copied().unwrap_or(false))
            .collect()
    }

    /// Is called back when other rows are picked.
    pub(super) fn track(self) {
        self.picked.track();
    }
}

/// Rows of the table as they are taken away.
pub(super) fn taken(desk: Desk, rows: &[u32]) -> Rows {
    let table = desk.table();
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let subjects = rows.iter().filter_map(|row| table.subject(*row));
    match desk.listing {
        Listing::Projects => Rows::Projects(subjects.map(|(project, _)| number(project)).collect()),
        Listing::Indicators => Rows::Indicators(
            subjects
                .filter_map(|(project, indicator)| Some((number(project), number(indicator?))))
                .collect(),
        ),
    }
}

/// How many rows are picked, and what can be done with them; stays in sight while the list is scrolled.
#[component]
pub fn Picked(
    /// The list.
    desk: Desk,
    /// What is picked of it.
    picking: Picking,
) -> impl IntoView {
    let lens = use_lens();
    let count = Memo::new(move |_| picking.rows(desk).len());
    let said = move || match count.get() {
        0 if picking.is_on.get() => tr!("还没有选行").to_owned(),
        0 => String::new(),
        count => tr!(count => "已选 {} 行", figures::count(count)),
    };
    let copied = move || picking.copier.said.get();
    let copy = move || {
        let rows = untrack(|| picking.rows(desk));
        picking.copy(&lens, desk, &rows);
    };
    let copy = StoredValue::new(copy);
    let is_shown = move || picking.is_on.get() || !picking.copier.said.read().is_empty();
    view! {
        <div class="picked" class:empty=move || !is_shown()>
            <p role="status">
                <strong>{said}</strong>
                " "
                <span class="said">{copied}</span>
            </p>
            <Show when=move || picking.is_on.get()>
                <button type="button" disabled=move || count.get() == 0 on:click=move |_| copy.with_value(|copy| copy())>
                    {tr!("复制所选")}
                </button>
            </Show>
            <Show when=is_shown>
                <button type="button" class="plain" on:click=move |_| picking.end()>{tr!("结束选择")}</button>
            </Show>
            <Leftover copier=picking.copier />
        </div>
    }
}

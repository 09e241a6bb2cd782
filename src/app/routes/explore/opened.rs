//! The row at which an address opens a list: `row=p3k9…`, or `row=p3k9….4` for the fourth indicator.
//!
//! It follows the reader from row to row without a step of the history, and says nothing about what the list shows.

use super::desk::Desk;
use crate::app::finding::State;
use crate::app::nav::use_location;
use crate::view::explore::Listing;
use crate::view::project::find;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// The link to a list, opened at a row: a project's id, or one with an indicator's ordinal behind it.
pub(in crate::app::routes) fn at_row(list: &str, row: &str) -> String {
    let sign = if list.contains('?') { '&' } else { '?' };
    format!("{list}{sign}row={row}")
}

/// The row of a list that its address names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    desk: Desk,
    /// Its word in the address, until it is found.
    wanted: StoredValue<Option<String>>,
    /// The row of the table, from when it is found until the reader goes to another.
    found: StoredValue<Option<u32>>,
    /// Whether the list does not show it.
    pub(super) is_missing: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Opened {
    pub(super) fn new(desk: Desk) -> Self {
        let wanted = use_location().read_untracked().param("row");
        let opened = Self {
            desk,
            wanted: StoredValue::new(wanted),
            found: StoredValue::new(None),
            is_missing: RwSignal::new(false),
            timer: StoredValue::new(None),
        };
        on_cleanup(move || opened.stop());
        opened
    }

    /// Where it stands in the list, once the list is known; asked again there is nothing more to say.
    pub(super) fn place(self, lens: &crate::app::state::Lens) -> Option<usize> {
        if self.desk.finding.read_untracked().state != State::Answered {
            return None;
        }
        let wanted = self.wanted.try_update_value(Option::take).flatten()?;
        let (id, ordinal) = wanted.split_once('.').unwrap_or((&wanted, ""));
        let project = find(lens.dataset(), id);
        let row = project.and_then(|project| {
            let indicators = &lens.dataset().projects.get(project)?.indicators;
            let is_named = |ordinal_: u32| ordinal.parse() == Ok(ordinal_);
            let indicator = indicators.iter().position(|one| is_named(one.ordinal));
            self.desk.table().row(project, indicator)
        });
        let shown = self.desk.shown.read_untracked().outcome.clone();
        let place = row.and_then(|row| shown.rows.iter().position(|each| *each == row));
        self.is_missing.set(place.is_none());
        self.found.set_value(row);
        place
    }

    /// Whether a row of the table is the one that the address named.
    pub(super) fn is(self, row: u32) -> bool {
        self.found.get_value() == Some(row)
    }

    /// The reader is at a row; the address says so when they stay there, at once if they open it. Whether another one was marked.
    pub(super) fn at(self, lens: &crate::app::state::Lens, row: u32, is_opened: bool) -> bool {
        self.stop();
        let Some(word) = self.word(lens, row) else {
            return false;
        };
        if is_opened {
            record(&word);
        } else {
            let later = set_timeout_with_handle(move || record(&word), Duration::from_millis(400));
            self.timer.set_value(later.ok());
        }
        let other = self.found.get_value().is_some_and(|found| found != row);
        if other {
            self.found.set_value(None);
            self.is_missing.set(false);
        }
        other
    }

    fn word(self, lens: &crate::app::state::Lens, row: u32) -> Option<String> {
        let (project, indicator) = self.desk.table().subject(row)?;
        let project = lens.dataset().projects.get(project)?;
        Some(match (self.desk.listing, indicator) {
            (Listing::Indicators, Some(at)) => {
                format!("{}.{}", project.id, project.indicators.get(at)?.ordinal)
            }
            _ => project.id.clone(),
        })
    }

    fn stop(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }
}

/// Has the address name a row, in place of another.
fn record(word: &str) {
    let here = window().location();
    let (Ok(path), Ok(query)) = (here.pathname(), here.search()) else {
        return;
    };
    let query = query.trim_start_matches('?').split('&');
    let mut query: Vec<&str> = query
        .filter(|part| !part.is_empty() && !part.starts_with("row="))
        .collect();
    let row = format!("row={word}");
    query.push(&row);
    let to = format!("{path}?{}", query.join("&"));
    // A browser may refuse too many changes in a short time; the next one is as good.
    let history = window().history();
    let _ =
        history.and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&to)));
}

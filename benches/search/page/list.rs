//! The app's list on its own: the same window over records of any number, and a filter by their text.

use jixiao_lens::view::explore::window::Window;
use memchr::memmem;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[path = "../../../src/app/routes/explore/grid.rs"]
#[allow(unreachable_pub, reason = "in the app it is part of a library")]
mod grid;

/// Rows that the page fills.
struct Filled {
    /// A row without words, to be copied.
    blank: web_sys::Element,
    /// Fills a row, given with its record.
    fill: js_sys::Function,
    /// The records that are shown; all if there is no list of them.
    records: Option<Vec<usize>>,
}

impl grid::Rows for Filled {
    fn blank(&self) -> Option<web_sys::Element> {
        self.blank.clone_node_with_deep(true).ok()?.dyn_into().ok()
    }

    fn fill(&self, at: usize, row: &web_sys::Element) {
        let record = match &self.records {
            Some(records) => records.get(at).copied(),
            None => Some(at),
        };
        if let Some(record) = record {
            let _ = self.fill.call2(&JsValue::NULL, row, &record.into());
        }
    }
}

/// The character between two records; the fields of one are parted by another below it.
const RECORD: char = '\u{2}';

/// A list of records in the page.
#[wasm_bindgen]
pub struct List {
    grid: grid::Grid,
    blank: web_sys::Element,
    fill: js_sys::Function,
    text: String,
    ends: Vec<usize>,
}

#[wasm_bindgen]
impl List {
    /// A list without rows in `table`, which is seen through `scroller`.
    pub fn of(
        table: web_sys::HtmlElement,
        scroller: web_sys::HtmlElement,
        blank: web_sys::Element,
        fill: js_sys::Function,
    ) -> Option<Self> {
        Some(Self {
            grid: grid::Grid::new(table, Some(scroller), 0)?,
            blank,
            fill,
            text: String::new(),
            ends: Vec::new(),
        })
    }

    /// Takes in the texts of records, one after the other.
    pub fn add(&mut self, records: &str) {
        for record in records.split(RECORD) {
            self.text.push_str(record);
            self.text.push(RECORD);
            self.ends.push(self.text.len());
        }
    }

    /// Shows the first `count` records, all of them.
    pub fn show(&self, count: usize) {
        self.grid.show(count, self.rows(None));
    }

    /// Shows the records in which `text` stands; returns how many there are.
    pub fn filter(&self, text: &str) -> usize {
        let mut records = Vec::new();
        let mut record = 0;
        let mut from = 0;
        let finder = memmem::Finder::new(text);
        while let Some(at) = self
            .text
            .as_bytes()
            .get(from..)
            .and_then(|rest| finder.find(rest))
        {
            record += self.ends[record..].partition_point(|end| *end <= from + at);
            records.push(record);
            from = self.ends.get(record).copied().unwrap_or(usize::MAX);
        }
        let count = records.len();
        self.grid.show(count, self.rows(Some(records)));
        count
    }
}

impl List {
    fn rows(&self, records: Option<Vec<usize>>) -> Rc<dyn grid::Rows> {
        Rc::new(Filled {
            blank: self.blank.clone(),
            fill: self.fill.clone(),
            records,
        })
    }
}

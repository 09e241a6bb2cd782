//! The app's list on its own: the same window over records of any number, and a filter by their text.

use jixiao_lens::view::explore::window::Window;
use memchr::memmem;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[path = "../../../src/app/routes/explore/grid.rs"]
#[allow(unreachable_pub, reason = "in the app it is part of a library")]
mod grid;

/// Writes row `at` of what the list shows.
type Draw = Box<dyn Fn(usize, &mut String)>;

/// The character between two records; the fields of one are parted by another below it.
const RECORD: char = '\u{2}';

/// A list of records in the page.
#[wasm_bindgen]
pub struct List {
    grid: grid::Grid,
    /// Gives the HTML of a row from its place in the list and its record.
    write: js_sys::Function,
    text: String,
    ends: Vec<usize>,
}

#[wasm_bindgen]
impl List {
    /// A list without rows in `table`, which is seen through `scroller`.
    pub fn of(
        table: web_sys::HtmlElement,
        scroller: web_sys::HtmlElement,
        write: js_sys::Function,
    ) -> Option<Self> {
        Some(Self {
            grid: grid::Grid::new(table, Some(scroller), 0)?,
            write,
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
        let write = self.write.clone();
        let draw: Draw = Box::new(move |at, out| row(&write, at, at, out));
        self.grid.show(count, draw);
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
        let write = self.write.clone();
        let draw: Draw = Box::new(move |at, out| {
            if let Some(record) = records.get(at) {
                row(&write, at, *record, out);
            }
        });
        self.grid.show(count, draw);
        count
    }
}

fn row(write: &js_sys::Function, at: usize, record: usize, out: &mut String) {
    let html = write.call2(&JsValue::NULL, &at.into(), &record.into());
    out.push_str(
        &html
            .ok()
            .and_then(|html| html.as_string())
            .unwrap_or_default(),
    );
}

//! Rows for the clipboard, as Excel and WPS take them in when they are pasted: cells between tabs, lines ended by CR LF.
//!
//! A cell with a line feed or a quotation mark stands in quotation marks, its own doubled: so a goal's paragraphs stay in one cell.
//! A tab within a cell becomes a blank, for not every program heeds the quotation marks there.

use super::columns::PROJECT;
use super::rows::{Line, Rows};
use super::table::{cells, headings};
use crate::model::Dataset;

/// `rows` with their headings: a line for each project, or for each indicator beside its project.
#[must_use]
pub fn tsv(dataset: &Dataset, rows: &Rows) -> String {
    tsv_lines(dataset, rows).collect()
}

/// The same line by line, for who makes a long table in pieces.
pub fn tsv_lines<'a>(dataset: &'a Dataset, rows: &Rows) -> impl Iterator<Item = String> + use<'a> {
    let (columns, rows): (usize, Vec<Line<'a>>) = match rows {
        Rows::Projects(_) => {
            let projects = rows.projects(dataset).into_iter();
            let rows = projects.map(|project| (project, None));
            (PROJECT.len(), rows.collect())
        }
        Rows::Indicators(_) => (usize::MAX, rows.lines(dataset)),
    };
    let headings = headings(dataset).into_iter().take(columns);
    let written = move |row| {
        let cells = cells(dataset, row).into_iter().take(columns);
        line(cells.map(|cell| cell.written(true)))
    };
    std::iter::once(line(headings)).chain(rows.into_iter().map(written))
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push('\t');
        }
        let cell = cell.replace('\t', " ");
        if cell.contains(['"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
    out
}

//! Rows for the clipboard, as Excel and WPS take them in when they are pasted: cells between tabs, lines ended by CR LF.
//!
//! A cell with a line feed or a quotation mark stands in quotation marks, its own doubled: so a goal's paragraphs stay in one cell.
//! A tab within a cell becomes a blank, for not every program heeds the quotation marks there.

use super::columns::{Cell, PROJECT, of_project};
use super::rows::Rows;
use super::table::{cells, headings};
use crate::model::Dataset;

/// `rows` with their headings: a line for each project, or for each indicator beside its project.
#[must_use]
pub fn tsv(dataset: &Dataset, rows: &Rows) -> String {
    let mut out = String::new();
    match rows {
        Rows::Projects(_) => {
            let headings = PROJECT.iter().map(|column| column.heading(dataset));
            line(&mut out, headings);
            for project in rows.projects(dataset) {
                line(
                    &mut out,
                    of_project(dataset, project).into_iter().map(guarded),
                );
            }
        }
        Rows::Indicators(_) => {
            line(&mut out, headings(dataset).into_iter());
            for row in rows.lines(dataset) {
                line(&mut out, cells(dataset, row).into_iter().map(guarded));
            }
        }
    }
    out
}

fn guarded(cell: Cell) -> String {
    cell.written(true)
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
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
}

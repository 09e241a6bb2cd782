//! Text to pages.
//!
//! The extractor wrote each page column by column: unit rows, then all indicator cells, then all goals, then money, then
//! names, then the head of the next page. So a page holds one run of indicator cells, and its head stands before it
//! (on the first page: in its middle).

use super::form::{self, Furniture};
use super::line::{Line, lines};
use super::region::{self, Strip};
use crate::model::Fund;
use crate::span::Span;

/// One page, its lines sorted into the form's columns.
#[derive(Clone, Default, Debug)]
pub struct RawPage {
    /// Counted from 1.
    pub number: u32,
    /// Lines of unit rows and of the 合计 row.
    pub unit_rows: Vec<Line>,
    /// Whether some of these stand between its 绩效指标 cells: the form has them before, so that their order may not be that of the units.
    pub stray_unit_rows: bool,
    /// Lines of the 绩效指标 column, one vector per cell.
    pub indicator_cells: Vec<Vec<Line>>,
    /// Lines of the 绩效目标 column; cells are not delimited.
    pub goals: Vec<Line>,
    /// Lines of the money columns in published order, with the headings that stood above them, where any did.
    pub amounts: Vec<(Vec<Fund>, Vec<Line>)>,
    /// Lines of the 项目名称 column.
    pub names: Vec<Line>,
    /// Whether more lines look like the beginning of a name than there are 绩效指标 cells: a row may have lost its cell.
    pub more_names_than_rows: bool,
    /// Whether the next page follows without a head: its first lines may have been taken for the last of this one.
    pub runs_on: bool,
    /// Lines that belong to no column of the form.
    pub other: Vec<Line>,
}

impl RawPage {
    /// From the page's first to its last character, furniture aside.
    #[must_use]
    pub fn span(&self) -> Span {
        let cells = self.indicator_cells.iter().flatten();
        let amounts = self.amounts.iter().flat_map(|group| &group.1);
        let all = self
            .unit_rows
            .iter()
            .chain(cells)
            .chain(&self.goals)
            .chain(amounts)
            .chain(&self.names);
        all.chain(&self.other)
            .map(|line| line.span)
            .reduce(Span::cover)
            .unwrap_or_default()
    }
}

/// All pages of a text and the furniture between them.
#[derive(Clone, Default, Debug)]
pub struct Pages {
    /// The pages in their order.
    pub pages: Vec<RawPage>,
    /// Furniture lines in their order.
    pub furniture: Vec<(Line, Furniture)>,
}

/// Splits `text` into pages and their columns. Every non-blank line ends up in exactly one place.
#[must_use]
pub fn pages(text: &str) -> Pages {
    let lines = lines(text);
    let marks = form::recognise(text, &lines);
    let goal_width = region::goal_width(text, &lines, &marks);
    let mut pages: Vec<RawPage> = Vec::new();
    for strip in strips(&lines, &marks) {
        let strip = Strip {
            text,
            lines: &lines[strip.clone()],
            marks: &marks[strip],
            goal_width,
        };
        add_strip(&mut pages, &strip);
    }
    for (index, page) in pages.iter_mut().enumerate() {
        page.number = u32::try_from(index + 1).unwrap_or(u32::MAX);
    }
    let furniture = lines
        .iter()
        .zip(&marks)
        .filter_map(|(line, mark)| mark.map(|mark| (*line, mark)))
        .collect();
    Pages { pages, furniture }
}

/// The stretches between page heads and the extractor's own page breaks.
fn strips(lines: &[Line], marks: &[Option<Furniture>]) -> Vec<std::ops::Range<usize>> {
    let mut strips = Vec::new();
    let mut start = 0;
    let mut cut = |upto: usize, next: usize| {
        if start < upto {
            strips.push(start..upto);
        }
        start = next;
    };
    let mut blocks = form::blocks(marks).into_iter().peekable();
    for (at, line) in lines.iter().enumerate() {
        if let Some(block) = blocks.next_if(|block| block.start == at) {
            cut(at, block.end);
        } else if line.page_break {
            cut(at, at);
        }
    }
    cut(lines.len(), lines.len());
    strips
}

/// A strip with indicator cells is a page. One without continues the page before it: on the first page of a document the
/// head stands in front of the names.
fn add_strip(pages: &mut Vec<RawPage>, strip: &Strip<'_>) {
    let parts = region::pages_in(strip);
    if parts.is_empty() {
        let content = strip.content();
        match pages.last_mut() {
            Some(page) if page.names.is_empty() => page.names = content,
            Some(page) => page.other.extend(content),
            None => pages.push(RawPage {
                other: content,
                ..RawPage::default()
            }),
        }
        return;
    }
    for part in parts {
        // What a damaged head left before the first cells of all still belongs to the page that they open.
        match pages.last_mut() {
            Some(page) if page.indicator_cells.is_empty() => {
                let other = std::mem::take(&mut page.other);
                *page = RawPage {
                    other: other.into_iter().chain(part.other).collect(),
                    ..part
                };
            }
            _ => pages.push(part),
        }
    }
}

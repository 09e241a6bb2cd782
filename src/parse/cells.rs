//! All cells of all pages, and the wording learned from them.

use super::indicators::{self, Cell, Readings};
use super::ledger::Ledger;
use super::membership::{self, PageRows};
use super::names::{self, NameCell};
use super::rows::{self, Columns, Rows};
use super::units::{self, UnitRow};
use super::wording::{Gram, Lexicon};
use super::{amounts, links};
use crate::model::{Amount, Confidence, Evidence, Field, Fund, Link};
use crate::source::{Line, RawPage, is_heading};
use crate::span::Span;

/// The cells of one page.
pub(super) struct PageCells {
    /// Its lines, those of indicator cells aside: these are read, and there may be a million of them.
    pub(super) raw: RawPage,
    /// From its first to its last character, furniture aside.
    pub(super) span: Span,
    /// For each of its indicator cells but the first, whether a blank line parts it from the one before.
    spaced: Vec<bool>,
    pub(super) units: Vec<UnitRow>,
    pub(super) rows: Vec<Cell>,
    pub(super) names: Vec<NameCell>,
    /// In published order, by the headings above them.
    pub(super) amounts: Vec<(Vec<Fund>, Vec<Amount>)>,
    grams: Vec<Vec<Gram>>,
    name_grams: Vec<Vec<Gram>>,
    /// Of each line of the goal column.
    goal_grams: Vec<Vec<Gram>>,
}

/// The cells of a document.
pub(super) struct Cells {
    pub(super) pages: Vec<PageCells>,
    lexicon: Lexicon,
}

/// What stands in which row, and under which unit.
pub(super) struct PageLinks {
    pub(super) rows: Rows,
    pub(super) names: Vec<Link<Field>>,
    pub(super) goals: Vec<Link<Field>>,
    pub(super) units: Vec<Link<usize>>,
    /// The units that have rows on the page, in order.
    pub(super) page_units: Vec<usize>,
    /// Whether the first of them began on an earlier page.
    pub(super) continued: bool,
}

/// Reads the cells of all pages of a table of this year.
pub(super) fn read(
    text: &str,
    pages: Vec<RawPage>,
    year: Option<u16>,
    ledger: &mut Ledger,
) -> Cells {
    let mut lexicon = Lexicon::of_year(year);
    let mut readings = Readings::default();
    let full = names::full_width(pages.iter().map(|page| page.names.as_slice()));
    let pages = pages
        .into_iter()
        .map(|page| page_cells(text, page, full, &mut lexicon, &mut readings, ledger))
        .collect();
    Cells { pages, lexicon }
}

fn page_cells(
    text: &str,
    mut page: RawPage,
    full_name: Option<u32>,
    lexicon: &mut Lexicon,
    readings: &mut Readings,
    ledger: &mut Ledger,
) -> PageCells {
    let units = units::read(text, &page, ledger);
    let cell = |lines: &Vec<Line>| indicators::read(text, lines, page.number, readings, ledger);
    let rows: Vec<Cell> = page.indicator_cells.iter().map(cell).collect();
    let names = names::read(text, &page.names, full_name);
    let mut group = |lines: &[Line]| -> Vec<Amount> {
        lines
            .iter()
            .flat_map(|line| amounts::read(text, line.span, page.number, ledger))
            .collect()
    };
    let amounts = page
        .amounts
        .iter()
        .map(|(funds, lines)| (funds.clone(), group(lines)))
        .collect();
    let grams: Vec<Vec<Gram>> = rows.iter().map(|row| lexicon.grams(&row.words())).collect();
    for grams in &grams {
        lexicon.count(grams);
    }
    let mut counted = |words: &str| {
        let grams = lexicon.grams(words);
        lexicon.count(&grams);
        grams
    };
    let name_grams = names.iter().map(|name| counted(&name.field.text)).collect();
    let goals = page.goals.iter();
    let goal_grams = goals.map(|line| counted(line.text(text))).collect();
    let span = page.span();
    let read = std::mem::take(&mut page.indicator_cells);
    let openings = read.iter().skip(1).filter_map(|cell| cell.first());
    PageCells {
        spaced: openings.map(|line| line.spaced).collect(),
        span,
        raw: page,
        units,
        rows,
        names,
        amounts,
        grams,
        name_grams,
        goal_grams,
    }
}

impl Cells {
    /// Links names and goals to rows, and rows to units.
    pub(super) fn link(&mut self, text: &str, department: &str) -> Vec<PageLinks> {
        let lexicon = &mut self.lexicon;
        let openings = rows::learn(
            text,
            self.pages
                .iter()
                .map(|page| (page.raw.goals.as_slice(), page.rows.len())),
            spaced(&self.pages),
        );
        let mut linked: Vec<PageLinks> = self
            .pages
            .iter()
            .map(|page| page.link(text, lexicon, &openings))
            .collect();
        let names = |unit: &UnitRow| {
            unit.name
                .text
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect()
        };
        let units: Vec<Vec<char>> = unit_rows(&self.pages).map(names).collect();
        let own = units
            .iter()
            .position(|unit| department.chars().eq(unit.iter().copied()));
        let page_rows = page_rows(&self.pages, &linked);
        let links = membership::link(&page_rows, &units, own);
        for ((page, rows), units) in linked.iter_mut().zip(page_rows).zip(links) {
            page.units = units;
            page.page_units = rows.units;
            page.continued = rows.continued;
        }
        if let (Some(page), Some(linked)) = (self.pages.last(), linked.last_mut()) {
            doubt_the_last(text, page.span.end, linked);
        }
        let heads_of_next = self.pages.iter().skip(1).map(|next| next.units.first());
        for ((page, next), linked) in self.pages.iter().zip(heads_of_next).zip(&mut linked) {
            if page.raw.runs_on {
                let nameless = next.is_some_and(|unit| unit.name.is_empty());
                doubt_the_end(page, nameless, linked);
            }
        }
        for page in &mut self.pages {
            (page.grams, page.name_grams, page.goal_grams) = Default::default();
        }
        linked
    }
}

/// Whether a text holds the label of an indicator's value.
fn has_label(text: &str) -> bool {
    ["指标值:", "指标值："]
        .iter()
        .any(|label| text.contains(label))
}

/// Nothing behind the last cell of a text says that it is whole.
fn doubt_the_last(text: &str, end: u32, linked: &mut PageLinks) {
    if !text[end as usize..].trim().is_empty() {
        return;
    }
    for link in linked.names.iter_mut().chain(&mut linked.goals) {
        let field = link.value.as_ref();
        let runs = field.map_or(&[][..], |field| &field.runs);
        if runs.last().is_some_and(|run| run.end == end) {
            link.confidence = link.confidence.min(Confidence::Likely);
            link.evidence.push(Evidence::LastOfFile);
        }
    }
}

/// Whether the last line of a name is a heading, which may be all that is left of the next page's head.
fn ends_in_heading(text: &str, name: &Field) -> bool {
    let last = name.runs.last().filter(|_| name.runs.len() > 1);
    last.is_some_and(|run| is_heading(&text[run.start as usize..run.end as usize]))
}

/// The next page has no head. Where it has sums without a name, the name is what this page's last lines end with.
fn doubt_the_end(page: &PageCells, nameless: bool, linked: &mut PageLinks) {
    let end = page.raw.names.last().map(|line| line.span.end);
    for link in &mut linked.names {
        let last = link.value.as_ref().and_then(|field| field.runs.last());
        if end.is_none() || last.map(|run| run.end) != end {
            continue;
        }
        if nameless {
            *link = Link::default();
        } else {
            link.confidence = link.confidence.min(Confidence::Likely);
            link.evidence.push(Evidence::NoHeadBehind);
        }
    }
}

/// Whether a blank line parts all cells that are told apart by their own form: indicator cells and names.
fn spaced(pages: &[PageCells]) -> bool {
    let mut openings = pages.iter().flat_map(|page| &page.spaced).peekable();
    openings.peek().is_some() && openings.all(|spaced| *spaced)
}

/// The unit rows of a document without the grand total.
pub(super) fn unit_rows(pages: &[PageCells]) -> impl Iterator<Item = &UnitRow> {
    pages
        .iter()
        .flat_map(|page| &page.units)
        .filter(|unit| !unit.is_grand_total())
}

fn page_rows(pages: &[PageCells], linked: &[PageLinks]) -> Vec<PageRows> {
    let mut next = 0;
    let mut result = Vec::new();
    for (page, links) in pages.iter().zip(linked) {
        let begun: usize = page
            .units
            .iter()
            .filter(|unit| !unit.is_grand_total())
            .count();
        let continued = next > 0;
        let units = (next - usize::from(continued)..next + begun).collect();
        next += begun;
        let rows = links.names.iter().zip(&links.goals);
        let words = |link: &Link<Field>| (link.text().to_owned(), link.confidence);
        let rows = rows
            .map(|(name, goal)| [words(name), words(goal)])
            .collect();
        result.push(PageRows {
            rows,
            units,
            continued,
            stray: page.raw.stray_unit_rows,
        });
    }
    result
}

impl PageCells {
    /// Whether more names stand on the page than 绩效指标 cells, so that rows are missing by which the others would be told.
    pub(super) fn lost_rows(&self) -> bool {
        let whole = self.names.iter().filter(|name| !name.fragment).count();
        self.raw.more_names_than_rows || whole > self.rows.len()
    }

    /// Whether what stands among the names is of other columns: lines between may be missing, with a page's head.
    pub(super) fn torn(&self) -> bool {
        let amounts = |text: &str| {
            text.matches(|c: char| c.is_ascii_digit() || c == '.')
                .count()
        };
        let other = |name: &NameCell| {
            let text = &name.field.text;
            has_label(text) || text.matches('.').count() > 1 && amounts(text) > 5
        };
        self.names.iter().any(other)
    }

    fn link(&self, text: &str, lexicon: &mut Lexicon, openings: &rows::Openings) -> PageLinks {
        let columns = Columns {
            text,
            rows: &self.grams,
            names: &self.names,
            goals: &self.raw.goals,
            name_grams: &self.name_grams,
            goal_grams: &self.goal_grams,
        };
        let mut rows = rows::link(&columns, lexicon, openings);
        if self.lost_rows() || self.torn() {
            // Every order of the cells that fits the rows leaves out one that is there: what fits best proves nothing.
            rows.names.iter_mut().for_each(|placed| *placed = None);
            rows.goals.iter_mut().for_each(|placed| *placed = None);
        }
        let names = (0..self.rows.len())
            .map(|row| self.name(text, row, &rows, lexicon))
            .collect();
        let goals = (0..self.rows.len())
            .map(|row| self.goal(text, row, &rows, openings, lexicon))
            .collect();
        PageLinks {
            rows,
            names,
            goals,
            units: Vec::new(),
            page_units: Vec::new(),
            continued: false,
        }
    }

    fn name(&self, text: &str, row: usize, rows: &Rows, lexicon: &Lexicon) -> Link<Field> {
        let Some(placed) = &rows.names[row] else {
            return Link::default();
        };
        let field = self.names[placed.cell].field.clone();
        let mut confidence = links::of_name(placed, rows.spare_goal);
        let shared = self.shared(&field, row, confidence, lexicon);
        let mut evidence = links::evidence(placed, shared, rows.spare_goal);
        if ends_in_heading(text, &field) {
            confidence = confidence.min(Confidence::Likely);
            evidence.push(Evidence::NoHeadBehind);
        }
        links::link(field, confidence, evidence)
    }

    fn goal(
        &self,
        text: &str,
        row: usize,
        rows: &Rows,
        openings: &rows::Openings,
        lexicon: &Lexicon,
    ) -> Link<Field> {
        let Some(placed) = &rows.goals[row] else {
            return Link::default();
        };
        let field = openings.field(text, &self.raw.goals, &placed.cell);
        let confidence = links::of_goal(placed, rows.names[row].as_ref(), rows.spare_goal);
        let shared = self.shared(&field, row, confidence, lexicon);
        debug_assert!(confidence == Confidence::Unresolved || !field.is_empty());
        if has_label(&field.text) {
            return Link::default();
        }
        links::link(
            field,
            confidence,
            links::evidence(placed, shared, rows.spare_goal),
        )
    }

    /// The wording that a claimed field shares with the row.
    fn shared(
        &self,
        field: &Field,
        row: usize,
        confidence: Confidence,
        lexicon: &Lexicon,
    ) -> Option<Evidence> {
        if confidence == Confidence::Unresolved {
            return None;
        }
        links::shared(field, &self.rows[row].field, &self.grams[row], lexicon)
    }
}

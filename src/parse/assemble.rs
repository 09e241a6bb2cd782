//! The last step: cells and links become the dataset, and the ledger is closed.

use super::cells::{Cells, PageCells, PageLinks, unit_rows};
use super::ledger::Ledger;
use super::money;
use super::unlinked::unlinked;
use crate::diagnostic::{Code, Severity};
use crate::model::{
    Amount, Appropriation, Column, ColumnLink, Confidence, Dataset, Document, Field, Fund, Link,
    Page, Part, Project, SpendingUnit, Unlinked,
};
use crate::source::Source;
use crate::span::Span;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Puts everything together.
pub(super) fn dataset(
    source: Source,
    document: Document,
    cells: Cells,
    links: Vec<PageLinks>,
    mut ledger: Ledger,
) -> Dataset {
    let mut dataset = Dataset {
        document,
        ..Dataset::default()
    };
    dataset.document.sha256 = source.sha256.clone();
    units(&cells, &mut dataset);
    let money = place_money(&cells, &links, &dataset.units);
    let mut ids = Ids::default();
    for ((page, links), placed) in cells.pages.iter().zip(links).zip(money.pages) {
        let first = dataset.projects.len();
        add_page(
            &source.text,
            page,
            links,
            &mut ids,
            &mut dataset,
            &mut ledger,
        );
        add_money(page, placed, &money.fiscal, first, &mut dataset);
    }
    source_notes(&source, &cells, &mut ledger);
    (dataset.segments, dataset.coverage, dataset.diagnostics) = ledger.close(&source.text);
    own_segments(&mut dataset);
    dataset
        .diagnostics
        .sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.code));
    dataset.text = source.text;
    dataset.file = source.file;
    dataset.findings = crate::audit::run(&dataset);
    dataset
}

fn units(cells: &Cells, dataset: &mut Dataset) {
    let rows: Vec<_> = unit_rows(&cells.pages).collect();
    let grand = cells
        .pages
        .iter()
        .flat_map(|page| &page.units)
        .find(|unit| unit.is_grand_total());
    let (grand_total, funds) = money::assign_funds(grand, &rows);
    dataset.document.grand_total = grand_total;
    let mut seen: HashMap<String, u32> = HashMap::new();
    for (row, (amounts, funds)) in rows.into_iter().zip(funds) {
        let id = unique(
            format!("u{}", &code(&[row.name.text.as_bytes()])[..7]),
            &mut seen,
        );
        dataset.units.push(SpendingUnit {
            id,
            name: row.name.clone(),
            page: row.page,
            amounts,
            funds,
        });
    }
}

/// The money of every page, as far as the published sums place it.
fn place_money(cells: &Cells, links: &[PageLinks], units: &[SpendingUnit]) -> money::AllPlaced {
    let pages = cells
        .pages
        .iter()
        .zip(links)
        .map(|(page, links)| money::PageMoney {
            columns: money::read_columns(&page.amounts, page.rows.len()),
            units: links.page_units.clone(),
            continued: links.continued,
            rows: &links.units,
        });
    let pages: Vec<money::PageMoney<'_>> = pages.collect();
    let sum = |amount: Option<Amount>| amount.and_then(|amount| money::scaled(amount.value));
    let sums = |unit: &SpendingUnit| money::UnitSums {
        total: sum(unit.amounts.total),
        fiscal: sum(unit.amounts.fiscal),
    };
    let units: Vec<money::UnitSums> = units.iter().map(sums).collect();
    money::place(&pages, &units)
}

/// Gives the rows of the page that begins at project `first` their money, and their unit where sums told it.
fn add_money(
    page: &PageCells,
    placed: money::Placed,
    fiscal: &[Option<money::FiscalColumn>],
    first: usize,
    dataset: &mut Dataset,
) {
    let mut linked = Vec::new();
    for (row, (money, unit)) in placed.money.iter().zip(placed.units).enumerate() {
        let project = &mut dataset.projects[first + row];
        if let Some(unit) = unit {
            project.unit = unit;
        }
        let Some((money, evidence)) = money else {
            continue;
        };
        let unit = project
            .unit
            .value
            .filter(|_| project.unit.confidence == Confidence::Proven);
        let column = unit.and_then(|unit| fiscal[unit]);
        let unit = unit.map(|unit| &dataset.units[unit]);
        let parts = money::parts(unit.map(|unit| (&unit.amounts, unit.funds)), column);
        project.amounts = money::appropriation(money, parts, evidence);
        let amounts = project.amounts.value.iter();
        linked.extend(
            amounts
                .flat_map(|amounts| Fund::ALL.map(|fund| amounts.get(fund)))
                .flatten(),
        );
    }
    let Some(page_out) = dataset.pages.last_mut() else {
        return;
    };
    page_out
        .unlinked
        .amounts
        .retain(|amount| !linked.contains(amount));
    page_out.columns.push(amounts_column(
        page,
        dataset.projects[first..]
            .iter()
            .map(|project| &project.amounts),
    ));
}

fn amounts_column<'a>(
    page: &PageCells,
    links: impl Iterator<Item = &'a Link<Appropriation>>,
) -> ColumnLink {
    let links: Vec<_> = links.collect();
    let made = links.iter().filter(|link| link.value.is_some());
    let cells: usize = page.amounts.iter().map(|(_, amounts)| amounts.len()).sum();
    ColumnLink {
        column: Column::Amounts,
        cells: u32::try_from(cells).unwrap_or(u32::MAX),
        offset: None,
        confidence: made
            .clone()
            .map(|link| link.confidence)
            .min()
            .unwrap_or_default(),
        evidence: made
            .clone()
            .next()
            .map(|link| link.evidence.clone())
            .unwrap_or_default(),
    }
}

fn add_page(
    text: &str,
    page: &PageCells,
    links: PageLinks,
    ids: &mut Ids,
    dataset: &mut Dataset,
    ledger: &mut Ledger,
) {
    let number = page.raw.number;
    let first = dataset.projects.len();
    let page_id = ids.page(page);
    mark(page, ledger);
    let columns = columns(page, &links);
    let unlinked = unlinked(text, page, &links, dataset);
    note_columns(page, &unlinked, ledger);
    let rows = page
        .rows
        .iter()
        .zip(links.names)
        .zip(links.goals)
        .zip(links.units);
    for (row, (((cell, name), goal), unit)) in rows.enumerate() {
        dataset.projects.push(Project {
            id: ids.row(&page_id, cell.field.text.as_bytes()),
            page: number,
            row: u32::try_from(row + 1).unwrap_or(u32::MAX),
            unit,
            name,
            goal,
            amounts: Link::default(),
            cell: cell.field.clone(),
            indicators: cell.indicators.clone(),
        });
    }
    let projects = first..dataset.projects.len();
    dataset.pages.push(Page {
        number,
        span: page.raw.span(),
        projects,
        columns,
        unlinked,
    });
}

fn mark(page: &PageCells, ledger: &mut Ledger) {
    for name in &page.names {
        ledger.mark(name.field.runs.iter().copied(), Part::Name);
    }
    ledger.mark(page.raw.goals.iter().map(|line| line.span), Part::Goal);
}

/// What was decided about each column as a whole: the weakest of its rows' links speaks for it.
fn columns(page: &PageCells, links: &PageLinks) -> Vec<ColumnLink> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let weakest = |links: &[Link<Field>]| {
        links
            .iter()
            .filter(|link| link.value.is_some())
            .map(|link| link.confidence)
            .min()
    };
    let name_first = links
        .rows
        .names
        .iter()
        .position(|placed| placed.as_ref().is_some_and(|placed| placed.cell == 0));
    let goal_first = links
        .rows
        .goals
        .iter()
        .position(|placed| placed.as_ref().is_some_and(|placed| placed.cell.start == 0));
    let column = |column, cells: usize, offset: Option<usize>, links: &[Link<Field>]| ColumnLink {
        column,
        cells: count(cells),
        offset: offset.map(count),
        confidence: weakest(links).unwrap_or_default(),
        evidence: links
            .iter()
            .find(|link| link.value.is_some())
            .map(|link| link.evidence.clone())
            .unwrap_or_default(),
    };
    vec![
        column(Column::Name, page.names.len(), name_first, &links.names),
        column(
            Column::Goal,
            links.rows.goal_cells.len(),
            goal_first,
            &links.goals,
        ),
    ]
}

fn note_columns(page: &PageCells, unlinked: &Unlinked, ledger: &mut Ledger) {
    let (number, span) = (page.raw.number, page.raw.span());
    let rows = page.rows.len();
    let whole = page.names.iter().filter(|name| !name.fragment).count();
    if whole < rows {
        let message = format!("第 {number} 页有 {rows} 行，原文只保留 {whole} 个完整的项目名称");
        ledger.note(Code::MissingCells, Severity::Warning, number, span, message);
    }
    if whole > rows {
        let message = format!("第 {number} 页有 {rows} 行，却有 {whole} 个项目名称");
        ledger.note(Code::SurplusCells, Severity::Warning, number, span, message);
    }
    for name in page.names.iter().filter(|name| name.fragment) {
        let message = format!(
            "第 {number} 页有一个项目名称只剩后半：“{}”",
            name.field.text
        );
        ledger.note(
            Code::Fragment,
            Severity::Warning,
            number,
            name.field.span(),
            message,
        );
    }
    let free = unlinked.names.len() + unlinked.goals.len();
    if free > 0 {
        let message = format!("第 {number} 页有 {free} 个名称或目标未能对应到行，随页列出");
        ledger.note(
            Code::UnlinkedColumn,
            Severity::Warning,
            number,
            span,
            message,
        );
    }
}

fn source_notes(source: &Source, cells: &Cells, ledger: &mut Ledger) {
    for place in &source.undecodable {
        let message = "这里有无法解码的字节".to_owned();
        ledger.note(
            Code::UndecodableBytes,
            Severity::Warning,
            0,
            *place,
            message,
        );
    }
    let end = u32::try_from(source.text.len()).unwrap_or(u32::MAX);
    let last = cells.pages.iter().rev().find(|page| !page.rows.is_empty());
    let cut = last.is_some_and(|page| page.raw.goals.is_empty() && page.raw.names.is_empty());
    if cut {
        let message = "文件在一页的中间结束，可能没有下载完整".to_owned();
        ledger.note(
            Code::TruncatedDocument,
            Severity::Error,
            0,
            Span::new(end, end),
            message,
        );
    }
    if !cells
        .pages
        .iter()
        .flat_map(|page| &page.units)
        .any(super::units::UnitRow::is_grand_total)
    {
        let message = "原文没有“合计”行，无法核对各单位之和".to_owned();
        ledger.note(
            Code::NoGrandTotal,
            Severity::Info,
            0,
            Span::default(),
            message,
        );
    }
}

/// Gives each segment the project that claims its characters.
fn own_segments(dataset: &mut Dataset) {
    let mut owned: Vec<(Span, u32)> = Vec::new();
    for (index, project) in dataset.projects.iter().enumerate() {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let fields = [
            Some(&project.cell),
            project.name.value.as_ref(),
            project.goal.value.as_ref(),
        ];
        owned.extend(
            fields
                .into_iter()
                .flatten()
                .flat_map(|field| &field.runs)
                .map(|run| (*run, index)),
        );
        let funds = project
            .amounts
            .value
            .iter()
            .flat_map(|amounts| crate::model::Fund::ALL.map(|fund| amounts.get(fund)));
        owned.extend(funds.flatten().map(|amount| (amount.span, index)));
    }
    owned.sort_unstable();
    for segment in &mut dataset.segments {
        let after = owned.partition_point(|(span, _)| span.start <= segment.span.start);
        let before = after.checked_sub(1).map(|at| owned[at]);
        segment.project = before
            .filter(|(span, _)| segment.span.start < span.end)
            .map(|(_, project)| project);
    }
}

/// Ids from content, so that they survive other pages changing, and a column's rotation.
#[derive(Default)]
struct Ids {
    pages: HashMap<String, u32>,
    rows: HashMap<String, u32>,
}

impl Ids {
    fn page(&mut self, page: &PageCells) -> String {
        let mut cells: Vec<&[u8]> = page
            .rows
            .iter()
            .map(|cell| cell.field.text.as_bytes())
            .collect();
        cells.sort_unstable();
        unique(code(&cells), &mut self.pages)
    }

    fn row(&mut self, page: &str, cell: &[u8]) -> String {
        unique(
            format!("p{}", &code(&[page.as_bytes(), cell])[..9]),
            &mut self.rows,
        )
    }
}

/// `id`, with a running number if it was given before.
fn unique(id: String, seen: &mut HashMap<String, u32>) -> String {
    let count = seen.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 {
        id
    } else {
        format!("{id}-{count}")
    }
}

/// A short name for some content: letters and digits that are not mistaken for one another.
fn code(parts: &[&[u8]]) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .take(10)
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect()
}

//! The last step: cells and links become the dataset, and the ledger is closed.

use super::cells::{Cells, PageCells, PageLinks, unit_rows};
use super::ids::{Ids, code, unique};
use super::ledger::Ledger;
use super::money;
use super::payments::{add_money, place_money};
use super::unlinked::unlinked;
use crate::decimal;
use crate::diagnostic::{Code, Severity};
use crate::model::{
    Column, ColumnLink, Confidence, Dataset, Document, Evidence, Field, Link, Page, Part, Project,
    SpendingUnit, Unlinked,
};
use crate::order;
use crate::source::Source;
use crate::span::Span;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// Puts everything together.
pub(super) fn dataset(
    source: Source,
    document: Document,
    mut cells: Cells,
    links: Vec<PageLinks>,
    mut ledger: Ledger,
) -> Dataset {
    let mut dataset = Dataset {
        document,
        ..Dataset::default()
    };
    dataset.document.sha256 = source.sha256.clone();
    units(&cells, &mut dataset);
    let rows = cells.pages.iter().map(|page| page.rows.len());
    dataset.projects.reserve_exact(rows.sum());
    let money = place_money(&cells, &links, &dataset.units);
    let mut ids = Ids::default();
    for (at, (page, links)) in cells.pages.iter_mut().zip(links).enumerate() {
        let first = dataset.projects.len();
        add_page(
            &source.text,
            page,
            links,
            &mut ids,
            &mut dataset,
            &mut ledger,
        );
        add_money(page, at, &money, first, &mut dataset);
    }
    forget_nameless(&mut dataset);
    let unreached = unreached(&dataset);
    source_notes(&source, &cells, unreached.is_some(), &mut ledger);
    drop(cells);
    if unreached.is_some() || dataset.document.grand_total.total.is_none() {
        doubt_units(&mut dataset, unreached.is_some());
    }
    if let Some(total) = unreached {
        let message = "各单位行之和少于“合计”行，文件可能在两页之间被截断".to_owned();
        ledger.note(Code::UnitsFallShort, Severity::Warning, 0, total, message);
    }
    (dataset.segments, dataset.coverage, dataset.diagnostics) = ledger.close(&source.text);
    own_segments(&mut dataset);
    order::sort_by(&mut dataset.diagnostics, |a, b| {
        (a.span.start, a.code).cmp(&(b.span.start, b.code))
    });
    dataset.text = source.text;
    dataset.file = source.file;
    dataset
}

/// Takes back what rests on the order of unit rows alone: some of them may be missing, with their pages. Where the sums say that some
/// are, nothing is claimed by that order. Without a 合计 row the table's beginning may be missing, and the rows before and beside its
/// first unit row belong to nobody knows whom.
fn doubt_units(dataset: &mut Dataset, short: bool) {
    let headless = dataset.document.grand_total.total.is_none();
    let first = dataset.units.first().map_or(0, |unit| unit.page);
    for project in &mut dataset.projects {
        let named = |evidence: &Evidence| matches!(evidence, Evidence::UnitNamed { .. });
        let summed = |evidence: &Evidence| matches!(evidence, Evidence::UnitSum { .. });
        let by_order = !project.unit.evidence.iter().any(summed);
        if headless && project.page <= first {
            project.unit = Link::default();
        } else if project.unit.evidence.iter().any(named) {
            let name = project.name.confidence;
            project.unit.confidence = project.unit.confidence.min(name);
            continue;
        } else if short && by_order {
            project.unit = Link::default();
        }
        for confidence in [
            &mut project.unit.confidence,
            &mut project.amounts.confidence,
        ] {
            *confidence = (*confidence).min(Confidence::Likely);
        }
    }
}

/// Rows of a unit whose name is lost are nobody's that could be told, and what rests on its sums alone is not known to be theirs.
fn forget_nameless(dataset: &mut Dataset) {
    for project in &mut dataset.projects {
        let of = project.unit.value.and_then(|unit| dataset.units.get(unit));
        if of.is_some_and(|unit| unit.name.text.trim().is_empty()) {
            project.unit = Link::default();
            project.amounts.confidence = project.amounts.confidence.min(Confidence::Likely);
        }
    }
}

/// Where the 合计 row's 总计 stands, if the unit rows add up to less by more than the rounding of each.
fn unreached(dataset: &Dataset) -> Option<Span> {
    let total = dataset.document.grand_total.total?;
    let mut sum = Decimal::ZERO;
    for unit in &dataset.units {
        sum = decimal::add(sum, unit.amounts.total?.value)?;
    }
    let missing = decimal::sub(total.value, sum)?;
    (missing > decimal::rounding(dataset.units.len())).then_some(total.span)
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
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
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

fn add_page(
    text: &str,
    page: &mut PageCells,
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
        .iter_mut()
        .zip(links.names)
        .zip(links.goals)
        .zip(links.units);
    for (row, (((cell, name), goal), mut unit)) in rows.enumerate() {
        let of = unit.value.and_then(|unit| dataset.units.get(unit));
        unit.evidence.extend(of.and_then(|unit| named(&name, unit)));
        dataset.projects.push(Project {
            id: ids.row(&page_id, cell.field.text.as_bytes()),
            page: number,
            row: u32::try_from(row + 1).unwrap_or(u32::MAX),
            unit,
            name,
            goal,
            amounts: Link::default(),
            cell: std::mem::take(&mut cell.field),
            indicators: std::mem::take(&mut cell.indicators),
        });
    }
    let projects = first..dataset.projects.len();
    dataset.pages.push(Page {
        number,
        span: page.span,
        projects,
        columns,
        unlinked,
    });
}

/// That the row's own name says its unit in full.
fn named(name: &Link<Field>, unit: &SpendingUnit) -> Option<Evidence> {
    let name = name.value.as_ref()?;
    let at = name.text.find(&*unit.name.text)?;
    let runs = name.places(at..at + unit.name.text.len());
    Some(Evidence::UnitNamed {
        text: unit.name.text.clone(),
        place: runs.into_iter().reduce(Span::cover)?,
    })
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
    let (number, span) = (page.raw.number, page.span);
    let rows = page.rows.len();
    let whole = page.names.iter().filter(|name| !name.fragment).count();
    if whole < rows {
        let message = format!("第 {number} 页有 {rows} 行，原文只保留 {whole} 个完整的项目名称");
        ledger.note(Code::MissingCells, Severity::Warning, number, span, message);
    }
    if page.lost_rows() {
        let message = format!(
            "第 {number} 页有 {rows} 个绩效指标单元格，项目名称却更多，可能缺了行；本页的名称和目标都不与行对应"
        );
        ledger.note(Code::SurplusCells, Severity::Warning, number, span, message);
    }
    if page.torn() {
        let message = format!(
            "第 {number} 页的项目名称之间夹有指标值或金额，可能缺了一段；本页的名称和目标都不与行对应"
        );
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

/// Whether the text ends before the last page does: in the middle of a character, without goals, with some of the names, or
/// without names in the middle of a line or of the units. A page that lost its names to the extractor has none at all, or the end of the last.
fn ends_early(page: &PageCells, text: &str, units_missing: bool) -> bool {
    let whole = page.names.iter().filter(|name| !name.fragment).count();
    let open = !text.ends_with(['\n', '\r']);
    let broken = text.ends_with('\u{FFFD}');
    broken
        || whole < page.rows.len()
            && (whole > 0 || page.raw.goals.is_empty() || open || units_missing)
}

fn source_notes(source: &Source, cells: &Cells, units_missing: bool, ledger: &mut Ledger) {
    for place in &source.undecodable {
        let bytes = source.file.span(*place);
        let (first, count) = (bytes.start + 1, bytes.len());
        let message = format!("文件从第 {first} 个字节起有 {count} 个字节无法解读，显示为“�”");
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
    let cut = last.is_some_and(|page| ends_early(page, &source.text, units_missing));
    if cut {
        let number = last.map_or(0, |page| page.raw.number);
        let message = format!("文件在第 {number} 页的中间结束，后面没有取到");
        ledger.note(
            Code::TruncatedDocument,
            Severity::Error,
            number,
            Span::new(end, end),
            message,
        );
    }
    if let Some(second) = super::units::second_total(&source.text) {
        let message = "这里又有一个“合计”行".to_owned();
        ledger.note(
            Code::SeveralGrandTotals,
            Severity::Warning,
            0,
            second,
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
    order::sort(&mut owned);
    let mut rest = owned.iter().peekable();
    let mut before = None;
    for segment in &mut dataset.segments {
        while let Some(next) = rest.next_if(|(span, _)| span.start <= segment.span.start) {
            before = Some(*next);
        }
        segment.project = before
            .filter(|(span, _)| segment.span.start < span.end)
            .map(|(_, project)| project);
    }
}

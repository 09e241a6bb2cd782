//! What stays with its page: the cells that no row claims.

use super::cells::{PageCells, PageLinks};
use super::rows::Rows;
use crate::model::{Amount, Dataset, Field, Fund, Link, Unlinked};
use crate::order;
use std::ops::Range;

/// The cells that no row claims, and those numbers of unit rows whose fund could not be told. `dataset` holds the units already.
pub(super) fn unlinked(
    text: &str,
    page: &PageCells,
    links: &PageLinks,
    dataset: &Dataset,
) -> Unlinked {
    let [names_claimed, goals_claimed] = [&links.names, &links.goals].map(|links| starts(links));
    let is_free =
        |claimed: &[u32], field: &Field| claimed.binary_search(&field.span().start).is_err();
    let names = page.names.iter().map(|name| &name.field);
    let goals = free_goals(&links.rows, &links.goals, page.raw.goals.len())
        .into_iter()
        .map(|cell| {
            let lines = &page.raw.goals[cell];
            Field::new(text, lines.iter().map(|line| line.span))
        });
    Unlinked {
        amounts: free_sums(page, dataset)
            .chain(page.amounts.iter().flat_map(|(_, amounts)| amounts))
            .copied()
            .collect(),
        names: names
            .filter(|name| is_free(&names_claimed, name))
            .cloned()
            .collect(),
        goals: goals.filter(|goal| is_free(&goals_claimed, goal)).collect(),
    }
}

/// Where what is claimed begins, in order.
fn starts(links: &[Link<Field>]) -> Vec<u32> {
    let fields = links.iter().filter_map(|link| link.value.as_ref());
    let mut starts: Vec<u32> = fields.map(|field| field.span().start).collect();
    order::numbers(&mut starts);
    starts
}

fn free_sums<'a>(page: &'a PageCells, dataset: &'a Dataset) -> impl Iterator<Item = &'a Amount> {
    let before = |page: u32| dataset.units.partition_point(|unit| unit.page < page);
    let number = page.raw.number;
    let units = dataset.units[before(number)..before(number + 1)].iter();
    let mut claimed: Vec<u32> = units
        .map(|unit| &unit.amounts)
        .chain([&dataset.document.grand_total])
        .flat_map(|row| Fund::ALL.map(|fund| row.get(fund)))
        .flatten()
        .map(|amount| amount.span.start)
        .collect();
    order::numbers(&mut claimed);
    let sums = page.units.iter().flat_map(|unit| &unit.amounts);
    sums.filter(move |sum| claimed.binary_search(&sum.span.start).is_err())
}

/// The cells of the goal column that are not claimed, once each, and the lines that are in no row's best cell: where rows are
/// equally good for the same cell, these need not cover the column.
fn free_goals(rows: &Rows, links: &[Link<Field>], lines: usize) -> Vec<Range<usize>> {
    let taken: Vec<_> = rows
        .goals
        .iter()
        .zip(links)
        .filter(|(_, link)| link.value.is_some())
        .filter_map(|(placed, _)| placed.as_ref())
        .collect();
    let mut free: Vec<Range<usize>> = Vec::new();
    for cell in &rows.goal_cells {
        let overlaps = |other: &Range<usize>| cell.start < other.end && other.start < cell.end;
        if !taken.iter().any(|placed| overlaps(&placed.cell)) && !free.iter().any(overlaps) {
            free.push(cell.clone());
        }
    }
    let shown = taken.iter().map(|placed| &placed.cell).chain(&free);
    let mut bounds: Vec<Range<usize>> = shown.cloned().collect();
    bounds.push(lines..lines);
    by_start(&mut bounds);
    let mut end = 0;
    for cell in bounds {
        if end < cell.start {
            free.push(end..cell.start);
        }
        end = end.max(cell.end);
    }
    by_start(&mut free);
    free
}

fn by_start(cells: &mut [Range<usize>]) {
    order::sort_by(cells, |a, b| a.start.cmp(&b.start));
}

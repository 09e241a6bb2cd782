//! Money into the dataset's rows.

use super::cells::{Cells, PageCells, PageLinks};
use super::money;
use crate::model::{
    Amount, Appropriation, Column, ColumnLink, Confidence, Dataset, Evidence, Fund, Link,
    SpendingUnit,
};

/// The money of every page, as far as the published sums place it: first with the proven units of rows as given, then, for
/// rows that this leaves open, with the likely ones too. What rests on those is no more than likely itself.
pub(super) fn place_money(
    cells: &Cells,
    links: &[PageLinks],
    units: &[SpendingUnit],
) -> [money::AllPlaced; 2] {
    let columns: Vec<Option<money::Columns>> = cells
        .pages
        .iter()
        .map(|page| money::read_columns(&page.amounts, page.rows.len()))
        .collect();
    [Confidence::Proven, Confidence::Likely].map(|given| place_given(&columns, links, units, given))
}

fn place_given(
    columns: &[Option<money::Columns>],
    links: &[PageLinks],
    units: &[SpendingUnit],
    given: Confidence,
) -> money::AllPlaced {
    let pages = columns
        .iter()
        .zip(links)
        .map(|(columns, links)| money::PageMoney {
            columns: columns.as_ref(),
            units: links.page_units.clone(),
            continued: links.continued,
            rows: &links.units,
            given,
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
pub(super) fn add_money(
    page: &PageCells,
    at: usize,
    placed: &[money::AllPlaced; 2],
    first: usize,
    dataset: &mut Dataset,
) {
    let mut linked = Vec::new();
    for row in 0..page.rows.len() {
        let project = &mut dataset.projects[first + row];
        for (placed, given) in placed.iter().zip([Confidence::Proven, Confidence::Likely]) {
            if project.unit.confidence < given
                && let Some(unit) = &placed.pages[at].units[row]
            {
                project.unit = unit.clone();
            }
            let Some((money, evidence)) = &placed.pages[at].money[row] else {
                continue;
            };
            let unit = project
                .unit
                .value
                .filter(|_| project.unit.confidence >= given);
            let column = unit.and_then(|unit| placed.fiscal[unit]);
            let unit = unit.map(|unit| &dataset.units[unit]);
            let parts = money::parts(unit.map(|unit| (&unit.amounts, unit.funds)), column);
            // The sum of the unit beside it may have left this row only one amount; it is no sum that this row is part of.
            let own = |reason: &&Evidence| match reason {
                Evidence::UnitSum { unit, .. } => project.unit.value == Some(*unit),
                _ => true,
            };
            let evidence: Vec<Evidence> = evidence.iter().filter(own).cloned().collect();
            project.amounts = money::appropriation(money, parts, given, &evidence);
            break;
        }
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

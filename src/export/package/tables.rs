//! The rows of the package's tables, in the order of their fields; every text verbatim.

use super::fields::Table;
use crate::model::{Appropriation, Dataset, Fund, Indicator, Project, SpendingUnit, Target};
use rust_decimal::Decimal;
use serde::Serialize;

/// A table as CSV (RFC 4180) in UTF-8.
pub(super) fn csv(dataset: &Dataset, table: Table) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail, and every row has as many cells as there are fields.
    let _ = writer.write_record(table.fields().iter().map(|field| field.name));
    let mut write = |row: Vec<String>| {
        let _ = writer.write_record(row);
    };
    match table {
        Table::Units => dataset.units.iter().map(unit).for_each(&mut write),
        Table::Projects => {
            let all = dataset.projects.iter();
            all.map(|project| of_project(dataset, project))
                .for_each(&mut write);
        }
        Table::Indicators => {
            for project in &dataset.projects {
                let all = (1usize..).zip(&project.indicators);
                all.map(|(at, one)| of_indicator(dataset, project, at, one))
                    .for_each(&mut write);
            }
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn unit(unit: &SpendingUnit) -> Vec<String> {
    let mut row = vec![
        unit.id.clone(),
        unit.name.text.clone(),
        unit.page.to_string(),
    ];
    row.extend(money(Some(&unit.amounts)));
    row.push(word(&unit.funds));
    row
}

fn of_project(dataset: &Dataset, project: &Project) -> Vec<String> {
    let unit = project.unit.value.and_then(|at| dataset.units.get(at));
    let mut row = vec![
        project.id.clone(),
        written(dataset.document.year),
        project.page.to_string(),
        project.row.to_string(),
        unit.map_or_else(String::new, |unit| unit.id.clone()),
        word(&project.unit.confidence),
        project.name.text().to_owned(),
        word(&project.name.confidence),
        project.goal.text().to_owned(),
        word(&project.goal.confidence),
    ];
    row.extend(money(project.amounts.value.as_ref()));
    row.push(word(&project.amounts.confidence));
    row
}

fn of_indicator(dataset: &Dataset, project: &Project, at: usize, one: &Indicator) -> Vec<String> {
    let place = dataset.file.span(one.span);
    let mut row = vec![
        project.id.clone(),
        at.to_string(),
        one.ordinal.to_string(),
        one.level1.code.text.clone(),
        one.level1.name.text.clone(),
        one.level2.code.text.clone(),
        one.level2.name.text.clone(),
        one.name.text.clone(),
    ];
    row.extend(target(&one.cycle));
    row.extend(target(&one.annual));
    row.extend([
        word(&one.comparison),
        place.start.to_string(),
        place.end.to_string(),
    ]);
    row
}

/// Four amounts, and which of them are unknown. Where nothing was linked, nothing is said.
fn money(row: Option<&Appropriation>) -> Vec<String> {
    let amount = |fund| row.and_then(|row| row.get(fund));
    let mut cells: Vec<String> = Fund::ALL
        .map(|fund| written(amount(fund).map(|amount| amount.value)))
        .into();
    let is_unknown = |fund: &Fund| row.is_some_and(|row| row.is_unknown(*fund));
    let unknown: Vec<String> = Fund::ALL
        .iter()
        .filter(|fund| is_unknown(fund))
        .map(word)
        .collect();
    cells.push(unknown.join(" "));
    cells
}

fn target(target: &Target) -> [String; 6] {
    let reading = &target.reading;
    let number = |number: Option<Decimal>| written(number);
    [
        target.text.text.clone(),
        word(&reading.kind),
        number(reading.value),
        number(reading.upper),
        reading.unit.clone().unwrap_or_default(),
        reading.counted.clone().unwrap_or_default(),
    ]
}

fn written<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A value's word in the JSON of the whole.
fn word<T: Serialize>(value: &T) -> String {
    let word = serde_json::to_value(value).ok();
    let word = word.as_ref().and_then(|word| word.as_str());
    word.unwrap_or_default().to_owned()
}

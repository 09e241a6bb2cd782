//! What a perfect reader would say of the rendered text.

use super::plan::{Names, Page};
use super::table::{Money, Table};
use super::wrap;

/// A field's characters without its blanks: wraps and paragraph breaks do not count.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
    /// The 绩效指标 cell.
    pub(crate) cell: String,
    /// Level codes and names, name, both values: all that an indicator says.
    pub(crate) indicators: Vec<[String; 5]>,
    /// What survives of the name.
    pub(crate) name: Option<String>,
    /// Only the name's end survives.
    pub(crate) fragment: bool,
    pub(crate) goal: Option<String>,
    /// Index in [`Table::units`].
    pub(crate) unit: usize,
    /// The amounts that survive.
    pub(crate) amounts: Money,
    /// All that were published.
    pub(crate) published: Money,
}

/// A page's rows in the order of their 绩效指标 cells, and its columns in the order of the text.
#[derive(Clone, Debug)]
pub(crate) struct TruthPage {
    pub(crate) rows: Vec<Row>,
    /// The unit in which the last page ended.
    pub(crate) carried: Option<usize>,
    /// The units whose rows stand on the page.
    pub(crate) units: Vec<usize>,
    pub(crate) names: Vec<String>,
    pub(crate) goals: Vec<String>,
    /// The 总计 column, where all of it survives as a plain rotation.
    pub(crate) totals: Option<Vec<i64>>,
}

pub(crate) fn truth(table: &Table, pages: &[Page]) -> Vec<TruthPage> {
    let mut carried = None;
    let mut truths = Vec::new();
    for page in pages {
        truths.push(of_page(table, page, carried));
        if let Some((unit, _)) = page.units.last() {
            carried = Some(*unit);
        }
    }
    truths
}

fn of_page(table: &Table, page: &Page, carried: Option<usize>) -> TruthPage {
    let project = |row: usize| &table.projects[page.rows.start + row];
    let rows = page
        .indicator_order
        .iter()
        .map(|row| of_row(table, page, *row));
    let goals = page
        .goal_order
        .iter()
        .filter(|r| !page.lost_goals.contains(r));
    let totals: Option<Vec<i64>> = page.money_order[0]
        .iter()
        .map(|row| project(*row).money[0].filter(|_| page.money[0][*row]))
        .collect();
    TruthPage {
        rows: rows.collect(),
        carried,
        units: page.units.iter().map(|(unit, _)| *unit).collect(),
        names: match page.names {
            Names::All => page
                .name_order
                .iter()
                .map(|r| bare(&project(*r).name))
                .collect(),
            Names::Lost | Names::Tail => Vec::new(),
        },
        goals: goals.map(|r| bare(&project(*r).goal)).collect(),
        totals: totals.filter(|_| !page.split),
    }
}

fn of_row(table: &Table, page: &Page, row: usize) -> Row {
    let project = &table.projects[page.rows.start + row];
    let (name, fragment) = match page.names {
        Names::All => (Some(bare(&project.name)), false),
        Names::Tail if page.name_order.last() == Some(&row) => {
            let name = format!("    {}", project.name);
            let lines = wrap::wrap(&name, wrap::NAMES, table.form.hard_wraps);
            (lines.last().map(|line| bare(line)), lines.len() > 1)
        }
        Names::Lost | Names::Tail => (None, false),
    };
    let mut amounts = project.money;
    for (fund, cents) in amounts.iter_mut().enumerate() {
        *cents = cents.filter(|_| page.money[fund][row]);
    }
    let indicators = project.indicators.iter();
    Row {
        cell: bare(&project.cell()),
        indicators: indicators
            .map(|i| [i.level1, i.level2, &i.name, &i.cycle, &i.annual].map(bare))
            .collect(),
        name,
        fragment,
        goal: Some(bare(&project.goal)).filter(|_| !page.lost_goals.contains(&row)),
        unit: project.unit,
        amounts,
        published: project.money,
    }
}

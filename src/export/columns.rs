//! The columns of the tables for people, and what a project and an indicator say in each.

use crate::lang::{fill, of_money, tr};
use crate::model::{Amount, Confidence, Dataset, Fund, Indicator, Project, Target};
use crate::view::words;
use rust_decimal::Decimal;

/// A column; `{}` in its heading stands for the published unit of money, and is left out where none was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    heading: &'static str,
    /// In characters of a spreadsheet's standard font; a Chinese one takes two.
    pub(super) width: u8,
}

const fn column(heading: &'static str, width: u8) -> Column {
    Column { heading, width }
}

impl Column {
    pub(super) fn heading(&self, dataset: &Dataset) -> String {
        let money = words::one_line(&dataset.document.currency_unit.text);
        let heading = tr(self.heading);
        match heading.split_once('{') {
            Some((before, _)) if money.is_empty() => {
                before.trim_end_matches(['（', '(', ' ']).to_owned()
            }
            _ => fill(heading, &[&of_money(&money)]),
        }
    }
}

/// Of a project.
pub(super) const PROJECT: [Column; 14] = [
    column("项目编号", 13),
    column("页", 5),
    column("行", 5),
    column("资金使用单位", 30),
    column("单位对应", 10),
    column("项目名称", 36),
    column("名称对应", 10),
    column("总计（{}）", 14),
    column("财政拨款（{}）", 16),
    column("财政专户拨款（{}）", 20),
    column("其他资金（{}）", 16),
    column("金额对应", 10),
    column("绩效目标", 60),
    column("目标对应", 10),
];

/// Of an indicator.
pub(super) const INDICATOR: [Column; 17] = [
    column("序号", 6),
    column("一级指标代码", 13),
    column("一级指标", 14),
    column("二级指标代码", 13),
    column("二级指标", 16),
    column("指标名称", 32),
    column("实施周期指标值", 24),
    column("周期值类型", 11),
    column("周期数值", 11),
    column("周期上限", 11),
    column("周期单位", 11),
    column("年度指标值", 24),
    column("年度值类型", 11),
    column("年度数值", 11),
    column("年度上限", 11),
    column("年度单位", 11),
    column("原文位置（字节）", 17),
];

/// What stands in a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    /// Somebody else's words.
    Text(String),
    /// A word of ours.
    Own(String),
    /// An exact number, with the decimals that were published.
    Number(Decimal),
    /// Nothing.
    Blank,
}

impl Cell {
    /// As text; `guarded` if a spreadsheet is to read it, which would run some texts as formulas.
    pub(super) fn written(self, guarded: bool) -> String {
        match self {
            Self::Text(text) if guarded && is_formula(&text) => format!("'{text}"),
            Self::Text(text) | Self::Own(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Blank => String::new(),
        }
    }
}

/// Whether a spreadsheet would run `text`; see OWASP's CSV Injection.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// The cells of [`PROJECT`].
pub(super) fn of_project(dataset: &Dataset, project: &Project) -> Vec<Cell> {
    let unit = project.unit.value.and_then(|at| dataset.units.get(at));
    let unit = unit.map_or("", |unit| unit.name.text.as_str());
    let amounts = project.amounts.value.as_ref();
    let amount = |fund| match amounts {
        Some(amounts) if amounts.is_unknown(fund) => Cell::Own(tr("未知").to_owned()),
        _ => amount(amounts.and_then(|amounts| amounts.get(fund))),
    };
    let mut cells = vec![
        Cell::Own(project.id.clone()),
        count(project.page),
        count(project.row),
        text(unit),
        confidence(project.unit.confidence),
        text(project.name.text()),
        confidence(project.name.confidence),
    ];
    cells.extend(Fund::ALL.map(amount));
    cells.extend([
        confidence(project.amounts.confidence),
        text(project.goal.text()),
        confidence(project.goal.confidence),
    ]);
    cells
}

/// The cells of [`INDICATOR`].
pub(super) fn of_indicator(dataset: &Dataset, indicator: Option<&Indicator>) -> Vec<Cell> {
    let Some(indicator) = indicator else {
        return vec![Cell::Blank; INDICATOR.len()];
    };
    let span = dataset.file.span(indicator.span);
    let mut cells = vec![
        count(indicator.ordinal),
        text(&indicator.level1.code.text),
        text(&indicator.level1.name.text),
        text(&indicator.level2.code.text),
        text(&indicator.level2.name.text),
        text(&indicator.name.text),
    ];
    cells.extend(target(&indicator.cycle));
    cells.extend(target(&indicator.annual));
    cells.push(Cell::Own(format!("{}–{}", span.start, span.end)));
    cells
}

fn target(target: &Target) -> [Cell; 5] {
    let reading = &target.reading;
    let number = |number: Option<Decimal>| number.map_or(Cell::Blank, Cell::Number);
    let unit = [&reading.unit, &reading.counted].into_iter().flatten();
    [
        text(&target.text.text),
        Cell::Own(words::kind(reading.kind).to_owned()),
        number(reading.value),
        number(reading.upper),
        text(&unit.cloned().collect::<String>()),
    ]
}

pub(super) fn text(text: &str) -> Cell {
    match text {
        "" => Cell::Blank,
        text => Cell::Text(text.to_owned()),
    }
}

fn count(number: u32) -> Cell {
    Cell::Number(number.into())
}

fn amount(amount: Option<Amount>) -> Cell {
    amount.map_or(Cell::Blank, |amount| Cell::Number(amount.value))
}

fn confidence(confidence: Confidence) -> Cell {
    Cell::Own(words::confidence(confidence).to_owned())
}

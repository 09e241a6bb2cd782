//! One row per indicator, as a table for spreadsheets and programs (RFC 4180).

use crate::model::{Amount, Confidence, Dataset, Fund, Indicator, Kind, Project, Target};

/// Who reads the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavour {
    /// Excel and WPS: with a byte order mark, without which they take UTF-8 for another encoding; and a text that they would
    /// run as a formula has an apostrophe before it.
    Spreadsheet,
    /// A program: every text verbatim.
    Verbatim,
}

/// The headings; `{}` stands for the published unit of money.
const HEADINGS: [&str; 29] = [
    "项目编号",
    "页",
    "行",
    "资金使用单位",
    "单位对应",
    "项目名称",
    "名称对应",
    "总计（{}）",
    "财政拨款（{}）",
    "财政专户拨款（{}）",
    "其他资金（{}）",
    "金额对应",
    "绩效目标",
    "目标对应",
    "序号",
    "一级指标代码",
    "一级指标",
    "二级指标代码",
    "二级指标",
    "指标名称",
    "实施周期指标值",
    "周期值类型",
    "周期数值",
    "周期单位",
    "年度指标值",
    "年度值类型",
    "年度数值",
    "年度单位",
    "原文位置（字节）",
];

/// The indicators of `projects` (indices in [`Dataset::projects`]) in this order; a project without any has one row.
#[must_use]
pub fn table(dataset: &Dataset, projects: &[usize], flavour: Flavour) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(match flavour {
        Flavour::Spreadsheet => "\u{feff}".as_bytes().to_vec(),
        Flavour::Verbatim => Vec::new(),
    });
    let money = &dataset.document.currency_unit.text;
    let headings = HEADINGS.map(|heading| heading.replace("{}", money));
    // Writing to memory does not fail, and every row has as many cells as the first.
    let _ = writer.write_record(headings);
    for project in projects.iter().filter_map(|at| dataset.projects.get(*at)) {
        let own = of_project(dataset, project);
        let mut write = |indicator: Option<&Indicator>| {
            let cells = own.iter().cloned().chain(of_indicator(dataset, indicator));
            let _ = writer.write_record(cells.map(|cell| cell.written(flavour)));
        };
        match project.indicators.as_slice() {
            [] => write(None),
            all => all.iter().for_each(|indicator| write(Some(indicator))),
        }
    }
    writer.into_inner().unwrap_or_default()
}

#[derive(Clone, Debug)]
enum Cell {
    /// Somebody else's words.
    Text(String),
    /// A number, or a word of ours.
    Own(String),
}

impl Cell {
    fn written(self, flavour: Flavour) -> String {
        match self {
            Self::Text(text) if flavour == Flavour::Spreadsheet && is_formula(&text) => {
                format!("'{text}")
            }
            Self::Text(text) | Self::Own(text) => text,
        }
    }
}

/// Whether a spreadsheet would run `text`; see OWASP's CSV Injection.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

fn of_project(dataset: &Dataset, project: &Project) -> Vec<Cell> {
    let unit = project.unit.value.and_then(|at| dataset.units.get(at));
    let unit = unit.map_or("", |unit| unit.name.text.as_str());
    let amounts = project.amounts.value.as_ref();
    let amount = |fund| match amounts {
        Some(amounts) if amounts.is_unknown(fund) => Cell::Own("未知".to_owned()),
        _ => amount(amounts.and_then(|amounts| amounts.get(fund))),
    };
    let mut cells = vec![
        Cell::Own(project.id.clone()),
        own(project.page),
        own(project.row),
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

fn of_indicator(dataset: &Dataset, indicator: Option<&Indicator>) -> Vec<Cell> {
    let Some(indicator) = indicator else {
        return vec![text(""); 15];
    };
    let span = dataset.file.span(indicator.span);
    let mut cells = vec![
        own(indicator.ordinal),
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

fn target(target: &Target) -> [Cell; 4] {
    let reading = &target.reading;
    let numbers = [reading.value, reading.upper];
    let numbers: Vec<String> = numbers.iter().flatten().map(ToString::to_string).collect();
    [
        text(&target.text.text),
        Cell::Own(kind(reading.kind).to_owned()),
        Cell::Own(numbers.join("–")),
        Cell::Text(
            [&reading.unit, &reading.counted]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
        ),
    ]
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn own(number: u32) -> Cell {
    Cell::Own(number.to_string())
}

fn amount(amount: Option<Amount>) -> Cell {
    Cell::Own(amount.map_or_else(String::new, |amount| amount.value.to_string()))
}

fn confidence(confidence: Confidence) -> Cell {
    Cell::Own(crate::view::words::confidence(confidence).to_owned())
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::AtLeast => "不低于",
        Kind::MoreThan => "高于",
        Kind::AtMost => "不超过",
        Kind::LessThan => "低于",
        Kind::Equal => "等于",
        Kind::About => "约",
        Kind::Range => "区间",
        Kind::Deadline => "期限",
        Kind::Compound => "多项",
        Kind::Text => "文字",
        Kind::Placeholder => "待补充",
    }
}

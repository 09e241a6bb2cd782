//! A workbook for Excel and WPS: projects, indicators, and a sheet about where they come from.
//!
//! Numbers are numbers, shown with the decimals that were published; texts are texts, whatever they begin with.

use super::about::{self, About};
use super::columns::{Cell, Column, INDICATOR, PROJECT, of_indicator, of_project};
use super::rows::{Line, Rows};
use crate::model::Dataset;
use crate::tr;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// What the columns of the indicators' sheet that name the project are, as places in [`PROJECT`].
const OF_PROJECT: [usize; 5] = [0, 1, 2, 3, 5];

/// Excel keeps 15 digits of a number; one with more stands as text, exactly.
const EXACT_DIGITS: usize = 15;

/// Excel's limit for a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// The workbook of `rows`; nothing only if it could not be put together.
#[must_use]
pub fn xlsx(dataset: &Dataset, rows: &Rows, about: &About) -> Vec<u8> {
    written(dataset, rows, about).unwrap_or_default()
}

fn written(dataset: &Dataset, rows: &Rows, about: &About) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(dataset, about));
    let projects = rows.projects(dataset).into_iter();
    let projects = projects.map(|project| of_project(dataset, project));
    let sheet = book.add_worksheet().set_name(tr!("项目"))?;
    fill(sheet, dataset, &PROJECT, projects.collect())?;

    let columns = OF_PROJECT.iter().filter_map(|at| PROJECT.get(*at));
    let columns: Vec<Column> = columns.chain(&INDICATOR).copied().collect();
    let lines = rows.lines(dataset).into_iter();
    let lines = lines.filter(|(_, indicator)| indicator.is_some());
    let lines = lines.map(|line| of_line(dataset, line)).collect();
    let sheet = book.add_worksheet().set_name(tr!("指标"))?;
    fill(sheet, dataset, &columns, lines)?;

    let sheet = book.add_worksheet().set_name(tr!("关于"))?;
    tell(sheet, &about::lines(dataset, rows, about))?;
    book.save_to_buffer()
}

fn properties(dataset: &Dataset, about: &About) -> DocProperties {
    let properties = DocProperties::new().set_title(&dataset.document.title.text);
    // Without a day the writer asks the clock, and two files of the same rows would differ.
    let day =
        ExcelDateTime::parse_from_str(&about.date).or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1));
    match day {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    }
}

fn of_line(dataset: &Dataset, (project, indicator): Line<'_>) -> Vec<Cell> {
    let project = of_project(dataset, project);
    let project = OF_PROJECT.iter().filter_map(|at| project.get(*at).cloned());
    let own = of_indicator(dataset, indicator.map(|(_, one)| one));
    project.chain(own).collect()
}

/// A table with a heading that stays, and buttons to filter by.
fn fill(
    sheet: &mut Worksheet,
    dataset: &Dataset,
    columns: &[Column],
    lines: Vec<Vec<Cell>>,
) -> Result<(), XlsxError> {
    let head = heading().set_border_bottom(rust_xlsxwriter::FormatBorder::Thin);
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_string_with_format(0, at, fitting(column.heading(dataset)), &head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    let last = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, width.saturating_sub(1))?;
    let formats = Formats::new();
    for (row, line) in (1..).zip(lines) {
        for (at, cell) in (0..).zip(line) {
            write(sheet, row, at, cell, &formats)?;
        }
    }
    Ok(())
}

fn tell(sheet: &mut Worksheet, lines: &[(&str, String)]) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 20)?;
    sheet.set_column_width(1, 100)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    let text = Formats::new().text;
    let mut before = "";
    for (row, (label, line)) in (0..).zip(lines) {
        // A label that goes on is not repeated.
        let shown = if *label == before { "" } else { label };
        sheet.write_string_with_format(row, 0, shown, &heading())?;
        sheet.write_string_with_format(row, 1, fitting(line.clone()), &text)?;
        before = label;
    }
    Ok(())
}

fn heading() -> Format {
    let format = Format::new().set_bold().set_align(FormatAlign::Top);
    format.set_background_color(Color::RGB(0x00F2_EFE9))
}

struct Formats {
    text: Format,
    /// By the number of decimals.
    numbers: Vec<Format>,
}

impl Formats {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let number = |decimals: usize| match decimals {
            0 => top.clone().set_num_format("#,##0"),
            _ => top
                .clone()
                .set_num_format(format!("#,##0.{}", "0".repeat(decimals))),
        };
        Self {
            text: top.clone().set_text_wrap(),
            numbers: (0..=EXACT_DIGITS).map(number).collect(),
        }
    }
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    cell: Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Number(number) => match (exact(number), formats.numbers.get(number.scale() as usize))
        {
            (Some(value), Some(format)) => {
                sheet.write_number_with_format(row, at, value, format)?;
            }
            _ => {
                sheet.write_string_with_format(row, at, number.to_string(), &formats.text)?;
            }
        },
        Cell::Text(text) | Cell::Own(text) => {
            sheet.write_string_with_format(row, at, fitting(text), &formats.text)?;
        }
    }
    Ok(())
}

/// The floating point number that is written with the same digits, if there is one.
fn exact(number: Decimal) -> Option<f64> {
    let digits = number.mantissa().unsigned_abs().to_string();
    if digits.len() > EXACT_DIGITS {
        return None;
    }
    number.to_string().parse().ok()
}

/// `text`, or as much of it as a cell takes, with a word about the rest.
fn fitting(text: String) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let cut = tr!("……（本格放不下，全文见 CSV）");
    let mut left = LONGEST - cut.encode_utf16().count();
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    kept.collect::<String>() + cut
}

//! What the furniture says: title, department, year, unit of money.

use super::ledger::Ledger;
use crate::model::{Document, Field, Part};
use crate::source::{Furniture, Line};
use crate::span::Span;

/// Reads the first page head that has each part.
pub(super) fn read(text: &str, furniture: &[(Line, Furniture)], ledger: &mut Ledger) -> Document {
    ledger.mark(furniture.iter().map(|(line, _)| line.span), Part::Furniture);
    let mut document = Document {
        title: title(text, furniture),
        ..Document::default()
    };
    if let Some((line, _)) = furniture
        .iter()
        .find(|(_, kind)| *kind == Furniture::Department)
    {
        (document.department, document.currency_unit) = department(text, line.span);
    }
    document.year = year(&document.title.text);
    document
}

/// The first run of title lines, joined.
fn title(text: &str, furniture: &[(Line, Furniture)]) -> Field {
    let titles = furniture
        .iter()
        .skip_while(|(_, kind)| *kind != Furniture::Title);
    Field::new(
        text,
        titles
            .take_while(|(_, kind)| *kind == Furniture::Title)
            .map(|(line, _)| line.span),
    )
}

/// '部门名称：{department} 单位：{unit}'
fn department(text: &str, line: Span) -> (Field, Field) {
    let words = &text[line.range()];
    let after = |label: &str, from: usize| {
        let at = words[from..].find(label)? + from + label.len();
        let rest = &words[at..];
        let body = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':'));
        Some(at + rest.len() - body.len())
    };
    let start = after("部门名称", 0).unwrap_or(0);
    let unit_label = words[start..].rfind("单位").map(|at| at + start);
    let unit_label = unit_label.filter(|at| {
        words[at + "单位".len()..]
            .trim_start()
            .starts_with(['：', ':'])
    });
    let field = |from: usize, to: usize| {
        let body = words[from..to].trim();
        let at =
            line.start as usize + from + words[from..to].len() - words[from..to].trim_start().len();
        Field::new(text, [Span::from_range(at..at + body.len())])
    };
    let name = field(start, unit_label.unwrap_or(words.len()).max(start));
    let unit = unit_label
        .and_then(|at| after("单位", at))
        .map_or_else(Field::default, |at| field(at, words.len()));
    (name, unit)
}

/// The first '20dd年' of the title.
fn year(title: &str) -> Option<u16> {
    title.match_indices('年').find_map(|(at, _)| {
        let digits = title[..at].get(at.checked_sub(4)?..)?;
        digits
            .parse()
            .ok()
            .filter(|year| (1990..2100).contains(year))
    })
}

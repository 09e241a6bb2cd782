//! Charts and findings as tables for a spreadsheet, each with what it must not be without.

use crate::tr;
use crate::view::charts::{Caption, Figures};
use crate::view::words;

/// The figures of a chart as CSV for Excel and WPS (UTF-8 with a byte order mark, CRLF): the table, a blank line, then title, unit, filter,
/// notes, source and link.
#[must_use]
pub fn chart_csv(figures: &Figures, caption: &Caption) -> Vec<u8> {
    let mut rows = vec![figures.headings.clone()];
    rows.extend(figures.rows());
    let mut about = vec![
        (tr!("标题"), figures.title.clone()),
        (tr!("计量单位"), figures.unit.clone()),
    ];
    about.extend(figures.notes.iter().map(|note| (tr!("附注"), note.clone())));
    sheet(rows, about, caption)
}

/// Rows with their headings as CSV, as [`chart_csv`] writes it; `about` stands between the table and where it comes from.
#[must_use]
pub fn sheet(mut rows: Vec<Vec<String>>, about: Vec<(&str, String)>, caption: &Caption) -> Vec<u8> {
    rows.push(Vec::new());
    let said = |(label, text): (&str, String)| vec![label.to_owned(), text];
    rows.extend(about.into_iter().map(said));
    rows.push(said((tr!("筛选"), caption.chosen())));
    rows.extend(caption.parts().into_iter().map(said));
    let mut out = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// A cell in quotation marks where it needs them; a text that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let cell = words::one_line(cell);
    let digits = cell.strip_prefix('-').unwrap_or(&cell);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || ",.%".contains(c));
    let guard = if !is_number && super::columns::is_formula(&cell) {
        "'"
    } else {
        ""
    };
    if guard.is_empty() && !cell.contains([',', '"']) {
        return cell;
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::charts::{Datum, Form, Value};

    #[test]
    fn a_table_carries_its_title_unit_filter_source_and_link() {
        let value = Value {
            number: Some(5.into()),
            text: "1,005".to_owned(),
            beside: "5.0%".to_owned(),
        };
        let figures = Figures {
            id: "x",
            name: "名",
            title: "看到的，是“这个”".to_owned(),
            unit: "万元".to_owned(),
            notes: vec!["237 个项目".to_owned()],
            form: Form::Bars { most: None },
            headings: ["项", "值", "份额"].map(str::to_owned).into(),
            data: vec![Datum::new("=SUM(A1)", value, None)],
        };
        let caption = Caption {
            choices: vec!["单位是“甲”".to_owned()],
            source: "某表".to_owned(),
            document: "某表".to_owned(),
            link: "https://example.org/charts?doc=1".to_owned(),
            date: "2025-03-01".to_owned(),
        };
        let text = String::from_utf8(chart_csv(&figures, &caption)).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}项,值,份额");
        assert_eq!(lines[1], "\"'=SUM(A1)\",\"1,005\",5.0%");
        assert_eq!(
            quoted("-2+3+cmd|' /C calc'!A0"),
            "\"'-2+3+cmd|' /C calc'!A0\""
        );
        assert_eq!(quoted("-11,719.10"), "\"-11,719.10\"");
        assert_eq!(quoted("-5.0%"), "-5.0%");
        for line in [
            "",
            "标题,看到的，是“这个”",
            "计量单位,万元",
            "附注,237 个项目",
            "筛选,单位是“甲”",
            "来源,某表",
            "链接,https://example.org/charts?doc=1",
        ] {
            assert!(lines.contains(&line), "{line}: {text}");
        }
    }
}

//! The 项目名称 column: a name's first line is indented, its further lines are not. A name goes on only behind a full line, and on one
//! that the column can hold: other lines are of a name whose first is lost, or of no name at all.

use super::joined::Joined;
use crate::model::Field;
use crate::order;
use crate::source::Line;

/// One cell of the column.
#[derive(Clone, Debug)]
pub(super) struct NameCell {
    pub(super) field: Field,
    /// Only the tail of a name: its first line did not survive.
    pub(super) fragment: bool,
}

/// How wide the column is: the middle one of the first lines that a further one follows. Nothing where no name is wrapped.
pub(super) fn full_width<'a>(pages: impl Iterator<Item = &'a [Line]>) -> Option<u32> {
    let mut wrapped: Vec<u32> = Vec::new();
    for lines in pages {
        let indent = usual_indent(lines);
        let pairs = lines.windows(2).filter_map(<[Line]>::first_chunk);
        let pairs = pairs.filter(|[first, next]| first.indent >= indent && next.indent < indent);
        wrapped.extend(pairs.map(|[first, _]| first.width));
    }
    order::sort(&mut wrapped);
    wrapped.get(wrapped.len() / 2).copied()
}

/// Groups the lines of a page's name column, as wide as `full`, into cells. Lines that are of none are left out.
pub(super) fn read(text: &str, lines: &[Line], full: Option<u32>) -> Vec<NameCell> {
    let indent = usual_indent(lines);
    let mut cells: Vec<(bool, Vec<Line>)> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        let opens = line.indent >= indent;
        let is_wide = full.is_some_and(|full| line.width * 4 > full * 5);
        if is_wide && !opens {
            goes_on = false;
            continue;
        }
        match cells.last_mut() {
            Some((_, cell)) if !opens && goes_on => cell.push(*line),
            _ => cells.push((!opens, vec![*line])),
        }
        goes_on = full.is_none_or(|full| line.width * 4 >= full * 3);
    }
    let cell = |(fragment, lines): (bool, Vec<Line>)| NameCell {
        field: Joined::new(text, &lines).whole(),
        fragment,
    };
    cells.into_iter().map(cell).collect()
}

/// The indent of first lines: at least two columns, as little as the least indented of the clearly indented lines.
fn usual_indent(lines: &[Line]) -> u32 {
    lines
        .iter()
        .map(|line| line.indent)
        .filter(|indent| *indent >= 2)
        .min()
        .unwrap_or(2)
}

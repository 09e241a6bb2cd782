//! The 项目名称 column: a name's first line is indented, its further lines are not.

use super::joined::Joined;
use crate::model::Field;
use crate::source::Line;

/// One cell of the column.
#[derive(Clone, Debug)]
pub(super) struct NameCell {
    pub(super) field: Field,
    /// Only the tail of a name: its first line did not survive.
    pub(super) fragment: bool,
}

/// Groups the lines of a page's name column into cells.
pub(super) fn read(text: &str, lines: &[Line]) -> Vec<NameCell> {
    let indent = usual_indent(lines);
    let mut cells: Vec<(bool, Vec<Line>)> = Vec::new();
    for line in lines {
        let opens = line.indent >= indent;
        match cells.last_mut() {
            Some((_, cell)) if !opens => cell.push(*line),
            _ => cells.push((!opens, vec![*line])),
        }
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

//! The fixed-width wraps of the form's cells, in half-width columns.

use super::rng::Rng;

/// 绩效指标 cells.
pub(crate) const INDICATORS: usize = 71;
/// 绩效目标 cells.
pub(crate) const GOALS: usize = 50;
/// 项目名称 cells.
pub(crate) const NAMES: usize = 29;

/// What stays with the character before it. ('。' and '、' do open lines in published tables.)
const NOT_FIRST: &str = "，；：）》:%";

/// Columns that `c` takes.
pub(crate) fn columns(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

pub(crate) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// The lines of a cell. `anywhere` breaks also inside numbers and words.
pub(crate) fn wrap(text: &str, width: usize, anywhere: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for piece in pieces(paragraph, anywhere) {
            let wide = self::width(&piece);
            if used + wide > width && used > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(&piece);
            used += wide;
        }
        lines.push(line);
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// What is never broken: runs of digits and Latin letters, and a character with the mark that may not open a line.
fn pieces(text: &str, anywhere: bool) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in text.chars() {
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',');
        let joins = (word(c) && (word(last) || last == ':'))
            || (c == '-' && word(last))
            || NOT_FIRST.contains(c);
        match pieces.last_mut() {
            Some(piece) if joins && !anywhere => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
        last = c;
    }
    pieces
}

/// `text` with an ending that fills its last line, so that nothing shows where the cell ends.
pub(crate) fn fill_last_line(text: &str, rng: &mut Rng) -> String {
    let base = text.trim_end_matches('。');
    for _ in 0..40 {
        let mut longer = base.to_owned();
        for _ in 0..rng.range(1, 2) {
            longer.push_str(rng.pick(&["，", "并", "，进而", "，同时"]));
            longer.push_str(rng.pick(&super::vocabulary::CLOSERS));
        }
        longer.push('。');
        let lines = wrap(&longer, GOALS, false);
        if lines.last().is_some_and(|line| width(line) >= GOALS - 1) {
            return longer;
        }
    }
    text.to_owned()
}

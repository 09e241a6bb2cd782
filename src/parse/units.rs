//! Unit rows: a unit's name, wrapped or not, and its sums. The 合计 row has the same form.

use super::amounts;
use super::ledger::Ledger;
use crate::model::{Amount, Field, Part};
use crate::source::{Line, RawPage, of_amount};
use crate::span::Span;

/// A unit row as printed: which fund its third and fourth number belong to is not yet known.
#[derive(Clone, Debug)]
pub(super) struct UnitRow {
    pub(super) name: Field,
    pub(super) page: u32,
    /// In published order: 总计, 财政拨款, then whichever further funds the unit has.
    pub(super) amounts: Vec<Amount>,
}

impl UnitRow {
    /// Whether this is the grand total, which the form calls 合计.
    pub(super) fn is_grand_total(&self) -> bool {
        self.name
            .text
            .chars()
            .filter(|c| !c.is_whitespace())
            .eq("合计".chars())
    }
}

/// Where the second line begins that is a whole 合计 row, wherever it stands.
pub(super) fn second_total(text: &str) -> Option<Span> {
    const WORD: &str = "合计";
    let is_total = |(at, _): &(usize, &str)| {
        let (before, line) = text.split_at(*at);
        let before = before.trim_end_matches([' ', '\t', '\u{3000}']);
        if !before.is_empty() && !before.ends_with(['\n', '\r', '\u{C}']) {
            return false;
        }
        let line = line.split(['\n', '\r']).next().unwrap_or_default();
        let amounts = &line[WORD.len()..];
        amounts.contains(['.', '．'])
            && amounts
                .chars()
                .all(|c| c.is_whitespace() || of_amount(c).is_some())
    };
    let (at, word) = text.match_indices(WORD).filter(is_total).nth(1)?;
    Some(Span::from_range(at..at + word.len()))
}

/// The unit rows of a page, in order.
pub(super) fn read(text: &str, page: &RawPage, ledger: &mut Ledger) -> Vec<UnitRow> {
    let mut rows = Vec::new();
    let mut name = Field::default();
    for line in &page.unit_rows {
        let (words, sums) = divide(text, line);
        ledger.mark([words], Part::UnitName);
        name.push(text, words);
        if !sums.is_empty() {
            let amounts = amounts::read(text, sums, page.number, ledger);
            rows.push(UnitRow {
                name: std::mem::take(&mut name),
                page: page.number,
                amounts,
            });
        }
    }
    rows
}

/// A line's words and the amounts at its end.
fn divide(text: &str, line: &Line) -> (Span, Span) {
    let words = line.text(text);
    let mut cut = words.len();
    for (at, token) in tokens(words).into_iter().rev() {
        let money = token.contains(['.', '．']) && token.chars().all(|c| of_amount(c).is_some());
        if !money {
            break;
        }
        cut = at;
    }
    let start = line.span.start as usize;
    let name = words[..cut].trim_end().len();
    (
        Span::from_range(start..start + name),
        Span::from_range(start + cut..line.span.end as usize),
    )
}

fn tokens(words: &str) -> Vec<(usize, &str)> {
    words
        .split_whitespace()
        .map(|token| (token.as_ptr() as usize - words.as_ptr() as usize, token))
        .collect()
}

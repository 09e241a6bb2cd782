//! Amounts as they stand in the text: '1,011.92', ' 88.23', and two that were glued together, '150.00165.69'.

use super::ledger::Ledger;
use crate::diagnostic::{Code, Severity};
use crate::model::{Amount, Part};
use crate::source::of_amount;
use crate::span::Span;
use rust_decimal::Decimal;

/// The amounts of a line, in order. Glued amounts are taken apart after two decimals, which every amount of the form has.
pub(super) fn read(text: &str, span: Span, page: u32, ledger: &mut Ledger) -> Vec<Amount> {
    let mut amounts = Vec::new();
    let mut at = span.start as usize;
    for token in text[span.range()].split_inclusive(char::is_whitespace) {
        let word = token.trim_end();
        if !word.is_empty() {
            let spans = split(word, at);
            if spans.len() > 1 {
                let message = format!("第 {page} 页有相连的金额“{word}”，按两位小数分开");
                ledger.note(
                    Code::GluedAmounts,
                    Severity::Info,
                    page,
                    Span::from_range(at..at + word.len()),
                    message,
                );
            }
            amounts.extend(
                spans
                    .into_iter()
                    .filter_map(|span| amount(text, span, page, ledger)),
            );
        }
        at += token.len();
    }
    amounts
}

/// The places of the amounts in a word that begins at `at`.
fn split(word: &str, at: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let points = || word.match_indices(['.', '．']);
    let glued = points().count() > 1;
    for (point, _) in points() {
        let after = word[point..].char_indices().nth(3);
        if let Some((length, _)) = after.filter(|_| glued) {
            let end = point + length;
            spans.push(Span::from_range(at + start..at + end));
            start = end;
        }
    }
    if start < word.len() {
        spans.push(Span::from_range(at + start..at + word.len()));
    }
    spans
}

fn amount(text: &str, span: Span, page: u32, ledger: &mut Ledger) -> Option<Amount> {
    let narrow = text[span.range()].chars().filter_map(of_amount);
    let digits: String = narrow.filter(|c| *c != ',').collect();
    let Ok(value) = Decimal::from_str_exact(&digits) else {
        let message = format!("第 {page} 页的“{digits}”不是可精确表示的金额");
        ledger.note(
            Code::AmountOutOfRange,
            Severity::Warning,
            page,
            span,
            message,
        );
        return None;
    };
    ledger.mark([span], Part::Amount);
    Some(Amount { value, span })
}

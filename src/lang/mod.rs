//! The language of the interface. The words in the code are Chinese and are what is looked up, in the manner of gettext; other
//! languages come from a catalogue (`words/en.po`) that only their readers fetch. The document's own words are never translated.
//!
//! ```text
//! tr!("总计")                          the text
//! tr!("第 {} 页", page)                 with its gaps filled, in order; a translation may say {0}, {1} to change it
//! tr!(n => "{} 个项目", count(n))       with the plural that goes with n
//! ```
//!
//! What stands in a table of the code is translated where it is used: `tr(heading)`. `tests/words.rs` holds the catalogue against the code.

mod english;

use crate::tr;
use std::fmt::Display;
use std::sync::OnceLock;

/// What is spoken if it is not Chinese. It holds for as long as the page is open.
static OTHER: OnceLock<english::Catalogue> = OnceLock::new();

/// Speaks English from now on, out of a catalogue as `tools/words.mjs` writes it.
pub fn speak_english(catalogue: String) {
    let _ = OTHER.set(english::read(catalogue));
}

/// Whether English is spoken.
#[must_use]
pub fn is_english() -> bool {
    OTHER.get().is_some()
}

/// A text of the interface in the reader's language.
#[must_use]
pub fn tr(zh: &'static str) -> &'static str {
    match OTHER.get() {
        None => zh,
        Some(catalogue) => english::find(catalogue, zh, 2),
    }
}

/// A text of the interface that speaks of `n` things.
#[must_use]
pub fn tr_of(n: usize, zh: &'static str) -> &'static str {
    match OTHER.get() {
        None => zh,
        Some(catalogue) => english::find(catalogue, zh, n),
    }
}

/// `text` with its gaps filled: `{}` by the next of `parts`, `{0}` by the first.
#[must_use]
pub fn fill(text: &str, parts: &[&dyn Display]) -> String {
    let mut out = String::new();
    let mut pieces = text.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for (next, piece) in pieces.enumerate() {
        let (gap, rest) = piece.split_once('}').unwrap_or(("", piece));
        let at = match gap.as_bytes() {
            [digit] => usize::from(digit.wrapping_sub(b'0')),
            _ => next,
        };
        if let Some(part) = parts.get(at) {
            // Controls of direction in a text of the document would turn the sentence around it; by itself it keeps them.
            out.extend(part.to_string().chars().filter(|c| !turns(*c)));
        }
        out.push_str(rest);
    }
    out
}

/// Whether a character is one of Unicode's explicit controls of direction (UAX #9).
const fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A unit of money that a document names, in the reader's language if it is one of the known.
#[must_use]
pub fn of_money(published: &str) -> &str {
    match published {
        "元" => tr!("元"),
        "千元" => tr!("千元"),
        "万元" => tr!("万元"),
        "百万元" => tr!("百万元"),
        "亿元" => tr!("亿元"),
        other => other,
    }
}

/// Cuts `text` where words of the document begin and end in it: in a text that is not Chinese, those are what is. Each piece with
/// whether it is of the document.
#[must_use]
pub fn pieces(text: &str) -> Vec<(bool, &str)> {
    english::pieces(text)
}

/// A text of the interface in the reader's language; see [`crate::lang`].
#[macro_export]
macro_rules! tr {
    ($zh:literal) => {
        $crate::lang::tr($zh)
    };
    ($zh:literal, $($part:expr),+ $(,)?) => {
        $crate::lang::fill($crate::lang::tr($zh), &[$(&$part),+])
    };
    ($n:expr => $zh:literal $(, $part:expr)* $(,)?) => {
        $crate::lang::fill($crate::lang::tr_of($n, $zh), &[$(&$part),*])
    };
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn gaps_are_filled_in_the_order_that_the_language_wants() {
        assert_eq!(fill("第 {} 页第 {} 行", &[&3, &"7"]), "第 3 页第 7 行");
        assert_eq!(fill("row {1} on page {0}", &[&3, &7]), "row 7 on page 3");
        assert_eq!(
            fill("{}{}", &[&"{}", &1]),
            "{}1",
            "what fills a gap has none"
        );
        assert_eq!(fill("{} {}", &[&1]), "1 ");
        assert_eq!(fill("}{", &[]), "}");
        assert_eq!(fill("", &[]), "");
        assert_eq!(fill("“{}”占 {}", &[&"\u{202E}局", &"5%"]), "“局”占 5%");
    }
}

//! Folding: the one form in which a query and a text are compared.
//!
//! Compatibility forms, lower case, traditional characters to simplified ones ([`super::tables`]), blanks dropped unless they part two
//! words of letters or digits. A search term matches where its folded form is a substring of the folded text; '>=' and '≥' stay
//! apart in texts, so that each is found by what stands in it, and a [`term`](super::term) is looked for in both.
//!
//! As long as the tables are not there, only the case and width of ASCII and the blanks are folded.

use super::han::is_han;
use super::tables::{Tables, tables};
use std::ops::Range;

/// A folded text that knows where each of its bytes came from.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the bytes of the original that it stands for.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds `original` and keeps the way back.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut folded = Self::default();
        fold_with(tables(), original, &mut |text, from| {
            folded.text.push_str(text);
            let origin = (offset(from.start), offset(from.end));
            folded.origins.resize(folded.text.len(), origin);
        });
        folded
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original for `range`, bytes of the folded text: whole characters, never part of one.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        match self.origins.get(range.clone()) {
            Some([first, .., last]) => first.0 as usize..last.1 as usize,
            Some([only]) => only.0 as usize..only.1 as usize,
            _ => 0..0,
        }
    }
}

/// The folded form alone.
#[must_use]
pub fn fold(original: &str) -> String {
    let mut text = String::with_capacity(original.len());
    fold_into(original, &mut text);
    text
}

/// Appends the folded form of `original` to `text`.
pub fn fold_into(original: &str, text: &mut String) {
    fold_with(tables(), original, &mut |piece, _| text.push_str(piece));
}

/// Whether folding `text` changes nothing; `false` proves nothing.
pub(super) fn is_folded(text: &str) -> bool {
    let plain = |byte| matches!(byte, b'!'..=b'@' | b'['..=b'~');
    let own = |tables: &Tables, c: char| {
        let stays = !c.is_whitespace() && !is_mark(c) && c != '\0';
        stays && tables.form(c) == Some(c)
    };
    text.bytes().all(plain) || tables().is_some_and(|tables| text.chars().all(|c| own(tables, c)))
}

/// Calls `emit` with every folded piece and the bytes of `original` it stands for, ascending.
fn fold_with(tables: Option<&Tables>, original: &str, emit: &mut dyn FnMut(&str, Range<usize>)) {
    let mut piece = String::new();
    let mut after_word = false;
    let mut blank: Option<Range<usize>> = None;
    let mut rest = original.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let mut end = start + first.len_utf8();
        while let Some(&(at, mark)) = rest.peek().filter(|(_, next)| continues(first, *next)) {
            end = at + mark.len_utf8();
            rest.next();
        }
        piece.clear();
        fold_cluster(tables, &original[start..end], &mut piece);
        if piece.chars().all(char::is_whitespace) {
            blank = Some(blank.map_or(start, |gap| gap.start)..end);
            continue;
        }
        let gap = blank.take().filter(|_| after_word && starts_word(&piece));
        if let Some(gap) = gap {
            emit(" ", gap);
        }
        after_word = piece.chars().next_back().is_some_and(is_word);
        emit(&piece, start..end);
    }
}

/// Whether `next` belongs to the same cluster as `first`, so that normalization may merge them.
fn continues(first: char, next: char) -> bool {
    !next.is_ascii() && is_mark(next) && !first.is_whitespace()
}

/// Whether `c` is a mark on the character before it, in the scripts whose compatibility forms are kept.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302d}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

fn fold_cluster(tables: Option<&Tables>, cluster: &str, piece: &mut String) {
    let Some(tables) = tables else {
        piece.extend(cluster.chars().map(narrow));
        return;
    };
    let several = cluster.chars().nth(1).is_some();
    if several && let Some(form) = tables.longer(cluster) {
        piece.push_str(form);
        return;
    }
    let mut bytes = [0; 4];
    for c in cluster.chars() {
        match tables.form(c) {
            Some(form) => piece.push(form),
            None => piece.push_str(tables.longer(c.encode_utf8(&mut bytes)).unwrap_or_default()),
        }
    }
}

/// What can be told of a character without tables: lower case and half width of ASCII.
fn narrow(c: char) -> char {
    let code = u32::from(c);
    let half = match code {
        0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    };
    half.to_ascii_lowercase()
}

fn starts_word(piece: &str) -> bool {
    piece.chars().next().is_some_and(is_word)
}

/// Letters and digits of scripts that part words by blanks.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c.is_alphanumeric() && !is_han(c))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_script_and_blanks_are_folded() {
        let cases = [
            ("ＡＢｃ１２％", "abc12%"),
            ("≥ 98 %", "≥98%"),
            (">=98", ">=98"),
            ("＞＝ 98", ">=98"),
            ("≧98", "≥98"),
            ("a > = 98", "a>=98"),
            ("<=5 或 ≦5", "<=5或≤5"),
            (">5<6=7>", ">5<6=7>"),
            (">>=5", ">>=5"),
            ("每 年\n2 次", "每年2次"),
            ("App  Store", "app store"),
            ("就業補貼", "就业补贴"),
            ("面积㎡", "面积m2"),
            ("  前后　", "前后"),
            ("⼈民", "人民"),
            ("e\u{301}t", "\u{e9}t"),
        ];
        for (original, folded) in cases {
            assert_eq!(fold(original), folded, "{original}");
        }
    }

    #[test]
    fn without_tables_width_case_and_blanks_are_folded() {
        let mut folded = String::new();
        let original = "ＡＢｃ １２ ％，就　業㎡";
        fold_with(None, original, &mut |piece, _| folded.push_str(piece));
        assert_eq!(folded, "abc 12%,就業㎡");
    }

    #[test]
    fn ranges_lead_back_to_whole_original_characters() {
        let original = "共１２ ㎡，就 業＞ =3";
        let folded = Folded::new(original);
        assert_eq!(folded.text(), "共12 m2,就业>=3");
        let place = |term: &str| {
            let at = folded.text().find(term).unwrap();
            &original[folded.original(at..at + term.len())]
        };
        assert_eq!(place("12"), "１２");
        assert_eq!(place("m"), "㎡");
        assert_eq!(place("就业"), "就 業");
        assert_eq!(place(",就"), "，就");
        assert_eq!(place(">="), "＞ =");
        assert_eq!(place("业>=3"), "業＞ =3");
    }
}

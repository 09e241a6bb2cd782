//! Compatibility forms: '㎡' is 'm2', '％' is '%', '⼈' is '人'.
//!
//! What NFKC (UAX #15) and lower case make of a character or of a letter with one mark, for the scripts that stand in
//! Chinese tables: Latin, kana, Chinese, signs, squares and full and half width. The tables of all of Unicode would cost
//! a phone 60 KB more. Other characters are left to lower case alone.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

/// `from`, a tab and `to` on each line; `tests/search_tables.rs` makes it and holds it to its source.
const TABLE: &str = include_str!("tables/compat.txt");

type Forms = HashMap<&'static str, &'static str, BuildHasherDefault<rustc_hash::FxHasher>>;

/// The folded form of a character with its marks, if it has one that lower case alone does not give.
pub(super) fn form(cluster: &str) -> Option<&'static str> {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    let read = || {
        let pairs = TABLE.lines().filter_map(|line| line.split_once('\t'));
        pairs.collect()
    };
    FORMS.get_or_init(read).get(cluster).copied()
}

/// Whether `c` is a mark on the character before it, in those scripts.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302d}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

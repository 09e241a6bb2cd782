//! Chinese characters: which they are, and the simplified form of traditional ones.

use std::sync::OnceLock;

/// First and last character of the block that the tables cover.
pub(super) const FIRST: u32 = 0x4e00;
pub(super) const LAST: u32 = 0x9fff;

/// Pairs of traditional and simplified characters; `tests/search_tables.rs` makes it and holds it to its source.
///
/// Three columns of equal length: distance of the traditional character from the one before (0 continues a distance of
/// 255), high byte and low byte of the simplified one.
const TABLE: &[u8] = include_bytes!("tables/simplified.bin");

/// Whether `c` is a Chinese character.
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// The simplified form of `c`; most characters are their own.
#[must_use]
pub fn simplified(c: char) -> char {
    let code = u32::from(c);
    if !(FIRST..=LAST).contains(&code) {
        return c;
    }
    static FORMS: OnceLock<Vec<u16>> = OnceLock::new();
    let forms = FORMS.get_or_init(read);
    let form = forms.get((code - FIRST) as usize).copied().unwrap_or(0);
    match form {
        0 => c,
        form => char::from_u32(u32::from(form)).unwrap_or(c),
    }
}

fn read() -> Vec<u16> {
    let mut forms = vec![0u16; (LAST - FIRST + 1) as usize];
    let (distances, rest) = TABLE.split_at(TABLE.len() / 3);
    let (high, low) = rest.split_at(distances.len());
    let mut at = 0usize;
    for ((distance, high), low) in distances.iter().zip(high).zip(low) {
        at += usize::from(*distance);
        let form = u16::from_be_bytes([*high, *low]);
        if let Some(slot) = forms.get_mut(at).filter(|_| form != 0) {
            *slot = form;
        }
    }
    forms
}

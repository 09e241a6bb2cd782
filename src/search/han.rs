//! Which characters are Chinese.

/// First and last character of the block whose characters have readings.
pub(super) const FIRST: u32 = 0x4e00;
pub(super) const LAST: u32 = 0x9fff;

/// Whether `c` is a Chinese character.
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

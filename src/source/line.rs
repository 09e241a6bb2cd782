//! Lines as the extractor broke them.

use crate::span::Span;

/// A line that is not blank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
    /// From its first to its last non-blank character.
    pub span: Span,
    /// Width of the blanks before it, in half-width columns.
    pub indent: u32,
    /// Width of `indent` and `span` together, in half-width columns: what the column of the form had to hold.
    pub width: u32,
    /// Width of the blanks after it. Cells whose text ended in blanks keep them.
    pub trail: u32,
    /// The place of the line feed that ends it, if one does.
    pub feed: Option<u32>,
    /// Whether a blank line stands before it: extractors part cells by one, lines of a cell only at times.
    pub spaced: bool,
    /// Whether a form feed stands before it: the extractor's own page break.
    pub page_break: bool,
}

impl Line {
    /// The line's characters without the blanks around them.
    #[must_use]
    pub fn text<'a>(&self, source: &'a str) -> &'a str {
        &source[self.span.range()]
    }
}

/// The width of `text` in half-width columns: ASCII takes one, everything else two, as the extractor's wraps show.
#[must_use]
pub fn width(text: &str) -> u32 {
    let first = |byte: u8| u32::from(!matches!(byte, 0x80..=0xBF));
    let each = |byte: u8| first(byte) + u32::from(byte >= 0xC0);
    text.bytes().map(each).sum()
}

/// What stands where bytes could not be decoded.
const REPLACEMENT: char = '\u{FFFD}';

/// The non-blank lines of `text`. Ends of line may be LF, CRLF or CR. A line of undecodable bytes is none.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut page_break = false;
    let (mut start, mut end) = (0, 0);
    while start < text.len() {
        let rest = &text[start..];
        let len = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let raw = &rest[..len];
        page_break |= raw.contains('\u{C}');
        let body = raw.trim();
        if body.contains(|c| c != REPLACEMENT) {
            let lead = raw.len() - raw.trim_start().len();
            let indent = width(raw[..lead].trim_start_matches('\u{C}'));
            let at = start + lead;
            found.push(Line {
                span: Span::from_range(at..at + body.len()),
                indent,
                width: indent + width(body),
                trail: width(&raw[lead + body.len()..]),
                feed: feed_after(text, start + len),
                spaced: text[end..start].matches('\n').count() > 1,
                page_break: std::mem::take(&mut page_break),
            });
            end = start + len;
        }
        start += len + 1;
    }
    found
}

fn feed_after(text: &str, end: usize) -> Option<u32> {
    let next = text.as_bytes()[end..].iter().take(2);
    let at = next.clone().position(|byte| *byte == b'\n')?;
    u32::try_from(end + at).ok()
}

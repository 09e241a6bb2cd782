//! Bytes to text, with the way back from a place in the text to a place in the file.

use crate::span::Span;
use sha2::{Digest, Sha256};

/// The encoding a file was read in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// GB18030, which includes GBK and GB2312.
    Gb18030,
}

/// Why bytes are no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceError {
    /// Nothing but blanks.
    Empty,
    /// Control bytes, or neither of the two encodings.
    NotText,
    /// More than 4 GiB less one byte: places are 32-bit.
    TooLong,
}

/// A file as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The decoded text, without byte order mark.
    pub text: String,
    /// The encoding it was found to be in.
    pub encoding: Encoding,
    /// Lower-case hexadecimal SHA-256 of the file's bytes.
    pub sha256: String,
    /// Places (in the text) of bytes that could not be decoded, shown as U+FFFD.
    pub undecodable: Vec<Span>,
    /// `(text offset, file offset)` at each start of a line, where the two differ.
    anchors: Vec<(u32, u32)>,
    skipped: u32,
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

impl Source {
    /// Decodes a file. `gb18030` turns bytes of that encoding into text (the platform's decoder); it is asked only if
    /// the bytes are not UTF-8. Damaged UTF-8 is kept, with U+FFFD for what cannot be decoded.
    ///
    /// # Errors
    /// If the file is empty, binary, or longer than places can express.
    pub fn decode(
        bytes: &[u8],
        gb18030: &dyn Fn(&[u8]) -> Option<String>,
    ) -> Result<Self, SourceError> {
        if u32::try_from(bytes.len().saturating_mul(3)).is_err()
            && u32::try_from(bytes.len()).is_err()
        {
            return Err(SourceError::TooLong);
        }
        if bytes.contains(&0) {
            return Err(SourceError::NotText);
        }
        let sha256 = hexadecimal(&Sha256::digest(bytes));
        let body = bytes.strip_prefix(BOM).unwrap_or(bytes);
        let skipped = offset(bytes.len() - body.len());
        let (text, encoding) = match str::from_utf8(body) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(error) => decode_other(body, error.valid_up_to(), gb18030),
        };
        if text.trim().is_empty() {
            return Err(SourceError::Empty);
        }
        let exact = encoding == Encoding::Utf8 && text.len() == body.len();
        let anchors = if exact {
            Vec::new()
        } else {
            line_anchors(&text, body)
        };
        let undecodable = if exact {
            Vec::new()
        } else {
            replacements(&text)
        };
        Ok(Self {
            text,
            encoding,
            sha256,
            undecodable,
            anchors,
            skipped,
        })
    }

    /// The bytes of the file that `span` of the text stands for. Exact in UTF-8; in GB18030 the structure of the
    /// encoding is walked from the start of the line.
    #[must_use]
    pub fn file_span(&self, span: Span) -> Span {
        Span::new(self.file_offset(span.start), self.file_offset(span.end))
    }

    fn file_offset(&self, at: u32) -> u32 {
        let before = self.anchors.partition_point(|anchor| anchor.0 <= at);
        let Some(&(text, file)) = before
            .checked_sub(1)
            .and_then(|index| self.anchors.get(index))
        else {
            return at + self.skipped;
        };
        let within = self.text.get(text as usize..at as usize).unwrap_or("");
        let bytes: usize = match self.encoding {
            Encoding::Utf8 => within.len(),
            Encoding::Gb18030 => within.chars().map(gb18030_len).sum(),
        };
        file + offset(bytes) + self.skipped
    }
}

fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// GB18030 if the whole of it decodes; else UTF-8 with replacements, when at least the beginning was UTF-8.
fn decode_other(
    body: &[u8],
    valid: usize,
    gb18030: &dyn Fn(&[u8]) -> Option<String>,
) -> (String, Encoding) {
    match gb18030(body) {
        Some(text) if !text.contains('\u{FFFD}') || valid < body.len() / 2 => {
            (text, Encoding::Gb18030)
        }
        _ => (String::from_utf8_lossy(body).into_owned(), Encoding::Utf8),
    }
}

/// How many bytes a character takes in GB18030: one for ASCII, two for what GBK holds, four for the rest. Characters of
/// the basic plane beyond the Han, punctuation and full-width blocks are rare enough here to count as two.
fn gb18030_len(c: char) -> usize {
    match u32::from(c) {
        0..=0x7F => 1,
        0x80..=0x33FF | 0x4E00..=0x9FA5 | 0xE000..=0xFFFF => 2,
        _ => 4,
    }
}

/// Line feeds are the same byte in both encodings and never part of another character, so they tie text and file together.
fn line_anchors(text: &str, body: &[u8]) -> Vec<(u32, u32)> {
    let starts = |bytes: &[u8]| {
        let feeds = bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
            .map(|(at, _)| offset(at + 1));
        std::iter::once(0).chain(feeds).collect::<Vec<_>>()
    };
    starts(text.as_bytes())
        .into_iter()
        .zip(starts(body))
        .collect()
}

fn replacements(text: &str) -> Vec<Span> {
    text.match_indices('\u{FFFD}')
        .map(|(at, found)| Span::from_range(at..at + found.len()))
        .collect()
}

/// The decoder of GB18030 outside the browser; inside it the platform's own is used instead.
#[must_use]
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    #[cfg(not(target_arch = "wasm32"))]
    {
        let (text, malformed) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
        (!malformed).then(|| text.into_owned())
    }
    #[cfg(target_arch = "wasm32")]
    {
        let _ = bytes;
        None
    }
}

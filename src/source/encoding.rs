//! Bytes to text, with the way back from a place in the text to a place in the file.

use crate::model::{Encoding, FileMap};
use crate::span::Span;
use sha2::{Digest, Sha256};

/// Why bytes are no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceError {
    /// Nothing but blanks.
    Empty,
    /// More than 4 GiB less one byte: places are 32-bit.
    TooLong,
}

/// A file as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The decoded text, without byte order mark.
    pub text: String,
    /// Its encoding, and where the text stands in it.
    pub file: FileMap,
    /// Lower-case hexadecimal SHA-256 of the file's bytes.
    pub sha256: String,
    /// Places (in the text) of bytes that could not be decoded, and of NUL bytes, shown as U+FFFD; neighbours together.
    pub undecodable: Vec<Span>,
    /// Whether NUL bytes stand in it. A download that was cut short may hold some; a file without any text in it has many.
    pub has_nul: bool,
}

/// The byte order mark, U+FEFF, in UTF-8 and in GB 18030.
const MARKS: [&[u8]; 2] = [b"\xEF\xBB\xBF", b"\x84\x31\x95\x33"];

impl Source {
    /// Decodes a file. `gb18030` turns bytes of that encoding into text (the platform's decoder); it is asked only if
    /// the bytes are not UTF-8. Damaged UTF-8 is kept, with U+FFFD for what cannot be decoded. Whether a file with NUL bytes
    /// is text at all, only its words can tell.
    ///
    /// # Errors
    /// If the file is empty, or longer than places can express.
    pub fn decode(
        bytes: &[u8],
        gb18030: &dyn Fn(&[u8]) -> Option<String>,
    ) -> Result<Self, SourceError> {
        if u32::try_from(bytes.len().saturating_mul(3)).is_err()
            && u32::try_from(bytes.len()).is_err()
        {
            return Err(SourceError::TooLong);
        }
        let sha256 = hexadecimal(&Sha256::digest(bytes));
        let body = MARKS
            .iter()
            .find_map(|mark| bytes.strip_prefix(*mark))
            .unwrap_or(bytes);
        let skipped = offset(bytes.len() - body.len());
        let has_nul = memchr::memchr(0, body).is_some();
        let (mut text, encoding, mut clean) = match str::from_utf8(body) {
            Ok(text) => (text.to_owned(), Encoding::Utf8, true),
            Err(_) => {
                let (text, encoding) = decode_other(body, gb18030);
                (text, encoding, false)
            }
        };
        if has_nul {
            text = text.replace('\0', "\u{FFFD}");
            clean = false;
        }
        if text.trim().is_empty() {
            return Err(SourceError::Empty);
        }
        let file = match encoding {
            Encoding::Utf8 => utf8_map(if clean { &[] } else { body }, skipped),
            Encoding::Gb18030 => gb18030_map(&text, body, skipped),
        };
        let undecodable = if clean {
            Vec::new()
        } else {
            replacements(&text)
        };
        Ok(Self {
            text,
            file,
            sha256,
            undecodable,
            has_nul,
        })
    }
}

fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// GB18030 if the whole of it decodes; else whichever of the two leaves less undecodable.
fn decode_other(body: &[u8], gb18030: &dyn Fn(&[u8]) -> Option<String>) -> (String, Encoding) {
    let lost = |text: &str| text.matches('\u{FFFD}').count();
    let utf8 = String::from_utf8_lossy(body);
    match gb18030(body) {
        Some(text) if lost(&text) == 0 || lost(&text) < lost(&utf8) => (text, Encoding::Gb18030),
        _ => (utf8.into_owned(), Encoding::Utf8),
    }
}

/// Text and file run side by side, but for a byte order mark and for bytes that became U+FFFD.
fn utf8_map(body: &[u8], skipped: u32) -> FileMap {
    let mut map = FileMap::new(Encoding::Utf8);
    let (mut text, mut file) = (0, skipped);
    if skipped > 0 {
        map.push(text, file, 1, 1);
    }
    let mut add = |characters: usize, text_bytes: usize, file_bytes: usize| {
        if characters > 0 {
            let [each, own] = [text_bytes, file_bytes].map(|n| u8::try_from(n).unwrap_or(u8::MAX));
            map.push(text, file, each, own);
            text += offset(characters * text_bytes);
            file += offset(characters * file_bytes);
        }
    };
    for chunk in body.utf8_chunks() {
        for piece in chunk.valid().split_inclusive('\0') {
            let plain = piece.trim_end_matches('\0').len();
            add(plain, 1, 1);
            add(piece.len() - plain, 3, 1);
        }
        add(
            usize::from(!chunk.invalid().is_empty()),
            3,
            chunk.invalid().len(),
        );
    }
    map
}

/// Walks the characters of both side by side. Line feeds are the same byte in both encodings and never part of another
/// character, so that each line begins together, whatever the platform's decoder made of damaged bytes before it.
fn gb18030_map(text: &str, body: &[u8], skipped: u32) -> FileMap {
    let mut map = FileMap::new(Encoding::Gb18030);
    let (mut at, mut file) = (0, skipped);
    let raw = body.split_inclusive(|byte| *byte == b'\n');
    for (line, raw) in text.split_inclusive('\n').zip(raw) {
        let mut rest = raw;
        for c in line.chars() {
            let bytes = gb18030_len(rest).min(rest.len());
            let before = offset(raw.len() - rest.len());
            let [text_bytes, file_bytes] = [c.len_utf8(), bytes].map(|n| n as u8);
            map.push(at, file + before, text_bytes, file_bytes);
            at += offset(c.len_utf8());
            rest = &rest[bytes..];
        }
        file += offset(raw.len());
    }
    map
}

/// How many bytes the character at the start of `bytes` takes: told by its second byte (GB 18030; the bytes 80 and FF
/// stand alone, as do those that begin nothing).
fn gb18030_len(bytes: &[u8]) -> usize {
    match bytes {
        [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => 4,
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
        _ => 1,
    }
}

fn replacements(text: &str) -> Vec<Span> {
    let mut places: Vec<Span> = Vec::new();
    for (at, found) in text.match_indices('\u{FFFD}') {
        let place = Span::from_range(at..at + found.len());
        match places.last_mut() {
            Some(last) if last.end == place.start => last.end = place.end,
            _ => places.push(place),
        }
    }
    places
}

/// The decoder of GB18030 outside the browser; inside it the platform's own is used instead. What is malformed becomes U+FFFD.
#[must_use]
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    #[cfg(not(target_arch = "wasm32"))]
    {
        let (text, _) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
        Some(text.into_owned())
    }
    #[cfg(target_arch = "wasm32")]
    {
        let _ = bytes;
        None
    }
}

//! The way back from a place in the decoded text to the bytes of the file.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The encoding a file was read in.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// GB18030, which includes GBK and GB2312.
    #[serde(rename = "gb18030")]
    Gb18030,
}

/// Where the characters of the text stand in the file. The default is a file that is its text, byte for byte.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct FileMap {
    /// The file's encoding.
    pub encoding: Encoding,
    /// Ascending; what stands before the first has the same offset in both.
    pub(super) runs: Vec<Run>,
}

/// A stretch in which every character takes the same number of bytes in the text, and the same number in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Run {
    text: u32,
    file: u32,
    text_bytes: u8,
    file_bytes: u8,
}

impl FileMap {
    /// A map without entries, for a file in `encoding`.
    #[must_use]
    pub const fn new(encoding: Encoding) -> Self {
        Self {
            encoding,
            runs: Vec::new(),
        }
    }

    /// Says that from offset `text` of the text and `file` of the file on, characters take `text_bytes` and `file_bytes`.
    /// Offsets come in ascending order.
    pub fn push(&mut self, text: u32, file: u32, text_bytes: u8, file_bytes: u8) {
        let continues = self.runs.last().is_some_and(|last| {
            (last.text_bytes, last.file_bytes) == (text_bytes, file_bytes)
                && self.file_offset(text) == file
        });
        if !continues {
            self.runs.push(Run {
                text,
                file,
                text_bytes,
                file_bytes,
            });
        }
    }

    /// The bytes of the file that `span` of the text stands for.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.file_offset(span.start), self.file_offset(span.end))
    }

    fn file_offset(&self, at: u32) -> u32 {
        let before = self.runs.partition_point(|run| run.text <= at);
        match before.checked_sub(1).and_then(|last| self.runs.get(last)) {
            None => at,
            Some(run) => {
                let characters = (at - run.text) / u32::from(run.text_bytes.max(1));
                run.file + characters * u32::from(run.file_bytes)
            }
        }
    }
}

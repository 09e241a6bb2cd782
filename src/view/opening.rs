//! 打开文件: what is said while a reader's own file is read, and why one cannot be.

use super::figures;
use crate::tr;

/// Why a file that a reader chose shows nothing, in words: what happened, and what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// What happened.
    pub what: &'static str,
    /// What to do.
    pub advice: &'static str,
}

/// Kinds of files that may hold a table but not as a text that is read here, by their first bytes.
const FORMATS: [(&[u8], Refusal); 5] = [
    (
        b"%PDF-",
        Refusal {
            what: "这是 PDF，目前还不能直接打开。",
            advice: "请先用阅读器把 PDF 另存为文本（.txt），或全选复制后粘贴到下面的框里。",
        },
    ),
    (
        b"PK\x03\x04",
        Refusal {
            what: "这是 Office 文档或压缩包，不是文本。",
            advice: "请先解压，或在 Word、Excel、WPS 中另存为纯文本（.txt），再打开。",
        },
    ),
    (
        b"\xD0\xCF\x11\xE0",
        Refusal {
            what: "这是旧版 Office 文档，不是文本。",
            advice: "请在 Word、Excel、WPS 中另存为纯文本（.txt），再打开。",
        },
    ),
    (b"\xFF\xFE", UTF_16),
    (b"\xFE\xFF", UTF_16),
];

/// What to say of UTF-16, which is known by its byte order mark.
const UTF_16: Refusal = Refusal {
    what: "这个文本是 UTF-16 编码（记事本里叫“Unicode”），这里读不了。",
    advice: "请用记事本打开，在“另存为”里把编码选成 UTF-8，再打开；或把文字全选复制，粘贴到下面的框里。",
};

/// Whether a file is one of the usual formats that hold no plain text.
#[must_use]
pub fn other_format(bytes: &[u8]) -> Option<Refusal> {
    let known = FORMATS.iter().find(|(head, _)| bytes.starts_with(head));
    let known = known.map(|(_, refusal)| *refusal);
    known
        .or_else(|| is_web_page(bytes).then_some(WEB_PAGE))
        .or_else(|| is_utf_16(bytes).then_some(UTF_16))
}

/// What to say of a web page, whose marks would be taken for words of the table.
const WEB_PAGE: Refusal = Refusal {
    what: "这是网页文件，不是纯文本。",
    advice: "请在浏览器里打开它，全选并复制文字，粘贴到下面的框里；或另存为文本文件（.txt），再打开。",
};

fn is_web_page(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut start = start.trim_ascii_start();
    // What says that XML follows may stand before.
    if start.starts_with(b"<?xml")
        && let Some(end) = start.windows(2).position(|two| two == b"?>")
    {
        start = start.get(end + 2..).unwrap_or_default().trim_ascii_start();
    }
    [&b"<!doctype html"[..], b"<html"].iter().any(|mark| {
        start
            .get(..mark.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(mark))
    })
}

/// Without its mark UTF-16 is known by its figures and ends of line: half of each is a zero byte, always the same half. A wide blank has it
/// in the other.
fn is_utf_16(bytes: &[u8]) -> bool {
    const ENOUGH: usize = 16;
    const TIMES: usize = 4;
    let start = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |parity: usize| {
        start
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let [even, odd] = [zeros(0), zeros(1)];
    even.max(odd) >= ENOUGH.max(TIMES * even.min(odd))
}

/// The longest file that is opened, in bytes: a thousand pages of such tables and more. Up to here reading never holds the page up and stays
/// far below the memory that a browser gives a page (`tests/e2e/hostile.spec.ts` prints both).
pub const LARGEST: usize = 10_000_000;

/// Why a file of so many bytes is not opened, if it is too large: what happened, and what to do.
#[must_use]
pub fn too_large(bytes: usize) -> Option<(String, String)> {
    (bytes > LARGEST).then(|| {
        let [own, most] = match [bytes, LARGEST].map(size) {
            // What differs in its last digits only is told to the byte.
            [own, most] if own == most => [bytes, LARGEST].map(in_bytes),
            sizes => sizes,
        };
        let what = tr!(
            "这个文件有 {}，超过了这里能打开的 {}，所以没有读取。",
            own,
            most
        );
        let advice = tr!(
            "{} 的文字相当于一千多页这样的表格。请确认没有选错文件；如果是许多份表连在一起，请按部门分成几个文件，一个一个地打开。",
            size(LARGEST)
        );
        (what, advice)
    })
}

fn in_bytes(bytes: usize) -> String {
    tr!(bytes => "{} 字节", figures::count(bytes))
}

/// A file's size for people: '276 KB'. Units are powers of ten, as the systems that show files have them.
#[must_use]
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => in_bytes(bytes),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!(
            "{}.{} MB",
            figures::count(bytes / 1_000_000),
            bytes / 100_000 % 10
        ),
    }
}

/// What the text that a reader pasted is called.
pub const PASTED: &str = "粘贴的文本";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        assert!(other_format(b"%PDF-1.7 ...").is_some_and(|it| it.what.contains("PDF")));
        assert!(other_format(b"PK\x03\x04....").is_some());
        assert_eq!(other_format("项目支出绩效目标表".as_bytes()), None);
        assert!(other_format(b"\xFF\xFE\x79\x98").is_some_and(|it| it.what.contains("UTF-16")));
        assert_eq!(other_format(b""), None);
        let wide = "合计\u{3000}931,430.46\r\n".repeat(9);
        let little: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(other_format(&little).is_some_and(|it| it.what.contains("UTF-16")));
        assert_eq!(other_format(wide.as_bytes()), None);
        let xml = b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<html xmlns=\"x\">";
        assert_eq!(other_format(xml), Some(WEB_PAGE));
        let page = b"\n<!DOCTYPE HTML><html><body><pre>";
        assert!(other_format(page).is_some_and(|it| it.what.contains("网页")));
    }

    #[test]
    fn a_file_that_is_too_large_is_told_its_size_and_the_limit() {
        assert_eq!(too_large(LARGEST), None);
        let (what, advice) = too_large(50_060_000).unwrap();
        assert!(
            what.contains("50.0 MB") && what.contains("10.0 MB"),
            "{what}"
        );
        assert!(advice.contains("分成几个文件"), "{advice}");
        let (what, _) = too_large(LARGEST + 1).unwrap();
        assert!(
            what.contains("10,000,001 字节") && what.contains("10,000,000 字节"),
            "{what}"
        );
    }

    #[test]
    fn sizes_are_never_rounded_up() {
        assert_eq!(size(999), "999 字节");
        assert_eq!(size(276_189), "276 KB");
        assert_eq!(size(50_060_000), "50.0 MB");
        assert_eq!(size(1_999_999_999), "1,999.9 MB");
    }
}

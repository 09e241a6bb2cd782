//! Where the goal column may be cut into cells.
//!
//! A goal has no delimiter. Its last line is short, or full and then only the opening of the next goal tells. What openings
//! look like is learned from the document: from the first line of every page's column, and from the pages whose short lines
//! yield just as many cells as there are rows.

use crate::model::Field;
use crate::order;
use crate::parse::wording::in_word;
use crate::source::{Line, width};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A place between two lines, and the log-odds that a new cell begins there.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Cut {
    /// Index of the line that would open the cell.
    pub(super) line: usize,
    pub(super) odds: f32,
}

/// How goals open, as seen where that is certain.
#[derive(Default)]
pub(in crate::parse) struct Openings {
    /// How often lines that begin a cell open with which letters, and how often lines that continue one.
    pairs: [FxHashMap<u64, u32>; 2],
    lines: FxHashMap<String, u32>,
    starts: u32,
    others: u32,
    /// The width of the column.
    full: u32,
    /// Whether a blank line stands before every cell of the document, as far as cells are delimited.
    spaced: bool,
}

/// Learns from all pages: their goal lines and numbers of rows.
pub(in crate::parse) fn learn<'a>(
    text: &str,
    pages: impl Iterator<Item = (&'a [Line], usize)>,
    spaced: bool,
) -> Openings {
    let pages: Vec<(&[Line], usize)> = pages.filter(|(lines, _)| !lines.is_empty()).collect();
    let full = pages
        .iter()
        .flat_map(|(lines, _)| lines.iter())
        .map(|line| line.width);
    let mut openings = Openings {
        full: common_maximum(full),
        spaced,
        ..Openings::default()
    };
    for (lines, rows) in pages {
        let certain: Vec<usize> = (1..lines.len())
            .filter(|at| openings.finished(text, lines, *at))
            .collect();
        let exact = certain.len() + 1 == rows;
        openings.see(lines[0].text(text), true);
        for at in 1..lines.len() {
            if certain.binary_search(&at).is_ok() {
                if exact {
                    openings.see(lines[at].text(text), true);
                }
            } else if openings.broken(text, lines, at) {
                openings.see(lines[at].text(text), false);
            }
        }
    }
    openings
}

/// The width that the longest lines share: the greatest that at least one line in fifty reaches.
fn common_maximum(widths: impl Iterator<Item = u32>) -> u32 {
    let mut widths: Vec<u32> = widths.collect();
    order::numbers(&mut widths);
    widths
        .get(widths.len().saturating_sub(1 + widths.len() / 50))
        .copied()
        .unwrap_or(0)
}

/// The first two letters or digits, as far as there are any.
fn pair(text: &str) -> u64 {
    let letters = text.chars().filter(|c| in_word(*c)).take(2);
    letters.fold(0, |pair, c| pair << 32 | u64::from(u32::from(c)))
}

/// The log-odds from which a place is looked at as a cut.
const LEAST: f32 = -6.5;

const ENDS: [char; 6] = ['。', '！', '？', '!', '…', '.'];
const CLOSERS: [char; 14] = [
    '，', '、', '。', '；', '：', '）', '”', '》', '】', ')', ',', '.', ';', ':',
];

impl Openings {
    fn see(&mut self, line: &str, start: bool) {
        *self.pairs[usize::from(!start)]
            .entry(pair(line))
            .or_insert(0) += 1;
        if start {
            self.starts += 1;
            *self.lines.entry(line.to_owned()).or_default() += 1;
        } else {
            self.others += 1;
        }
    }

    /// Whether the line before `at` left so much room that the wrap is the writer's and not the column's.
    pub(super) fn short(&self, text: &str, lines: &[Line], at: usize) -> bool {
        let room = self.full.saturating_sub(lines[at - 1].width);
        room >= need(lines[at].text(text)) + 2
    }

    /// The goal in `lines[cell]`: wraps joined, the writer's own paragraphs kept.
    pub(in crate::parse) fn field(&self, text: &str, lines: &[Line], cell: &Range<usize>) -> Field {
        let mut field = Field::default();
        for at in cell.clone() {
            let paragraph = at > cell.start && self.short(text, lines, at);
            if let Some(feed) = lines[at.max(1) - 1].feed.filter(|_| paragraph) {
                field.push(text, Span::new(feed, feed + 1));
            }
            field.push(text, lines[at].span);
        }
        field
    }

    /// A short line that ends a sentence.
    fn finished(&self, text: &str, lines: &[Line], at: usize) -> bool {
        ends_sentence(lines[at - 1].text(text))
            && self.short(text, lines, at)
            && enumerator(lines[at].text(text)) < 2
    }

    /// A full line that ends no sentence: the next line surely continues it.
    fn broken(&self, text: &str, lines: &[Line], at: usize) -> bool {
        !ends_sentence(lines[at - 1].text(text)) && !self.short(text, lines, at)
    }

    /// How much more often cells than continued lines open like `line`, as log-odds.
    fn opening(&self, line: &str) -> f32 {
        let pair = pair(line);
        let [starts, others] = [0, 1].map(|at| self.pairs[at].get(&pair).copied().unwrap_or(0));
        let share = |seen: u32, of: u32| (seen as f32 + 0.3) / (of as f32 + 30.0);
        let odds = (share(starts, self.starts) / share(others, self.others))
            .ln()
            .clamp(-2.5, 3.5);
        odds + if self.lines.get(line).is_some_and(|seen| *seen > 1) {
            1.5
        } else {
            0.0
        }
    }

    /// The places where a cell may begin, the first line aside.
    pub(super) fn cuts(&self, text: &str, lines: &[Line]) -> Vec<Cut> {
        let cut = |at: usize| Cut {
            line: at,
            odds: self.odds(text, lines, at),
        };
        (1..lines.len())
            .map(cut)
            .filter(|cut| cut.odds > LEAST)
            .collect()
    }

    fn odds(&self, text: &str, lines: &[Line], at: usize) -> f32 {
        let (before, line) = (lines[at - 1].text(text), lines[at].text(text));
        if line.starts_with(CLOSERS) || (self.spaced && !lines[at].spaced) || enumerator(line) > 1 {
            return -20.0;
        }
        let short = self.short(text, lines, at);
        // '如下：。' announces what follows, whatever stop the writer added.
        let announced = before.trim_end_matches('。').ends_with(['：', ':']);
        let shape = match (ends_sentence(before), short) {
            (true, true) if announced => -3.0,
            (true, true) => 1.5,
            (true, false) => -1.0,
            (false, true) if before.ends_with(['；', ';']) => -3.0,
            (false, true) if before.ends_with(['，', ',', '、', '：', ':']) => -8.0,
            (false, true) => 0.0,
            (false, false) if before.ends_with(['；', ';']) => -10.0,
            (false, false) if before.ends_with(['，', ',', '、', '：', ':']) => -14.0,
            (false, false) => -7.5,
        };
        let opening = self.opening(line);
        // Blanks that a writer left behind the last sentence survive at the end of a cell, hardly ever inside one.
        let trail = if lines[at - 1].trail >= 2 { 3.0 } else { 0.0 };
        shape
            + trail
            + match enumerator(line) {
                0 if refers_back(line) => -4.0,
                0 => opening,
                _ => opening.max(-0.5),
            }
    }
}

/// How much room the beginning of a line would have needed on the line before: one character, a whole number or Latin word,
/// and closing punctuation, which is never parted from what it closes.
fn need(line: &str) -> u32 {
    let word = line.len()
        - line
            .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
            .len();
    let word = if word == 0 {
        line.chars().next().map_or(0, char::len_utf8)
    } else {
        word
    };
    let closers: u32 = line[word..]
        .chars()
        .take_while(|c| CLOSERS.contains(c))
        .map(|c| width(c.encode_utf8(&mut [0; 4])))
        .sum();
    width(&line[..word]) + closers
}

/// Whether a line speaks of what was said before it ('通过上述…').
fn refers_back(line: &str) -> bool {
    let opening: String = line.chars().take(5).collect();
    opening.contains("上述")
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '“', '"', '）', ')', '’']);
    line.ends_with(ENDS)
}

/// The number that a line of a list begins with ('2.', '二、', '（2）', '目标2'), 1 for a first, 0 for none.
fn enumerator(line: &str) -> u32 {
    let line = line.trim_start_matches(|c: char| !in_word(c));
    let digit = |(_, c): &(usize, char)| c.is_ascii_digit() || numeral(*c);
    let Some((word, _)) = line.char_indices().take(3).find(digit) else {
        return 0;
    };
    let rest = &line[word..];
    let number: String = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || numeral(*c))
        .collect();
    let mark = rest[number.len()..].chars().next();
    let listed = match mark {
        Some('是' | '、' | '.' | '．' | '）' | ')') => true,
        Some('：' | ':') => word > 0,
        _ => false,
    };
    match (listed, number.chars().count()) {
        (true, 1 | 2) => value(&number),
        _ => 0,
    }
}

fn numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

fn value(number: &str) -> u32 {
    let digit = |c: char| {
        "一二三四五六七八九十"
            .chars()
            .position(|n| n == c)
            .map(|at| at as u32 + 1)
    };
    number
        .parse()
        .ok()
        .or_else(|| number.chars().next_back().and_then(digit))
        .unwrap_or(0)
}

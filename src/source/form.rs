//! The furniture of the form: what is printed on every page and is no content.
//!
//! Source of the headings: the prescribed head of the table 项目支出绩效目标表, columns 项目名称（资金使用单位） | 总计 | 财政拨款 |
//! 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标. Titles and running lines have no fixed words; they are known by where they repeat.

use super::line::Line;
use super::region::of_amount;
use rustc_hash::FxHashMap;

/// What kind of furniture a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Furniture {
    /// One or more of the form's column headings and nothing else.
    Headings,
    /// '部门名称：… 单位：…'
    Department,
    /// The line or lines above the department line.
    Title,
    /// A line that stands at the same place of nearly every page, such as a page number.
    Running,
}

/// Longest first, so that a shorter heading never eats the beginning of a longer one.
const HEADINGS: [&str; 14] = [
    "项目名称（资金使用单位）",
    "项目名称(资金使用单位)",
    "（资金使用单位）",
    "(资金使用单位)",
    "财政专户拨款",
    "项目支出绩效目标",
    "财政拨款",
    "其他资金",
    "绩效目标",
    "绩效指标",
    "项目名称",
    "资金使用单位",
    "总计",
    "小计",
];

/// For each line, whether it is furniture.
pub(super) fn recognise(source: &str, lines: &[Line]) -> Vec<Option<Furniture>> {
    let mut marks: Vec<Option<Furniture>> = lines
        .iter()
        .map(|line| by_itself(line.text(source)))
        .collect();
    unmark_words(source, lines, &mut marks);
    mark_cut(source, lines, &mut marks);
    mark_titles(source, lines, &mut marks);
    mark_running(source, lines, &mut marks);
    marks
}

fn by_itself(text: &str) -> Option<Furniture> {
    if is_department(text) {
        Some(Furniture::Department)
    } else if headings_in(text).is_some() {
        Some(Furniture::Headings)
    } else {
        None
    }
}

/// A heading alone on its line may be what a wrap left of a sentence: then the line before is full, and ends neither a
/// sentence nor in an amount.
fn unmark_words(source: &str, lines: &[Line], marks: &mut [Option<Furniture>]) {
    let headings = (1..lines.len()).filter(|at| marks[*at] == Some(Furniture::Headings));
    for at in headings.collect::<Vec<usize>>() {
        let before = lines[at - 1].text(source);
        let open = !before.ends_with(['。', '；', '：', ':'])
            && !before.ends_with(|c| of_amount(c).is_some_and(|c| c.is_ascii_digit()));
        if marks[at - 1].is_none()
            && lines[at - 1].width >= FULL_NAME
            && open
            && is_a_word(lines[at].text(source))
        {
            marks[at] = None;
        }
    }
}

/// Whether a line is one heading that is a word of other texts too: none has the brackets of the first.
fn is_a_word(text: &str) -> bool {
    headings_in(text).is_some_and(|headings| headings.len() == 1) && !text.contains(['（', '('])
}

/// A text that ends in the middle of a line may end in a heading.
fn mark_cut(source: &str, lines: &[Line], marks: &mut [Option<Furniture>]) {
    let Some(last) = lines.last().filter(|_| !source.ends_with(['\n', '\r'])) else {
        return;
    };
    let text = last.text(source);
    let before = lines.iter().zip(marks.iter());
    let mut printed = before.filter(|(_, mark)| mark.is_some());
    let is_cut = printed.any(|(line, _)| line.text(source).starts_with(text));
    let (headings, rest) = leading_headings(text);
    let is_begun = HEADINGS.iter().any(|heading| heading.starts_with(rest));
    if let Some(mark @ None) = marks.last_mut()
        && (is_cut || !headings.is_empty() && is_begun)
    {
        *mark = Some(Furniture::Headings);
    }
}

/// '部门名称：' up to '单位：'; either part may have been cut off, but the label with its colon stands.
fn is_department(text: &str) -> bool {
    text.strip_prefix("部门名称")
        .is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
}

/// Whether a line is nothing but headings of the form, which a cell may also end with.
pub(crate) fn is_heading(text: &str) -> bool {
    headings_in(text).is_some()
}

/// The headings that `text` consists of, in order, or `None` if it holds anything else.
pub(super) fn headings_in(text: &str) -> Option<Vec<&'static str>> {
    let (found, rest) = leading_headings(text);
    (!found.is_empty() && rest.is_empty()).then_some(found)
}

/// The headings that `text` begins with, in order, and what stands behind them.
fn leading_headings(text: &str) -> (Vec<&'static str>, &str) {
    let mut rest = text.trim_start();
    let mut found = Vec::new();
    while let Some(heading) = HEADINGS.into_iter().find(|each| rest.starts_with(each)) {
        found.push(heading);
        rest = rest[heading.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == '|');
    }
    (found, rest)
}

/// How often a line was seen, and how often of these after a name's first line that is full, whose end it may be.
#[derive(Default)]
struct Seen {
    times: usize,
    after_names: usize,
}

impl Seen {
    fn add(&mut self, lines: &[Line], at: usize) {
        let full = |line: &Line| line.indent >= 2 && line.width >= FULL_NAME;
        self.times += 1;
        self.after_names += usize::from(at > 0 && full(&lines[at - 1]));
    }

    /// How often it was seen; never, if it always was what a name may end with.
    fn stands_free(&self) -> usize {
        if self.after_names == self.times {
            0
        } else {
            self.times
        }
    }
}

/// The width, in half-width columns with its indent, from which a name's first line can be full.
const FULL_NAME: u32 = 24;

/// A title is what stands directly above a department line and either names the table or repeats above another one.
fn mark_titles(source: &str, lines: &[Line], marks: &mut [Option<Furniture>]) {
    let departments: Vec<usize> = positions(marks, Furniture::Department);
    for above in 1..=3 {
        let mut seen: FxHashMap<String, Seen> = FxHashMap::default();
        let candidates: Vec<usize> = departments
            .iter()
            .filter_map(|at| at.checked_sub(above))
            .collect();
        for at in &candidates {
            seen.entry(lines[*at].text(source).to_owned())
                .or_default()
                .add(lines, *at);
        }
        for at in candidates {
            let text = lines[at].text(source);
            let joined = marks[at + 1].is_some_and(|mark| mark != Furniture::Headings);
            let repeated = seen
                .get(text)
                .is_some_and(|seen| seen.stands_free() >= 2.max(departments.len() / 2 + 1));
            if joined && marks[at].is_none() && (text.contains("绩效目标表") || repeated) {
                marks[at] = Some(Furniture::Title);
            }
        }
    }
    mark_torn_titles(source, lines, marks);
}

/// A title that lost the department line below it: the same words as above one, or the table's name above column headings.
fn mark_torn_titles(source: &str, lines: &[Line], marks: &mut [Option<Furniture>]) {
    let mut known: Vec<&str> = Vec::new();
    for at in positions(marks, Furniture::Title) {
        let text = lines[at].text(source);
        if known.len() < MOST_TITLES && !known.contains(&text) {
            known.push(text);
        }
    }
    for at in (0..lines.len())
        .rev()
        .filter(|at| marks[*at].is_none())
        .collect::<Vec<_>>()
    {
        let text = lines[at].text(source);
        let head = marks.get(at + 1).copied().flatten();
        let joined = matches!(head, Some(Furniture::Headings | Furniture::Title));
        if known.contains(&text) || joined && text.contains(TABLE) {
            marks[at] = Some(Furniture::Title);
        }
    }
}

/// A document has one title, in two or three lines; a damaged one some more.
const MOST_TITLES: usize = 16;

/// What the form calls itself.
const TABLE: &str = "项目支出绩效目标表";

/// A running line stands next to the furniture of nearly every page and differs, if at all, in its digits.
fn mark_running(source: &str, lines: &[Line], marks: &mut [Option<Furniture>]) {
    let blocks = blocks(marks);
    if blocks.len() < 4 {
        return;
    }
    let neighbours = |marks: &[Option<Furniture>]| -> Vec<usize> {
        let before = blocks.iter().filter_map(|block| block.start.checked_sub(1));
        let after = blocks.iter().map(|block| block.end);
        before
            .chain(after)
            .filter(|at| *at < lines.len() && marks[*at].is_none())
            .collect()
    };
    let shape = |at: usize| {
        lines[at]
            .text(source)
            .chars()
            .filter(|c| !c.is_numeric())
            .collect::<String>()
    };
    let mut seen: FxHashMap<String, Seen> = FxHashMap::default();
    let around = neighbours(marks);
    for at in &around {
        seen.entry(shape(*at)).or_default().add(lines, *at);
    }
    for at in around {
        let count = seen.get(&shape(at)).map_or(0, Seen::stands_free);
        if count * 5 >= blocks.len() * 4 && lines[at].width <= 40 {
            marks[at] = Some(Furniture::Running);
        }
    }
}

/// The runs of furniture that hold a department line or a title: the heads of pages.
pub(super) fn blocks(marks: &[Option<Furniture>]) -> Vec<std::ops::Range<usize>> {
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    let is_head = |at: &usize| matches!(marks[*at], Some(Furniture::Department | Furniture::Title));
    for at in (0..marks.len()).filter(is_head) {
        if blocks.last().is_some_and(|block| block.contains(&at)) {
            continue;
        }
        let start = (0..at)
            .rev()
            .take_while(|index| marks[*index].is_some())
            .last()
            .unwrap_or(at);
        let end = (at..marks.len())
            .take_while(|index| marks[*index].is_some())
            .last()
            .unwrap_or(at)
            + 1;
        blocks.push(start..end);
    }
    blocks
}

fn positions(marks: &[Option<Furniture>], wanted: Furniture) -> Vec<usize> {
    marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| **mark == Some(wanted))
        .map(|(at, _)| at)
        .collect()
}

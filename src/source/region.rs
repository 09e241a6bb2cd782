//! A page's lines to the columns they were printed in.
//!
//! The order of the columns is the extractor's: unit rows, indicators, goals, money, names. Where one column ends and the
//! next begins is told by form: an indicator cell starts with '1、' and a level code and ends with the '。' of its last
//! annual value; money is nothing but amounts; names are narrower than goals and their first lines are indented.

use super::form::{self, Furniture};
use super::line::Line;
use super::page::RawPage;
use super::unit_rows;
use crate::model::Fund;
use crate::order;
use std::ops::Range;

/// The lines between two page heads.
pub(super) struct Strip<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) marks: &'a [Option<Furniture>],
    /// The width of the goal column, in half-width columns.
    pub(super) goal_width: u32,
}

impl Strip<'_> {
    /// The lines that are no furniture.
    pub(super) fn content(&self) -> Vec<Line> {
        self.lines
            .iter()
            .zip(self.marks)
            .filter(|(_, mark)| mark.is_none())
            .map(|(line, _)| *line)
            .collect()
    }

    pub(super) fn words(&self, at: usize) -> &str {
        self.lines[at].text(self.text)
    }
}

/// Whether a line opens an indicators cell: '1、' and a level code with its hyphen.
pub(super) fn opens_cell(text: &str) -> bool {
    let rest = text
        .strip_prefix('1')
        .map(str::trim_start)
        .and_then(|rest| rest.strip_prefix(['、', '.', '．', ',']));
    let Some(rest) = rest.map(str::trim_start) else {
        return false;
    };
    let code = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=3).contains(&code) && rest[code..].starts_with(['-', '－', '—', '–'])
}

/// Whether a line holds amounts and nothing else. A lone whole number is one only among others.
pub(super) fn is_amounts(text: &str) -> bool {
    let (mut digits, mut last, mut point) = (0, ' ', false);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let Some(c) = of_amount(c) else {
            return false;
        };
        digits += u32::from(c.is_ascii_digit());
        point |= c == '.';
        last = c;
    }
    point && digits >= 3 && last != '.'
}

/// A digit or mark of an amount, in its narrow form; wide ones come from a Chinese input method. `None` for any other character.
pub(crate) fn of_amount(c: char) -> Option<char> {
    match c {
        '0'..='9' | ',' | '.' | '-' => Some(c),
        '０'..='９' | '．' | '－' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

fn is_whole_number(text: &str) -> bool {
    text.chars()
        .all(|c| of_amount(c).is_some_and(|c| c.is_ascii_digit()))
}

/// The pages of a strip, as a rule one: each run of indicator cells opens one.
pub(super) fn pages_in(strip: &Strip<'_>) -> Vec<RawPage> {
    let runs = cell_runs(strip);
    let mut pages = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let end = runs
            .get(index + 1)
            .map_or(strip.lines.len(), |next| next.head);
        let mut page = page_of(strip, run, end);
        page.runs_on = end < strip.lines.len() && strip.marks[end - 1].is_none();
        pages.push(page);
    }
    pages
}

/// A run of indicator cells: from `head` (its unit rows) over the lines that open cells to `end`.
struct Run {
    head: usize,
    starts: Vec<usize>,
    end: usize,
    /// Unit rows that stand between its cells, where the form has none.
    between: Vec<Range<usize>>,
}

fn cell_runs(strip: &Strip<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < strip.lines.len() {
        if strip.marks[at].is_some() || !opens_cell(strip.words(at)) {
            at += 1;
            continue;
        }
        let previous = runs.last().map_or(0, |run| run.end);
        let head = if runs.is_empty() {
            0
        } else {
            unit_rows::before(strip, previous, at)
        };
        let run = follow_cells(strip, head, at);
        at = run.end;
        match runs.last_mut() {
            // Nothing of the other columns stands between: the page goes on, with a unit row out of its place.
            Some(last) if unit_rows::fill(strip, last.end..run.starts[0]) => {
                last.between.push(last.end..run.starts[0]);
                last.starts.extend(run.starts);
                last.end = run.end;
            }
            _ => runs.push(run),
        }
    }
    runs
}

/// Walks from the first cell's opening line to the end of the last cell that follows without a gap.
fn follow_cells(strip: &Strip<'_>, head: usize, first: usize) -> Run {
    let mut starts = vec![first];
    let mut end = cell_end(strip, first);
    while let Some(next) = (end..strip.lines.len()).find(|at| strip.marks[*at].is_none()) {
        if !opens_cell(strip.words(next)) {
            break;
        }
        starts.push(next);
        end = cell_end(strip, next);
    }
    Run {
        head,
        starts,
        end,
        between: Vec::new(),
    }
}

/// One past the last line of the cell that opens at `start`: the first line that ends with '。' once the last annual
/// value has begun and no further item follows. A line too wide for a goal still belongs to the cell.
fn cell_end(strip: &Strip<'_>, start: usize) -> usize {
    let goal_width = strip.goal_width;
    let mut at = start;
    let mut labelled = false;
    let mut carry = String::new();
    while at < strip.lines.len() && strip.marks[at].is_none() {
        let words = strip.words(at);
        if at > start && carry.ends_with('。') && opens_cell(words) {
            return at;
        }
        push_solid(&mut carry, words);
        labelled = ends_labelled(&carry, labelled);
        at += 1;
        let complete = labelled && words.ends_with('。');
        let more = strip.lines.get(at).filter(|_| strip.marks[at].is_none());
        if complete && !more.is_some_and(|line| line.width > goal_width + 2 || continues(strip, at))
        {
            return at;
        }
        trim_carry(&mut carry);
    }
    at
}

/// Appends `words` without their blanks; few have any.
fn push_solid(carry: &mut String, words: &str) {
    if has_blank(words) {
        let parts = words.split_ascii_whitespace();
        carry.extend(parts.flat_map(|part| part.split('\u{3000}')));
    } else {
        carry.push_str(words);
    }
}

fn has_blank(words: &str) -> bool {
    let bytes = words.as_bytes();
    let wide = |at: usize| bytes[at] == 0xE3 && bytes[at..].starts_with("\u{3000}".as_bytes());
    (0..bytes.len()).any(|at| bytes[at] <= b' ' || wide(at))
}

/// Whether, after `carry`, an annual value has begun and no new item has.
fn ends_labelled(carry: &str, before: bool) -> bool {
    for (at, _) in carry.rmatch_indices('值') {
        let label = &carry[..at];
        if label.ends_with("年度指标") {
            return true;
        }
        if label.ends_with("实施周期指标") {
            return false;
        }
    }
    before
}

/// Keeps enough of the tail to find a label that a wrap has cut.
fn trim_carry(carry: &mut String) {
    if let Some((cut, _)) = carry.char_indices().rev().nth(12) {
        carry.drain(..cut);
    }
}

/// Whether the line at `at` is the next item of the same cell, still holds one of its labels, or opens with what only closes.
fn continues(strip: &Strip<'_>, at: usize) -> bool {
    let words = strip.words(at);
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let item = digits > 0 && opens_cell(&format!("1{}", &words[digits..])) && !opens_cell(words);
    let closing = words.starts_with(['。', '；', '，', '、', '）', '”', '》', '%']);
    item || closing || words.contains("指标值:") || words.contains("指标值：")
}

fn page_of(strip: &Strip<'_>, run: &Run, end: usize) -> RawPage {
    let mut page = RawPage::default();
    unit_rows::read(strip, run.head..run.starts[0], &mut page);
    for rows in &run.between {
        unit_rows::read(strip, rows.clone(), &mut page);
    }
    page.stray_unit_rows = !run.between.is_empty();
    let stops = run.between.iter().map(|rows| rows.start);
    let stops: Vec<usize> = stops.chain([run.end]).collect();
    for (index, start) in run.starts.iter().enumerate() {
        let stop = stops[stops.partition_point(|stop| stop <= start)];
        let next = run.starts.get(index + 1).copied().unwrap_or(run.end);
        let stop = stop.min(next);
        page.indicator_cells
            .push(strip.lines[*start..stop].to_vec());
    }
    rest(strip, run, end, &mut page);
    page
}

/// Goals, money and names: what follows the indicator cells.
fn rest(strip: &Strip<'_>, run: &Run, end: usize, page: &mut RawPage) {
    let content: Vec<usize> = (run.end..end)
        .filter(|at| strip.marks[*at].is_none())
        .collect();
    let first = content.iter().position(|at| is_amounts(strip.words(*at)));
    let last = content.iter().rposition(|at| is_amounts(strip.words(*at)));
    let (goals, names) = match (first, last) {
        (Some(first), Some(last)) => {
            money(strip, &content[first..=last], page);
            (&content[..first], &content[last + 1..])
        }
        _ => {
            let (start, more) = names_start(strip, &content, run.starts.len());
            page.more_names_than_rows = more;
            content.split_at(start)
        }
    };
    page.goals = goals.iter().map(|at| strip.lines[*at]).collect();
    page.names = names.iter().map(|at| strip.lines[*at]).collect();
}

/// Amount lines grouped by the headings above them; other lines among them are fragments.
fn money(strip: &Strip<'_>, content: &[usize], page: &mut RawPage) {
    let mut heading = usize::MAX;
    let (mut above, mut seen) = (NO_HEADING, 0);
    for at in content {
        let line = strip.lines[*at];
        for index in seen..*at {
            if strip.marks[index].is_some() {
                above = index;
            } else if opens_cell(strip.words(index)) {
                above = NO_HEADING;
            }
        }
        seen = *at;
        if !is_amounts(strip.words(*at)) && !is_whole_number(strip.words(*at)) {
            page.other.push(line);
            continue;
        }
        if above != heading || page.amounts.is_empty() {
            heading = above;
            page.amounts.push((funds(strip, above), Vec::new()));
        }
        if let Some(group) = page.amounts.last_mut() {
            group.1.push(line);
        }
    }
}

const NO_HEADING: usize = usize::MAX - 1;

fn funds(strip: &Strip<'_>, heading: usize) -> Vec<Fund> {
    let words = strip
        .lines
        .get(heading)
        .map_or("", |line| line.text(strip.text));
    let headings = form::headings_in(words).unwrap_or_default();
    headings
        .into_iter()
        .filter_map(|heading| Fund::ALL.into_iter().find(|fund| fund.heading() == heading))
        .collect()
}

/// Where names begin when no money stands before them: the first indented line after which everything is narrow, for at
/// most as many names as the page has rows; and whether there are more. Without any indent, a narrow tail after a finished goal is a fragment of names.
fn names_start(strip: &Strip<'_>, content: &[usize], rows: usize) -> (usize, bool) {
    let narrow = strip.goal_width * 3 / 4;
    let tail = content
        .iter()
        .rposition(|at| strip.lines[*at].width > narrow)
        .map_or(0, |at| at + 1);
    let mut names = 0;
    let mut start = content.len();
    for index in (tail..content.len()).rev() {
        if strip.lines[content[index]].indent >= 2 {
            names += 1;
            if names > rows {
                break;
            }
            start = index;
        }
    }
    if names == 0 {
        (fragment_start(strip, content, tail), false)
    } else {
        (start, names > rows)
    }
}

/// The first line of the tail that begins with a blank: what is left of empty cells in front of a name's last line.
fn fragment_start(strip: &Strip<'_>, content: &[usize], tail: usize) -> usize {
    let opens = |index: &usize| strip.lines[content[*index]].indent > 0;
    let mut tail = tail.max(1)..content.len();
    tail.find(opens).unwrap_or(content.len())
}

/// The width of the goal column: the widest that many lines outside the indicator cells come close to.
pub(super) fn goal_width(text: &str, lines: &[Line], marks: &[Option<Furniture>]) -> u32 {
    let strip = Strip {
        text,
        lines,
        marks,
        goal_width: u32::MAX - 4,
    };
    let mut inside = vec![false; lines.len()];
    for run in cell_runs(&strip) {
        inside[run.starts[0]..run.end].fill(true);
    }
    let mut widths: Vec<u32> = (0..lines.len())
        .filter(|at| !inside[*at] && marks[*at].is_none() && !is_amounts(strip.words(*at)))
        .map(|at| lines[at].width)
        .collect();
    order::numbers(&mut widths);
    let index = widths.len().saturating_sub(1 + widths.len() / 50);
    widths.get(index).copied().unwrap_or(50).max(12)
}

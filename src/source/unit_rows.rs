//! Which lines are unit rows: what stands in front of a page's indicator cells and ends in sums.

use super::form;
use super::line::Line;
use super::page::RawPage;
use super::region::{Strip, is_amounts};
use std::ops::Range;

/// Where the unit rows in front of the cells at `start` begin, when no page head marks it.
pub(super) fn before(strip: &Strip<'_>, from: usize, start: usize) -> usize {
    let mut head = start;
    while head > from && strip.marks[head - 1].is_none() && ends_with_amount(strip.words(head - 1))
    {
        if is_amounts(strip.words(head - 1)) && (head < 2 || is_amounts(strip.words(head - 2))) {
            break;
        }
        head -= 1;
    }
    head
}

fn ends_with_amount(text: &str) -> bool {
    text.split_whitespace().last().is_some_and(is_amounts)
}

/// Whether all lines of a stretch belong to unit rows.
pub(super) fn fill(strip: &Strip<'_>, lines: Range<usize>) -> bool {
    let mut page = RawPage::default();
    read(strip, lines, &mut page);
    page.other.is_empty() && !page.unit_rows.is_empty()
}

/// Lines in front of the cells are unit rows if sums follow them; what is left is a fragment of something.
pub(super) fn read(strip: &Strip<'_>, rows: Range<usize>, page: &mut RawPage) {
    let mut pending = Vec::new();
    for at in rows {
        if strip.marks[at].is_some() {
            continue;
        }
        pending.push(strip.lines[at]);
        if ends_with_amount(strip.words(at)) {
            let name = (1..pending.len()).rev();
            let begins = name
                .into_iter()
                .find(|at| !is_wrap(strip, &pending[at - 1], &pending[*at]));
            page.other.extend(pending.drain(..begins.unwrap_or(0)));
            page.unit_rows.append(&mut pending);
        } else if strip.words(at).contains(['；', '。']) {
            page.other.append(&mut pending);
        }
    }
    page.other.append(&mut pending);
}

/// Whether a unit's name may go on from one line to the next: a blank line parts them only where the first is full, and a name
/// is not set in further where it begins than where it goes on, as those of projects are. Sums may stand on a line of their own.
fn is_wrap(strip: &Strip<'_>, before: &Line, after: &Line) -> bool {
    let full = before.width >= FULL_UNIT_NAME;
    let set_in = before.indent >= 2 && after.indent < 2;
    let goes_on = is_amounts(after.text(strip.text)) || !set_in && (full || !after.spaced);
    goes_on && !is_of_the_form(before.text(strip.text))
}

/// Whether a line has words of the form's own head, torn so that it is not recognised as a part of it.
fn is_of_the_form(text: &str) -> bool {
    const WORDS: [&str; 5] = [
        "绩效目标表",
        "项目名称",
        "资金使用",
        "使用单位）",
        "部门名称：",
    ];
    form::is_heading(text) || WORDS.iter().any(|word| text.contains(word))
}

/// The least width of a line that a unit's name fills.
const FULL_UNIT_NAME: u32 = 16;

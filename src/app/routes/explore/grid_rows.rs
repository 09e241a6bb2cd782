//! The rows of a list that are in the page: put in, taken out, and used again for others.

use super::{Inner, Rows};
use std::ops::Range;
use std::rc::Rc;
use web_sys::Element;

/// Most rows that are kept for later.
const SPARE: usize = 200;

impl Inner {
    /// Has exactly the rows `wanted` in the page; those that are there stay as they are, unless all are to be drawn anew.
    pub(super) fn draw(&self, wanted: Range<usize>, anew: bool) {
        let Some(rows) = self.state.borrow().rows.clone() else {
            return;
        };
        let drawn = self.state.borrow().drawn.clone();
        if drawn == wanted && !anew {
            return;
        }
        let focused = self.focused();
        let kept = drawn.start.max(wanted.start)..drawn.end.min(wanted.end);
        if anew || kept.is_empty() {
            let same = drawn.len().min(wanted.len());
            self.take_out(0, drawn.len() - same);
            let (again, more) = (
                wanted.start..wanted.start + same,
                wanted.start + same..wanted.end,
            );
            self.each(again, |at, row| set(&*rows, at, row));
            self.put_in(&rows, more, None);
        } else {
            self.take_out(kept.start - drawn.start, drawn.end - kept.end);
            let first = self.body.first_element_child();
            self.put_in(&rows, wanted.start..kept.start, first.as_ref());
            self.put_in(&rows, kept.end..wanted.end, None);
        }
        self.state.borrow_mut().drawn = wanted;
        self.keep_focus(focused);
    }

    /// Has the rows in the page marked again.
    pub(super) fn mark(&self) {
        let state = self.state.borrow();
        if let Some(rows) = &state.rows {
            self.each(state.drawn.clone(), |at, row| rows.mark(at, row));
        }
    }

    /// Goes over rows in the page, the first of which is the first of `range`.
    fn each(&self, range: Range<usize>, act: impl Fn(usize, &Element)) {
        let mut next = self.body.first_element_child();
        for at in range {
            let Some(row) = next else {
                return;
            };
            act(at, &row);
            next = row.next_element_sibling();
        }
    }

    fn take_out(&self, first: usize, last: usize) {
        let mut state = self.state.borrow_mut();
        let mut keep = |row: Option<Element>| {
            if let Some(row) = row {
                row.remove();
                if state.spare.len() < SPARE {
                    state.spare.push(row);
                }
            }
        };
        for _ in 0..first {
            keep(self.body.first_element_child());
        }
        for _ in 0..last {
            keep(self.body.last_element_child());
        }
    }

    /// Puts rows in before another row, or behind all.
    fn put_in(&self, rows: &Rc<dyn Rows>, range: Range<usize>, before: Option<&Element>) {
        for at in range {
            let spare = self.state.borrow_mut().spare.pop();
            let Some(row) = spare.or_else(|| rows.blank()) else {
                return;
            };
            set(&**rows, at, &row);
            let before = before.map(AsRef::as_ref);
            let _ = self.body.insert_before(&row, before);
        }
    }
}

fn set(rows: &dyn Rows, at: usize, row: &Element) {
    // The first row of a table is its headings.
    let _ = row.set_attribute("aria-rowindex", &(at + 2).to_string());
    rows.fill(at, row);
    rows.mark(at, row);
}

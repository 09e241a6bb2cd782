//! The focus of a list that is drawn through its window: kept when its row goes out of sight, and moved by the keyboard.

use super::Inner;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent};

impl Inner {
    /// The row that has the focus, or had it before it went out of the window.
    pub(super) fn focused(&self) -> Option<usize> {
        let active = web_sys::window()?.document()?.active_element()?;
        if active == *self.table.unchecked_ref::<Element>() {
            return self.state.borrow().lost;
        }
        if !self.body.contains(Some(&active)) {
            return None;
        }
        let row = active.closest("tr").ok()??;
        let place: usize = row.get_attribute("aria-rowindex")?.parse().ok()?;
        place.checked_sub(2)
    }

    pub(super) fn keep_focus(&self, focused: Option<usize>) {
        let is_drawn = focused.is_some_and(|at| self.state.borrow().drawn.contains(&at));
        let is_lost = focused.is_some() && !is_drawn;
        self.state.borrow_mut().lost = focused.filter(|_| is_lost);
        if is_lost {
            focus(&self.table);
        } else if self.focused() != focused
            && let Some(link) = focused.and_then(|at| self.link(at))
        {
            focus(&link);
        }
    }

    fn link(&self, at: usize) -> Option<HtmlElement> {
        let first = self.state.borrow().drawn.start;
        let row = self
            .body
            .children()
            .item(u32::try_from(at.checked_sub(first)?).ok()?)?;
        row.query_selector("a").ok()??.dyn_into().ok()
    }

    /// Arrows, page keys, Home and End go from row to row, with Shift picking them, as the space bar does; Enter opens the row whose link is out of the window.
    pub(super) fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(at) = self.focused().filter(|_| !is_in_a_box(event)) else {
            return;
        };
        if event.key() == " " {
            event.prevent_default();
            self.pick(at, at);
            return;
        }
        let count = self.state.borrow().count;
        let (view, _) = self.place();
        let page = (view / self.window(view).row) as usize;
        let page = page.saturating_sub(2).max(1);
        let to = match event.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => at + page,
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => count,
            "Enter" if self.state.borrow().lost.is_some() => at,
            _ => return,
        };
        event.prevent_default();
        let to = to.min(count.saturating_sub(1));
        self.reveal(to);
        if event.shift_key() && event.key() != "Enter" {
            self.pick(at, to);
        }
        if event.key() == "Enter"
            && let Some(link) = self.link(at)
        {
            link.click();
        }
    }

    fn pick(&self, from: usize, to: usize) {
        let rows = self.state.borrow().rows.clone();
        if let Some(rows) = rows {
            rows.pick(from, to);
        }
    }

    /// Brings a row into the window and gives it the focus.
    pub(super) fn reveal(&self, at: usize) {
        if self.is_windowed() {
            if self.is_other_size() {
                self.anew();
            }
            let (view, scroll) = self.place();
            let head = self.above.get_bounding_client_rect().top()
                - self.table.get_bounding_client_rect().top();
            if let Some(to) = self.window(view).reveal(at, scroll, head) {
                self.scroll_by(to - scroll);
            }
            self.update();
        } else {
            self.state.borrow_mut().due = usize::MAX;
            self.update();
        }
        let Some(link) = self.link(at) else {
            return;
        };
        self.state.borrow_mut().lost = None;
        if self.is_windowed() {
            focus(&link);
        } else {
            let _ = link.focus();
        }
    }

    fn scroll_by(&self, way: f64) {
        match &self.scroller {
            Some(scroller) => scroller.scroll_by_with_x_and_y(0.0, way),
            None => {
                if let Some(window) = web_sys::window() {
                    window.scroll_by_with_x_and_y(0.0, way);
                }
            }
        }
    }
}

/// Whether a key is pressed in a check box, which has its own use for it.
fn is_in_a_box(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    event.key() == " " && target.is_some_and(|target| target.tag_name() == "INPUT")
}

/// Without scrolling to it.
fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

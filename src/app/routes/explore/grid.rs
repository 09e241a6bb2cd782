//! Draws a list through its window: only the rows in sight and some around them are in the page.
//!
//! The list is a table whose body stands between two blank bodies of the height of what is not drawn. When it is scrolled, rows
//! that stay are kept and others are put before or behind them, so that focus and selection stay where they are; what goes out at
//! one end comes in at the other, saying something else. When the row that has the focus goes out of the window, the table takes
//! the focus and gives it back when the row returns.

#[path = "grid_focus.rs"]
mod focus;
#[path = "grid_rows.rs"]
mod rows;

use super::Window;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent};

/// What the rows of a list say.
pub trait Rows {
    /// A row without words.
    fn blank(&self) -> Option<Element>;
    /// Has `row`, a blank one or one that said something else, say what row `at` of the list says.
    fn fill(&self, at: usize, row: &Element);
    /// Shows whether row `at` is picked, or anything else that changes while its words stay.
    fn mark(&self, _at: usize, _row: &Element) {}
    /// The keyboard picks row `to`; all from row `from` on, if the keyboard went on from there.
    fn pick(&self, _from: usize, _to: usize) {}
}

/// Most rows that are printed.
pub const PRINTED: usize = 2_000;

/// How many rows of a list that is drawn whole are put in at once: as many as a screen has, and no more than a slow phone puts in within a
/// frame or two.
const AT_ONCE: usize = 16;

/// A list in the page; it goes on drawing until it is dropped.
pub struct Grid {
    inner: Rc<Inner>,
    heard: Vec<Heard>,
}

/// Where something is listened to, to what, and what is done.
type Heard = (EventTarget, &'static str, Closure<dyn FnMut(Event)>);

struct Inner {
    table: HtmlElement,
    above: HtmlElement,
    body: HtmlElement,
    below: HtmlElement,
    /// What scrolls; nothing if that is the page.
    scroller: Option<HtmlElement>,
    /// Lists up to this length are drawn whole, with rows as high as they need.
    whole: usize,
    state: RefCell<State>,
}

struct State {
    rows: Option<Rc<dyn Rows>>,
    count: usize,
    drawn: Range<usize>,
    /// Rows that were taken out of the page and can be used again.
    spare: Vec<Element>,
    /// The height of a row, as measured.
    row: f64,
    /// The same of the first rows of a list without a window; 0 where that is not known.
    first: f64,
    /// The row that had the focus when it went out of the window.
    lost: Option<usize>,
    /// The width for which rows were measured.
    width: i32,
    is_printing: bool,
    /// How much of a list without a window may be drawn by now.
    due: usize,
}

impl Grid {
    /// A list without rows in `table`, which has three bodies, the middle one for its rows.
    pub fn new(table: HtmlElement, scroller: Option<HtmlElement>, whole: usize) -> Option<Self> {
        let bodies = table.get_elements_by_tag_name("tbody");
        let body = |at| bodies.item(at)?.dyn_into::<HtmlElement>().ok();
        let inner = Rc::new(Inner {
            above: body(0)?,
            body: body(1)?,
            below: body(2)?,
            table,
            scroller,
            whole,
            state: RefCell::new(State {
                rows: None,
                count: 0,
                drawn: 0..0,
                spare: Vec::new(),
                row: 0.0,
                first: 0.0,
                lost: None,
                width: 0,
                is_printing: false,
                due: AT_ONCE,
            }),
        });
        let mut grid = Self {
            inner: inner.clone(),
            heard: Vec::new(),
        };
        grid.listen();
        Some(grid)
    }

    /// Shows other rows: as many as are in sight. For the rest of a list that is drawn whole, [`Grid::go_on`] is called with each frame.
    pub fn show(&self, count: usize, rows: Rc<dyn Rows>) {
        let inner = &self.inner;
        {
            let mut state = inner.state.borrow_mut();
            state.count = count;
            state.rows = Some(rows);
            state.due = state.drawn.len().max(AT_ONCE);
        }
        let _ = inner
            .table
            .class_list()
            .toggle_with_force("windowed", inner.is_windowed());
        let _ = inner
            .table
            .set_attribute("aria-rowcount", &(count + 1).to_string());
        inner.anew();
    }

    /// Draws some more of a list without a window. Returns whether there is still more.
    pub fn go_on(&self) -> bool {
        let inner = &self.inner;
        let is_whole = inner.state.borrow().due >= inner.state.borrow().count;
        if is_whole || inner.is_windowed() {
            return false;
        }
        inner.state.borrow_mut().due += AT_ONCE;
        inner.update();
        true
    }

    /// Has the drawn rows marked again; their words stay.
    pub fn mark(&self) {
        self.inner.mark();
    }

    /// The row that has the focus.
    pub fn focused(&self) -> Option<usize> {
        self.inner.focused()
    }

    /// Brings a row into sight and gives it the focus.
    pub fn reveal(&self, at: usize) {
        self.inner.reveal(at);
    }

    fn listen(&mut self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let page: EventTarget = window.into();
        let scroller = match &self.inner.scroller {
            Some(scroller) => scroller.clone().into(),
            None => page.clone(),
        };
        self.hear(scroller, "scroll", |inner, _| inner.update());
        self.hear(page.clone(), "resize", |inner, _| inner.resized());
        self.hear(page.clone(), "beforeprint", |inner, _| inner.print(true));
        self.hear(page, "afterprint", |inner, _| inner.print(false));
        let table = self.inner.table.clone().into();
        self.hear(table, "keydown", |inner, event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                inner.key(event);
            }
        });
    }

    fn hear(&mut self, target: EventTarget, name: &'static str, act: fn(&Inner, &Event)) {
        let inner = self.inner.clone();
        let act = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(&inner, &event));
        let _ = target.add_event_listener_with_callback(name, act.as_ref().unchecked_ref());
        self.heard.push((target, name, act));
    }
}

impl Drop for Grid {
    fn drop(&mut self) {
        for (target, name, act) in &self.heard {
            let _ = target.remove_event_listener_with_callback(name, act.as_ref().unchecked_ref());
        }
    }
}

impl Inner {
    fn is_windowed(&self) -> bool {
        let state = self.state.borrow();
        state.count > self.whole && !state.is_printing
    }

    /// How high the room is through which the list is seen, and how far the list's beginning stands above it.
    fn place(&self) -> (f64, f64) {
        let top = self.above.get_bounding_client_rect().top();
        match &self.scroller {
            Some(scroller) => {
                let room = scroller.get_bounding_client_rect().top();
                (f64::from(scroller.client_height()), room - top)
            }
            None => {
                let window = web_sys::window();
                let height = window.and_then(|window| window.inner_height().ok());
                let height = height.and_then(|height| height.as_f64());
                (height.unwrap_or(800.0), -top)
            }
        }
    }

    fn window(&self, view: f64) -> Window {
        let state = self.state.borrow();
        let row = if state.row > 0.0 { state.row } else { 64.0 };
        Window {
            count: state.count,
            row,
            view,
            around: (view / row / 2.0) as usize + 2,
        }
    }

    /// Draws everything again and measures the rows.
    fn anew(&self) {
        let focused = self.focused();
        let width = self.table.offset_width();
        self.state.borrow_mut().width = width;
        self.draw_anew();
        self.measure();
        if focused.is_some() {
            self.keep_focus(focused);
        }
    }

    /// A phone changes the height of its room while it is scrolled; rows change theirs only with their width.
    fn resized(&self) {
        if self.state.borrow().width == self.table.offset_width() {
            self.update();
        } else {
            self.anew();
        }
    }

    fn measure(&self) {
        let drawn = self.state.borrow().drawn.len();
        if drawn == 0 || !self.is_windowed() {
            return;
        }
        let row = self.body.get_bounding_client_rect().height() / drawn as f64;
        let before = std::mem::replace(&mut self.state.borrow_mut().row, row);
        if (before - row).abs() > 0.01 {
            let (view, scroll) = self.place();
            self.draw_at(&self.window(view), scroll);
        }
    }

    /// Draws what has come into the window.
    fn update(&self) {
        if !self.is_windowed() {
            self.draw(self.all(), false);
            self.leave_rest();
            return;
        }
        if self.is_other_size() {
            self.anew();
            return;
        }
        let (view, scroll) = self.place();
        let window = self.window(view);
        let drawn = self.state.borrow().drawn.clone();
        if !drawn.is_empty() && window.is_in_sight(&drawn, scroll) {
            return;
        }
        self.draw_at(&window, scroll);
    }

    /// Draws what is in the window, whatever was drawn there.
    fn draw_anew(&self) {
        if self.is_windowed() {
            let (view, scroll) = self.place();
            let slice = self.window(view).at(scroll);
            self.draw(slice.first..slice.end, true);
            self.leave_blank(slice.above, slice.below);
        } else {
            self.draw(self.all(), true);
            self.state.borrow_mut().first = 0.0;
            self.leave_rest();
        }
    }

    /// All rows that are drawn where there is no window.
    fn all(&self) -> Range<usize> {
        let state = self.state.borrow();
        let limit = if state.is_printing {
            PRINTED.max(self.whole)
        } else {
            state.due
        };
        0..state.count.min(limit)
    }

    /// Whether rows are no longer as high as they were measured: the reader has asked for larger letters.
    fn is_other_size(&self) -> bool {
        let first = self.body.first_element_child();
        let height = first.map(|row| row.get_bounding_client_rect().height());
        height.is_some_and(|height| (height - self.state.borrow().row).abs() > 0.5)
    }

    fn draw_at(&self, window: &Window, scroll: f64) {
        let slice = window.at(scroll);
        self.draw(slice.first..slice.end, false);
        self.leave_blank(slice.above, slice.below);
    }

    /// Leaves room for the rows that are still to follow in a list without a window, each as high as the first ones: to measure all of them
    /// with each frame would lay the page out twice as often.
    fn leave_rest(&self) {
        let (drawn, count) = (self.all().len(), self.state.borrow().count);
        let is_rest = drawn > 0 && drawn < count && !self.state.borrow().is_printing;
        if is_rest && self.state.borrow().first <= 0.0 {
            let height = self.body.get_bounding_client_rect().height();
            self.state.borrow_mut().first = height / drawn as f64;
        }
        let rest = if is_rest { count - drawn } else { 0 };
        self.leave_blank(0.0, self.state.borrow().first * rest as f64);
    }

    fn leave_blank(&self, above: f64, below: f64) {
        for (body, height) in [(&self.above, above), (&self.below, below)] {
            // Thousandths are enough for any screen, and whole numbers are written with less code.
            let thousandths = (height * 1000.0) as u64;
            let height = format!("{}.{:03}px", thousandths / 1000, thousandths % 1000);
            let _ = body.style().set_property("height", &height);
        }
    }

    fn print(&self, is_printing: bool) {
        {
            let mut state = self.state.borrow_mut();
            state.is_printing = is_printing;
            // What is on paper is not taken from the screen again.
            state.due = usize::MAX;
        }
        let _ = self
            .table
            .class_list()
            .toggle_with_force("windowed", self.is_windowed());
        self.anew();
    }
}

//! Which rows of a long list are drawn: those in sight and some around them, all of the same height.

/// Browsers place nothing below some 16 million pixels; a list higher than this is scrolled faster than it moves.
const HIGHEST: f64 = 12_000_000.0;

/// A list of rows of one height, and the room through which it is seen. Lengths are in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Window {
    /// How many rows there are.
    pub count: usize,
    /// The height of each.
    pub row: f64,
    /// The height of the room.
    pub view: f64,
    /// How many rows are drawn above and below what is in sight.
    pub around: usize,
}

/// The rows to draw, and the blank room above and below them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Slice {
    /// The first row to draw.
    pub first: usize,
    /// The row after the last one to draw.
    pub end: usize,
    /// What is left blank above it.
    pub above: f64,
    /// What is left blank below the last one.
    pub below: f64,
}

impl Window {
    /// The height of the whole list.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.all().min(HIGHEST)
    }

    /// What to draw when the list's beginning stands `scroll` above the top of the room.
    #[must_use]
    pub fn at(&self, scroll: f64) -> Slice {
        // Not with `clamp`, which brings along the code that writes numbers into its message.
        let scroll = scroll.min(self.height() - self.view).max(0.0);
        let top = scroll * self.pace();
        let seen = (top / self.row) as usize;
        let first = seen.saturating_sub(self.around).min(self.count);
        let last = ((top + self.view) / self.row).ceil() as usize;
        let end = last.saturating_add(self.around).min(self.count);
        let drawn = (end - first) as f64 * self.row;
        let room = (self.height() - drawn).max(0.0);
        let above = (scroll - (top - first as f64 * self.row))
            .min(room)
            .max(0.0);
        Slice {
            first,
            end,
            above,
            below: room - above,
        }
    }

    /// Where to scroll from `scroll` so that row `index` is in sight below `head` pixels that something else covers; nothing if it is.
    #[must_use]
    pub fn reveal(&self, index: usize, scroll: f64, head: f64) -> Option<f64> {
        let pace = self.pace();
        let top = index as f64 * self.row;
        let (from, to) = (scroll * pace + head, scroll * pace + self.view);
        if top < from {
            Some((top - head).max(0.0) / pace)
        } else if top + self.row > to {
            Some((top + self.row - self.view).max(0.0) / pace)
        } else {
            None
        }
    }

    /// Whether what is drawn can stay as it is when the list stands `scroll` above the top of the room: all in sight is there.
    #[must_use]
    pub fn is_in_sight(&self, drawn: &std::ops::Range<usize>, scroll: f64) -> bool {
        let needed = Self { around: 1, ..*self }.at(scroll);
        self.all() <= HIGHEST && drawn.start <= needed.first && needed.end <= drawn.end
    }

    fn all(&self) -> f64 {
        self.count as f64 * self.row
    }

    /// How many pixels the rows move for each that is scrolled.
    fn pace(&self) -> f64 {
        let way = self.height() - self.view;
        if way > 0.0 {
            (self.all() - self.view) / way
        } else {
            1.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(count: usize) -> Window {
        Window {
            count,
            row: 44.0,
            view: 600.0,
            around: 4,
        }
    }

    /// From `scroll` on, the first and the last row that are in sight.
    fn seen(window: &Window, scroll: f64) -> (f64, f64) {
        let slice = window.at(scroll);
        let top = slice.first as f64 + (scroll - slice.above) / window.row;
        (top, top + window.view / window.row)
    }

    #[test]
    fn whatever_the_place_the_room_is_full_and_the_height_stays() {
        for count in [0, 1, 13, 14, 15, 1_183, 100_000, 1_000_000] {
            let window = window(count);
            let way = (window.height() - window.view).max(0.0);
            for step in 0..=1_000 {
                let scroll = way * f64::from(step) / 1_000.0;
                let slice = window.at(scroll);
                assert!(slice.first <= slice.end && slice.end <= count);
                let drawn = (slice.end - slice.first) as f64 * window.row;
                let whole = slice.above + drawn + slice.below;
                assert!((whole - window.height()).abs() < 1e-3, "{count} {step}");
                let in_sight = (window.height() - scroll).min(window.view);
                assert!(slice.above <= scroll + 1e-6, "blank above: {count} {step}");
                assert!(
                    slice.above + drawn + 1e-3 >= scroll + in_sight,
                    "blank below: {count} {step}"
                );
                assert!(slice.end - slice.first <= 2 * 4 + 16);
            }
        }
    }

    #[test]
    fn what_is_drawn_stays_until_a_row_would_be_missing() {
        let window = window(1_000);
        let slice = window.at(10_000.0);
        let drawn = slice.first..slice.end;
        assert!(window.is_in_sight(&drawn, 10_000.0));
        assert!(window.is_in_sight(&drawn, 10_000.0 + 2.0 * 44.0));
        for way in [-5.0, 5.0] {
            let scroll = 10_000.0 + way * 44.0;
            assert!(!window.is_in_sight(&drawn, scroll), "{way} rows");
        }
        let long = super::tests::window(1_000_000);
        let slice = long.at(0.0);
        assert!(
            !long.is_in_sight(&(slice.first..slice.end), 0.0),
            "moves faster than it is scrolled"
        );
    }

    #[test]
    fn the_ends_of_the_scroll_bar_are_the_ends_of_the_list() {
        for count in [100, 100_000, 1_000_000] {
            let window = window(count);
            assert_eq!(window.at(0.0).first, 0);
            let slice = window.at(window.height() - window.view);
            assert_eq!(slice.end, count);
            assert_eq!(window.at(1e12), slice, "beyond the end is the end");
            assert_eq!(window.at(-50.0), window.at(0.0));
        }
    }

    #[test]
    fn a_revealed_row_is_in_sight() {
        for count in [100, 1_000_000] {
            let window = window(count);
            for index in [0, 1, 50, 99, count / 2, count - 1] {
                for from in [0.0, window.height() / 3.0, window.height() - window.view] {
                    let to = window.reveal(index, from, 40.0).unwrap_or(from);
                    let (first, last) = seen(&window, to);
                    let at = index as f64;
                    assert!(
                        first <= at + 0.01 && at + 1.0 <= last + 0.01,
                        "{count} {index} {from}"
                    );
                }
            }
            assert_eq!(window.reveal(5, 0.0, 40.0), None);
        }
    }
}

//! A cell's characters joined over its wraps, with fast ways back to the source.

use crate::model::Field;
use crate::source::Line;
use crate::span::Span;
use std::ops::Range;

/// The joined text of some lines. Blanks around each line are dropped, blanks within it kept.
pub(super) struct Joined<'a> {
    pub(super) source: &'a str,
    pub(super) text: String,
    runs: Vec<Span>,
    /// Where in `text` each run begins.
    starts: Vec<usize>,
}

impl<'a> Joined<'a> {
    pub(super) fn new(source: &'a str, lines: &[Line]) -> Self {
        let mut joined = Self {
            source,
            text: String::new(),
            runs: Vec::new(),
            starts: Vec::new(),
        };
        for line in lines {
            joined.starts.push(joined.text.len());
            joined.runs.push(line.span);
            joined.text.push_str(line.text(source));
        }
        joined
    }

    /// The places in the source of a byte range of `text`.
    pub(super) fn places(&self, range: Range<usize>) -> Vec<Span> {
        let mut places = Vec::new();
        self.each_place(range, &mut |place| places.push(place));
        places
    }

    /// Calls `with` for each of [`Self::places`].
    pub(super) fn each_place(&self, range: Range<usize>, with: &mut dyn FnMut(Span)) {
        let first = self
            .starts
            .partition_point(|start| *start <= range.start)
            .saturating_sub(1);
        for (run, start) in self.runs[first.min(self.runs.len())..]
            .iter()
            .zip(&self.starts[first..])
        {
            if *start >= range.end {
                break;
            }
            let from = range.start.max(*start) - start;
            let to = (range.end - start).min(run.len() as usize);
            if from < to {
                with(Span::from_range(
                    run.start as usize + from..run.start as usize + to,
                ));
            }
        }
    }

    /// The field of a byte range of `text`, blanks around it dropped.
    pub(super) fn field(&self, range: Range<usize>) -> Field {
        let range = trim(&self.text, range);
        Field::of_runs(self.source, self.places(range))
    }

    /// The field of everything.
    pub(super) fn whole(&self) -> Field {
        Field::new(self.source, self.runs.iter().copied())
    }
}

/// `range` of `text` without the blanks at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    // No byte of a blank beyond ASCII stands at the ends of most texts: a look at each is saved.
    let plain = |byte: &u8| *byte > b' ' && !matches!(byte, 0xC2 | 0xE1..=0xE3);
    let bytes = part.as_bytes();
    if bytes.first().is_some_and(plain) && bytes[bytes.len().saturating_sub(3)..].iter().all(plain)
    {
        return range;
    }
    let part = part.trim_start();
    let start = range.end - part.len();
    start..start + part.trim_end().len()
}

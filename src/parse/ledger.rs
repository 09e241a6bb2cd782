//! What every character of the source is: filled while reading, closed when done.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Coverage, Part, Segment};
use crate::order;
use crate::span::Span;

/// The parts found so far, and what was noticed on the way.
#[derive(Default)]
pub(super) struct Ledger {
    marks: Vec<(Span, Part)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Ledger {
    pub(super) fn mark(&mut self, places: impl IntoIterator<Item = Span>, part: Part) {
        self.marks.extend(
            places
                .into_iter()
                .filter(|place| !place.is_empty())
                .map(|place| (place, part)),
        );
    }

    /// Notes something about `span`.
    pub(super) fn note(
        &mut self,
        code: Code,
        severity: Severity,
        page: u32,
        span: Span,
        message: String,
    ) {
        self.diagnostics.push(Diagnostic {
            code,
            severity,
            span,
            page,
            message,
        });
    }

    /// The parts in order, with everything that nobody claimed as residue.
    pub(super) fn close(mut self, text: &str) -> (Vec<Segment>, Coverage, Vec<Diagnostic>) {
        order::sort(&mut self.marks);
        let mut segments: Vec<Segment> = Vec::with_capacity(self.marks.len());
        let mut at = 0;
        for (span, part) in std::mem::take(&mut self.marks) {
            gap(text, at, span.start, &mut segments);
            let start = span.start.max(at);
            if start < span.end {
                push(&mut segments, Span::new(start, span.end), part);
                at = span.end;
            }
        }
        gap(
            text,
            at,
            u32::try_from(text.len()).unwrap_or(u32::MAX),
            &mut segments,
        );
        let coverage = coverage(text, &segments);
        for residue in &coverage.residue {
            let message = "这段文字不属于表中任何一栏，原样列出".to_owned();
            self.note(Code::Residue, Severity::Warning, 0, *residue, message);
        }
        (segments, coverage, self.diagnostics)
    }
}

/// Non-blank characters between two parts are residue, line by line.
fn gap(text: &str, from: u32, to: u32, segments: &mut Vec<Segment>) {
    let blank = |text: &str| text.bytes().all(|byte| matches!(byte, 9..=13 | b' '));
    if from >= to || blank(&text[from as usize..to as usize]) {
        return;
    }
    let mut at = from as usize;
    for piece in text[from as usize..to as usize].split_inclusive(['\n', '\r']) {
        let body = piece.trim();
        if !body.is_empty() {
            let start = at + piece.len() - piece.trim_start().len();
            push(
                segments,
                Span::from_range(start..start + body.len()),
                Part::Residue,
            );
        }
        at += piece.len();
    }
}

fn push(segments: &mut Vec<Segment>, span: Span, part: Part) {
    match segments.last_mut() {
        Some(last) if last.part == part && last.span.end == span.start && part != Part::Amount => {
            last.span.end = span.end;
        }
        _ => segments.push(Segment {
            span,
            part,
            project: None,
        }),
    }
}

/// How many characters are no blanks.
fn characters(text: &str) -> u64 {
    let mut count = 0;
    for (at, byte) in text.bytes().enumerate() {
        count += u64::from(match byte {
            b' ' | 9..=13 | 0x80..=0xBF => false,
            // What all blanks beyond ASCII begin with.
            0xC2 | 0xE1..=0xE3 => !text[at..].starts_with(char::is_whitespace),
            _ => true,
        });
    }
    count
}

fn coverage(text: &str, segments: &[Segment]) -> Coverage {
    let mut coverage = Coverage::default();
    for segment in segments {
        let characters = characters(&text[segment.span.range()]);
        coverage.characters += characters;
        if segment.part == Part::Residue {
            coverage.residue.push(segment.span);
        } else {
            coverage.assigned += characters;
        }
    }
    coverage
}

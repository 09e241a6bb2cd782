//! The 绩效指标 cell.
//!
//! Grammar (blanks may stand anywhere, wraps are joined before):
//!
//! ```text
//! cell  = item*
//! item  = n '、' code '-' level1 '；' code '-' level2 '；' name '；实施周期指标值:' cycle '；年度指标值:' annual '。'
//! n     = 1, 2, 3 …                    counted, not searched: a wrap can cut '11、' into '1' and '1、'
//! name  = any text, '；' included      it ends where the label of the cycle value begins
//! ```
//!
//! Limits: an annual value that itself holds '。', the next number, '、' and a level code would be cut there. Levels are kept as
//! published; no code is unknown.

use super::joined::{Joined, trim};
use super::ledger::Ledger;
use super::targets;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Field, Indicator, Level, Part, Reading, Target};
use crate::source::Line;
use rustc_hash::FxHashMap;
use std::ops::Range;

const CYCLE: &str = "实施周期指标值";
const ANNUAL: &str = "年度指标值";

/// One cell: its characters and what they say.
pub(super) struct Cell {
    pub(super) field: Field,
    pub(super) indicators: Vec<Indicator>,
}

impl Cell {
    /// Its words without the form's own.
    pub(super) fn words(&self) -> String {
        let mut words = String::new();
        for indicator in &self.indicators {
            let [cycle, annual] = [&indicator.cycle, &indicator.annual].map(|t| &t.text.text);
            let annual = if annual == cycle { "" } else { annual };
            for text in [&indicator.name.text, cycle, annual] {
                words.push_str(text);
                words.push('。');
            }
        }
        words
    }
}

/// What the values of a document say, each distinct text read once: most values repeat many times.
#[derive(Default)]
pub(super) struct Readings(FxHashMap<String, Reading>);

impl Readings {
    fn of(&mut self, text: &str) -> Reading {
        if let Some(reading) = self.0.get(text) {
            return reading.clone();
        }
        let reading = targets::read(text);
        self.0.insert(text.to_owned(), reading.clone());
        reading
    }
}

/// Reads the cell that stands in `lines`.
pub(super) fn read(
    source: &str,
    lines: &[Line],
    page: u32,
    readings: &mut Readings,
    ledger: &mut Ledger,
) -> Cell {
    let joined = Joined::new(source, lines);
    let field = joined.whole();
    let starts = items(&joined.text);
    let mut reader = Reader {
        joined: &joined,
        page,
        readings,
        ledger,
    };
    let mut indicators = Vec::with_capacity(starts.len());
    reader.mark(
        0..starts.first().map_or(joined.text.len(), |item| item.at),
        Part::Residue,
    );
    for (index, item) in starts.iter().enumerate() {
        let end = starts
            .get(index + 1)
            .map_or(joined.text.len(), |next| next.at);
        indicators.push(reader.item(item, end));
    }
    Cell { field, indicators }
}

/// Where an item begins: at its ordinal, whose text ends at `body`.
struct Item {
    at: usize,
    body: usize,
    ordinal: u32,
    expected: u32,
}

/// The items of a cell, found by counting.
fn items(text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut from = 0;
    let mut annual = text.find(ANNUAL);
    while let Some((at, mark)) = next_mark(text, from) {
        from = at + mark;
        if !opens_level(&text[from..]) {
            continue;
        }
        let digits = text[..at].len()
            - text[..at]
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .len();
        let expected = items
            .last()
            .map_or(1, |item| item.ordinal.saturating_add(1));
        let previous = items.last().map_or(0, |item| item.body);
        if annual.is_some_and(|annual| annual < previous) {
            annual = text[previous..].find(ANNUAL).map(|found| previous + found);
        }
        let labelled = annual.map(|annual| annual + ANNUAL.len() - previous);
        let Some((start, ordinal)) = ordinal(&text[previous..at], digits, expected, labelled)
        else {
            continue;
        };
        items.push(Item {
            at: previous + start,
            body: from,
            ordinal,
            expected,
        });
    }
    items
}

/// The next mark that stands directly behind a digit, as the one of an ordinal does, and its length.
fn next_mark(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    (from.max(1)..bytes.len()).find_map(|at| {
        let mark = bytes[at - 1].is_ascii_digit() && !bytes[at].is_ascii_digit();
        let found = mark && text[at..].starts_with(['、', '.', '．', ',']);
        found.then(|| (at, if bytes[at].is_ascii() { 1 } else { 3 }))
    })
}

/// Whether a level code with its hyphen and the level's '；' come next.
fn opens_level(text: &str) -> bool {
    let text = text.trim_start();
    let code = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let Some(rest) = text
        .get(code..)
        .and_then(|rest| rest.strip_prefix(['-', '－', '—', '–']))
    else {
        return false;
    };
    (1..=3).contains(&code) && rest.chars().take(24).any(|c| matches!(c, '；' | ';'))
}

/// The ordinal in front of a '、': the expected number even if a value without '。' is glued to it, or, after a finished
/// value, whatever number stands there. Returns where it begins in `before` and the number. `labelled` is where the first label
/// of an annual value ends, in `before` or behind it.
fn ordinal(
    before: &str,
    digits: usize,
    expected: u32,
    labelled: Option<usize>,
) -> Option<(usize, u32)> {
    let has_annual = |text: &str| labelled.is_some_and(|end| end <= text.len());
    let start = before.len() - digits;
    let number: Option<u32> = before[start..].parse().ok();
    let lead = before[..start].trim_end();
    let finished = lead.is_empty() || lead.ends_with(['。', '.']);
    if number == Some(expected) && (finished || has_annual(lead)) {
        return Some((start, expected));
    }
    let wanted = expected.to_string();
    if !finished && before.ends_with(&wanted) && has_annual(lead) {
        return Some((before.len() - wanted.len(), expected));
    }
    let complete = expected == 1 || has_annual(before);
    number
        .filter(|number| *number > 0 && finished && complete)
        .map(|number| (start, number))
}

struct Reader<'a, 'b> {
    joined: &'a Joined<'a>,
    page: u32,
    readings: &'b mut Readings,
    ledger: &'b mut Ledger,
}

impl Reader<'_, '_> {
    fn text(&self) -> &str {
        &self.joined.text
    }

    fn mark(&mut self, range: Range<usize>, part: Part) {
        let range = trim(&self.joined.text, range);
        let ledger = &mut *self.ledger;
        self.joined
            .each_place(range, &mut |place| ledger.mark([place], part));
    }

    fn part(&mut self, range: Range<usize>, part: Part) -> Field {
        let places = self.joined.places(trim(&self.joined.text, range));
        self.ledger.mark(places.iter().copied(), part);
        Field::of_runs(self.joined.source, places)
    }

    fn item(&mut self, item: &Item, end: usize) -> Indicator {
        self.mark(item.at..item.body, Part::Ordinal);
        let (level1, at) = self.level(item.body, end);
        let (level2, at) = self.level(at, end);
        let cycle = self.label(CYCLE, at, end);
        let annual = self.label(ANNUAL, cycle.as_ref().map_or(at, |label| label.end), end);
        let name_end = cycle
            .as_ref()
            .or(annual.as_ref())
            .map_or(end, |label| label.start);
        let name = self.closed(at..name_end, Part::IndicatorName);
        let cycle_end = annual.as_ref().map_or(end, |label| label.start);
        let cycle = self.target(cycle, cycle_end, Part::CycleValue);
        let annual = self.target(annual, end, Part::AnnualValue);
        let places = self.joined.places(trim(self.text(), item.at..end));
        let span = places
            .iter()
            .copied()
            .reduce(crate::span::Span::cover)
            .unwrap_or_default();
        let comparison = targets::compare(
            (&cycle.text.text, &cycle.reading),
            (&annual.text.text, &annual.reading),
        );
        let indicator = Indicator {
            ordinal: item.ordinal,
            level1,
            level2,
            name,
            cycle,
            annual,
            comparison,
            span,
        };
        self.check(item, &indicator);
        indicator
    }

    /// A code, its hyphen, a name, '；'. Returns where the rest begins; nothing is taken if no code stands there.
    fn level(&mut self, at: usize, end: usize) -> (Level, usize) {
        let rest = &self.text()[at..end];
        let lead = rest.len() - rest.trim_start().len();
        let digits = rest[lead..].len()
            - rest[lead..]
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let hyphen = rest[lead + digits..]
            .chars()
            .next()
            .filter(|c| matches!(c, '-' | '－' | '—' | '–'));
        let (Some(hyphen), 1..=3) = (hyphen, digits) else {
            return (Level::default(), at);
        };
        let name_at = at + lead + digits + hyphen.len_utf8();
        let Some(close) = self.text()[name_at..end].find(['；', ';']) else {
            return (Level::default(), at);
        };
        let name_end = name_at + close;
        let next = name_end
            + self.text()[name_end..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        self.mark(at + lead..name_at, Part::LevelCode);
        let code = self.joined.field(at + lead..at + lead + digits);
        let name = self.part(name_at..name_end, Part::LevelName);
        self.mark(name_end..next, Part::Punctuation);
        (Level { code, name }, next)
    }

    /// The range of a label with its colon, between `from` and `end`.
    fn label(&self, label: &str, from: usize, end: usize) -> Option<Range<usize>> {
        let mut at = from;
        loop {
            let after = at + self.text()[at..end].find('值')? + '值'.len_utf8();
            at = after;
            let Some(words) = self.text()[from..after].strip_suffix(label) else {
                continue;
            };
            let rest = &self.text()[after..end];
            let blanks = rest.len() - rest.trim_start().len();
            let colon = rest[blanks..]
                .chars()
                .next()
                .filter(|c| matches!(c, ':' | '：'));
            if let Some(colon) = colon {
                return Some(from + words.len()..after + blanks + colon.len_utf8());
            }
        }
    }

    fn target(&mut self, label: Option<Range<usize>>, end: usize, part: Part) -> Target {
        let Some(label) = label else {
            return Target::default();
        };
        let value = label.end..end;
        self.mark(label, Part::ValueLabel);
        let text = self.closed(value, part);
        let reading = self.readings.of(&text.text);
        Target { text, reading }
    }

    /// A part without the '；' or '。' that closes it.
    fn closed(&mut self, range: Range<usize>, part: Part) -> Field {
        let range = trim(self.text(), range);
        let closing = if part == Part::AnnualValue {
            ['。', '。']
        } else {
            ['；', ';']
        };
        let words = &self.text()[range.clone()];
        let Some(open) = words.strip_suffix(closing) else {
            return self.part(range, part);
        };
        let cut = range.start + open.len();
        self.mark(cut..range.end, Part::Punctuation);
        self.part(range.start..cut, part)
    }

    fn check(&mut self, item: &Item, indicator: &Indicator) {
        let mut say = |code, message: String| {
            self.ledger.diagnostics.push(Diagnostic {
                code,
                severity: Severity::Warning,
                span: indicator.span,
                page: self.page,
                message,
            });
        };
        if item.ordinal != item.expected {
            let (expected, found) = (item.expected, item.ordinal);
            say(
                Code::OrdinalGap,
                format!(
                    "第 {} 页有一格指标序号不连续：应为 {expected}，原文为 {found}",
                    self.page
                ),
            );
        }
        let parts = [
            (indicator.level1.code.is_empty(), "一级指标"),
            (indicator.level2.code.is_empty(), "二级指标"),
            (indicator.name.is_empty(), "指标名称"),
            (indicator.cycle.text.is_empty(), "实施周期指标值"),
            (indicator.annual.text.is_empty(), "年度指标值"),
        ];
        let missing: Vec<&str> = parts
            .iter()
            .filter(|(gone, _)| *gone)
            .map(|(_, name)| *name)
            .collect();
        if !missing.is_empty() {
            say(
                Code::IncompleteIndicator,
                format!("第 {} 页有一条指标缺少{}", self.page, missing.join("、")),
            );
        }
    }
}

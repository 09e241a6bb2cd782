//! 原文: a page of the document with everything that was read tinted by what it was read as.

use super::excerpt::written_lines;
use super::words;
use crate::model::{Column, Confidence, Dataset, Evidence, Part, Segment};
use crate::span::Span;

/// One page of the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageView {
    /// Counted from 1.
    pub number: u32,
    /// How many pages there are.
    pub of: usize,
    /// Its lines; lines of nothing but blanks are left out.
    pub lines: Vec<Vec<Tinted>>,
    /// How each column of the page was linked.
    pub columns: Vec<ColumnView>,
    /// Indices of the page's projects.
    pub projects: std::ops::Range<usize>,
}

/// A run of characters and what it was read as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tinted {
    /// The characters, verbatim.
    pub text: String,
    /// What they are; nothing for blanks between segments.
    pub part: Option<Part>,
    /// Whether they belong to the project that is asked for.
    pub own: bool,
    /// Index of the project that they were linked to.
    pub project: Option<usize>,
}

/// How a column of a page was linked to its rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnView {
    /// Its heading.
    pub heading: &'static str,
    /// How many cells it has on the page.
    pub cells: u32,
    /// How sure the link is.
    pub confidence: Confidence,
    /// Why.
    pub reasons: Vec<String>,
}

/// The page with this number, the characters of `project` (an index) brought out.
#[must_use]
pub fn page_view(dataset: &Dataset, number: u32, project: Option<usize>) -> Option<PageView> {
    let at = dataset
        .pages
        .iter()
        .position(|page| page.number == number)?;
    let page = dataset.pages.get(at)?;
    let shown = stretch(dataset, at);
    let segments = segments_in(&dataset.segments, shown);
    Some(PageView {
        number,
        of: dataset.pages.len(),
        lines: written_lines(&dataset.text, shown)
            .into_iter()
            .map(|line| tinted(dataset, line, segments, project))
            .collect(),
        columns: page
            .columns
            .iter()
            .map(|link| {
                column(
                    dataset,
                    link.column,
                    link.cells,
                    link.confidence,
                    &link.evidence,
                )
            })
            .collect(),
        projects: page.projects.clone(),
    })
}

/// How much of the text was read, in percent, never rounded up to a hundred.
#[must_use]
pub fn coverage(dataset: &Dataset) -> Option<String> {
    let coverage = &dataset.coverage;
    let all = coverage.characters;
    if all == 0 {
        return None;
    }
    let hundredths = u128::from(coverage.assigned) * 10_000 / u128::from(all);
    Some(format!("{}.{:02}%", hundredths / 100, hundredths % 100))
}

fn column(
    dataset: &Dataset,
    column: Column,
    cells: u32,
    confidence: Confidence,
    evidence: &[Evidence],
) -> ColumnView {
    ColumnView {
        heading: words::column(column),
        cells,
        confidence,
        reasons: evidence
            .iter()
            .map(|reason| words::evidence(reason, dataset))
            .collect(),
    }
}

/// What is shown as page `at`: all from the end of the page before, so that what stands between pages is shown too.
fn stretch(dataset: &Dataset, at: usize) -> Span {
    let before = at
        .checked_sub(1)
        .and_then(|before| dataset.pages.get(before));
    let start = before.map_or(0, |page| page.span.end);
    let is_last = at + 1 == dataset.pages.len();
    let end = match dataset.pages.get(at) {
        Some(page) if !is_last => page.span.end,
        _ => Span::from_range(0..dataset.text.len()).end,
    };
    Span::new(start, end)
}

fn segments_in(segments: &[Segment], within: Span) -> &[Segment] {
    let from = segments.partition_point(|segment| segment.span.end <= within.start);
    let to = segments.partition_point(|segment| segment.span.start < within.end);
    segments.get(from..to).unwrap_or_default()
}

fn tinted(
    dataset: &Dataset,
    line: Span,
    segments: &[Segment],
    project: Option<usize>,
) -> Vec<Tinted> {
    let mut runs = Vec::new();
    let mut at = line.start;
    let mut push = |span: Span, segment: Option<&Segment>| {
        let Some(text) = dataset
            .text
            .get(span.range())
            .filter(|text| !text.is_empty())
        else {
            return;
        };
        let owner = segment
            .and_then(|segment| segment.project)
            .map(|owner| owner as usize);
        runs.push(Tinted {
            text: text.to_owned(),
            part: segment.map(|segment| segment.part),
            own: owner.is_some() && owner == project,
            project: owner,
        });
    };
    for segment in segments_in(segments, line) {
        let start = segment.span.start.max(line.start);
        let end = segment.span.end.min(line.end);
        push(Span::new(at, start), None);
        push(Span::new(start, end), Some(segment));
        at = end;
    }
    push(Span::new(at, line.end), None);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Coverage, Page};

    #[test]
    fn every_written_character_of_a_page_is_shown_once() {
        let text = "甲 乙丙\n\n丁戊\n表头\n己\n完\n";
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            Span::from_range(start..start + part.len())
        };
        let segment = |part: &str, kind, project| Segment {
            span: at(part),
            part: kind,
            project,
        };
        let data = Dataset {
            text: text.to_owned(),
            pages: [(1, at("甲 乙丙\n\n丁戊")), (2, at("己"))]
                .map(|(number, span)| Page {
                    number,
                    span,
                    ..Page::default()
                })
                .to_vec(),
            segments: vec![
                segment("甲", Part::Name, Some(0)),
                segment("丙\n\n丁", Part::Goal, Some(1)),
            ],
            ..Dataset::default()
        };
        let view = page_view(&data, 1, Some(1)).unwrap();
        let shown: Vec<Vec<(&str, Option<Part>, bool)>> = view
            .lines
            .iter()
            .map(|line| {
                let runs = line.iter();
                runs.map(|run| (run.text.as_str(), run.part, run.own))
                    .collect()
            })
            .collect();
        assert_eq!(
            shown,
            [
                vec![
                    ("甲", Some(Part::Name), false),
                    (" 乙", None, false),
                    ("丙", Some(Part::Goal), true)
                ],
                vec![("丁", Some(Part::Goal), true), ("戊", None, false)]
            ]
        );
        let after = page_view(&data, 2, None).unwrap();
        let after: Vec<&str> = after
            .lines
            .iter()
            .flatten()
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(after, ["表头", "己", "完"], "between and after pages too");
        assert!(page_view(&data, 3, None).is_none());
    }

    #[test]
    fn coverage_is_not_rounded_up() {
        let mut data = Dataset::default();
        assert_eq!(coverage(&data), None);
        data.coverage = Coverage {
            characters: 100_000,
            assigned: 99_999,
            residue: Vec::new(),
        };
        assert_eq!(coverage(&data).as_deref(), Some("99.99%"));
    }
}

//! 原文: a page of the document with everything that was read tinted by what it was read as.

use super::address::Place;
use super::excerpt::written_lines;
use super::places::Places;
use super::words;
use crate::model::{Column, Confidence, Dataset, Evidence, Page, Part, Segment};
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
    /// Which of its fields they are.
    pub place: Option<Place>,
    /// Index of the unit whose name they are.
    pub unit: Option<usize>,
    /// Whether they are what is asked for.
    pub marked: bool,
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

/// Whose characters are brought out: a project, by its index, and what of it is marked.
pub type Chosen = (usize, Option<Place>);

/// The page with this number, the characters of a project brought out.
#[must_use]
pub fn page_view(dataset: &Dataset, number: u32, chosen: Option<Chosen>) -> Option<PageView> {
    let at = dataset
        .pages
        .iter()
        .position(|page| page.number == number)?;
    let page = dataset.pages.get(at)?;
    let shown = stretch(dataset, at);
    let segments = segments_in(&dataset.segments, shown);
    let tints = Tints::new(dataset, page, chosen);
    Some(PageView {
        number,
        of: dataset.pages.len(),
        lines: written_lines(&dataset.text, shown)
            .into_iter()
            .map(|line| tints.line(dataset, line, segments))
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

/// What tells the characters of a page apart.
struct Tints {
    chosen: Option<Chosen>,
    marks: Vec<Span>,
    /// Of the page's projects, with their indices.
    places: Vec<(usize, Places)>,
    /// The units whose names may stand on the page: their indices and the places of their names.
    units: Vec<(usize, Span)>,
}

impl Tints {
    fn new(dataset: &Dataset, page: &Page, chosen: Option<Chosen>) -> Self {
        let places_of = |at: usize| {
            let project = dataset.projects.get(at)?;
            Some((at, Places::new(dataset, project)))
        };
        let marked = chosen.and_then(|(at, place)| Some(places_of(at)?.1.spans(place?)));
        let units = dataset.units.iter().enumerate();
        let units = units.filter(|(_, unit)| unit.page == page.number);
        Self {
            chosen,
            marks: marked.unwrap_or_default(),
            places: page.projects.clone().filter_map(places_of).collect(),
            units: units.map(|(at, unit)| (at, unit.name.span())).collect(),
        }
    }

    fn line(&self, dataset: &Dataset, line: Span, segments: &[Segment]) -> Vec<Tinted> {
        let mut runs = Vec::new();
        let mut at = line.start;
        for segment in segments_in(segments, line) {
            let start = segment.span.start.max(line.start);
            let end = segment.span.end.min(line.end);
            self.run(dataset, Span::new(at, start), None, &mut runs);
            // A mark may begin or end within what is one to the eye: an indicator's last full stop.
            let mut cuts = vec![start, end];
            let ends = self.marks.iter().flat_map(|mark| [mark.start, mark.end]);
            cuts.extend(ends.filter(|cut| start < *cut && *cut < end));
            crate::order::sort(&mut cuts);
            for ends in cuts.windows(2) {
                let part = Span::new(ends[0], ends[1]);
                self.run(dataset, part, Some(segment), &mut runs);
            }
            at = end;
        }
        self.run(dataset, Span::new(at, line.end), None, &mut runs);
        runs
    }

    fn run(&self, dataset: &Dataset, span: Span, of: Option<&Segment>, runs: &mut Vec<Tinted>) {
        let text = dataset.text.get(span.range());
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return;
        };
        let project = of
            .and_then(|segment| segment.project)
            .map(|owner| owner as usize);
        let mut places = self.places.iter();
        let places = places.find(|(at, _)| Some(*at) == project);
        let mut units = self.units.iter();
        let unit = units.find(|(_, name)| name.contains(span.start));
        let part = of.map(|segment| segment.part);
        runs.push(Tinted {
            text: text.to_owned(),
            part,
            own: project.is_some() && project == self.chosen.map(|(at, _)| at),
            project,
            place: places.and_then(|(_, places)| places.at(span.start)),
            unit: unit
                .filter(|_| part == Some(Part::UnitName))
                .map(|(at, _)| *at),
            marked: self.marks.iter().any(|mark| mark.contains(span.start)),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Coverage;

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
        let view = page_view(&data, 1, Some((1, None))).unwrap();
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

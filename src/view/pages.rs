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
    /// Which of its sheets is shown, from 0. A page that is far longer than any that was printed is shown sheet by sheet.
    pub sheet: usize,
    /// How many sheets it has.
    pub sheets: usize,
    /// The sheet's lines; lines of nothing but blanks are left out.
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

/// The page with this number, the characters of a project brought out; of a long page this sheet, or else that of what is brought out.
#[must_use]
pub fn page_view(
    dataset: &Dataset,
    number: u32,
    chosen: Option<Chosen>,
    sheet: Option<usize>,
) -> Option<PageView> {
    let at = dataset
        .pages
        .iter()
        .position(|page| page.number == number)?;
    let page = dataset.pages.get(at)?;
    let whole = stretch(dataset, at);
    let sheets = sheets(&dataset.text, segments_in(&dataset.segments, whole), whole);
    let sheet = sheet.unwrap_or_else(|| sheet_of(dataset, &sheets, chosen));
    let shown = *sheets.get(sheet)?;
    let segments = segments_in(&dataset.segments, shown);
    let tints = Tints::new(dataset, page, chosen, shown, segments);
    Some(PageView {
        number,
        of: dataset.pages.len(),
        sheet,
        sheets: sheets.len(),
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
    let hundredths = coverage.assigned * 10_000 / all;
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

/// Cuts a page so that each sheet can be drawn at once: between segments, and within one only if it is too long itself. As a rule there
/// is nothing to cut.
fn sheets(text: &str, segments: &[Segment], whole: Span) -> Vec<Span> {
    const LONGEST: u32 = 30_000;
    const MOST: usize = 1_500;
    let mut sheets = Vec::new();
    let (mut start, mut count) = (whole.start, 0);
    let ends = segments.iter().map(|segment| segment.span);
    for span in ends.chain([Span::new(whole.end, whole.end)]) {
        count += 1;
        let end = span.end.min(whole.end);
        if count > MOST || end - start > LONGEST && span.start > start {
            sheets.push(Span::new(start, span.start.max(start)));
            (start, count) = (span.start.max(start), 1);
        }
        while end - start > LONGEST {
            let cut = text.floor_char_boundary((start + LONGEST) as usize) as u32;
            sheets.push(Span::new(start, cut));
            start = cut;
        }
    }
    sheets.push(Span::new(start, whole.end));
    sheets
}

/// The sheet on which what is brought out begins; the first if nothing is.
fn sheet_of(dataset: &Dataset, sheets: &[Span], chosen: Option<Chosen>) -> usize {
    let Some((at, place)) = chosen else {
        return 0;
    };
    let Some(project) = dataset.projects.get(at) else {
        return 0;
    };
    let marks = place.map_or_else(Vec::new, |place| Places::of(dataset, project, place));
    let own = marks
        .first()
        .copied()
        .unwrap_or_else(|| project.cell.span());
    let holds = |sheet: &Span| sheet.contains(own.start);
    sheets.iter().position(holds).unwrap_or_default()
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
    /// Of the projects that are seen, with their indices, ascending.
    places: Vec<(usize, Places)>,
    /// The units whose names may stand on the page: their indices and the places of their names.
    units: Vec<(usize, Span)>,
}

impl Tints {
    fn new(
        dataset: &Dataset,
        page: &Page,
        chosen: Option<Chosen>,
        shown: Span,
        segments: &[Segment],
    ) -> Self {
        let project = |at: usize| dataset.projects.get(at);
        let marked = chosen.and_then(|(at, place)| Some(Places::of(dataset, project(at)?, place?)));
        let touches = |span: &Span| span.start < shown.end && shown.start < span.end;
        let mut owners: Vec<u32> = segments.iter().filter_map(|each| each.project).collect();
        crate::order::sort(&mut owners);
        owners.dedup();
        let places_of = |at: u32| {
            let project = project(at as usize)?;
            Some((at as usize, Places::within(dataset, project, shown)))
        };
        let units = dataset.units.iter().enumerate();
        let units = units.filter(|(_, unit)| unit.page == page.number);
        let units = units.map(|(at, unit)| (at, unit.name.span()));
        Self {
            chosen,
            marks: marked.into_iter().flatten().filter(touches).collect(),
            places: owners.into_iter().filter_map(places_of).collect(),
            units: units.filter(|(_, name)| touches(name)).collect(),
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
        let places = project.and_then(|project| {
            let found = self.places.binary_search_by(|(at, _)| at.cmp(&project));
            found.ok().map(|found| &self.places[found])
        });
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
#[path = "pages_tests.rs"]
mod tests;

//! A piece of the source to look at: whole lines around a region, with places marked, and what of it is which field.

use super::address::Place;
use super::places::Places;
use crate::model::Dataset;
use crate::span::Span;

/// How a piece of an excerpt is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Around the region, for orientation.
    Around,
    /// Inside the region.
    Inside,
    /// The marked place.
    Marked,
}

/// A run of characters in one tone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The characters, verbatim.
    pub text: String,
    /// How to show them.
    pub tone: Tone,
    /// The field that they are.
    pub place: Option<Place>,
}

/// Lines of the source; lines of nothing but blanks are left out.
pub type Lines = Vec<Vec<Piece>>;

/// The lines of the page on which `region` stands, from `around` written lines before it to as many after it, `marks` marked, cut where
/// one of `places` begins or ends.
#[must_use]
pub fn excerpt(
    dataset: &Dataset,
    region: Span,
    around: usize,
    marks: &[Span],
    places: &Places,
) -> Lines {
    if region.is_empty() || dataset.text.get(region.range()).is_none() {
        return Lines::new();
    }
    let page = nearby(&dataset.text, page_of(dataset, region), region);
    let lines = written_lines(&dataset.text, page);
    let touches = |line: &Span| line.start < region.end && region.start < line.end;
    let Some(first) = lines.iter().position(touches) else {
        return Lines::new();
    };
    let last = lines.iter().rposition(touches).unwrap_or(first);
    let from = first.saturating_sub(around);
    let to = (last + 1 + around).min(lines.len());
    lines[from..to]
        .iter()
        .map(|line| pieces(&dataset.text, *line, region, marks, places))
        .collect()
}

/// The spans of the lines in `within` that hold more than blanks, without their line feeds.
#[must_use]
pub fn written_lines(text: &str, within: Span) -> Vec<Span> {
    let Some(body) = text.get(within.range()) else {
        return Vec::new();
    };
    let mut at = within.range().start;
    let mut lines = Vec::new();
    for line in body.split_inclusive(['\n', '\r']) {
        if !line.trim().is_empty() {
            let end = at + line.trim_end_matches(['\n', '\r']).len();
            lines.push(Span::from_range(at..end));
        }
        at += line.len();
    }
    lines
}

fn page_of(dataset: &Dataset, region: Span) -> Span {
    let whole = Span::from_range(0..dataset.text.len());
    dataset
        .pages
        .iter()
        .map(|page| page.span)
        .find(|span| span.contains(region.start))
        .map_or(whole, |span| span.cover(region))
}

/// Of a page that is too long to look for lines in, what stands near the region.
fn nearby(text: &str, page: Span, region: Span) -> Span {
    const LONGEST: u32 = 60_000;
    const NEAR: u32 = 2_000;
    if page.len() <= LONGEST {
        return page;
    }
    let boundary = |at: u32| text.floor_char_boundary(at as usize) as u32;
    let start = region.start.saturating_sub(NEAR).max(page.start);
    let end = region.end.saturating_add(NEAR).min(page.end);
    Span::new(boundary(start), boundary(end))
}

fn pieces(text: &str, line: Span, region: Span, marks: &[Span], places: &Places) -> Vec<Piece> {
    let mut cuts = places.cuts(line);
    cuts.extend([line.start, line.end]);
    for span in marks.iter().chain([&region]) {
        cuts.extend([span.start, span.end]);
    }
    cuts.retain(|cut| (line.start..=line.end).contains(cut));
    crate::order::sort(&mut cuts);
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|ends| {
            let part = Span::new(ends[0], ends[1]);
            Some(Piece {
                text: text.get(part.range())?.to_owned(),
                tone: tone(part.start, region, marks),
                place: places
                    .at(part.start)
                    .filter(|_| region.contains(part.start)),
            })
        })
        .collect()
}

fn tone(at: u32, region: Span, marks: &[Span]) -> Tone {
    if marks.iter().any(|mark| mark.contains(at)) {
        Tone::Marked
    } else if region.contains(at) {
        Tone::Inside
    } else {
        Tone::Around
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Page;

    fn dataset(text: &str) -> Dataset {
        Dataset {
            text: text.to_owned(),
            ..Dataset::default()
        }
    }

    fn span(text: &str, part: &str) -> Span {
        let start = text.find(part).unwrap();
        Span::from_range(start..start + part.len())
    }

    fn shown(lines: &Lines) -> String {
        let mark = |piece: &Piece| match piece.tone {
            Tone::Around => format!("({})", piece.text),
            Tone::Inside => piece.text.clone(),
            Tone::Marked => format!("[{}]", piece.text),
        };
        let line = |line: &Vec<Piece>| line.iter().map(mark).collect::<String>();
        lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn marks_run_over_wraps_and_blank_lines_are_left_out() {
        let text = "一、甲\n\n\r\n\u{3000}\n乙丙\n丁戊。己\n庚";
        let data = dataset(text);
        let lines = excerpt(
            &data,
            span(text, "乙丙\n丁戊。"),
            1,
            &[span(text, "丙\n丁")],
            &Places::default(),
        );
        assert_eq!(shown(&lines), "(一、甲)\n乙[丙]\n[丁]戊。(己)\n(庚)");
    }

    #[test]
    fn an_excerpt_stays_on_its_page() {
        let text = "前页\n甲\n后页";
        let mut data = dataset(text);
        data.pages = ["前页\n", "甲\n", "后页"]
            .map(|page| Page {
                span: span(text, page),
                ..Page::default()
            })
            .to_vec();
        assert_eq!(
            shown(&excerpt(
                &data,
                span(text, "甲"),
                5,
                &[],
                &Places::default()
            )),
            "甲"
        );
    }

    #[test]
    fn a_place_that_is_not_in_the_text_shows_nothing() {
        let data = dataset("甲乙");
        for span in [Span::new(1, 4), Span::new(50, 60), Span::default()] {
            assert!(excerpt(&data, span, 1, &[], &Places::default()).is_empty());
        }
    }
}

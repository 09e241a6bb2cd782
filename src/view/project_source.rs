//! The source beside a project: every field of it as it stands in the text, the chosen one marked.

use super::address::Place;
use super::excerpt::{Lines, excerpt};
use super::figures;
use super::places::Places;
use crate::lang::tr;
use crate::model::{Dataset, Field, Fund, Project};
use crate::span::Span;
use crate::tr;

/// A piece of the source beside a project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceView {
    /// What it is, for the caption.
    pub caption: String,
    /// Its lines.
    pub lines: Lines,
}

/// How many lines are shown around a field, and around an amount, which stands alone on its line.
const AROUND: usize = 1;

/// Where every field of project `index` stands, as far as it was linked; the characters of `place` marked.
#[must_use]
pub fn source(dataset: &Dataset, index: usize, place: Option<Place>) -> Vec<SourceView> {
    let Some(project) = dataset.projects.get(index) else {
        return Vec::new();
    };
    let marks = place.map_or_else(Vec::new, |place| Places::of(dataset, project, place));
    let view = |caption: String, region: Span, around| {
        // What stands around a field may be another, which has a piece of its own.
        let own = marks.iter().copied();
        let own: Vec<Span> = own.filter(|mark| region.contains(mark.start)).collect();
        let shown = narrowed(&dataset.text, region, &own);
        let places = Places::within(dataset, project, shown);
        let whole = if shown == region {
            String::new()
        } else {
            tr!("（太长，只摘录一段）").to_owned()
        };
        SourceView {
            caption: caption + &whole,
            lines: excerpt(dataset, shown, around, &own, &places),
        }
    };
    let column = |page: u32, heading: &str| tr!("第 {} 页，{}", page, heading);
    let field =
        |field: &Field, page, heading: &str| view(column(page, heading), field.span(), AROUND);
    let mut views = Vec::new();
    let unit = project.unit.value.and_then(|at| dataset.units.get(at));
    views.extend(unit.map(|unit| field(&unit.name, unit.page, tr!("单位行"))));
    let name = project.name.value.as_ref();
    views.extend(name.map(|name| field(name, project.page, tr!("项目名称栏"))));
    for (words, region) in amounts(project) {
        views.push(view(column(project.page, &words), region, AROUND));
    }
    let goal = project.goal.value.as_ref();
    views.extend(goal.map(|goal| field(goal, project.page, tr!("绩效目标栏"))));
    let cell = tr!("绩效指标栏第 {} 格", project.row);
    views.push(view(column(project.page, &cell), project.cell.span(), 0));
    views.retain(|view| !view.lines.is_empty());
    views
}

/// Of a region that is too long to be shown beside anything, what stands around its first mark, or its beginning.
fn narrowed(text: &str, region: Span, marks: &[Span]) -> Span {
    const LONGEST: u32 = 12_000;
    if region.len() <= LONGEST {
        return region;
    }
    let middle = marks.first().map_or(region.start, |mark| mark.start);
    let start = middle.saturating_sub(LONGEST / 2).max(region.start);
    let boundary = |at: u32| text.floor_char_boundary(at as usize) as u32;
    let end = start.saturating_add(LONGEST).min(region.end);
    Span::new(boundary(start), boundary(end))
}

/// Where a place is to be looked for in the whole text: its page.
#[must_use]
pub fn page_of(dataset: &Dataset, project: &Project, place: Option<Place>) -> u32 {
    let unit = project.unit.value.and_then(|at| dataset.units.get(at));
    match (place, unit) {
        (Some(Place::Unit), Some(unit)) => unit.page,
        _ => project.page,
    }
}

/// The amounts, those that stand close together as one.
fn amounts(project: &Project) -> Vec<(String, Span)> {
    const CLOSE: u32 = 24;
    let mut all: Vec<(String, Span)> = Vec::new();
    for fund in Fund::ALL {
        let row = project.amounts.value.as_ref();
        let Some(amount) = row.and_then(|row| row.get(fund)) else {
            continue;
        };
        let words = tr!("{}栏 {}", tr(fund.heading()), figures::number(amount.value));
        let near = |(_, span): &&mut (String, Span)| {
            amount.span.start < span.end.saturating_add(CLOSE)
                && span.start < amount.span.end.saturating_add(CLOSE)
        };
        match all.iter_mut().find(near) {
            Some((said, span)) => {
                said.push_str(&tr!("，{}", words));
                *span = span.cover(amount.span);
            }
            None => all.push((words, amount.span)),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::address::Detail;
    use crate::view::excerpt::Tone;
    use crate::view::fixture;

    fn marked(views: &[SourceView]) -> String {
        let pieces = views.iter().flat_map(|view| view.lines.iter().flatten());
        let marked = pieces.filter(|piece| piece.tone == Tone::Marked);
        marked.map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn each_place_marks_its_own_characters() {
        let data = fixture::dataset();
        let at = |place| marked(&source(&data, 0, Some(place)));
        assert_eq!(at(Place::Name), "校舍修缮项目");
        assert_eq!(at(Place::Money), "150.00");
        assert_eq!(at(Place::Unit), "河西学校");
        assert_eq!(at(Place::Goal), "改善校舍。第二段。");
        assert_eq!(at(Place::Detail(1, Detail::Annual)), "≥80平方米");
        let indicator = at(Place::Indicator(1));
        assert!(indicator.starts_with("1、1-产出指标") && indicator.ends_with("≥80平方米。"));
        assert_eq!(at(Place::Indicator(9)), "");
        assert!(source(&data, 4, Some(Place::Name)).is_empty());
    }

    #[test]
    fn all_that_is_linked_is_there_and_leads_to_its_field() {
        let data = fixture::dataset();
        let views = source(&data, 0, None);
        let captions: Vec<&str> = views.iter().map(|view| view.caption.as_str()).collect();
        assert_eq!(
            captions,
            [
                "第 1 页，单位行",
                "第 1 页，项目名称栏",
                "第 1 页，总计栏 150.00",
                "第 1 页，绩效目标栏",
                "第 1 页，绩效指标栏第 1 格"
            ]
        );
        let pieces = views.iter().flat_map(|view| view.lines.iter().flatten());
        let places: Vec<Place> = pieces.filter_map(|piece| piece.place).collect();
        for place in [
            Place::Unit,
            Place::Name,
            Place::Goal,
            Place::Fund(Fund::Total),
            Place::Detail(1, Detail::Level),
            Place::Detail(1, Detail::Cycle),
        ] {
            assert!(places.contains(&place), "{place:?}");
        }
        assert_eq!(source(&data, 3, None).len(), 1, "nothing else is linked");
    }
}

//! Where in the text the fields of a project stand, and which field stands at a place: the way from a fact to the source and back.

use super::address::{Detail, Place};
use crate::model::{Dataset, Field, Fund, Indicator, Project};
use crate::span::Span;

/// The places of one project's fields.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Places {
    /// Ascending; none overlaps another.
    fields: Vec<(Span, Place)>,
    /// Whole indicators, which hold what stands between their fields; ascending as well.
    indicators: Vec<(Span, Place)>,
}

impl Places {
    /// Those of a project, its unit's name among them.
    #[must_use]
    pub fn new(dataset: &Dataset, project: &Project) -> Self {
        Self::with(dataset, project, &|_| true)
    }

    /// Those that can stand in `within`: all but the indicators that stand elsewhere.
    #[must_use]
    pub fn within(dataset: &Dataset, project: &Project, within: Span) -> Self {
        let touches = |span: Span| span.start < within.end && within.start < span.end;
        Self::with(dataset, project, &|indicator| touches(indicator.span))
    }

    /// Where the field `place` of a project stands; see [`Self::spans`].
    #[must_use]
    pub fn of(dataset: &Dataset, project: &Project, place: Place) -> Vec<Span> {
        let wanted = place.ordinal();
        let is_asked = |indicator: &Indicator| Some(indicator.ordinal) == wanted;
        Self::with(dataset, project, &is_asked).spans(place)
    }

    fn with(dataset: &Dataset, project: &Project, has: &dyn Fn(&Indicator) -> bool) -> Self {
        let mut places = Self::default();
        let unit = project.unit.value.and_then(|at| dataset.units.get(at));
        places.add(unit.map(|unit| &unit.name), Place::Unit);
        places.add(project.name.value.as_ref(), Place::Name);
        places.add(project.goal.value.as_ref(), Place::Goal);
        if let Some(row) = &project.amounts.value {
            for fund in Fund::ALL {
                let amount = row.get(fund).into_iter();
                let amount = amount.map(|amount| (amount.span, Place::Fund(fund)));
                places.fields.extend(amount);
            }
        }
        for indicator in project.indicators.iter().filter(|each| has(each)) {
            places.add_indicator(indicator);
        }
        for list in [&mut places.fields, &mut places.indicators] {
            crate::order::sort_by(list, |a, b| a.0.start.cmp(&b.0.start));
        }
        places
    }

    fn add(&mut self, field: Option<&Field>, place: Place) {
        let runs = field.into_iter().flat_map(|field| &field.runs);
        self.fields.extend(runs.map(|run| (*run, place)));
    }

    fn add_indicator(&mut self, one: &Indicator) {
        let place = |detail| Place::Detail(one.ordinal, detail);
        for level in [&one.level1, &one.level2] {
            self.add(Some(&level.code), place(Detail::Level));
            self.add(Some(&level.name), place(Detail::Level));
        }
        self.add(Some(&one.name), place(Detail::Name));
        self.add(Some(&one.cycle.text), place(Detail::Cycle));
        self.add(Some(&one.annual.text), place(Detail::Annual));
        self.indicators
            .push((one.span, Place::Indicator(one.ordinal)));
    }

    /// The field at an offset of the text; what stands between the fields of an indicator is the whole of it.
    #[must_use]
    pub fn at(&self, offset: u32) -> Option<Place> {
        let holding = |list: &[(Span, Place)]| {
            let before = list.partition_point(|(span, _)| span.start <= offset);
            let (span, place) = *list.get(before.checked_sub(1)?)?;
            span.contains(offset).then_some(place)
        };
        holding(&self.fields).or_else(|| holding(&self.indicators))
    }

    /// Where a field stands: its runs, or the whole of an indicator; all amounts for [`Place::Money`].
    #[must_use]
    pub fn spans(&self, wanted: Place) -> Vec<Span> {
        let is_wanted = |place: Place| match place {
            Place::Fund(_) => place == wanted || wanted == Place::Money,
            place => place == wanted,
        };
        let all = self.fields.iter().chain(&self.indicators);
        all.filter(|(_, place)| is_wanted(*place))
            .map(|(span, _)| *span)
            .collect()
    }

    /// The offsets between `from` and `to` at which another field begins or ends, ascending.
    #[must_use]
    pub fn cuts(&self, within: Span) -> Vec<u32> {
        let mut cuts = Vec::new();
        for list in [&self.fields, &self.indicators] {
            let from = list.partition_point(|(span, _)| span.end <= within.start);
            let touching = list[from..].iter();
            let touching = touching.take_while(|(span, _)| span.start < within.end);
            cuts.extend(touching.flat_map(|(span, _)| [span.start, span.end]));
        }
        cuts.retain(|cut| within.start < *cut && *cut < within.end);
        crate::order::sort(&mut cuts);
        cuts.dedup();
        cuts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn every_field_leads_to_its_characters_and_every_character_of_it_back() {
        let data = fixture::dataset();
        let project = &data.projects[0];
        let places = Places::new(&data, project);
        let text = |place| -> String {
            let spans = places.spans(place);
            spans.iter().map(|span| &data.text[span.range()]).collect()
        };
        for (place, words) in [
            (Place::Unit, "河西学校"),
            (Place::Name, "校舍修缮项目"),
            (Place::Goal, "改善校舍。\n\n第二段。"),
            (Place::Fund(Fund::Total), "150.00"),
            (Place::Money, "150.00"),
            (Place::Detail(1, Detail::Name), "修缮面积"),
            (Place::Detail(1, Detail::Annual), "≥80平方米"),
            (Place::Detail(1, Detail::Cycle), "≥90平方米"),
        ] {
            assert_eq!(text(place), words, "{place:?}");
            let back = if place == Place::Money {
                Place::Fund(Fund::Total)
            } else {
                place
            };
            for span in places.spans(place) {
                assert_eq!(places.at(span.start), Some(back));
                assert_eq!(places.at(span.end - 1), Some(back));
            }
        }
        let whole = places.spans(Place::Indicator(1))[0];
        assert_eq!(places.at(whole.start), Some(Place::Indicator(1)));
        assert_eq!(places.at(0), None, "nobody's");
    }
}

//! 指标: what a row of the list of indicators says.

use crate::model::{Dataset, Kind, Reading, Target};
use crate::view::found::{Hit, Part};
use crate::view::projects::{Heading, Snippet, heading, snippet};
use crate::view::{figures, words};
use std::ops::Range;

/// A row of the list of indicators.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineView {
    /// The project's id.
    pub project_id: String,
    /// The indicator's number in its cell.
    pub ordinal: u32,
    /// Its name; empty if none was published.
    pub name: Marks,
    /// '产出指标 · 数量指标'
    pub levels: String,
    /// 年度指标值, as published.
    pub annual: Marks,
    /// What the annual value was read as, where that is not just what it says.
    pub reading: Option<String>,
    /// 实施周期指标值, as published, where it differs.
    pub cycle: Option<Marks>,
    /// What the project is called.
    pub project: Heading,
    /// The unit's name, if linked.
    pub unit: Option<String>,
    /// The page, from 1.
    pub page: u32,
    /// Why it answers a query, where nothing else of the row shows it.
    pub snippet: Option<Snippet>,
}

/// A text and the byte ranges of it that answer a query.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Marks {
    /// The text.
    pub text: String,
    /// The ranges, ascending.
    pub ranges: Vec<Range<usize>>,
}

/// Indicator `at` of project `index`; `hit` is its answer to the query, if one is asked.
#[must_use]
pub fn line(dataset: &Dataset, index: usize, at: usize, hit: Option<&Hit>) -> Option<LineView> {
    let project = dataset.projects.get(index)?;
    let indicator = project.indicators.get(at)?;
    let mut hit = hit.and_then(|hit| hit.matched.as_ref());
    let mut marked = |part: Part, text: &str| {
        let shown = words::one_line(text);
        // Marks are places in the published text: where that is shown otherwise, a snippet shows them.
        let found = hit.filter(|hit| hit.part == part && shown == text);
        let ranges = found.map_or_else(Vec::new, |found| found.ranges.clone());
        hit = hit.filter(|_| found.is_none());
        Marks {
            text: shown,
            ranges,
        }
    };
    let name = marked(Part::Indicator, &indicator.name.text);
    let annual = marked(Part::Annual, &indicator.annual.text.text);
    let differs = !words::same_value(&indicator.annual.text.text, &indicator.cycle.text.text);
    let cycle = differs.then(|| marked(Part::Cycle, &indicator.cycle.text.text));
    let mut project_heading = heading(dataset, project);
    if !project_heading.missing {
        project_heading.marks = marked(Part::Name, project.name.text()).ranges;
    }
    let levels = [&indicator.level1.name.text, &indicator.level2.name.text];
    let unit = project.unit.value;
    Some(LineView {
        project_id: project.id.clone(),
        ordinal: indicator.ordinal,
        name,
        levels: levels.map(|level| words::one_line(level)).join(" · "),
        annual,
        reading: read_as(&indicator.annual),
        cycle,
        project: project_heading,
        unit: unit.map(|at| words::one_line(words::unit_name(dataset, at))),
        page: project.page,
        snippet: hit.and_then(|hit| snippet(dataset, project, hit)),
    })
}

/// What a target was read as, if that says more than its words.
#[must_use]
pub fn read_as(target: &Target) -> Option<String> {
    let reading = said(&target.reading);
    let plain = |text: &str| -> String {
        let noise = |c: &char| !c.is_whitespace() && !",，。=".contains(*c);
        text.chars().filter(noise).collect()
    };
    (plain(&reading) != plain(&target.text.text)).then_some(reading)
}

fn said(reading: &Reading) -> String {
    let sign = match reading.kind {
        Kind::AtLeast => "≥",
        Kind::MoreThan => ">",
        Kind::AtMost => "≤",
        Kind::LessThan => "<",
        Kind::Equal => "=",
        Kind::About => "约",
        Kind::Range => "",
        Kind::Compound if !reading.parts.is_empty() => {
            let parts: Vec<String> = reading.parts.iter().map(said).collect();
            return format!("{}：{}", words::kind(Kind::Compound), parts.join("；"));
        }
        other => return words::kind(other).to_owned(),
    };
    let Some(value) = reading.value else {
        return words::kind(reading.kind).to_owned();
    };
    let upper = reading
        .upper
        .map(|upper| format!("–{}", figures::money(upper)));
    let per = reading.per.as_ref().map(|per| format!("/{per}"));
    let parts = [
        Some(figures::money(value)),
        upper,
        reading.unit.clone(),
        per,
    ];
    format!("{sign}{}", parts.into_iter().flatten().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;
    use crate::view::fixture;
    use crate::view::found::Match;
    use rust_decimal::Decimal;

    fn target(text: &str, kind: Kind, value: Option<i64>, unit: Option<&str>) -> Target {
        Target {
            text: Field {
                text: text.to_owned(),
                runs: Vec::new(),
            },
            reading: Reading {
                kind,
                value: value.map(Decimal::from),
                unit: unit.map(str::to_owned),
                ..Reading::default()
            },
        }
    }

    #[test]
    fn a_reading_is_told_only_where_it_says_more_than_the_words() {
        let read = |text, kind, value, unit| read_as(&target(text, kind, value, unit));
        assert_eq!(read("≥90%", Kind::AtLeast, Some(90), Some("%")), None);
        assert_eq!(
            read("1,200 人次", Kind::Equal, Some(1200), Some("人次")),
            None
        );
        let said = read("不少于1200人次", Kind::AtLeast, Some(1200), Some("人次"));
        assert_eq!(said.as_deref(), Some("≥1,200人次"));
        assert_eq!(
            read("按时完成", Kind::Text, None, None).as_deref(),
            Some("文字")
        );
        assert_eq!(
            read("不超过三分之二", Kind::AtMost, None, None).as_deref(),
            Some("不超过")
        );
        let mut range = target("四至六家", Kind::Range, Some(4), Some("家"));
        range.reading.upper = Some(6.into());
        assert_eq!(read_as(&range).as_deref(), Some("4–6家"));
        let parts = [("5次", Kind::Equal, 5), ("至少2次", Kind::AtLeast, 2)];
        let parts = parts.map(|(text, kind, n)| target(text, kind, Some(n), Some("次")).reading);
        let mut both = target("5次，至少2次", Kind::Compound, None, None);
        both.reading.parts = parts.to_vec();
        assert_eq!(read_as(&both).as_deref(), Some("多项：=5次；≥2次"));
    }

    #[test]
    fn marks_stand_once_on_what_is_shown_and_else_on_a_snippet() {
        let data = fixture::dataset();
        let of = |part| {
            let matched = Some(Match {
                part,
                indicator: Some(0),
                ranges: std::iter::once(0..3).collect(),
            });
            let hit = Hit {
                project: 0,
                matched,
            };
            line(&data, 0, 0, Some(&hit)).unwrap()
        };
        let named = of(Part::Indicator);
        assert_eq!((named.name.ranges.len(), named.snippet), (1, None));
        let valued = of(Part::Cycle);
        assert_eq!(
            (valued.cycle.unwrap().ranges.len(), valued.snippet),
            (1, None)
        );
        let wrapped = of(Part::Name);
        assert_eq!((wrapped.project.marks.len(), wrapped.snippet), (1, None));
        let goal = of(Part::Goal);
        assert_eq!(goal.snippet.unwrap().heading, "绩效目标");
        assert!(line(&data, 0, 9, None).is_none());
    }
}

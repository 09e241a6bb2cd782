//! 指标: what a row of the list of indicators says.

use crate::model::{Dataset, Kind, Reading, Target};
use crate::tr;
use crate::view::found::{Hit, Part};
use crate::view::projects::{Heading, Snippet, Words, short_heading};
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
    pub levels: Marks,
    /// 年度指标值, as published.
    pub annual: Marks,
    /// What the annual value was read as, where that is not just what it says.
    pub reading: Option<String>,
    /// 实施周期指标值, as published, where it differs.
    pub cycle: Option<Marks>,
    /// What the project is called.
    pub project: Heading,
    /// The unit's name, if linked.
    pub unit: Option<Marks>,
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
    let mut found = Words::new(hit, Some(at));
    let mut marked = |part: Part, text: &str| {
        let shown = words::shown(text);
        Marks {
            ranges: found.marks(part, text, &shown),
            text: shown,
        }
    };
    let name = marked(Part::Indicator, &indicator.name.text);
    let annual = marked(Part::Annual, &indicator.annual.text.text);
    let differs = !words::same_value(&indicator.annual.text.text, &indicator.cycle.text.text);
    let cycle = differs.then(|| marked(Part::Cycle, &indicator.cycle.text.text));
    let mut project_heading = short_heading(dataset, project);
    if !project_heading.missing {
        project_heading.marks = marked(Part::Name, project.name.text()).ranges;
    }
    let levels = [
        marked(Part::Level1, &indicator.level1.name.text),
        marked(Part::Level2, &indicator.level2.name.text),
    ];
    let unit = project.unit.value;
    let unit = unit.map(|at| marked(Part::Unit, words::unit_name(dataset, at)));
    Some(LineView {
        project_id: project.id.clone(),
        ordinal: indicator.ordinal,
        name,
        levels: joined(levels),
        annual,
        reading: read_as(&indicator.annual),
        cycle,
        project: project_heading,
        unit,
        page: project.page,
        snippet: found.snippet(dataset, project),
    })
}

/// '产出指标 · 数量指标'
fn joined([first, second]: [Marks; 2]) -> Marks {
    let text = format!("{} · ", first.text);
    let later = |range: Range<usize>| range.start + text.len()..range.end + text.len();
    let mut ranges = first.ranges;
    ranges.extend(second.ranges.into_iter().map(later));
    Marks {
        text: text.clone() + &second.text,
        ranges,
    }
}

/// What a target was read as, if that says more than its words.
#[must_use]
pub fn read_as(target: &Target) -> Option<String> {
    let reading = said(&target.reading);
    let is_said = |c: &char| !c.is_whitespace() && !",，。=".contains(*c);
    let [said, published] = [&reading, &target.text.text].map(|text| text.chars().filter(is_said));
    (!said.eq(published)).then_some(reading)
}

fn said(reading: &Reading) -> String {
    let sign = match reading.kind {
        Kind::AtLeast => "≥",
        Kind::MoreThan => ">",
        Kind::AtMost => "≤",
        Kind::LessThan => "<",
        Kind::Equal => "=",
        Kind::About => tr!("约"),
        Kind::Range => "",
        Kind::Compound if !reading.parts.is_empty() => {
            let parts: Vec<String> = reading.parts.iter().map(said).collect();
            return tr!("{}：{}", words::kind(Kind::Compound), parts.join(tr!("；")));
        }
        other => return words::kind(other).to_owned(),
    };
    let Some(value) = reading.value else {
        return words::kind(reading.kind).to_owned();
    };
    let upper = reading
        .upper
        .map(|upper| format!("–{}", figures::number(upper)));
    let per = reading.per.as_ref().map(|per| format!("/{per}"));
    let parts = [
        Some(figures::number(value)),
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
            let matched = vec![Match {
                part,
                indicator: Some(0),
                terms: 1,
                ranges: std::iter::once(0..3).collect(),
            }];
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
        // Of several words each is marked wherever it is shown, and what is shown nowhere is told.
        let matched = |part, terms, range: Range<usize>| Match {
            part,
            indicator: Some(0),
            terms,
            ranges: vec![range],
        };
        let hit = |matches: &[Match]| Hit {
            project: 0,
            matched: matches.to_vec(),
        };
        let name = matched(Part::Indicator, 1, 0..3);
        let level = matched(Part::Level2, 2, 0..3);
        let goal = matched(Part::Goal, 2, 0..3);
        let both = line(
            &data,
            0,
            0,
            Some(&hit(&[name.clone(), level, goal.clone()])),
        )
        .unwrap();
        let [in_levels] = both.levels.ranges.as_slice() else {
            panic!("{:?}", both.levels);
        };
        let second = &data.projects[0].indicators[0].level2.name.text;
        assert_eq!(both.levels.text[in_levels.clone()], second[..3]);
        assert_eq!((both.name.ranges.len(), both.snippet), (1, None));
        let told = line(&data, 0, 0, Some(&hit(&[name, goal]))).unwrap();
        assert_eq!(told.snippet.unwrap().heading, "绩效目标");
    }
}

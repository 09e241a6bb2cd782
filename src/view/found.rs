//! What a search found, as plain data: the search itself runs beside the page (`worker`) and sends its answer over as numbers.

use super::words;
use crate::model::{Dataset, Project};
use crate::tr;
use std::ops::Range;

/// A project that answers a query, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Index in [`Dataset::projects`].
    pub project: usize,
    /// Where its best answer stands, if the query says anything of its words: the field that counts most first.
    pub matched: Vec<Match>,
}

/// An indicator that answers a query, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its project, and where its best answer stands: in the indicator, or in what it shares with its project.
    pub hit: Hit,
    /// Index in [`Project::indicators`].
    pub indicator: usize,
}

/// Words of a project that answer a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Match {
    /// The field in which they stand.
    pub part: Part,
    /// Index in [`Project::indicators`], for the parts of one.
    pub indicator: Option<usize>,
    /// Which words of the query they are, one bit each.
    pub terms: u32,
    /// Their byte ranges in the field's text, ascending.
    pub ranges: Vec<Range<usize>>,
}

/// A field of a project or of one of its indicators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Part {
    /// 项目名称.
    Name,
    /// 绩效目标.
    Goal,
    /// The spending unit's name.
    Unit,
    /// The indicator's name.
    Indicator,
    /// 实施周期指标值.
    Cycle,
    /// 年度指标值.
    Annual,
    /// The name of 一级指标.
    Level1,
    /// The name of 二级指标.
    Level2,
}

/// In the order of their numbers.
const PARTS: [Part; 8] = [
    Part::Name,
    Part::Goal,
    Part::Unit,
    Part::Indicator,
    Part::Cycle,
    Part::Annual,
    Part::Level1,
    Part::Level2,
];

/// What a query finds.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Found {
    /// The projects, best first.
    pub hits: Vec<Hit>,
    /// Of the projects the indicators that answer all that is asked of an indicator, by project and indicator, ascending; (n, 0)
    /// for a project n without any. Nothing where all do.
    pub answering: Option<Vec<(usize, usize)>>,
    /// The indicators, in the order of their projects, best first within each.
    pub indicators: Vec<Line>,
    /// The pages, from 1, on which words that belong to no project answer too; ascending, each once.
    pub stray: Vec<u32>,
    /// What of the query was not understood, one sentence each.
    pub problems: Vec<String>,
    /// What of the query is a condition.
    pub chips: Vec<Chip>,
}

/// A condition of a query.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Chip {
    /// What it says.
    pub words: String,
    /// The query without it.
    pub rest: String,
    /// The same as a filter, as an address writes it ('kind=deadline'), where it is one. [`Found::hits`] do not hold it against
    /// a row: the list does, as it does with what is chosen.
    pub choice: String,
}

/// All projects in the document's order: the answer to no question.
#[must_use]
pub fn everything(dataset: &Dataset) -> Vec<Hit> {
    (0..dataset.projects.len())
        .map(|project| Hit {
            project,
            matched: Vec::new(),
        })
        .collect()
}

impl Match {
    /// The field's heading in the form, and its text.
    #[must_use]
    pub fn field<'a>(
        &self,
        dataset: &'a Dataset,
        project: &'a Project,
    ) -> Option<(&'static str, &'a str)> {
        let indicator = self.indicator.and_then(|at| project.indicators.get(at));
        Some(match self.part {
            Part::Name => (tr!("项目名称"), project.name.text()),
            Part::Goal => (tr!("绩效目标"), project.goal.text()),
            Part::Unit => (tr!("单位"), words::unit_name(dataset, project.unit.value?)),
            Part::Indicator => (tr!("指标"), &indicator?.name.text),
            Part::Cycle => (tr!("实施周期指标值"), &indicator?.cycle.text.text),
            Part::Annual => (tr!("年度指标值"), &indicator?.annual.text.text),
            Part::Level1 => (tr!("一级指标"), &indicator?.level1.name.text),
            Part::Level2 => (tr!("二级指标"), &indicator?.level2.name.text),
        })
    }
}

impl Found {
    /// As numbers, to be sent to another thread; [`Found::lines`] travel beside them.
    ///
    /// ```text
    /// key of the dataset   number of problems   number of stray pages   these pages   number of hits   number of indicators
    /// and for each hit     project   number of fields, and for each   part   indicator + 1, or 0   terms   number of ranges   start, end of each
    /// and for each of these  indicator   the same as for a hit
    /// 1 + number of answering indicators, or 0   project, indicator of each
    /// ```
    #[must_use]
    pub fn to_numbers(&self, dataset: &Dataset) -> Vec<u32> {
        let problems = number(self.problems.len());
        let mut out = vec![key(dataset), problems, number(self.stray.len())];
        out.extend(&self.stray);
        out.extend([number(self.hits.len()), number(self.indicators.len())]);
        for hit in &self.hits {
            send(hit, &mut out);
        }
        for line in &self.indicators {
            out.push(number(line.indicator));
            send(&line.hit, &mut out);
        }
        let answering = self.answering.as_ref();
        out.push(answering.map_or(0, |all| 1 + number(all.len())));
        for (project, indicator) in answering.into_iter().flatten() {
            out.extend([number(*project), number(*indicator)]);
        }
        out
    }

    /// The problems, then words, rest and choice of each chip, one a line.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut out = String::new();
        let chips = self
            .chips
            .iter()
            .flat_map(|chip| [&chip.words, &chip.rest, &chip.choice]);
        for text in self.problems.iter().chain(chips) {
            out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
            out.push('\n');
        }
        out
    }

    /// The way back. `None` if the numbers speak of another reading of the document, or are no answer.
    #[must_use]
    pub fn from_numbers(dataset: &Dataset, numbers: &[u32], lines: &str) -> Option<Self> {
        let mut rest = numbers.iter().copied();
        if rest.next()? != key(dataset) {
            return None;
        }
        let mut lines = lines.lines().map(str::to_owned);
        let problems = lines.by_ref().take(rest.next()? as usize).collect();
        let mut chips = Vec::new();
        while let (Some(words), Some(rest), Some(choice)) =
            (lines.next(), lines.next(), lines.next())
        {
            chips.push(Chip {
                words,
                rest,
                choice,
            });
        }
        let strays = rest.next()?;
        let stray = (0..strays).map(|_| rest.next()).collect::<Option<_>>()?;
        let (hits, indicators) = (rest.next()?, rest.next()?);
        let hits = (0..hits).map(|_| take(&mut rest)).collect::<Option<_>>()?;
        let line = |_| {
            Some(Line {
                indicator: usize::try_from(rest.next()?).ok()?,
                hit: take(&mut rest)?,
            })
        };
        let indicators = (0..indicators).map(line).collect::<Option<_>>()?;
        let answering = match rest.next()?.checked_sub(1) {
            None => None,
            Some(count) => {
                let mut next = || usize::try_from(rest.next()?).ok();
                let pairs = (0..count).map(|_| Some((next()?, next()?)));
                Some(pairs.collect::<Option<_>>()?)
            }
        };
        rest.next().is_none().then_some(Self {
            hits,
            answering,
            indicators,
            stray,
            problems,
            chips,
        })
    }
}

fn send(hit: &Hit, out: &mut Vec<u32>) {
    out.push(number(hit.project));
    out.push(number(hit.matched.len()));
    for matched in &hit.matched {
        let indicator = matched.indicator.map_or(0, |at| number(at) + 1);
        out.extend([matched.part as u32, indicator, matched.terms]);
        out.push(number(matched.ranges.len()));
        for range in &matched.ranges {
            out.extend([number(range.start), number(range.end)]);
        }
    }
}

fn take(rest: &mut impl Iterator<Item = u32>) -> Option<Hit> {
    let project = usize::try_from(rest.next()?).ok()?;
    let fields = rest.next()?;
    Some(Hit {
        project,
        matched: (0..fields).map(|_| matched(rest)).collect::<Option<_>>()?,
    })
}

/// The match that `rest` goes on with, if it is a match at all.
fn matched(rest: &mut impl Iterator<Item = u32>) -> Option<Match> {
    let [part, indicator, terms] = [rest.next()?, rest.next()?, rest.next()?];
    let mut next = || usize::try_from(rest.next()?).ok();
    let ranges = next()?;
    let ranges = (0..ranges).map(|_| Some(next()?..next()?));
    Some(Match {
        ranges: ranges.collect::<Option<_>>()?,
        part: *PARTS.get(part as usize)?,
        indicator: (indicator as usize).checked_sub(1),
        terms,
    })
}

/// Tells apart what different readers make of a document, such as two versions of this program: hits are indices.
fn key(dataset: &Dataset) -> u32 {
    let mut key = number(dataset.projects.len());
    for project in &dataset.projects {
        for byte in project.id.bytes() {
            key = (key ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        key = key.wrapping_add(number(project.indicators.len()));
    }
    key
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn found() -> Found {
        let hit = |part, indicator, ranges: &[Range<usize>]| Hit {
            project: 1,
            matched: vec![
                Match {
                    part,
                    indicator,
                    terms: 5,
                    ranges: ranges.to_vec(),
                };
                ranges.len()
            ],
        };
        let mut hits = vec![Hit {
            project: 3,
            matched: Vec::new(),
        }];
        hits.extend(PARTS.map(|part| hit(part, Some(part as usize), &[0..3, 7..9])));
        hits.push(hit(Part::Goal, None, &[]));
        let line = |hit: &Hit| Line {
            hit: hit.clone(),
            indicator: 7,
        };
        Found {
            indicators: hits.iter().map(line).collect(),
            hits,
            answering: Some(vec![(1, 0), (3, 2)]),
            stray: vec![1, 12],
            problems: vec!["没有读懂".to_owned(), "也没有读懂".to_owned()],
            chips: vec![
                Chip {
                    words: "不含“甲”".to_owned(),
                    rest: String::new(),
                    choice: "kind=deadline".to_owned(),
                },
                Chip {
                    words: "含“乙”".to_owned(),
                    rest: "-甲".to_owned(),
                    choice: String::new(),
                },
            ],
        }
    }

    #[test]
    fn an_answer_arrives_as_it_was_sent() {
        let data = fixture::dataset();
        for sent in [found(), Found::default()] {
            let numbers = sent.to_numbers(&data);
            let came = Found::from_numbers(&data, &numbers, &sent.lines());
            assert_eq!(came, Some(sent));
        }
    }

    #[test]
    fn an_answer_about_another_reading_is_not_taken() {
        let data = fixture::dataset();
        let numbers = found().to_numbers(&data);
        let mut other = fixture::dataset();
        other.projects[0].id.push('x');
        assert_eq!(Found::from_numbers(&other, &numbers, ""), None);
        let mut other = fixture::dataset();
        other.projects.swap(0, 1);
        assert_eq!(Found::from_numbers(&other, &numbers, ""), None);
    }

    #[test]
    fn what_is_cut_off_is_not_taken() {
        let data = fixture::dataset();
        let numbers = found().to_numbers(&data);
        let cut = |to: usize| Found::from_numbers(&data, &numbers[..to], "");
        let taken: Vec<usize> = (0..=numbers.len())
            .filter(|to| cut(*to).is_some())
            .collect();
        assert_eq!(taken, [numbers.len()]);
        let more = [numbers.as_slice(), &[0]].concat();
        assert_eq!(Found::from_numbers(&data, &more, ""), None);
    }
}

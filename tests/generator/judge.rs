//! Counts what the reader claims of generated tables against the truth.

pub(crate) use super::oracle::recoverable;

use super::Case;
use super::table::Money;
use super::truth::{Row, TruthPage, bare};
use jixiao_lens::model::{Appropriation, Confidence, Dataset, Evidence, Fund, Link, Project};
use std::fmt;

/// The fields of a row that are linked to its 绩效指标 cell.
pub(crate) const FIELDS: [&str; 4] = ["name", "goal", "unit", "amounts"];

/// What a link claims, in comparable form; `None` where it claims nothing.
type Claim = Option<String>;

/// A claim that is not true.
#[derive(Clone, Debug)]
pub(crate) struct Wrong {
    pub(crate) seed: u64,
    pub(crate) page: usize,
    pub(crate) row: usize,
    pub(crate) field: &'static str,
    pub(crate) proven: bool,
    pub(crate) claimed: String,
    pub(crate) truth: String,
}

impl Wrong {
    /// A line of a `.never` file: how sure, page, row, field and text of a claim that must not be made (so surely).
    pub(crate) fn never(&self) -> String {
        let sure = if self.proven { "proven" } else { "likely" };
        format!(
            "{sure}\t{}\t{}\t{}\t{}\n",
            self.page, self.row, self.field, self.claimed
        )
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sure = if self.proven { "PROVEN" } else { "likely" };
        write!(
            f,
            "seed {} page {} row {} {} {sure}\n    claimed {}\n    true    {}",
            self.seed, self.page, self.row, self.field, self.claimed, self.truth
        )
    }
}

#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Count {
    /// Right and wrong claims, proven.
    pub(crate) proven: [u64; 2],
    /// Right and wrong claims, likely.
    pub(crate) likely: [u64; 2],
    pub(crate) unclaimed: u64,
    pub(crate) recoverable: u64,
    /// Recoverable links that were made, rightly.
    pub(crate) made: u64,
}

/// Unit rows, which are read and not linked: what became of their numbers.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct UnitRows {
    /// All numbers, each under its fund.
    pub(crate) exact: u64,
    /// The fund of a number is said to be unknown; the others are right.
    pub(crate) open: u64,
    /// A number stands under another fund than its own; likely, proven.
    pub(crate) wrong: [u64; 2],
    /// No row of that name was read.
    pub(crate) missing: u64,
}

/// The tally of many tables.
#[derive(Clone, Default, Debug)]
pub(crate) struct Tally {
    pub(crate) tables: u64,
    pub(crate) rows: u64,
    /// Pages whose number of cells is not the true one, tables with another number of pages, tables not read.
    pub(crate) misread: Vec<String>,
    pub(crate) fields: [Count; 4],
    /// By field and margin of the evidence in nats (the last: more): right and wrong claims.
    pub(crate) margins: [[[u64; 2]; 16]; 4],
    /// Indicators read exactly, and not.
    pub(crate) indicators: [u64; 2],
    pub(crate) units: UnitRows,
    pub(crate) wrong: Vec<Wrong>,
    /// Recoverable links that were not made.
    pub(crate) missed: Vec<Wrong>,
}

impl Tally {
    /// Reads the case and adds what came of it.
    pub(crate) fn judge(&mut self, case: &Case) {
        self.tables += 1;
        let dataset = match jixiao_lens::read(case.text.as_bytes()) {
            Ok(dataset) => dataset,
            Err(error) => {
                self.misread.push(format!("seed {}: {error:?}", case.seed));
                return;
            }
        };
        self.judge_units(case, &dataset);
        if dataset.pages.len() != case.pages.len() {
            let (read, truth) = (dataset.pages.len(), case.pages.len());
            self.misread
                .push(format!("seed {}: {read} pages of {truth}", case.seed));
            return;
        }
        let recoverable = recoverable(case);
        for (number, page) in case.pages.iter().enumerate() {
            let projects = &dataset.projects[dataset.pages[number].projects.clone()];
            if projects.len() != page.rows.len() {
                let (read, truth) = (projects.len(), page.rows.len());
                self.misread.push(format!(
                    "seed {} page {}: {read} cells of {truth}",
                    case.seed,
                    number + 1
                ));
                continue;
            }
            for (row, project) in projects.iter().enumerate() {
                self.judge_indicators(case, number, &page.rows[row], project);
                let at = (number, row);
                self.judge_row(case, at, &dataset, project, recoverable[number][row]);
            }
        }
    }

    fn judge_units(&mut self, case: &Case, dataset: &Dataset) {
        for truth in case.units().map(|unit| &case.table.units[unit]) {
            let mut found = dataset.units.iter();
            let read = found.find(|u| bare(&u.name.text) == bare(&truth.name));
            let Some(read) = read else {
                self.units.missing += 1;
                continue;
            };
            let claimed = amounts(&read.amounts);
            if claimed == truth.sums {
                self.units.exact += 1;
                continue;
            }
            let proven = read.funds == Confidence::Proven;
            let wrong = Wrong {
                seed: case.seed,
                page: 0,
                row: 0,
                field: "unit row",
                proven,
                claimed: format!("{} {claimed:?} {:?}", truth.name, read.funds),
                truth: format!("{:?}", truth.sums),
            };
            if claimed == expected(&read.amounts, truth.sums, truth.sums) {
                self.units.open += 1;
                self.missed.push(wrong);
            } else {
                self.units.wrong[usize::from(proven)] += 1;
                self.wrong.push(wrong);
            }
        }
    }

    fn judge_indicators(&mut self, case: &Case, page: usize, truth: &Row, read: &Project) {
        let read: Vec<[String; 5]> = read
            .indicators
            .iter()
            .map(|i| {
                let level = |l: &jixiao_lens::model::Level| {
                    let code = l.code.text.trim_end_matches('-');
                    format!("{code}-{}", bare(&l.name.text))
                };
                [
                    level(&i.level1),
                    level(&i.level2),
                    bare(&i.name.text),
                    bare(&i.cycle.text.text),
                    bare(&i.annual.text.text),
                ]
            })
            .collect();
        for (n, indicator) in truth.indicators.iter().enumerate() {
            let exact = read.get(n) == Some(indicator);
            self.indicators[usize::from(!exact)] += 1;
            if !exact {
                self.missed.push(Wrong {
                    seed: case.seed,
                    page: page + 1,
                    row: 0,
                    field: "indicator",
                    proven: false,
                    claimed: format!("{:?}", read.get(n)),
                    truth: format!("{indicator:?}"),
                });
            }
        }
    }

    fn judge_row(
        &mut self,
        case: &Case,
        (number, row): (usize, usize),
        dataset: &Dataset,
        project: &Project,
        recoverable: [bool; 4],
    ) {
        self.rows += 1;
        let page = &case.pages[number];
        let claims = claims(dataset, project);
        let twin = twin(case, page, row, &claims);
        let truths = truths(case, &page.rows[twin], &project.amounts);
        for field in 0..4 {
            let count = &mut self.fields[field];
            let right = claims[field].0 == truths[field];
            let confidence = claims[field].1;
            match confidence {
                Confidence::Proven => count.proven[usize::from(!right)] += 1,
                Confidence::Likely => count.likely[usize::from(!right)] += 1,
                Confidence::Unresolved => count.unclaimed += 1,
            }
            let claimed = confidence != Confidence::Unresolved;
            if let Some(nats) = margins(project)[field].filter(|_| claimed) {
                self.margins[field][nats.min(15)][usize::from(!right)] += 1;
            }
            count.recoverable += u64::from(recoverable[field]);
            count.made += u64::from(recoverable[field] && claimed && right);
            if (claimed && !right) || (recoverable[field] && !claimed) {
                let entry = Wrong {
                    seed: case.seed,
                    page: number + 1,
                    row: row + 1,
                    field: FIELDS[field],
                    proven: confidence == Confidence::Proven,
                    claimed: claims[field].0.clone().unwrap_or_else(|| "-".into()),
                    truth: truths[field].clone().unwrap_or_else(|| "(lost)".into()),
                };
                if claimed {
                    self.wrong.push(entry);
                } else {
                    self.missed.push(entry);
                }
            }
        }
    }

    /// Wrong claims among the claims of one confidence, over all fields.
    pub(crate) fn wrong_share(&self, proven: bool) -> (u64, u64) {
        let of = |c: &Count| if proven { c.proven } else { c.likely };
        let sum = |n: usize| self.fields.iter().map(|c| of(c)[n]).sum::<u64>();
        (sum(1), sum(0) + sum(1))
    }

    /// Recoverable links that were made, and all of them.
    pub(crate) fn made_share(&self) -> (u64, u64) {
        let made = self.fields.iter().map(|c| c.made).sum();
        (made, self.fields.iter().map(|c| c.recoverable).sum())
    }
}

/// What the row claims, field by field.
pub(crate) fn claims(dataset: &Dataset, project: &Project) -> [(Claim, Confidence); 4] {
    let text = |link: &Link<jixiao_lens::model::Field>| {
        let claim = link.value.as_ref().map(|field| bare(&field.text));
        (claim, link.confidence)
    };
    let unit = project.unit.value.and_then(|unit| dataset.units.get(unit));
    let money = project.amounts.value.as_ref();
    [
        text(&project.name),
        text(&project.goal),
        (unit.map(|u| bare(&u.name.text)), project.unit.confidence),
        (
            money.map(|m| format!("{:?}", amounts(m))),
            project.amounts.confidence,
        ),
    ]
}

/// By how many whole nats each link beats its runner-up, where that is its evidence.
fn margins(project: &Project) -> [Option<usize>; 4] {
    let of = |evidence: &[Evidence]| {
        evidence.iter().find_map(|e| match e {
            Evidence::Margin {
                score, runner_up, ..
            } => usize::try_from((score - runner_up) / 1000).ok(),
            _ => None,
        })
    };
    [
        of(&project.name.evidence),
        of(&project.goal.evidence),
        of(&project.unit.evidence),
        of(&project.amounts.evidence),
    ]
}

/// What is true of the row, in the form of [`claims`].
pub(crate) fn truths(case: &Case, row: &Row, claimed: &Link<Appropriation>) -> [Claim; 4] {
    let money = claimed.value.as_ref().map_or(row.amounts, |claim| {
        expected(claim, row.amounts, row.published)
    });
    let survives = row.amounts.iter().any(Option::is_some);
    [
        row.name.clone(),
        row.goal.clone(),
        Some(bare(&case.table.units[row.unit].name)),
        survives.then(|| format!("{money:?}")),
    ]
}

/// What has to stand where something is claimed of a fund: the amount that survives, nothing where the fund is said to be
/// unknown, and where nothing is claimed to be published, what was.
fn expected(claim: &Appropriation, surviving: Money, published: Money) -> Money {
    let mut money = surviving;
    for (at, fund) in Fund::ALL.into_iter().enumerate() {
        if claim.get(fund).is_none() {
            money[at] = published[at].filter(|_| !claim.is_unknown(fund));
        }
    }
    money
}

/// Of the rows with the same 绩效指标 cell, the one whose truth is nearest to the claims: such rows are interchangeable.
fn twin(case: &Case, page: &TruthPage, row: usize, claims: &[(Claim, Confidence); 4]) -> usize {
    let agreeing = |other: &usize| {
        let truths = truths(case, &page.rows[*other], &Link::default());
        (0..3)
            .filter(|f| claims[*f].0.is_none() || claims[*f].0 == truths[*f])
            .count()
            * 2
            + usize::from(claims[3].0.is_none() || claims[3].0 == truths[3])
    };
    let same = |other: &usize| page.rows[*other].cell == page.rows[row].cell;
    let others = std::iter::once(row).chain((0..page.rows.len()).filter(|o| *o != row));
    let mut best = row;
    for other in others.filter(same) {
        if agreeing(&other) > agreeing(&best) {
            best = other;
        }
    }
    best
}

/// Hundredths by fund.
fn amounts(of: &Appropriation) -> [Option<i64>; 4] {
    Fund::ALL.map(|fund| {
        of.get(fund).map(|amount| {
            let mut value = amount.value;
            value.rescale(2);
            i64::try_from(value.mantissa()).unwrap_or(i64::MAX)
        })
    })
}

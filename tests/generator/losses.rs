//! What else is lost of a text, and whether what is claimed of the rest is still true. Page and row of a claim say little here, so a row
//! is known by its indicators: those of the table that share most with it are what it may be.

use super::judge::{FIELDS, Wrong, claims, truths};
use super::plan::Page;
use super::rng::Rng;
use super::truth::Row;
use super::{Case, bare};
use jixiao_lens::model::{Confidence, Project};
use std::fmt;

/// A way in which part of a text is lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Loss {
    /// 绩效指标 cells: one, or several of a page.
    Cells,
    /// As many 绩效指标 cells as names, each of another row, so that nothing is missing by count; at times a goal too.
    CellsAndNames,
    /// The order of two names of a page.
    Exchange,
    /// The places of unit rows: two exchanged, or one moved in between the cells of a page.
    UnitPlaces,
    /// Lines of the heads of pages.
    Heads,
    /// Rows of units.
    Units,
    /// Lines out of the middle.
    Hole,
    /// Everything before a place.
    Start,
    /// Everything after a place.
    End,
    /// Everything after a place in the headings of a page.
    Heading,
}

impl Loss {
    pub(crate) const ALL: [Self; 10] = [
        Self::Cells,
        Self::CellsAndNames,
        Self::Exchange,
        Self::UnitPlaces,
        Self::Heads,
        Self::Units,
        Self::Hole,
        Self::Start,
        Self::End,
        Self::Heading,
    ];

    /// Whether something is missing, by count or by form: then nothing may be proven that is not so. Where all is there and stands elsewhere
    /// only words can tell.
    pub(crate) const fn shows(self) -> bool {
        !matches!(
            self,
            Self::CellsAndNames | Self::Exchange | Self::UnitPlaces
        )
    }

    /// What the pages lose before they are written.
    pub(crate) fn of_pages(self, pages: &mut [Page], rng: &mut Rng) {
        if self == Self::UnitPlaces && rng.chance(50) {
            let [a, b] = [0, 1].map(|_| rng.below(pages.len()));
            exchange_units(pages, a, b);
        }
        for page in pages {
            self.of_page(page, rng);
        }
    }

    fn of_page(self, page: &mut Page, rng: &mut Rng) {
        match self {
            Self::CellsAndNames if rng.chance(40) && page.rows.len() > 3 => {
                for order in [&mut page.indicator_order, &mut page.name_order] {
                    order.remove(rng.below(order.len()));
                }
                if rng.chance(30) {
                    page.lost_goals.push(rng.below(page.rows.len()));
                }
            }
            Self::Exchange if rng.chance(40) && page.rows.len() > 1 => {
                let [a, b] = [0, 1].map(|_| rng.below(page.name_order.len()));
                page.name_order.swap(a, b);
            }
            Self::Cells if rng.chance(40) => {
                for _ in 0..rng.range(1, 2) {
                    if page.indicator_order.len() > 1 {
                        let lost = rng.below(page.indicator_order.len());
                        page.indicator_order.remove(lost);
                    }
                }
            }
            Self::Units => page.units.retain(|_| !rng.chance(40)),
            _ => {}
        }
    }

    /// What is left of a written text.
    pub(crate) fn of_text(self, text: &str, rng: &mut Rng) -> String {
        let at = |rng: &mut Rng| text.floor_char_boundary(rng.below(text.len()));
        let line = |at: usize| text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
        match self {
            Self::Cells | Self::CellsAndNames | Self::Exchange | Self::Units => text.to_owned(),
            Self::UnitPlaces if rng.chance(50) => text.to_owned(),
            Self::UnitPlaces => move_unit(text, rng),
            Self::Heads => {
                let share = rng.range(5, 60);
                let is_head = |line: &str| HEADS.iter().any(|word| line.trim().contains(word));
                let mut lost = |line: &&str| !(is_head(line) && rng.chance(share));
                text.split_inclusive('\n')
                    .filter(|line| lost(line))
                    .collect()
            }
            Self::Hole => {
                let from = line(at(rng));
                let lines = rng.range(1, 60);
                let to = (0..lines).fold(from, |to, _| line(to));
                format!("{}{}", &text[..from], &text[to..])
            }
            Self::Start if rng.chance(70) => text[line(at(rng))..].to_owned(),
            Self::Start => text[at(rng)..].to_owned(),
            Self::End if rng.chance(50) => text[..line(at(rng))].to_owned(),
            Self::End => text[..at(rng)].to_owned(),
            Self::Heading => {
                let headings: Vec<usize> = text
                    .match_indices("绩效目标")
                    .filter(|(at, _)| text[at + 12..].starts_with("绩效指标"))
                    .chain(text.match_indices("绩效指标绩效目标"))
                    .map(|(at, _)| at)
                    .filter(|at| *at > 200)
                    .collect();
                let place = headings.get(rng.below(headings.len()));
                let place = place.map_or(text.len(), |at| at + rng.range(1, 8) * 3);
                text[..place].to_owned()
            }
        }
    }
}

/// What the lines of a page's head are known by.
const HEADS: [&str; 6] = [
    "部门名称：",
    "绩效目标表",
    "资金使用单位",
    "总计财政拨款",
    "绩效指标绩效目标",
    "专户拨款",
];

fn exchange_units(pages: &mut [Page], a: usize, b: usize) {
    let [a, b] = [a.min(b), a.max(b)];
    let (before, behind) = pages.split_at_mut(b);
    let (Some(a), Some(b)) = (before.get_mut(a), behind.first_mut()) else {
        return;
    };
    if let (Some(a), Some(b)) = (a.units.first_mut(), b.units.first_mut()) {
        std::mem::swap(&mut a.0, &mut b.0);
    }
}

/// Puts one line with sums in between the cells of some page.
fn move_unit(text: &str, rng: &mut Rng) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is_unit = |line: &str| {
        let last = line.split_whitespace().next_back().unwrap_or_default();
        let point = last.len().checked_sub(3);
        !line.starts_with(|c: char| c.is_ascii_digit())
            && !line.contains("合计")
            && point.is_some_and(|at| last.is_char_boundary(at) && last[at..].starts_with('.'))
    };
    let units: Vec<usize> = (0..lines.len()).filter(|at| is_unit(lines[*at])).collect();
    let opens = |line: &str| line.starts_with("1、") && line.contains('-');
    let cells: Vec<usize> = (0..lines.len()).filter(|at| opens(lines[*at])).collect();
    if units.is_empty() || cells.is_empty() {
        return text.to_owned();
    }
    let (from, to) = (units[rng.below(units.len())], cells[rng.below(cells.len())]);
    let unit = lines.remove(from);
    lines.insert(if to > from { to - 1 } else { to }, unit);
    lines.concat()
}

/// What is claimed of texts that lost something.
#[derive(Clone, Default, Debug)]
pub(crate) struct Losses {
    texts: u64,
    unread: u64,
    rows: u64,
    /// By field, likely and then proven: right claims, those of a cell that lost a part where nothing shows it, and wrong ones.
    fields: [[[u64; 3]; 2]; 4],
    pub(crate) wrong: Vec<Wrong>,
}

impl Losses {
    /// How many claims are called proven.
    pub(crate) fn proven(&self) -> u64 {
        self.fields.iter().flat_map(|[_, proven]| proven).sum()
    }

    /// Reads what `loss` leaves of a table, and adds what came of it.
    pub(crate) fn judge(&mut self, seed: u64, loss: Loss) {
        let case = Case::losing(seed, loss);
        self.texts += 1;
        let Ok(dataset) = jixiao_lens::read(case.text.as_bytes()) else {
            self.unread += 1;
            return;
        };
        let rows: Vec<&Row> = case.pages.iter().flat_map(|page| &page.rows).collect();
        for project in &dataset.projects {
            self.rows += 1;
            let may_be = likest(&rows, project);
            let claims = claims(&dataset, project);
            for (field, (claim, confidence)) in claims.into_iter().enumerate() {
                let Some(claim) = claim else { continue };
                let truth = |row: &&Row| truths(&case, row, &project.amounts)[field].clone();
                let all: Vec<String> = may_be.iter().filter_map(truth).collect();
                let kind = if all.contains(&claim) {
                    0
                } else if field < 2 && all.iter().any(|truth| is_cut(&claim, truth)) {
                    1
                } else {
                    2
                };
                let proven = confidence == Confidence::Proven;
                self.fields[field][usize::from(proven)][kind] += 1;
                if kind == 2 {
                    let truth = all.first().cloned();
                    self.wrong.push(Wrong {
                        seed,
                        page: project.page as usize,
                        row: project.row as usize,
                        field: FIELDS[field],
                        proven,
                        claimed: claim,
                        truth: truth.unwrap_or_else(|| "(none)".into()),
                    });
                }
            }
        }
    }
}

/// Whether `claim` is `truth` without a run of its characters.
fn is_cut(claim: &str, truth: &str) -> bool {
    let same = |(a, b): &(char, char)| a == b;
    let before = claim.chars().zip(truth.chars()).take_while(same).count();
    let behind = claim.chars().rev().zip(truth.chars().rev());
    let length = claim.chars().count();
    length < truth.chars().count() && before + behind.take_while(same).count() >= length
}

/// The rows that share most indicators with what was read as one.
fn likest<'a>(rows: &[&'a Row], project: &Project) -> Vec<&'a Row> {
    let read: Vec<String> = project
        .indicators
        .iter()
        .map(|i| bare(&format!("{}{}", i.name.text, i.annual.text.text)))
        .collect();
    let shared = |row: &Row| {
        let of_row = row.indicators.iter();
        of_row
            .filter(|[_, _, name, _, annual]| read.contains(&format!("{name}{annual}")))
            .count()
    };
    let most = rows.iter().map(|row| shared(row)).max().unwrap_or(0);
    // Of rows that share as much, those that say no more than was read.
    let best: Vec<&Row> = rows
        .iter()
        .copied()
        .filter(|row| shared(row) == most)
        .collect();
    let least = best.iter().map(|row| row.indicators.len()).min();
    let exact = |row: &&Row| most < read.len() || Some(row.indicators.len()) == least;
    best.into_iter().filter(exact).collect()
}

impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>5} texts, {:>3} no table, {:>6} rows; wrong + cut of proven, of likely:",
            self.texts, self.unread, self.rows
        )?;
        for (name, [likely, proven]) in FIELDS.iter().zip(&self.fields) {
            let of =
                |[right, cut, wrong]: &[u64; 3]| format!("{wrong}+{cut}/{}", right + cut + wrong);
            write!(f, "  {name} {} {}", of(proven), of(likely))?;
        }
        Ok(())
    }
}

//! The undamaged table: a department, its units, their projects.

use super::form::Form;
use super::project;
use super::rng::Rng;
use super::vocabulary::{CITIES, DEPARTMENTS, Department, HOUSEKEEPING, Topic};

/// 总计, 财政拨款, 财政专户拨款, 其他资金 in hundredths of the published unit.
pub(crate) type Money = [Option<i64>; 4];

#[derive(Clone, Debug, Default)]
pub(crate) struct Indicator {
    pub(crate) level1: &'static str,
    pub(crate) level2: &'static str,
    pub(crate) name: String,
    pub(crate) cycle: String,
    pub(crate) annual: String,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Project {
    /// Index in [`Table::units`].
    pub(crate) unit: usize,
    pub(crate) name: String,
    /// Paragraphs end in a line feed.
    pub(crate) goal: String,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) money: Money,
}

impl Project {
    /// Its 绩效指标 cell before wrapping.
    pub(crate) fn cell(&self) -> String {
        let mut cell = String::new();
        for (n, i) in self.indicators.iter().enumerate() {
            cell.push_str(&format!(
                "{}、{}；{}；{}；实施周期指标值:{}；年度指标值:{}。",
                n + 1,
                i.level1,
                i.level2,
                i.name,
                i.cycle,
                i.annual
            ));
        }
        cell
    }
}

#[derive(Clone, Debug)]
pub(crate) struct SpendingUnit {
    pub(crate) name: String,
    pub(crate) short: String,
    /// As published, which is the sum of its projects save where [`Form::wrong_sum`] says otherwise.
    pub(crate) sums: Money,
}

#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) form: Form,
    pub(crate) department: String,
    pub(crate) units: Vec<SpendingUnit>,
    pub(crate) projects: Vec<Project>,
    pub(crate) grand: Money,
    /// What somebody who knows the department would look for in a cell: topics, short forms, districts, units, years.
    pub(crate) words: Vec<String>,
}

/// What the projects of one table are made from.
pub(crate) struct World {
    pub(crate) department: &'static Department,
    pub(crate) city: &'static str,
    pub(crate) districts: &'static [&'static str],
    pub(crate) year: u16,
    /// In how many of a hundred goals nothing but the department's usual phrases stands.
    pub(crate) vague: usize,
}

impl Table {
    pub(crate) fn new(rng: &mut Rng) -> Self {
        let mut form = Form::new(rng);
        let (city, districts) = CITIES[rng.below(CITIES.len())];
        let department = DEPARTMENTS[rng.below(DEPARTMENTS.len())];
        let world = World {
            department,
            city,
            districts,
            year: form.year,
            vague: [10, 30, 30, 50][rng.below(4)],
        };
        let mut units = units(&world, rng, form.units);
        let mut projects = Vec::new();
        for (unit, spending) in units.iter().enumerate() {
            let count = match (form.projects_per_unit, unit) {
                (small, _) if small <= 2 => rng.range(1, 2),
                (usual, 0) => rng.range(usual, usual * 2),
                (usual, _) => rng.range(1.max(usual / 4), usual + usual / 2),
            };
            projects.extend(project::of_unit(&world, unit, spending, count, &form, rng));
        }
        let grand = sums(&mut units, &projects, &form, rng);
        let name = format!("{city}{}", department.name);
        form.name_title(&name);
        let words = words(&world, &units);
        Self {
            form,
            department: name,
            units,
            projects,
            grand,
            words,
        }
    }
}

fn units(world: &World, rng: &mut Rng, count: usize) -> Vec<SpendingUnit> {
    let mut rest: Vec<_> = world.department.units.to_vec();
    rng.shuffle(&mut rest);
    let own = (
        format!("{}{}", world.city, world.department.name),
        "局本级".to_owned(),
    );
    let others = rest
        .iter()
        .map(|(name, short)| (format!("{}{name}", world.city), (*short).to_owned()));
    std::iter::once(own)
        .chain(others)
        .take(count.max(1))
        .map(|(name, short)| SpendingUnit {
            name,
            short,
            sums: [None; 4],
        })
        .collect()
}

/// Publishes each unit's sums and the grand total; returns the grand total.
fn sums(units: &mut [SpendingUnit], projects: &[Project], form: &Form, rng: &mut Rng) -> Money {
    for (index, unit) in units.iter_mut().enumerate() {
        unit.sums = add(projects.iter().filter(|p| p.unit == index).map(|p| p.money));
    }
    let mut grand = add(units.iter().map(|u| u.sums));
    if form.wrong_sum {
        let unit = rng.below(units.len());
        if let Some(fiscal) = &mut units[unit].sums[1] {
            *fiscal += [37_550, 1, 10_000][rng.below(3)];
        }
    }
    if form.rounded_grand {
        for fund in [0, 1] {
            grand[fund] = grand[fund].map(|sum| sum + 1);
        }
    }
    grand
}

fn add(rows: impl Iterator<Item = Money>) -> Money {
    rows.fold([None; 4], |mut sum, row| {
        for (sum, part) in sum.iter_mut().zip(row) {
            if let Some(part) = part {
                *sum = Some(sum.unwrap_or(0) + part);
            }
        }
        sum
    })
}

fn words(world: &World, units: &[SpendingUnit]) -> Vec<String> {
    let of_topic = |t: &Topic| {
        let clauses = t.aims.iter().copied();
        let measures = t.measures.iter().map(|m| m.0);
        [t.full, t.core]
            .into_iter()
            .chain(clauses)
            .chain(measures)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let topics = world.department.topics.iter().chain(&HOUSEKEEPING);
    let mut words: Vec<String> = topics.flat_map(of_topic).collect();
    words.extend(world.districts.iter().map(|d| (*d).to_owned()));
    words.extend(units.iter().flat_map(|u| [u.name.clone(), u.short.clone()]));
    for year in world.year - 2..=world.year + 1 {
        words.push(format!("{year}-{}年", year + 1));
        words.push(format!("{year}年度"));
    }
    words.sort();
    words.dedup();
    words
}

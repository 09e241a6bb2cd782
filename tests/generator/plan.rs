//! What the extractor does to a table: pages, rotations, losses. Damage and rotations are drawn apart, so that the same
//! damaged table can be written in other rotations.

use super::form::Keep;
use super::rng::Rng;
use super::table::Table;
use std::ops::Range;

/// What is left of a page's name column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Names {
    All,
    Lost,
    /// The last line of the last name.
    Tail,
}

#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Its projects.
    pub(crate) rows: Range<usize>,
    /// Its unit rows: the unit, and the row of the page (from 0) before which it stands.
    pub(crate) units: Vec<(usize, usize)>,
    pub(crate) indicator_order: Vec<usize>,
    pub(crate) goal_order: Vec<usize>,
    pub(crate) name_order: Vec<usize>,
    /// By fund.
    pub(crate) money_order: [Vec<usize>; 4],
    pub(crate) names: Names,
    /// Rows that lost their goal.
    pub(crate) lost_goals: Vec<usize>,
    /// Whether the amount of a fund and row survives.
    pub(crate) money: [Vec<bool>; 4],
    /// The row whose 财政拨款 and next fund stand glued.
    pub(crate) glued: Option<usize>,
    /// The money columns are no plain rotations: a unit row splits them.
    pub(crate) split: bool,
}

impl Page {
    pub(crate) fn has_money(&self) -> bool {
        self.money.iter().flatten().any(|kept| *kept)
    }
}

/// Cuts the table into pages and decides what becomes of each.
pub(crate) fn plan(table: &Table, damage: &mut Rng, rotation: &mut Rng) -> Vec<Page> {
    let mut pages = cut(table, damage);
    for page in &mut pages {
        harm(table, page, damage);
        rotate(page, rotation);
    }
    pages
}

enum Item {
    Unit(usize),
    Row(usize),
}

fn cut(table: &Table, rng: &mut Rng) -> Vec<Page> {
    let mut items = Vec::new();
    for unit in 0..table.units.len() {
        items.push(Item::Unit(unit));
        let rows = table.projects.iter().enumerate();
        items.extend(
            rows.filter(|(_, p)| p.unit == unit)
                .map(|(i, _)| Item::Row(i)),
        );
    }
    let (low, high) = table.form.rows;
    let mut pages = Vec::new();
    let mut page = Page::empty(0);
    let mut room = rng.range(low, high);
    for item in items {
        let foot = matches!(item, Item::Unit(_)) && rng.chance(15);
        if page.rows.len() >= room && !foot {
            let next = page.rows.end;
            pages.push(std::mem::replace(&mut page, Page::empty(next)));
            room = rng.range(low, high);
        }
        match item {
            Item::Unit(unit) => page.units.push((unit, page.rows.len())),
            Item::Row(row) => page.rows.end = row + 1,
        }
    }
    pages.push(page);
    pages
}

impl Page {
    fn empty(start: usize) -> Self {
        Self {
            rows: start..start,
            units: Vec::new(),
            indicator_order: Vec::new(),
            goal_order: Vec::new(),
            name_order: Vec::new(),
            money_order: Default::default(),
            names: Names::All,
            lost_goals: Vec::new(),
            money: Default::default(),
            glued: None,
            split: false,
        }
    }
}

fn harm(table: &Table, page: &mut Page, rng: &mut Rng) {
    let form = &table.form;
    let rows = page.rows.len();
    if form.lost_names && rng.chance(12) {
        page.names = if rng.chance(60) {
            Names::Lost
        } else {
            Names::Tail
        };
    }
    if form.lost_goals && rng.chance(15) && rows > 1 {
        page.lost_goals.push(rng.below(rows));
        if rng.chance(20) && rows > 3 && rows < 13 {
            let second = rng.below(rows);
            if !page.lost_goals.contains(&second) {
                page.lost_goals.push(second);
            }
        }
    }
    let fate = match form.money {
        Keep::All => 0,
        Keep::None => 99,
        Keep::Some => rng.below(100),
    };
    let here: Vec<_> = table.projects[page.rows.clone()]
        .iter()
        .map(|p| p.money)
        .collect();
    for fund in 0..4 {
        let survives = |rng: &mut Rng| match fate {
            0..=44 => true,
            45..=54 => rng.chance(75),
            55..=59 => rng.chance(15),
            _ => false,
        };
        page.money[fund] = here
            .iter()
            .map(|m| m[fund].is_some() && survives(rng))
            .collect();
    }
    let both = |row: &usize| page.money[1][*row] && (page.money[2][*row] ^ page.money[3][*row]);
    page.glued = (0..rows).find(both).filter(|_| rng.chance(25));
    let inside = page.units.iter().any(|(_, at)| *at > 0 && *at < rows);
    page.split = inside && rng.chance(35);
}

fn rotated(rows: usize, rng: &mut Rng) -> Vec<usize> {
    let start = if rng.chance(20) { 0 } else { rng.below(rows) };
    (0..rows).map(|i| (start + i) % rows).collect()
}

fn rotate(page: &mut Page, rng: &mut Rng) {
    let rows = page.rows.len();
    page.indicator_order = rotated(rows, rng);
    page.goal_order = rotated(rows, rng);
    page.name_order = rotated(rows, rng);
    let at = page.units.iter().map(|(_, at)| *at).find(|at| *at > 0);
    for fund in 0..4 {
        page.money_order[fund] = match at {
            Some(at) if page.split => halves(at, rows, rng),
            _ => rotated(rows, rng),
        };
    }
}

/// The rows before and after a unit row, each rotated, in either order.
fn halves(at: usize, rows: usize, rng: &mut Rng) -> Vec<usize> {
    let before = rotated(at, rng);
    let after = rotated(rows - at, rng).into_iter().map(|row| row + at);
    if rng.chance(50) {
        before.into_iter().chain(after).collect()
    } else {
        after.chain(before).collect()
    }
}

//! The knobs of one document: how its form looks and what became of it.

use super::rng::Rng;

/// How the column headings stand above a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Headings {
    /// One line, last column first, as an extractor of right-to-left boxes writes them.
    Reversed,
    /// One line in the form's order.
    Forward,
    /// Each on its own line.
    Lines,
}

/// Which pages keep their money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Keep {
    All,
    Some,
    None,
}

#[derive(Clone, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one independent knob of the damage"
)]
pub(crate) struct Form {
    pub(crate) year: u16,
    pub(crate) title: String,
    /// '万元' or '元'.
    pub(crate) currency: &'static str,
    pub(crate) headings: Headings,
    /// '项目名称（资金使用单位）' as it is written here.
    pub(crate) name_heading: &'static str,
    pub(crate) units: usize,
    pub(crate) projects_per_unit: usize,
    /// Rows on a page.
    pub(crate) rows: (usize, usize),
    pub(crate) money: Keep,
    /// Whether blank lines stand between lines at all.
    pub(crate) blank_lines: bool,
    /// Wraps anywhere, also inside a number.
    pub(crate) hard_wraps: bool,
    pub(crate) lost_names: bool,
    pub(crate) lost_goals: bool,
    pub(crate) dirt: bool,
    pub(crate) wrong_sum: bool,
    pub(crate) rounded_grand: bool,
    /// 总计, 财政拨款, 财政专户拨款, 其他资金 in the order of the text.
    pub(crate) fund_order: [usize; 4],
}

impl Form {
    pub(crate) fn new(rng: &mut Rng) -> Self {
        let shape = rng.below(20);
        let (units, projects_per_unit) = match shape {
            0 => (1, 4),
            1 => (rng.range(4, 7), 2),
            2..=5 => (rng.range(1, 3), 8),
            _ => (rng.range(3, 8), rng.range(6, 14)),
        };
        let mixed = rng.chance(25);
        let pick_headings = if mixed {
            [Headings::Forward, Headings::Lines, Headings::Reversed][rng.below(3)]
        } else {
            Headings::Reversed
        };
        Self {
            year: u16::try_from(2021 + rng.below(7)).unwrap_or(2025),
            title: String::new(),
            currency: if mixed && rng.chance(40) {
                "元"
            } else {
                "万元"
            },
            headings: pick_headings,
            name_heading: if mixed && rng.chance(30) {
                "项目名称(资金使用单位)"
            } else {
                "项目名称（资金使用单位）"
            },
            units,
            projects_per_unit,
            rows: rows_per_page(rng),
            money: [Keep::All, Keep::All, Keep::Some, Keep::Some, Keep::None][rng.below(5)],
            blank_lines: !(mixed && rng.chance(25)),
            hard_wraps: rng.chance(15),
            lost_names: rng.chance(35),
            lost_goals: rng.chance(35),
            dirt: rng.chance(85),
            wrong_sum: rng.chance(12),
            rounded_grand: rng.chance(15),
            fund_order: if rng.chance(75) {
                [1, 2, 3, 0]
            } else {
                [3, 2, 1, 0]
            },
        }
    }

    pub(crate) fn name_title(&mut self, department: &str) {
        self.title = match self.headings {
            Headings::Reversed => {
                format!(
                    "{department}{}年项目支出绩效目标表（含转移支付项目）",
                    self.year
                )
            }
            Headings::Forward => format!("{department}{}年项目支出绩效目标表", self.year),
            Headings::Lines => format!("{}年{department}部门预算项目支出绩效目标表", self.year),
        };
    }
}

fn rows_per_page(rng: &mut Rng) -> (usize, usize) {
    match rng.below(20) {
        0 => (1, 1),
        1 => (4, 12),
        2 => (30, 30),
        3..=6 => (4, 6),
        7..=9 => (5, 9),
        10..=12 => (10, 12),
        _ => (8, 10),
    }
}

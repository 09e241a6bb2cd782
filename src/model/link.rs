//! Why two cells are believed to stand in one row.

use super::Field;
use crate::span::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How sure a link is.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Not claimed: the cells stay with their page.
    #[default]
    Unresolved,
    /// The text favours it by a clear margin.
    Likely,
    /// Arithmetic fixes it, or the text contradicts every other arrangement.
    Proven,
}

/// By how many nats the arrangement of a page's names (the first) or goals (the second) must surpass the next best for a link to count as
/// proven. In thousands of generated tables about e^-margin of the claims are wrong; no name was at 4 and no clearly cut goal at 9.
pub const PROVEN_MARGIN: [u8; 2] = [8, 11];

/// A column of the form whose cells are linked to the rows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// 项目名称
    Name,
    /// 绩效目标
    Goal,
    /// The row's spending unit, from the order of unit rows.
    Unit,
    /// The money columns.
    Amounts,
}

/// A reason for a link, in a form that can be shown and checked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Evidence {
    /// The same rare wording stands in two cells of the row; `rows` is in how many rows of the page it occurs.
    SharedWording {
        /// The wording.
        text: String,
        /// Its first place in each of the two cells.
        places: [Span; 2],
    },
    /// The arrangement against the best other one: text scores in thousandths of a nat, higher is better.
    Margin {
        /// Score of the chosen arrangement.
        score: i64,
        /// Score of the runner-up that would give this row another cell.
        runner_up: i64,
        /// How many arrangements were compared.
        alternatives: u32,
    },
    /// `parts` add up to `total` in the row.
    RowSum {
        /// The row's 总计.
        #[serde(with = "super::exact")]
        total: Decimal,
        /// Its parts.
        #[serde(with = "super::exact")]
        parts: Vec<Decimal>,
    },
    /// The rows of a unit add up to the unit's published sum.
    UnitSum {
        /// Index of the unit in [`super::Dataset::units`].
        unit: usize,
        /// Its published sum.
        #[serde(with = "super::exact")]
        sum: Decimal,
    },
    /// Which fund a column is follows from the grand total.
    GrandTotal {
        /// The grand total of that fund.
        #[serde(with = "super::exact")]
        sum: Decimal,
    },
    /// The unit rows' order: a page begins in the unit in which the last one ended.
    UnitOrder {
        /// Index of the unit in [`super::Dataset::units`].
        unit: usize,
    },
    /// The unit's own name, or a part of it that no other unit has, stands in the row.
    UnitNamed {
        /// The wording.
        text: String,
        /// Where in the row.
        place: Span,
    },
    /// Only one arrangement is possible, such as one row and one cell.
    OnlyArrangement,
    /// Every arrangement that is still possible puts the same text here.
    SameInEveryArrangement,
    /// Against it: the text ends with this cell, so that its end may be missing.
    LastOfFile,
    /// Against it: the next page follows without its head, so that the beginning of that may have been taken for the end of this.
    NoHeadBehind,
    /// Against it: a single break in the order of a column, an exchange of two cells or a stretch that lies one row further, would fit the
    /// words better, so that only the order that columns keep speaks for it.
    ByOrderAlone,
    /// Against it: the page's goals would fit better with one row more, so that a row may have lost its indicators.
    SpareGoal,
    /// Against it: a unit row stands where the form has none, or a row names in full another unit than the order gives it.
    UnitsOutOfOrder,
    /// Against it: none of the unit's rows names it, so that only the order of unit rows speaks for it.
    UnitNowhereNamed,
}

/// A value with the confidence that it belongs to its row, and the reasons.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Link<T> {
    /// What is linked; `None` exactly when [`Confidence::Unresolved`].
    pub value: Option<T>,
    /// How sure.
    pub confidence: Confidence,
    /// Why, strongest first.
    pub evidence: Vec<Evidence>,
}

impl<T> Default for Link<T> {
    fn default() -> Self {
        Self {
            value: None,
            confidence: Confidence::Unresolved,
            evidence: Vec::new(),
        }
    }
}

impl<T> Link<T> {
    /// A link that is claimed.
    #[must_use]
    pub const fn new(value: T, confidence: Confidence, evidence: Vec<Evidence>) -> Self {
        Self {
            value: Some(value),
            confidence,
            evidence,
        }
    }
}

impl Link<Field> {
    /// The linked text, or the empty string.
    #[must_use]
    pub fn text(&self) -> &str {
        self.value.as_ref().map_or("", |field| field.text.as_str())
    }
}

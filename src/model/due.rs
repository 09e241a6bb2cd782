//! When something falls due, as far as it is given.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A date or a period of the calendar. What is not given stays open: '10月前' has no year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Date {
    /// The year, if it is given in digits.
    pub year: Option<u16>,
    /// What is given beside it.
    pub part: DatePart,
}

/// A part of a year, or all of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum DatePart {
    /// The whole year: '2025年', '年底'.
    Year,
    /// 上半年 (1), 下半年 (2).
    Half(u8),
    /// 第一季度 … 第四季度.
    Quarter(u8),
    /// A month, from 1.
    Month(u8),
    /// A month and a day.
    Day(u8, u8),
    /// A day of no month: '每月15日前'.
    DayOnly(u8),
}

/// A deadline: a date or a period, or two of them with all that lies between.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Due {
    /// Where a period of two dates begins.
    pub from: Option<Date>,
    /// The date, or the end of the period.
    pub by: Date,
    /// Where in that period it falls due.
    pub end: DueEnd,
}

/// Where in a period a deadline ends.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum DueEnd {
    /// With it: '10月', '10月底', '10月31日前'.
    #[default]
    Last,
    /// '10月前': with its end or before its beginning.
    Before,
    /// Somewhere in it: '10月上旬', '年初'.
    Within,
}

impl Date {
    /// Whether nothing is given but that a year ends.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.year.is_none() && self.part == DatePart::Year
    }
}

/// ISO 8601 as far as it reaches: '2025-11-30', '2025-11', '2025'. Without a year as in XML Schema: '--11-30', '--11', '---15'.
/// Quarters and halves are '2025-Q3' and '2025-H1'. Empty where nothing is given but that a year ends.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.part) {
            (Some(year), DatePart::Year) => write!(f, "{year:04}"),
            (None, DatePart::Year) => Ok(()),
            (Some(year), part) => write!(f, "{year:04}-{part}"),
            (None, part) => write!(f, "--{part}"),
        }
    }
}

impl fmt::Display for DatePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year => Ok(()),
            Self::Half(half) => write!(f, "H{half}"),
            Self::Quarter(quarter) => write!(f, "Q{quarter}"),
            Self::Month(month) => write!(f, "{month:02}"),
            Self::Day(month, day) => write!(f, "{month:02}-{day:02}"),
            Self::DayOnly(day) => write!(f, "-{day:02}"),
        }
    }
}

/// A date as [`Date`] writes it; a period of two as an ISO 8601 interval: '2025-01/2025-12'.
impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(from) = self.from {
            write!(f, "{from}/")?;
        }
        self.by.fmt(f)
    }
}

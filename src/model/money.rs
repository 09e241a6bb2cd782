//! Money: exact decimals in the document's published unit.

use crate::span::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One published amount, in the document's currency unit ([`super::Document::currency_unit`], as a rule 万元).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Amount {
    /// The exact value in the published unit; never converted.
    #[serde(with = "super::exact")]
    pub value: Decimal,
    /// Its characters.
    pub span: Span,
}

/// A money column of the form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fund {
    /// 总计
    Total,
    /// 财政拨款
    Fiscal,
    /// 财政专户拨款
    Special,
    /// 其他资金
    Other,
}

impl Fund {
    /// All columns in the form's order.
    pub const ALL: [Self; 4] = [Self::Total, Self::Fiscal, Self::Special, Self::Other];

    /// The form's own heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Total => "总计",
            Self::Fiscal => "财政拨款",
            Self::Special => "财政专户拨款",
            Self::Other => "其他资金",
        }
    }
}

/// The money of one row of the table. `None` means that the row publishes nothing in that column, unless the column
/// [is unknown](Appropriation::is_unknown).
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Appropriation {
    /// 总计
    pub total: Option<Amount>,
    /// 财政拨款
    pub fiscal: Option<Amount>,
    /// 财政专户拨款
    pub special: Option<Amount>,
    /// 其他资金
    pub other: Option<Amount>,
    /// Whether amounts of the row did not survive, or could not be given to a fund: a column without one may hold one.
    pub open: bool,
}

impl Appropriation {
    /// The amount in one column.
    #[must_use]
    pub const fn get(&self, fund: Fund) -> Option<Amount> {
        match fund {
            Fund::Total => self.total,
            Fund::Fiscal => self.fiscal,
            Fund::Special => self.special,
            Fund::Other => self.other,
        }
    }

    /// Sets the amount of one column.
    pub const fn set(&mut self, fund: Fund, amount: Option<Amount>) {
        match fund {
            Fund::Total => self.total = amount,
            Fund::Fiscal => self.fiscal = amount,
            Fund::Special => self.special = amount,
            Fund::Other => self.other = amount,
        }
    }

    /// Whether it is not known what the row publishes in this column, or whether anything.
    #[must_use]
    pub const fn is_unknown(&self, fund: Fund) -> bool {
        self.get(fund).is_none() && (self.open || self.total.is_none())
    }

    /// Whether no column holds anything.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.total.is_none()
            && self.fiscal.is_none()
            && self.special.is_none()
            && self.other.is_none()
    }
}

//! A row of the table, and the unit it stands under.

use super::{Appropriation, Confidence, Field, Indicator, Link};
use serde::{Deserialize, Serialize};

/// One project: a row of the published table. Its 绩效指标 cell anchors it; everything else is linked to that.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Project {
    /// Made of the content of the row's page and cell, so that it survives other pages changing: `p` and 9 letters or digits.
    pub id: String,
    /// The page, counted from 1.
    pub page: u32,
    /// The place of its 绩效指标 cell on the page, counted from 1.
    pub row: u32,
    /// Index in [`super::Dataset::units`].
    pub unit: Link<usize>,
    /// 项目名称
    pub name: Link<Field>,
    /// 绩效目标, paragraphs kept.
    pub goal: Link<Field>,
    /// 总计, 财政拨款, 财政专户拨款, 其他资金.
    pub amounts: Link<Appropriation>,
    /// The characters of its 绩效指标 cell.
    pub cell: Field,
    /// What the cell says. [`super::Dataset::pack`] packs them apart.
    #[serde(skip)]
    pub indicators: Vec<Indicator>,
}

/// A spending unit: a unit row of the table with its published sums.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SpendingUnit {
    /// `u` and 7 letters or digits, made of its name.
    pub id: String,
    /// Its name, joined over wraps.
    pub name: Field,
    /// The page of its row, counted from 1.
    pub page: u32,
    /// Its published sums.
    pub amounts: Appropriation,
    /// How sure it is which fund each of the numbers belongs to.
    pub funds: Confidence,
}

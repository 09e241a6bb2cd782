//! An indicator of a project.

use super::{Comparison, Field, Target};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A level of the form's two-level classification, code and name as published: '11-数量指标'.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Level {
    /// The digits before the hyphen.
    pub code: Field,
    /// The name after it.
    pub name: Field,
}

/// One indicator of a row's 绩效指标 cell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Indicator {
    /// Its number in the cell, counted from 1.
    pub ordinal: u32,
    /// '1-产出指标'
    pub level1: Level,
    /// '11-数量指标'
    pub level2: Level,
    /// What is measured.
    pub name: Field,
    /// 实施周期指标值: the value over the project's whole period.
    pub cycle: Target,
    /// 年度指标值: the value for the year.
    pub annual: Target,
    /// The annual value against the cycle value.
    pub comparison: Comparison,
    /// From its ordinal to its last character.
    pub span: Span,
}

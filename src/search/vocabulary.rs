//! The words of conditions: what fields and their values are called, in Chinese and in English.

use super::condition::Trait;
use super::fold::fold;
use crate::lang;
use crate::meaning::{CONFIDENCES, FUNDS};
use crate::model::{Column, Confidence, Fund, Kind};

/// The names of a field, Chinese first.
pub(super) type Names = (&'static str, &'static str);

pub(super) const NAME: Names = ("项目", "project");
pub(super) const UNIT: Names = ("单位", "unit");
pub(super) const DISTRICT: Names = ("区", "district");
pub(super) const GOAL: Names = ("目标", "goal");
pub(super) const INDICATOR: Names = ("指标", "indicator");
pub(super) const CATEGORY: Names = ("类别", "category");
pub(super) const KIND: Names = ("类型", "kind");
pub(super) const VALUE: Names = ("值", "value");
pub(super) const AMOUNT: Names = ("金额", "amount");
pub(super) const PAGE: Names = ("页", "page");
pub(super) const HAS: Names = ("有", "has");
pub(super) const FINDING: Names = ("提示", "finding");
pub(super) const FUND: Names = ("资金", "fund");
pub(super) const CONFIDENCE: Names = ("可信度", "confidence");

/// Every field that a condition can name: its Chinese and its English name.
pub const FIELDS: [(&str, &str); 14] = [
    NAME, UNIT, DISTRICT, GOAL, INDICATOR, CATEGORY, KIND, VALUE, AMOUNT, PAGE, HAS, FINDING, FUND,
    CONFIDENCE,
];

/// What the filters call these fields.
pub(super) const ALIASES: [(&str, Names); 11] = [
    ("项目名称", NAME),
    ("绩效目标", GOAL),
    ("资金使用单位", UNIT),
    ("指标名称", INDICATOR),
    ("指标类别", CATEGORY),
    ("区域", DISTRICT),
    ("目标类型", KIND),
    ("总计", AMOUNT),
    ("核查提示", FINDING),
    ("资金来源", FUND),
    ("指标值", VALUE),
];

pub(super) const COLUMNS: [(Column, &str, &str); 4] = [
    (Column::Unit, "单位", "unit"),
    (Column::Name, "名称", "name"),
    (Column::Goal, "目标", "goal"),
    (Column::Amounts, "金额", "amounts"),
];

const SURENESSES: [&str; 3] = ["确定", "可能", "未能对应"];

pub(super) fn funds() -> [(Fund, &'static str, &'static str); 3] {
    FUNDS.map(|(fund, key)| (fund, fund.heading(), key))
}

pub(super) fn surenesses() -> [(Confidence, &'static str, &'static str); 3] {
    let mut words = SURENESSES.into_iter();
    CONFIDENCES.map(|(confidence, key)| (confidence, words.next().unwrap_or(key), key))
}

pub(super) const TRAITS: [(Trait, &str, &str); 11] = [
    (Trait::Difference, "差异", "difference"),
    (Trait::Name, "名称", "name"),
    (Trait::Unit, "单位", "unit"),
    (Trait::Goal, "目标", "goal"),
    (Trait::Amount, "金额", "amount"),
    (Trait::Finding, "提示", "finding"),
    (Trait::Placeholder, "待填", "placeholder"),
    (Trait::Likely, "待核实", "likely"),
    (Trait::Unlinked, "未能对应", "unlinked"),
    (Trait::District, "区", "district"),
    (Trait::Fund, "资金", "fund"),
];

pub(super) const KINDS: [(Kind, &str, &str); 11] = [
    (Kind::AtLeast, "不少于", "at-least"),
    (Kind::MoreThan, "超过", "more-than"),
    (Kind::AtMost, "不超过", "at-most"),
    (Kind::LessThan, "低于", "less-than"),
    (Kind::Equal, "等于", "equal"),
    (Kind::About, "约", "about"),
    (Kind::Range, "区间", "range"),
    (Kind::Deadline, "期限", "deadline"),
    (Kind::Compound, "多项", "compound"),
    (Kind::Text, "文字", "text"),
    (Kind::Placeholder, "待填", "placeholder"),
];

/// A name in the reader's language.
pub(super) fn said((chinese, english): Names) -> &'static str {
    if lang::is_english() { english } else { chinese }
}

/// The names of the field that `key` names, folded, in either language.
pub(super) fn field_of(key: &str) -> Option<Names> {
    let key = fold(key);
    let alias = ALIASES.into_iter().find(|(alias, _)| *alias == key);
    let mut fields = FIELDS.into_iter();
    fields
        .find(|names| names.0 == key || names.1 == key)
        .or(alias.map(|(_, names)| names))
}

/// Whether `key` names a field whose values are numbers with units.
pub(super) fn takes_number(key: &str) -> bool {
    field_of(key).is_some_and(|names| [VALUE, AMOUNT].contains(&names))
}

//! A target: the published words and what they say, typed.

use super::{Due, Field};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What kind of promise a target makes.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// ≥, 不少于, 以上 (which includes the number in Chinese legal usage).
    AtLeast,
    /// ＞, 超过, 大于, 高于.
    MoreThan,
    /// ≤, 不超过, 以内, 以下.
    AtMost,
    /// ＜, 低于, 小于, 不满.
    LessThan,
    /// A plain number.
    Equal,
    /// 约, 左右.
    About,
    /// Two ends: '4-6家', '3至5次'.
    Range,
    /// A date or period by which it is done: '2025年11月30日前'.
    Deadline,
    /// Several targets in one: [`Reading::parts`] holds them.
    Compound,
    /// Words without a measurable quantity.
    #[default]
    Text,
    /// Left to be filled in: '待单位补充', '非量化指标', or nothing at all.
    Placeholder,
}

/// What a target says, as far as it can be told from its words alone.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// The kind of promise. A change keeps the kind of its number: '增长30%' is [`Kind::Equal`] with the subject '增长', for the words
    /// name an amount and no direction in which it may be missed.
    pub kind: Kind,
    /// The number, 万 and 亿 multiplied out; the lower end of a range. A percentage stays as published: 95 for '95%'.
    /// `None` beside a comparing kind where the limit is a fraction: '不超过缴费额的2/3'.
    #[serde(with = "super::exact")]
    pub value: Option<Decimal>,
    /// The upper end of a range; beside [`Kind::AtLeast`] the other end of one that is open, '4-6家以上', which asks for `value` at
    /// the least.
    #[serde(with = "super::exact")]
    pub upper: Option<Decimal>,
    /// The unit of the number: '人次', '%', '元'. A deadline has none.
    pub unit: Option<String>,
    /// What a counter counts, where it is said: '医院' in '179家医院'.
    pub counted: Option<String>,
    /// The denominator: '次/月' and '每月…次' give '月'.
    pub per: Option<String>,
    /// Words that limit the target: '上半年', '全年', '每年', '全市'.
    pub scope: Vec<String>,
    /// What the value itself says it measures: '返工率' in '返工率低于5%', '较上年增长' in '较上年增长5%'.
    pub subject: Option<String>,
    /// What a limit is a part of: '缴费额' in '不超过缴费额的2/3'.
    pub base: Option<String>,
    /// When a deadline falls due; `None` also where its words name no date that can be told from them alone ('次年3月').
    pub due: Option<Due>,
    /// What stands behind a share or a date and is left to the text: '的群众表示满意' in '90%以上的群众表示满意', '招标' in '6月底前招标'. Values that
    /// differ in it ask for different things.
    pub behind: Option<String>,
    /// The parts of a compound target, in published order.
    pub parts: Vec<Reading>,
}

/// The annual target against the cycle target of the same indicator.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// They say the same.
    Equal,
    /// The annual target asks less.
    Looser,
    /// The annual target asks more.
    Tighter,
    /// They cannot be compared: other kind, other unit, or words.
    NotComparable,
}

/// One of an indicator's two values: the published text, verbatim, and its reading beside it.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Target {
    /// The published characters.
    pub text: Field,
    /// What they say.
    pub reading: Reading,
}

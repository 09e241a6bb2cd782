//! Field conditions: what a filter chip says and what can be typed, one and the same.
//!
//! ```text
//! condition = key (':' | '：') value
//! value     = ['='] text | number test | page ['..' page] | word
//! ```
//!
//! [`Condition`] prints as it is typed; parsing what it prints gives the same condition again.

use super::fold::fold;
use super::number::NumberTest;
use super::term::Term;
use crate::meaning::{CONFIDENCES, FUNDS};
use crate::model::{Column, Confidence, Fund, Kind};
use std::fmt;

/// A test of a field's text.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TextTest {
    /// The words, as typed.
    pub text: String,
    /// Whether the field must say exactly this (`单位:=…`) instead of containing it. Folded either way.
    pub exact: bool,
}

/// What `有:` asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Trait {
    /// 差异: the annual value differs from the cycle value by more than blanks or a final '。'.
    Difference,
    /// 名称: the project's name is known.
    Name,
    /// 单位: the project's unit is known.
    Unit,
    /// 目标: the project's goal is known.
    Goal,
    /// 金额: the project's total is known.
    Amount,
    /// 提示: a finding concerns the project.
    Finding,
    /// 待填: one of the values is left to be filled in.
    Placeholder,
    /// 待核实: a link of the project is likely, not proven.
    Likely,
    /// 未能对应: a link of the project is not resolved.
    Unlinked,
    /// 区: the project's or its unit's name names a district.
    District,
    /// 资金: a fund pays for the project.
    Fund,
}

/// A condition on a field.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Condition {
    /// `项目:` / `project:` the project's name.
    Name(TextTest),
    /// `单位:` / `unit:` the spending unit's name.
    Unit(TextTest),
    /// `区:` / `district:` the district (区, 县, 市 or 旗) that the project's name names, or else its unit's, as
    /// [`crate::meaning::district`] tells it; the last character may be left out. One that the document does not set beside another
    /// is looked for in both names.
    District(TextTest),
    /// `目标:` / `goal:` the project's goal.
    Goal(TextTest),
    /// `指标:` / `indicator:` the indicator's name.
    Indicator(TextTest),
    /// `类别:` / `category:` a level's name, its code, or both as published ('11-数量指标').
    Category(TextTest),
    /// `类型:` / `kind:` what kind of promise one of the values makes, annual or cycle, or a part of one.
    Kind(Kind),
    /// `值:` / `value:` the number in one of the values, annual or cycle, or in a part of one; a range passes if a part of it does.
    Value(NumberTest),
    /// `金额:` / `amount:` the project's 总计, in the document's unit of money, or in 元 where 元 is said (万元 is read as 10 000 元).
    Amount(NumberTest),
    /// `页:` / `page:` first and last page, counted from 1.
    Page(u32, u32),
    /// `有:` / `has:`
    Has(Trait),
    /// `提示:` / `finding:` the heading of findings that concern the indicator, a part of it, or their id.
    Finding(TextTest),
    /// `资金:` / `fund:` a fund that pays for the project.
    Fund(Fund),
    /// `可信度:` / `confidence:` how sure the link to a column is, or to any: `可信度:单位-可能`, `可信度:可能`.
    Confidence(Option<Column>, Confidence),
}

/// The names of a field, Chinese first.
type Names = (&'static str, &'static str);

const NAME: Names = ("项目", "project");
const UNIT: Names = ("单位", "unit");
const DISTRICT: Names = ("区", "district");
const GOAL: Names = ("目标", "goal");
const INDICATOR: Names = ("指标", "indicator");
const CATEGORY: Names = ("类别", "category");
const KIND: Names = ("类型", "kind");
const VALUE: Names = ("值", "value");
const AMOUNT: Names = ("金额", "amount");
const PAGE: Names = ("页", "page");
const HAS: Names = ("有", "has");
const FINDING: Names = ("提示", "finding");
const FUND: Names = ("资金", "fund");
const CONFIDENCE: Names = ("可信度", "confidence");

/// Every field that a condition can name: its Chinese and its English name.
pub const FIELDS: [(&str, &str); 14] = [
    NAME, UNIT, DISTRICT, GOAL, INDICATOR, CATEGORY, KIND, VALUE, AMOUNT, PAGE, HAS, FINDING, FUND,
    CONFIDENCE,
];

/// What the filters call these fields.
const ALIASES: [(&str, Names); 11] = [
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

const COLUMNS: [(Column, &str, &str); 4] = [
    (Column::Unit, "单位", "unit"),
    (Column::Name, "名称", "name"),
    (Column::Goal, "目标", "goal"),
    (Column::Amounts, "金额", "amounts"),
];

const SURENESSES: [&str; 3] = ["确定", "可能", "未能对应"];

fn funds() -> [(Fund, &'static str, &'static str); 3] {
    FUNDS.map(|(fund, key)| (fund, fund.heading(), key))
}

fn surenesses() -> [(Confidence, &'static str, &'static str); 3] {
    let mut words = SURENESSES.into_iter();
    CONFIDENCES.map(|(confidence, key)| (confidence, words.next().unwrap_or(key), key))
}

const TRAITS: [(Trait, &str, &str); 11] = [
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

const KINDS: [(Kind, &str, &str); 11] = [
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

impl TextTest {
    /// Tells whether a folded text passes; letters may be pinyin, unless the text must be the same.
    pub fn reader(&self) -> impl Fn(&str) -> bool + use<> {
        let term = Term::word(&self.text);
        let exact = self.exact;
        move |folded| {
            if exact {
                term.forms().any(|form| form == folded)
            } else {
                term.stands_in(folded)
            }
        }
    }
}

impl Trait {
    /// Every trait with its Chinese and its English word.
    pub const ALL: [(Self, &str, &str); 11] = TRAITS;
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

/// The name of a field at the end of `key`, where other words stand before it and `value` can only be meant for the field.
pub(super) fn field_behind(key: &str, value: &str) -> Option<&'static str> {
    let key = fold(key);
    let aliases = ALIASES.iter().map(|(alias, names)| (*alias, *names));
    let all = FIELDS.iter().map(|names| (names.0, *names)).chain(aliases);
    let is_behind = |(name, _): &(&str, Names)| key.len() > name.len() && key.ends_with(name);
    let longest = all.filter(is_behind).max_by_key(|(name, _)| name.len())?;
    let read = Condition::read(longest.1, value).ok()?;
    let is_any_text = read.text().is_some() || matches!(read, Condition::District(_));
    (!is_any_text).then_some(longest.0)
}

impl Condition {
    /// Reads the value of a field.
    ///
    /// # Errors
    /// A Chinese sentence on what is expected, if the value cannot be read.
    pub(super) fn read(field: Names, value: &str) -> Result<Self, String> {
        let folded = fold(value);
        if ["", "="].contains(&folded.as_str()) {
            return Err(format!("“{}:”后面还缺内容", field.0));
        }
        let text = || text_test(value);
        match field {
            NAME => Ok(Self::Name(text())),
            UNIT => Ok(Self::Unit(text())),
            DISTRICT => Ok(Self::District(text())),
            GOAL => Ok(Self::Goal(text())),
            INDICATOR => Ok(Self::Indicator(text())),
            CATEGORY => Ok(Self::Category(text())),
            KIND => named(&KINDS, &folded).map(Self::Kind),
            HAS => named(&TRAITS, &folded).map(Self::Has),
            VALUE => number(&folded, "值:>=95%").map(Self::Value),
            AMOUNT => amount(&folded).map(Self::Amount),
            PAGE => pages(&folded),
            FUND => named(&funds(), &folded).map(Self::Fund),
            CONFIDENCE => confidence(&folded),
            _ => Ok(Self::Finding(text())),
        }
    }

    /// The words that a field's text is held to.
    pub(super) const fn text(&self) -> Option<&TextTest> {
        match self {
            Self::Name(test)
            | Self::Unit(test)
            | Self::Goal(test)
            | Self::Indicator(test)
            | Self::Category(test)
            | Self::Finding(test) => Some(test),
            _ => None,
        }
    }

    /// The condition in English: `unit:…`. It reads back as the same condition.
    #[must_use]
    pub fn to_english(&self) -> String {
        self.say(|names| names.1, |words| words.1)
    }

    fn say(
        &self,
        name: impl Fn(Names) -> &'static str,
        word: impl Fn(Names) -> &'static str,
    ) -> String {
        let text = |names, test: &TextTest| {
            let exact = if test.exact { "=" } else { "" };
            format!("{}:{exact}{}", name(names), quoted(&test.text))
        };
        match self {
            Self::Name(test) => text(NAME, test),
            Self::Unit(test) => text(UNIT, test),
            Self::District(test) => text(DISTRICT, test),
            Self::Goal(test) => text(GOAL, test),
            Self::Indicator(test) => text(INDICATOR, test),
            Self::Category(test) => text(CATEGORY, test),
            Self::Kind(kind) => format!("{}:{}", name(KIND), word(word_of(&KINDS, *kind))),
            Self::Has(which) => format!("{}:{}", name(HAS), word(word_of(&TRAITS, *which))),
            Self::Value(test) => format!("{}:{test}", name(VALUE)),
            Self::Amount(test) => format!("{}:{test}", name(AMOUNT)),
            Self::Page(first, last) if first == last => format!("{}:{first}", name(PAGE)),
            Self::Page(first, last) => format!("{}:{first}..{last}", name(PAGE)),
            Self::Finding(test) => text(FINDING, test),
            Self::Fund(fund) => format!("{}:{}", name(FUND), word(word_of(&funds(), *fund))),
            Self::Confidence(column, confidence) => {
                let sure = word(word_of(&surenesses(), *confidence));
                let column = column.map(|column| format!("{}-", word(word_of(&COLUMNS, column))));
                format!("{}:{}{sure}", name(CONFIDENCE), column.unwrap_or_default())
            }
        }
    }
}

/// In Chinese, as it is typed: `单位:…`, `值:>=95%`.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(|names| names.0, |words| words.0))
    }
}

/// `text`, in quotation marks where the query's own signs would cut it.
fn quoted(text: &str) -> String {
    let special = |c: char| c.is_whitespace() || "\"“”|｜".contains(c);
    if text.is_empty() || text.starts_with(['=', '＝', '-', '－']) || text.contains(special) {
        format!("\"{}\"", text.replace(['"', '“', '”'], "”"))
    } else {
        text.to_owned()
    }
}

fn text_test(value: &str) -> TextTest {
    let (exact, text) = match value.strip_prefix(['=', '＝']) {
        Some(text) if !text.is_empty() => (true, text),
        _ => (false, value),
    };
    TextTest {
        text: text.to_owned(),
        exact,
    }
}

fn named<T: Copy>(all: &[(T, &str, &str)], folded: &str) -> Result<T, String> {
    let found = all
        .iter()
        .find(|(_, chinese, english)| *chinese == folded || *english == folded);
    found.map(|(item, _, _)| *item).ok_or_else(|| {
        let words: Vec<String> = all
            .iter()
            .map(|(_, chinese, english)| format!("{chinese}（{english}）"))
            .collect();
        format!("没有“{folded}”这一项，可以写：{}", words.join("、"))
    })
}

fn word_of<T: Copy + PartialEq>(all: &[(T, &'static str, &'static str)], item: T) -> Names {
    let found = all.iter().find(|(each, _, _)| *each == item);
    found.map_or(("", ""), |(_, chinese, english)| (*chinese, *english))
}

/// '可能', or '单位-可能'; the filters write '资金使用单位：可能'.
fn confidence(folded: &str) -> Result<Condition, String> {
    let sure = |text: &str| named(&surenesses(), text);
    let Some((column, text)) = folded.split_once(['-', ':']) else {
        let sure =
            sure(folded).map_err(|why| format!("{why}，前面可以加栏目，如 可信度:单位-可能"));
        return sure.map(|sure| Condition::Confidence(None, sure));
    };
    let short = ["资金使用", "项目", "绩效"].into_iter();
    let short = short.fold(column, |column, long| {
        column.strip_prefix(long).unwrap_or(column)
    });
    let column = named(&COLUMNS, short)?;
    Ok(Condition::Confidence(Some(column), sure(text)?))
}

fn number(folded: &str, example: &str) -> Result<NumberTest, String> {
    let read = folded.parse();
    read.map_err(|()| format!("“{folded}”不是数，或数后面不是单位，写法如 {example} 或 80..95"))
}

fn amount(folded: &str) -> Result<NumberTest, String> {
    let mut test = number(folded, "金额:>1000")?;
    if test.unit.is_none() && folded.contains(['万', '亿']) {
        test.unit = Some("元".to_owned());
    }
    match test.unit.as_deref() {
        None | Some("元") => Ok(test),
        Some(unit) => Err(format!("金额的单位只能是元、万元或亿元，不是“{unit}”")),
    }
}

fn pages(folded: &str) -> Result<Condition, String> {
    let page = |text: &str| text.trim().parse::<u32>().ok().filter(|page| *page > 0);
    let text = folded.trim_start_matches('第').trim_end_matches('页');
    let ends = text.split_once("..").or_else(|| text.split_once('-'));
    let (first, last) = ends.unwrap_or((text, text));
    match (page(first), page(last)) {
        (Some(first), Some(last)) => Ok(Condition::Page(first.min(last), first.max(last))),
        _ => Err(format!("“{folded}”不是页码，写法如 页:20 或 页:3..5")),
    }
}

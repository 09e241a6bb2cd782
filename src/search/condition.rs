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
use super::vocabulary::{
    ALIASES, AMOUNT, CATEGORY, COLUMNS, CONFIDENCE, DISTRICT, FIELDS, FINDING, FUND, GOAL, HAS,
    INDICATOR, KIND, KINDS, NAME, Names, PAGE, TRAITS, UNIT, VALUE, funds, said, surenesses,
};
use crate::lang;
use crate::model::{Column, Confidence, Fund, Kind};
use crate::tr;
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
            return Err(tr!("“{}:”后面还缺内容", said(field)));
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
            VALUE => number(&folded, VALUE, ">=95%").map(Self::Value),
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

fn named<T: Copy>(all: &[(T, &'static str, &'static str)], folded: &str) -> Result<T, String> {
    let found = all
        .iter()
        .find(|(_, chinese, english)| *chinese == folded || *english == folded);
    found.map(|(item, _, _)| *item).ok_or_else(|| {
        let words = all.iter().map(|(_, zh, en)| match lang::is_english() {
            true => (*en).to_owned(),
            false => format!("{zh}（{en}）"),
        });
        let words = words.collect::<Vec<_>>().join(tr!("、"));
        tr!("没有“{}”这一项，可以写：{}", folded, words)
    })
}

fn word_of<T: Copy + PartialEq>(all: &[(T, &'static str, &'static str)], item: T) -> Names {
    let found = all.iter().find(|(each, _, _)| *each == item);
    found.map_or(("", ""), |(_, chinese, english)| (*chinese, *english))
}

/// A condition on how sure one column is.
fn example() -> String {
    let which = Condition::Confidence(Some(Column::Unit), Confidence::Likely);
    which.say(said, said)
}

/// '可能', or '单位-可能'; the filters write '资金使用单位：可能'.
fn confidence(folded: &str) -> Result<Condition, String> {
    let sure = |text: &str| named(&surenesses(), text);
    let Some((column, text)) = folded.split_once(['-', ':']) else {
        let sure = sure(folded).map_err(|why| tr!("{}，前面可以加栏目，如 {}", why, example()));
        return sure.map(|sure| Condition::Confidence(None, sure));
    };
    let short = ["资金使用", "项目", "绩效"].into_iter();
    let short = short.fold(column, |column, long| {
        column.strip_prefix(long).unwrap_or(column)
    });
    let column = named(&COLUMNS, short)?;
    Ok(Condition::Confidence(Some(column), sure(text)?))
}

fn number(folded: &str, field: Names, example: &str) -> Result<NumberTest, String> {
    let read = folded.parse();
    read.map_err(|()| {
        let like = format!("{}:{example}", said(field));
        tr!(
            "“{}”不是数，或数后面不是单位，写法如 {} 或 {}",
            folded,
            like,
            "80..95"
        )
    })
}

fn amount(folded: &str) -> Result<NumberTest, String> {
    let mut test = number(folded, AMOUNT, ">1000")?;
    if test.unit.is_none() && folded.contains(['万', '亿']) {
        test.unit = Some("元".to_owned());
    }
    match test.unit.as_deref() {
        None | Some("元") => Ok(test),
        Some(unit) => Err(tr!("金额的单位只能是元、万元或亿元，不是“{}”", unit)),
    }
}

fn pages(folded: &str) -> Result<Condition, String> {
    let page = |text: &str| text.trim().parse::<u32>().ok().filter(|page| *page > 0);
    let text = folded.trim_start_matches('第').trim_end_matches('页');
    let ends = text.split_once("..").or_else(|| text.split_once('-'));
    let (first, last) = ends.unwrap_or((text, text));
    match (page(first), page(last)) {
        (Some(first), Some(last)) => Ok(Condition::Page(first.min(last), first.max(last))),
        _ => Err(tr!(
            "“{}”不是页码，写法如 {1}:20 或 {1}:3..5",
            folded,
            said(PAGE)
        )),
    }
}

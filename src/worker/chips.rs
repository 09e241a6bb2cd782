//! What of a query is a condition, in words that a reader knows, each with the query without it.

use crate::audit;
use crate::lang::tr;
use crate::model::Dataset;
use crate::search::query::{Ask, Atom, Clause};
use crate::search::{Bound, Condition, Index, NumberTest, Query, TextTest, Trait};
use crate::tr;
use crate::view::filter::Facet;
use crate::view::found::Chip;
use crate::view::words;
use std::ops::Range;

/// The conditions and exclusions in what was typed, in its order, with the clause that each is. Words that are to be there are no
/// conditions.
#[must_use]
pub(super) fn chips(
    dataset: &Dataset,
    typed: &str,
    (query, places): &(Query, Vec<Range<usize>>),
    index: &Index,
) -> Vec<(usize, Chip)> {
    let clauses = query.clauses().iter().enumerate();
    let chosen = clauses.filter(|(_, clause)| clause.iter().any(is_condition));
    let chip = |(at, clause): (usize, &Clause)| {
        let words: Vec<String> = clause
            .iter()
            .map(|atom| said(dataset, index, atom))
            .collect();
        let left = [&query.clauses()[..at], &query.clauses()[at + 1..]].concat();
        let chip = Chip {
            words: words.join(tr!(" 或 ")),
            rest: without(typed, places, at, |rest| {
                index.parse(rest).0.clauses() == left
            }),
            choice: String::new(),
        };
        (at, chip)
    };
    chosen.map(chip).collect()
}

const fn is_condition(atom: &Atom) -> bool {
    atom.excluded || matches!(atom.ask, Ask::Field(_))
}

/// What was typed without the clause `at`, and without the signs that join it to the next.
fn without(
    typed: &str,
    places: &[Range<usize>],
    at: usize,
    is_right: impl Fn(&str) -> bool,
) -> String {
    let end_before = at.checked_sub(1).and_then(|before| places.get(before));
    let end_before = end_before.map_or(0, |before| before.end);
    let (from, to) = match (places.get(at), places.get(at + 1)) {
        (Some(own), Some(next)) => (own.start, next.start),
        _ => (end_before, typed.len()),
    };
    let (head, tail) = (typed.get(..from), typed.get(to..));
    let parts = [head, tail].map(|part| part.unwrap_or_default().trim());
    let rest = parts.join(" ").trim().to_owned();
    // '值:>=' and '95' are two words as long as something stands between them.
    if is_right(&rest) {
        rest
    } else {
        parts.join(" AND ")
    }
}

fn said(dataset: &Dataset, index: &Index, atom: &Atom) -> String {
    match &atom.ask {
        Ask::Text(term) if atom.excluded => tr!("不含“{}”", term.typed()),
        Ask::Text(term) => tr!("含“{}”", term.typed()),
        Ask::Field(condition) if atom.excluded => {
            tr!("排除：{}", states(dataset, index, condition))
        }
        Ask::Field(condition) => states(dataset, index, condition),
    }
}

fn states(dataset: &Dataset, index: &Index, condition: &Condition) -> String {
    match condition {
        Condition::Name(test) => contains(tr!("项目名称"), test),
        Condition::Unit(test) => contains(tr!("单位"), test),
        Condition::District(test) => tr!("区县是“{}”", test.text),
        Condition::Goal(test) => contains(tr!("绩效目标"), test),
        Condition::Indicator(test) => contains(tr!("指标"), test),
        Condition::Category(test) => contains(tr!("指标类别"), test),
        Condition::Kind(kind) => tr!("指标值类型是“{}”", words::kind(*kind)),
        Condition::Value(test) => {
            let unit = test.unit.as_deref().unwrap_or_default();
            tr!("指标值{}", compares(test, unit))
        }
        Condition::Amount(test) => {
            let published = dataset.document.currency_unit.text.as_str();
            tr!(
                "总计{}",
                compares(test, test.unit.as_deref().unwrap_or(published))
            )
        }
        Condition::Page(first, last) if first == last => tr!("在第 {} 页", first),
        Condition::Page(first, last) => tr!("在第 {} 至 {} 页", first, last),
        Condition::Has(which) => has(*which).to_owned(),
        Condition::Finding(test) => {
            let called = index.findings(test).into_iter();
            let headings: Vec<&str> = called.map(|(_, heading)| titled(heading)).collect();
            tr!(
                "{}：{}",
                tr(Facet::Finding.heading()),
                headings.join(tr!(" 或 "))
            )
        }
        Condition::Fund(fund) => tr!("资金来源有“{}”", tr(fund.heading())),
        Condition::Confidence(column, sure) => {
            let column = column.map_or(tr!("有一栏"), words::column);
            tr!("{}的对应{}", column, words::confidence(*sure))
        }
    }
}

/// The heading of a kind of finding in the reader's language.
fn titled(heading: &str) -> &str {
    let mut infos = audit::catalogue().iter();
    let info = infos.find(|info| info.title_zh == heading);
    info.map_or(heading, |info| tr(info.title_zh))
}

fn contains(field: &str, test: &TextTest) -> String {
    if test.exact {
        tr!("{}是“{}”", field, test.text)
    } else {
        tr!("{}含“{}”", field, test.text)
    }
}

/// '不少于 95%'; a unit in letters or Chinese stands apart from its number.
fn compares(test: &NumberTest, unit: &str) -> String {
    let unit = match unit {
        "" | "%" => unit.to_owned(),
        _ => format!(" {unit}"),
    };
    match test.bound {
        Bound::Less(number) => tr!("小于 {}{}", number, unit),
        Bound::AtMost(number) => tr!("不超过 {}{}", number, unit),
        Bound::Equal(number) => tr!("等于 {}{}", number, unit),
        Bound::AtLeast(number) => tr!("不少于 {}{}", number, unit),
        Bound::More(number) => tr!("大于 {}{}", number, unit),
        Bound::Between(first, last) => tr!("在 {} 至 {}{} 之间", first, last, unit),
    }
}

fn has(which: Trait) -> &'static str {
    tr(match which {
        Trait::Difference => "有指标的年度值与周期值不同",
        Trait::Name => "名称已对应",
        Trait::Unit => "单位已对应",
        Trait::Goal => "绩效目标已对应",
        Trait::Amount => "总计已对应",
        Trait::Finding => "有核查提示",
        Trait::Placeholder => "有待填的指标值",
        Trait::Likely => "有可能而不确定的对应",
        Trait::Unlinked => "有未能对应的栏",
        Trait::District => "名称中写明区县",
        Trait::Fund => "资金来源已对应",
    })
}

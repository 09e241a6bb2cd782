//! The reader's Chinese for what the model says in types: how sure a link is, and why it is believed.

use super::currency;
use super::figures;
use crate::lang::tr;
use crate::model::{Column, Confidence, Dataset, Evidence, Kind, Page, Part};
use crate::tr;
use std::borrow::Cow;

/// The word for a confidence.
#[must_use]
pub fn confidence(confidence: Confidence) -> &'static str {
    tr(match confidence {
        Confidence::Proven => "确定",
        Confidence::Likely => "可能",
        Confidence::Unresolved => "未能对应",
    })
}

/// The form's heading of a linked column.
#[must_use]
pub fn column(column: Column) -> &'static str {
    tr(match column {
        Column::Name => "项目名称",
        Column::Goal => "绩效目标",
        Column::Unit => "资金使用单位",
        Column::Amounts => "金额",
    })
}

/// The word for a kind of target.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    tr(match kind {
        Kind::AtLeast => "不少于",
        Kind::MoreThan => "超过",
        Kind::AtMost => "不超过",
        Kind::LessThan => "低于",
        Kind::Equal => "等于",
        Kind::About => "约",
        Kind::Range => "区间",
        Kind::Deadline => "期限",
        Kind::Compound => "多项",
        Kind::Text => "文字",
        Kind::Placeholder => "待填",
    })
}

/// What a stretch of the source was read as.
#[must_use]
pub fn part(part: Part) -> &'static str {
    tr(match part {
        Part::Furniture => "表头",
        Part::UnitName => "单位名称",
        Part::Amount => "金额",
        Part::Name => "项目名称",
        Part::Goal => "绩效目标",
        Part::Ordinal => "序号",
        Part::LevelCode => "指标代码",
        Part::LevelName => "指标级别",
        Part::IndicatorName => "指标名称",
        Part::ValueLabel => "值的标签",
        Part::CycleValue => "周期值",
        Part::AnnualValue => "年度值",
        Part::Punctuation => "分隔标点",
        Part::Residue => "未识别",
    })
}

/// One reason in one sentence, without its final full stop.
#[must_use]
pub fn evidence(evidence: &Evidence, dataset: &Dataset) -> String {
    match evidence {
        Evidence::SharedWording { text, .. } => tr!("本行两格都写有“{}”", one_line(text)),
        Evidence::Margin {
            score,
            runner_up,
            alternatives,
        } => margin(*score, *runner_up, *alternatives),
        Evidence::RowSum { total, parts } => {
            let parts: Vec<String> = parts.iter().map(|part| figures::money(*part)).collect();
            let sum = format!("{} = {}", figures::money(*total), parts.join(" + "));
            format!("{sum} {}", currency::here()).trim_end().to_owned()
        }
        Evidence::UnitSum { unit, sum } => tr!(
            "“{}”各行相加等于该单位公布的 {} {}",
            begun(unit_name(dataset, *unit)),
            figures::money(*sum),
            currency::here()
        )
        .trim_end()
        .to_owned(),
        Evidence::GrandTotal { sum } => {
            tr!(
                "资金来源由全表合计 {} {} 推得",
                figures::money(*sum),
                currency::here()
            )
        }
        Evidence::UnitOrder { unit } => {
            let unit = begun(unit_name(dataset, *unit));
            tr!("按单位行的次序，此处属于“{}”", unit)
        }
        Evidence::UnitNamed { text, .. } => tr!("行内写有单位名称“{}”", one_line(text)),
        Evidence::OnlyArrangement => tr!("只有这一种排法").to_owned(),
        Evidence::SameInEveryArrangement => {
            tr!("每一种可能的排法里，这里都是同样的文字").to_owned()
        }
        Evidence::LastOfFile => tr!("文件到这一格为止，它的末尾可能没有取到").to_owned(),
        Evidence::NoHeadBehind => tr!("下一页缺了页首，它开头的文字可能混在这一格末尾").to_owned(),
        Evidence::ByOrderAlone => {
            tr!("只凭本栏的次序：若有一格丢失或对调，文字会更吻合").to_owned()
        }
        Evidence::UnitsOutOfOrder => {
            tr!("原文的单位行不在应有的位置，或与行内写的单位不符，次序不足为凭").to_owned()
        }
        Evidence::UnitNowhereNamed => tr!("没有一行写有本单位的名称，只凭单位行的次序").to_owned(),
        Evidence::SpareGoal => tr!("本页的目标像是比行多一段，可能缺了一行").to_owned(),
    }
}

/// How many cells of a column the page holds, linked or not.
#[must_use]
pub fn cells(page: &Page, column: Column) -> usize {
    let chosen = page.columns.iter().filter(|link| link.column == column);
    let counted: usize = chosen.map(|link| link.cells as usize).sum();
    let left = match column {
        Column::Name => page.unlinked.names.len(),
        Column::Goal => page.unlinked.goals.len(),
        Column::Amounts => page.unlinked.amounts.len(),
        Column::Unit => 0,
    };
    counted.max(left)
}

/// The name of unit `index`, or a dash where there is none.
#[must_use]
pub fn unit_name(dataset: &Dataset, index: usize) -> &str {
    dataset
        .units
        .get(index)
        .map_or("—", |unit| unit.name.text.as_str())
}

/// `text` on one line: paragraph breaks become blanks, other characters stay as they are.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\t' => line.push(' '),
            c => line.push(c),
        }
    }
    line
}

/// `text` on one line as it is shown, see [`begun`].
#[must_use]
pub fn shown(text: &str) -> String {
    one_line(&begun(text.trim()))
}

/// A text as it is shown: whole, unless it is longer than any screen is read. Then it is its beginning, and where the rest is.
#[must_use]
pub fn begun(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 4_000;
    if text.char_indices().nth(LONGEST).is_none() {
        return text.into();
    }
    let end = text.char_indices().nth(LONGEST / 2);
    let beginning = &text[..end.map_or(text.len(), |(end, _)| end)];
    let count = figures::count(text.chars().count());
    tr!("{}……（共 {} 字，全文见“原文”）", beginning, count).into()
}

/// A name as a drawing or a heading has room for it: one that is longer than any name ends in '…'.
#[must_use]
pub fn cut(mut name: String) -> String {
    const LONGEST: usize = 120;
    if let Some((end, _)) = name.char_indices().nth(LONGEST) {
        name.truncate(end);
        name.push('…');
    }
    name
}

/// Whether two published values say the same: blanks and a final full stop are the typist's.
#[must_use]
pub fn same_value(a: &str, b: &str) -> bool {
    fn written(text: &str) -> impl Iterator<Item = char> {
        let text = text.trim_end();
        let text = text.strip_suffix('。').unwrap_or(text);
        text.chars().filter(|c| !c.is_whitespace())
    }
    written(a).eq(written(b))
}

fn margin(score: i64, runner_up: i64, alternatives: u32) -> String {
    let lead = score.saturating_sub(runner_up);
    tr!(alternatives as usize => "比较了 {} 种排法，按文字吻合程度，这一种比次优高 {} 分",
        figures::count(alternatives as usize),
        thousandths(lead)
    )
}

/// Thousandths with one decimal: `12345` is `12.3`. Rounds towards zero, so that a lead is never overstated.
fn thousandths(value: i64) -> String {
    format!("{}.{}", value / 1000, (value % 1000).abs() / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_is_never_overstated() {
        assert_eq!(thousandths(12_399), "12.3");
        assert_eq!(thousandths(99), "0.0");
    }

    #[test]
    fn a_row_sum_shows_its_arithmetic() {
        let dec = |text: &str| text.parse().unwrap();
        let reason = Evidence::RowSum {
            total: dec("1315.69"),
            parts: vec![dec("1150.00"), dec("165.69")],
        };
        assert_eq!(
            evidence(&reason, &Dataset::default()),
            "1,315.69 = 1,150.00 + 165.69"
        );
    }

    #[test]
    fn a_unit_that_is_not_there_is_no_panic() {
        let reason = Evidence::UnitOrder { unit: 7 };
        assert!(evidence(&reason, &Dataset::default()).contains('—'));
    }
}

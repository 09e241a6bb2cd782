//! 图表: what each chart says, as figures that a table says too. Nothing is drawn here; see [`crate::chart`].
//!
//! A chart follows the same filter as the lists, and each of its marks leads to the list that it stands for. Money is the published
//! sums of units and of the whole document; what could be linked to single projects is shown as that and never as the whole.

mod caption;
mod counts;
mod indicators;
mod money;
mod scope;

pub use caption::Caption;
pub use scope::Scope;

use super::address::Address;
use super::words;
use crate::lang::tr;
use crate::order;
use crate::tr;
use rust_decimal::Decimal;

/// One chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Figures {
    /// Its name in the page: 'units'.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What is seen in it, as a sentence.
    pub title: String,
    /// The unit of its values: '万元', '条'.
    pub unit: String,
    /// How many of what are counted, what is not, and how to read it; one sentence each.
    pub notes: Vec<String>,
    /// How it is drawn.
    pub form: Form,
    /// What the columns of its table are called: the label, then each value, then what stands beside it if anything does.
    pub headings: Vec<String>,
    /// What is drawn, in order.
    pub data: Vec<Datum>,
}

/// How a chart is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Form {
    /// Parts of a whole, largest first; `others` is what is said of so many of them: '其余 {} 个单位'.
    Whole {
        /// How many of them, to be filled in.
        others: &'static str,
        /// What shares are of.
        whole: Option<Decimal>,
    },
    /// Bars from nothing, one for each of a datum's values; `most` is where the scale ends, if not with the largest.
    Bars {
        /// Where the scale ends.
        most: Option<Decimal>,
    },
    /// Dots on a line for each label; neighbours of the same label share one. The scale begins at `least`.
    Dots {
        /// Where the scale begins.
        least: Decimal,
        /// Whether lines are shared by things that stand for themselves, so that none may hide another.
        is_shared: bool,
    },
}

/// One thing of a chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Datum {
    /// Its name.
    pub label: String,
    /// Its values, as many as the chart has series.
    pub values: Vec<Value>,
    /// How many it stands for, where that makes a dot larger.
    pub weight: usize,
    /// Whether it rests on a link that is only likely.
    pub likely: bool,
    /// Where it leads.
    pub leads: Option<Address>,
}

/// A number and how it is read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Value {
    /// The number; nothing if it is not known.
    pub number: Option<Decimal>,
    /// As it is to be read, without its unit.
    pub text: String,
    /// What stands beside it: a share, a count.
    pub beside: String,
}

impl Datum {
    /// A datum with one value.
    #[must_use]
    pub fn new(label: impl Into<String>, value: Value, leads: Option<Address>) -> Self {
        Self {
            label: words::cut(label.into()),
            values: vec![value],
            weight: 1,
            likely: false,
            leads,
        }
    }
}

impl Figures {
    /// The rows of its table, as wide as its headings.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<String>> {
        let has_beside = self.has_beside();
        let row = |datum: &Datum| {
            let likely = if datum.likely {
                tr!("（可能）")
            } else {
                ""
            };
            let mut row = vec![format!("{}{likely}", datum.label)];
            for (value, has_beside) in datum.values.iter().zip(&has_beside) {
                row.push(value.text.clone());
                if *has_beside {
                    row.push(value.beside.clone());
                }
            }
            row
        };
        self.data.iter().map(row).collect()
    }

    /// For each series, whether anything stands beside its values.
    fn has_beside(&self) -> Vec<bool> {
        let series = self.data.first().map_or(0, |datum| datum.values.len());
        let has = |at: usize| {
            let mut values = self.data.iter().filter_map(|datum| datum.values.get(at));
            values.any(|value| !value.beside.is_empty())
        };
        (0..series).map(has).collect()
    }

    /// One datum in a sentence, to be read out.
    #[must_use]
    pub fn said(&self, at: usize) -> String {
        let Some(datum) = self.data.get(at) else {
            return String::new();
        };
        let likely = if datum.likely {
            tr!("（可能）")
        } else {
            ""
        };
        let mut parts = Vec::new();
        let mut heading = self.headings.iter().skip(1);
        for (value, has_beside) in datum.values.iter().zip(self.has_beside()) {
            let name = heading.next().map_or("", String::as_str);
            parts.push(format!("{name} {}", value.text));
            if has_beside {
                let name = heading.next().map_or("", String::as_str);
                if !value.beside.is_empty() {
                    parts.push(format!("{name} {}", value.beside));
                }
            }
        }
        tr!("{}{}：{}", datum.label, likely, parts.join(tr!("，")))
    }
}

/// The headings of a table in the reader's language.
pub(super) fn headed<const N: usize>(headings: [&'static str; N]) -> Vec<String> {
    headings.map(|heading| tr(heading).to_owned()).into()
}

/// What makes a chart, if there is anything to show.
pub type Maker = fn(&Scope<'_>) -> Option<Figures>;

/// What makes each chart, in their order. Each may take a while where a document is large.
pub const MAKERS: [Maker; 11] = [
    money::units,
    money::funds,
    money::sizes,
    money::beside_indicators,
    indicators::level1,
    indicators::level2,
    indicators::kinds,
    indicators::measurable,
    indicators::percentages,
    counts::kinds,
    counts::of_units,
];

/// One chart of what `scope` lets through; nothing if it would be empty.
#[must_use]
pub fn chart(make: Maker, scope: &Scope<'_>) -> Option<Figures> {
    let shown = make(scope).filter(|figures| !figures.data.is_empty());
    shown.map(bounded)
}

/// Every chart of what `scope` lets through.
#[must_use]
pub fn charts(scope: &Scope<'_>) -> Vec<Figures> {
    let all = MAKERS.into_iter();
    all.filter_map(|make| chart(make, scope)).collect()
}

/// Each chart, what it is called, and why there may be nothing to draw of it.
const ALL: [(&str, &str, &str); 11] = [
    ("units", "各单位的钱", "没有单位公布或读出了合计"),
    ("funds", "钱从哪里来", "没有公布或没有读出合计"),
    ("sizes", "项目大小", "没有项目能对应到金额"),
    ("money-indicators", "钱与指标", "没有单位公布或读出了合计"),
    ("levels1", "一级指标", "没有指标"),
    ("levels2", "二级指标", "没有指标"),
    ("kinds", "目标类型", "没有指标"),
    (
        "measurable",
        "可衡量的指标",
        "没有指标，或已按目标类型筛选，比例便不说明什么",
    ),
    (
        "percentages",
        "百分比定在哪里",
        "没有年度值是要达到的百分比",
    ),
    ("findings", "核查提示", "没有核查提示"),
    ("findings-units", "各单位的核查提示", "没有项目"),
];

/// The charts whose names in the page are not among those shown: what each is called, and why.
#[must_use]
pub fn absent(shown: &[&str]) -> Vec<(&'static str, &'static str)> {
    let absent = ALL.into_iter().filter(|(id, ..)| !shown.contains(id));
    absent.map(|(_, name, why)| (tr(name), tr(why))).collect()
}

/// More than anybody looks through, and than a browser draws in one picture, is neither drawn nor listed.
const MOST: usize = 100;

/// The largest of `all`, as many as are listed, before any words are made of them.
fn largest<T>(mut all: Vec<T>, size: fn(&T) -> Decimal) -> Vec<T> {
    order::sort_by(&mut all, |a, b| size(b).cmp(&size(a)));
    all.truncate(MOST);
    all
}

fn bounded(figures: Figures) -> Figures {
    let count = figures.data.len();
    bounded_of(figures, count)
}

/// The first of `count`; they are no whole any more.
fn bounded_of(mut figures: Figures, count: usize) -> Figures {
    if count > MOST {
        figures.data.truncate(MOST);
        figures
            .notes
            .push(tr!("只列前 {} 项，共 {} 项", MOST, count));
        if let Form::Whole { .. } = figures.form {
            figures.form = Form::Bars { most: None };
        }
    }
    figures
}

//! What a file says of itself: where it comes from, what was asked for, and how to read it.

use super::rows::Rows;
use crate::lang::{of_money, tr};
use crate::model::Dataset;
use crate::tr;
use crate::view::charts::Caption;
use crate::view::words;

/// What only the page knows of a file that is made of its document.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct About {
    /// The day: '2025-03-01'.
    pub date: String,
    /// What the document's file is called.
    pub source: String,
    /// The address of the view; empty if it leads nobody else there.
    pub link: String,
    /// What the rows were chosen by, in words.
    pub choices: Vec<String>,
}

impl About {
    /// On lines, to be sent to another thread.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let own = [&self.date, &self.source, &self.link];
        let lines: Vec<String> = own
            .into_iter()
            .chain(&self.choices)
            .map(|text| words::one_line(text))
            .collect();
        lines.join("\n")
    }

    /// The way back from [`About::to_lines`].
    #[must_use]
    pub fn from_lines(lines: &str) -> Self {
        let mut lines = lines.split('\n').map(str::to_owned);
        let mut next = || lines.next().unwrap_or_default();
        Self {
            date: next(),
            source: next(),
            link: next(),
            choices: lines.collect(),
        }
    }

    /// The same with the document's name, as charts and findings say it.
    #[must_use]
    pub fn caption(self, dataset: &Dataset) -> Caption {
        let document = &dataset.document;
        let [title, department] =
            [&document.title.text, &document.department.text].map(|text| words::one_line(text));
        let named = tr!("《{}》", title);
        let named = if department.is_empty() {
            named
        } else {
            format!("{named}{}{department}", tr!("，"))
        };
        let (source, sha256) = (&self.source, &document.sha256);
        Caption {
            choices: self.choices,
            source: tr!("{}，文件 {}，SHA-256 {}", named, source, sha256),
            document: named,
            link: self.link,
            date: self.date,
        }
    }
}

/// How sure a link is, and what an empty cell means: what a reader must know before quoting.
pub(super) const READING: [(&str, &str); 6] = [
    (
        "确定",
        "金额相加吻合，或其他排法都与原文矛盾，因此这一格属于这一行。",
    ),
    (
        "可能",
        "文字吻合程度明显支持这一种排法，但原文不能证明。引用前请核对原文。",
    ),
    (
        "未能对应",
        "原文里看不出属于哪一行，因此留空；这不等于没有公布。",
    ),
    ("未知", "这一栏公布了多少（或有没有）在原文里没有留下。"),
    (
        "指标值",
        "照录原文；旁边的类型、数值、上限和单位是按文字读出的，文字不是数量的留空。百分比写作 95 加单位 %。",
    ),
    ("许可", "来源是政府公开的文件，原文没有写明使用许可。"),
];

/// What stands on the sheet about the file, as labels and texts in the reader's language.
pub(super) fn lines(dataset: &Dataset, rows: &Rows, about: &About) -> Vec<(&'static str, String)> {
    let document = &dataset.document;
    let published = |text: &str| match words::one_line(text) {
        text if text.is_empty() => tr!("原文没有写明").to_owned(),
        text => text,
    };
    let year = document.year.map(|year| year.to_string());
    let money = words::one_line(&document.currency_unit.text);
    let mut lines = vec![
        (tr!("文件标题"), published(&document.title.text)),
        (tr!("部门名称"), published(&document.department.text)),
        (tr!("文件年度"), published(&year.unwrap_or_default())),
        (tr!("金额单位"), published(of_money(&money))),
        (tr!("来源文件"), about.source.clone()),
        (tr!("来源文件 SHA-256"), document.sha256.clone()),
        (tr!("内容"), rows.tally(dataset)),
    ];
    let chosen = tr!("筛选条件");
    match about.choices.as_slice() {
        [] => lines.push((chosen, tr!("无（全部）").to_owned())),
        choices => lines.extend(choices.iter().map(|choice| (chosen, choice.clone()))),
    }
    if !about.link.is_empty() {
        lines.push((tr!("链接"), about.link.clone()));
    }
    lines.push((tr!("导出日期"), about.date.clone()));
    lines.extend(READING.map(|(label, text)| (tr(label), tr(text).to_owned())));
    lines
}

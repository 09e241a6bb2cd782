//! What a reader must know before trusting what follows: damage of the file itself.

use super::words;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lang::{self, tr};
use crate::model::Dataset;
use crate::tr;

/// One thing that is wrong with the file, and what can be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What happened.
    pub title: &'static str,
    /// Where, and the reader's own sentence; of many the first.
    pub details: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// The page of the first of them that stands on one, counted from 1.
    pub page: Option<u32>,
    /// What to do.
    pub advice: &'static str,
}

/// How many places of each kind the reader noted, for the method page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted {
    /// What was noted.
    pub title: &'static str,
    /// In how many places.
    pub count: usize,
}

/// The notices that belong above everything else: the file is cut off, or a part of it cannot be read, or is no table. `own` if the reader
/// opened it.
#[must_use]
pub fn notices(dataset: &Dataset, own: bool) -> Vec<Notice> {
    const MOST: usize = 5;
    let mut notices: Vec<Notice> = Vec::new();
    for noted in grave(dataset) {
        let title = title(noted.code);
        let known = notices.iter().position(|notice| notice.title == title);
        let at = known.unwrap_or_else(|| {
            notices.push(Notice {
                title,
                details: Vec::new(),
                more: 0,
                page: None,
                advice: advice(noted.code, own),
            });
            notices.len() - 1
        });
        let is_told = page_of(noted, dataset) > 0 || !lang::is_english();
        let notice = &mut notices[at];
        if notice.details.len() == MOST {
            notice.more += 1;
        } else if is_told {
            let page = page_of(noted, dataset);
            notice.details.push(detail(noted, page, dataset));
            notice.page = notice.page.or(Some(page).filter(|page| *page > 0));
        }
    }
    notices
}

/// Whether there is anything that belongs there.
#[must_use]
pub fn is_damaged(dataset: &Dataset) -> bool {
    grave(dataset).next().is_some()
}

fn grave(dataset: &Dataset) -> impl Iterator<Item = &Diagnostic> {
    let coverage = &dataset.coverage;
    let is_mixed = coverage.assigned < coverage.characters - coverage.characters / MIXED;
    dataset.diagnostics.iter().filter(move |noted| {
        let code = matches!(
            noted.code,
            Code::TruncatedDocument
                | Code::UndecodableBytes
                | Code::UnitsFallShort
                | Code::NoGrandTotal
                | Code::SeveralGrandTotals
        );
        code || is_mixed && noted.code == Code::Residue || noted.severity == Severity::Error
    })
}

/// One character in so many belongs to no table: more than dirt.
const MIXED: u64 = 100;

/// All that was noted, by kind, in the order of first occurrence.
#[must_use]
pub fn noted(dataset: &Dataset) -> Vec<Noted> {
    let mut all: Vec<Noted> = Vec::new();
    for diagnostic in &dataset.diagnostics {
        let title = title(diagnostic.code);
        match all.iter_mut().find(|noted| noted.title == title) {
            Some(noted) => noted.count += 1,
            None => all.push(Noted { title, count: 1 }),
        }
    }
    all
}

/// How much of a text that belongs to nothing is shown of it.
const LONGEST: usize = 24;

/// The page on which it stands; 0 if it is of the document as a whole.
fn page_of(noted: &Diagnostic, dataset: &Dataset) -> u32 {
    if noted.page > 0 || noted.span.is_empty() {
        return noted.page;
    }
    let before = dataset
        .pages
        .partition_point(|page| page.span.start <= noted.span.start);
    let page = before.checked_sub(1).and_then(|at| dataset.pages.get(at));
    page.map_or(0, |page| page.number)
}

fn detail(noted: &Diagnostic, page: u32, dataset: &Dataset) -> String {
    if noted.code == Code::Residue {
        let text = dataset.text.get(noted.span.range()).unwrap_or_default();
        let text = words::shown(text);
        let start: String = text.chars().take(LONGEST).collect();
        let more = if start.len() < text.len() { "…" } else { "" };
        return tr!("第 {} 页：{}", page, format!("“{start}{more}”"));
    }
    // The reader of documents speaks Chinese; in English the title says what it is.
    if lang::is_english() {
        return tr!("第 {} 页", page);
    }
    let message = words::shown(&noted.message);
    if page == 0 || message.contains('页') {
        message
    } else {
        tr!("第 {} 页：{}", page, message)
    }
}

fn title(code: Code) -> &'static str {
    tr(match code {
        Code::UndecodableBytes => "文件里有不能读成文字的字节",
        Code::TruncatedDocument => "文件不完整，后面的内容缺失",
        Code::IncompleteIndicator => "有指标缺少组成部分",
        Code::OrdinalGap => "有指标的序号不连续",
        Code::Residue => "有文字不属于表格的任何部分",
        Code::MissingCells => "某些页某一栏的格数少于行数",
        Code::SurplusCells => "某些页某一栏的格数多于行数",
        Code::Fragment => "有只剩一截的单元格",
        Code::GluedAmounts => "有粘连在一起的金额",
        Code::AmountOutOfRange => "有大到无法精确表示的数",
        Code::UnlinkedColumn => "有的栏不能可靠地对应到行",
        Code::NoGrandTotal => "文件没有合计行",
        Code::UnitsFallShort => "文件可能不完整",
        Code::SeveralGrandTotals => "文件里不止一个合计行",
    })
}

fn advice(code: Code, own: bool) -> &'static str {
    tr(match code {
        Code::TruncatedDocument | Code::UnitsFallShort if own => {
            "请对照发布方的原文件，打开完整的一份。以下只是已读到的部分，各项合计可能不全。"
        }
        Code::NoGrandTotal => {
            "表格开头可能缺失。以下只是已读到的部分，合计是读到的各单位之和；引用前请对照发布方的原文件。"
        }
        Code::SeveralGrandTotals => {
            "文件里可能是几份表接在一起。总数取第一个合计行；单位、项目和占比可能把几份表算在了一起，引用前请对照发布方的原文件。"
        }
        Code::Residue => {
            "文件里可能混有别的内容，或表格有一段读不出来。这些文字在“原文”里标出；以下只是已读到的部分，各项合计可能不全。"
        }
        Code::TruncatedDocument => {
            "请刷新页面重新下载；若仍然如此，说明服务器上的文件本身被截断，请联系发布方。以下显示已读到的部分，各项合计可能不全。"
        }
        Code::UnitsFallShort => {
            "请刷新页面重新下载；若仍然如此，请与发布方的原文件对照：可能缺少后面的页，也可能是公布的合计与各单位之和本来就不相等。"
        }
        Code::UndecodableBytes => "这些字节以“\u{FFFD}”显示，请以发布方的原文件为准。",
        _ => "以下显示已读到的部分；引用前请对照发布方的原文件。",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn diagnostic(code: Code, severity: Severity, page: u32) -> Diagnostic {
        Diagnostic {
            code,
            severity,
            span: Span::default(),
            page,
            message: "文字在此中断".to_owned(),
        }
    }

    #[test]
    fn only_grave_things_stand_above_the_page_but_all_are_counted() {
        let data = Dataset {
            diagnostics: vec![
                diagnostic(Code::Residue, Severity::Warning, 3),
                diagnostic(Code::TruncatedDocument, Severity::Warning, 9),
                diagnostic(Code::UndecodableBytes, Severity::Warning, 0),
                diagnostic(Code::UndecodableBytes, Severity::Error, 2),
            ],
            ..Dataset::default()
        };
        let shown = notices(&data, false);
        assert_eq!(shown.len(), 2);
        assert_eq!(shown[0].details, ["第 9 页：文字在此中断"]);
        assert_eq!(shown[1].details.len(), 2);
        let counts: Vec<usize> = noted(&data).iter().map(|noted| noted.count).collect();
        assert_eq!(counts, [1, 1, 2]);
    }
}

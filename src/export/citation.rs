//! How a view, a project or a page is cited: what it is, in which file, where there, when it was looked at, and its link.

use crate::model::{Confidence, Dataset};
use crate::tr;
use crate::view::projects::heading;
use crate::view::words;

/// What is cited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A list: how many of how many ('12 / 237 个项目'), and what they were chosen by.
    List {
        /// How many of how many.
        tally: String,
        /// The choices, in words.
        choices: Vec<String>,
    },
    /// The project with this index.
    Project(usize),
    /// The page with this number.
    Page(u32),
}

/// A citation, to be put on the clipboard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// Plain text on one line.
    pub text: String,
    /// The same in Markdown (CommonMark), with the link on what is cited.
    pub markdown: String,
}

/// Cites `subject` on `date` ('2025-03-01'). Without a `link` there is none: it would lead nobody else there.
#[must_use]
pub fn cite(dataset: &Dataset, subject: &Subject, link: Option<&str>, date: &str) -> Citation {
    let what = what(dataset, subject);
    let rest = rest(dataset, subject, date);
    let (shown, end) = match link {
        Some(link) => (
            format!("[{}](<{link}>)", plain(&what)),
            tr!("链接：{}", link),
        ),
        None => (
            plain(&what),
            tr!("该文件由引用者打开，没有公开链接。").to_owned(),
        ),
    };
    Citation {
        text: tr!("{}。{}{}", what, rest, end),
        markdown: match link {
            Some(_) => tr!("{}。{}", shown, plain(&rest)),
            None => tr!("{}。{}{}", shown, plain(&rest), end),
        },
    }
}

/// The address by which `subject` is cited, when `href` shows it: a project's own, whichever list it was opened from.
#[must_use]
pub fn cited_link(dataset: &Dataset, subject: &Subject, href: &str) -> String {
    let own = match subject {
        Subject::Project(_) => href.split('?').next().unwrap_or_default(),
        Subject::List { .. } | Subject::Page(_) => href,
    };
    permalink(dataset, own)
}

/// The address `href` with the first digits of the document's hash, by which the page knows another document; without a fragment.
#[must_use]
pub fn permalink(dataset: &Dataset, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    let hash = &dataset.document.sha256;
    let mut parts: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("doc="))
        .collect();
    let own = format!("doc={}", hash.get(..8).unwrap_or(hash));
    parts.push(&own);
    format!("{path}?{}", parts.join("&"))
}

fn what(dataset: &Dataset, subject: &Subject) -> String {
    match subject {
        Subject::List { tally, choices } => match choices.as_slice() {
            [] => tr!("全部 {}", tally),
            choices => tr!("{}（{}）", tally, choices.join(tr!("；"))),
        },
        Subject::Project(at) => {
            let project = dataset.projects.get(*at);
            project.map_or_else(String::new, |project| {
                let heading = heading(dataset, project);
                match (heading.missing, heading.confidence) {
                    (true, _) => tr!("项目{}", heading.text),
                    (false, Confidence::Proven) => tr!("项目“{}”", heading.text),
                    (false, _) => tr!("项目“{}”（名称只是可能对应）", heading.text),
                }
            })
        }
        Subject::Page(number) => tr!("原文第 {} 页", number),
    }
}

fn rest(dataset: &Dataset, subject: &Subject, date: &str) -> String {
    let document = &dataset.document;
    let title = match words::one_line(&document.title.text) {
        title if title.is_empty() => tr!("项目支出绩效目标表（原文没有标题）").to_owned(),
        title => title,
    };
    let mut parts = vec![tr!("《{}》", title)];
    let department = words::one_line(&document.department.text);
    parts.extend((!department.is_empty()).then_some(department));
    if let Subject::Project(at) = subject
        && let Some(project) = dataset.projects.get(*at)
    {
        parts.push(tr!("第 {} 页第 {} 行", project.page, project.row));
    }
    parts.push(tr!("文件 SHA-256：{}", document.sha256));
    parts.push(tr!("{} 引用", date));
    tr!("{}。", parts.join(tr!("，")))
}

/// `text` with everything escaped that Markdown would take for a sign.
fn plain(text: &str) -> String {
    const SIGNS: &str = "\\`*_[]<>~&#|!";
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if SIGNS.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
#[path = "citation_tests.rs"]
mod tests;

//! What a reader takes away of 核查, beside the page: a large document may have 100,000 findings.

use crate::audit::catalogue;
use crate::export::{About, sheet};
use crate::lang::tr;
use crate::model::Dataset;
use crate::tr;
use crate::view::figures;
use crate::view::findings::{Concerned, case, neutral};

const HEADINGS: [&str; 10] = [
    "提示",
    "内容",
    "项目编号",
    "项目",
    "单位",
    "页",
    "行",
    "所依文字",
    "规则",
    "依据",
];

/// The findings at `places` of [`Dataset::findings`] as [`sheet`] writes them: one row for each project that a finding concerns. What each
/// finding says stands on a line of `told`: a document is packed with its findings in Chinese, whatever its reader speaks.
#[must_use]
pub fn findings_csv(dataset: &Dataset, places: &[u32], told: &str, about: About) -> Vec<u8> {
    let mut rows = vec![HEADINGS.map(|heading| tr(heading).to_owned()).to_vec()];
    for (at, message) in places.iter().zip(told.split('\n')) {
        rows.extend(of_finding(dataset, *at as usize, message).unwrap_or_default());
    }
    let count = places.len();
    let said = vec![
        (
            tr!("内容"),
            tr!(count => "{} 处核查提示", figures::count(count)),
        ),
        (tr!("附注"), neutral().to_owned()),
    ];
    sheet(rows, said, &about.caption(dataset))
}

fn of_finding(dataset: &Dataset, at: usize, message: &str) -> Option<Vec<Vec<String>>> {
    let finding = dataset.findings.get(at)?;
    let info = catalogue().iter().find(|info| info.id == finding.id)?;
    let case = case(dataset, at, usize::MAX)?;
    let row = |place: [String; 5]| {
        let mut cells = vec![tr(info.title_zh).to_owned(), message.to_owned()];
        cells.extend(place);
        cells.push(case.quotes.join(" … "));
        cells.extend([info.rule_zh, info.source_zh].map(|text| tr(text).to_owned()));
        cells
    };
    if case.projects.is_empty() {
        let mut place = <[String; 5]>::default();
        place[3] = case.page.map_or_else(String::new, |page| page.to_string());
        return Some(vec![row(place)]);
    }
    Some(case.projects.iter().map(place).map(row).collect())
}

/// Which project it is, whose, and where it stands.
fn place(project: &Concerned) -> [String; 5] {
    let unit = project.unit.as_deref().unwrap_or(tr!("未能对应"));
    let (page, row) = project.place;
    [
        project.id.clone(),
        project.name.clone(),
        unit.to_owned(),
        page.to_string(),
        row.to_string(),
    ]
}

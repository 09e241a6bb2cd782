use super::*;
use crate::model::{Field, Link, Project};

fn dataset() -> Dataset {
    let field = |text: &str| Field {
        text: text.to_owned(),
        runs: Vec::new(),
    };
    let project = |name: &str, confidence| Project {
        id: "pabc".to_owned(),
        page: 9,
        row: 3,
        unit: Link::default(),
        name: Link::new(field(name), confidence, Vec::new()),
        goal: Link::default(),
        amounts: Link::default(),
        cell: Field::default(),
        indicators: Vec::new(),
    };
    let mut dataset = Dataset::default();
    dataset.document.title = field("2024年部门项目支出\n绩效目标表");
    dataset.document.department = field("澜州市水务局");
    dataset.document.sha256 = "0a1b2c3d".repeat(8);
    dataset.projects = vec![
        project("河道[一期]*", Confidence::Proven),
        project("管护", Confidence::Likely),
        project("", Confidence::Unresolved),
    ];
    dataset
}

fn text(subject: &Subject) -> String {
    cite(
        &dataset(),
        subject,
        Some("https://a.example/x?doc=0a1b2c3d"),
        "2025-03-01",
    )
    .text
}

#[test]
fn a_project_is_cited_with_file_place_hash_day_and_link() {
    let hash = "0a1b2c3d".repeat(8);
    assert_eq!(
        text(&Subject::Project(0)),
        format!(
            "项目“河道[一期]*”。《2024年部门项目支出 绩效目标表》，澜州市水务局，第 9 页第 3 行，文件 SHA-256：{hash}，\
             2025-03-01 引用。链接：https://a.example/x?doc=0a1b2c3d"
        )
    );
}

#[test]
fn what_is_not_certain_is_not_cited_as_if_it_were() {
    assert!(text(&Subject::Project(1)).starts_with("项目“管护”（名称只是可能对应）。"));
    assert!(text(&Subject::Project(2)).starts_with("项目名称缺失（第 9 页第 3 行）。"));
}

#[test]
fn a_list_says_how_many_of_how_many_and_why() {
    let list = |choices: &[&str]| Subject::List {
        tally: "12 / 237 个项目".to_owned(),
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
    };
    assert!(text(&list(&[])).starts_with("全部 12 / 237 个项目。《"));
    assert!(
        text(&list(&["含“水”", "总计不少于 10"]))
            .starts_with("12 / 237 个项目（含“水”；总计不少于 10）。《")
    );
    assert!(text(&Subject::Page(7)).starts_with("原文第 7 页。《"));
}

#[test]
fn markdown_is_a_link_and_names_are_no_signs_in_it() {
    let cited = cite(
        &dataset(),
        &Subject::Project(0),
        Some("https://a.example/x?q=(1)"),
        "2025-03-01",
    );
    let start = "[项目“河道\\[一期\\]\\*”](<https://a.example/x?q=(1)>)。《2024年";
    assert!(cited.markdown.starts_with(start), "{}", cited.markdown);
}

#[test]
fn a_file_of_the_readers_own_has_no_link() {
    let cited = cite(&dataset(), &Subject::Page(1), None, "2025-03-01");
    for text in [cited.text, cited.markdown] {
        assert!(
            text.ends_with("2025-03-01 引用。该文件由引用者打开，没有公开链接。"),
            "{text}"
        );
    }
}

#[test]
fn a_link_names_its_document_once() {
    let link = |href| permalink(&dataset(), href);
    assert_eq!(
        link("https://a.example/s/projects"),
        "https://a.example/s/projects?doc=0a1b2c3d"
    );
    assert_eq!(
        link("https://a.example/pabc?q=%E6%B0%B4&doc=ffffffff&at=3#x"),
        "https://a.example/pabc?q=%E6%B0%B4&at=3&doc=0a1b2c3d"
    );
    assert_eq!(
        link("https://a.example/?"),
        "https://a.example/?doc=0a1b2c3d"
    );
}

#[test]
fn a_project_is_cited_by_its_own_address() {
    let link = |subject| cited_link(&dataset(), subject, "https://a.example/s/pabc?q=x&at=3#y");
    assert_eq!(
        link(&Subject::Project(0)),
        "https://a.example/s/pabc?doc=0a1b2c3d"
    );
    assert_eq!(
        link(&Subject::Page(0)),
        "https://a.example/s/pabc?q=x&at=3&doc=0a1b2c3d"
    );
}

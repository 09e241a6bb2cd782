//! The list: honest names and amounts, counts that follow the query, snippets whose marks fit.

use super::*;
use crate::view::fixture;
use crate::view::found::Match;

fn rows(dataset: &Dataset) -> Vec<ProjectRow> {
    let all = 0..dataset.projects.len();
    all.filter_map(|at| row(dataset, at, None)).collect()
}

#[test]
fn a_name_that_is_not_there_says_so_and_what_the_row_is_about() {
    let mut data = fixture::dataset();
    let list = rows(&data);
    let last = &list[3].heading;
    assert_eq!(last.text, "名称缺失（第 1 页第 4 行，首条指标：设备数）");
    assert!(last.missing);
    assert!(!list[0].heading.missing);
    let left = data.projects[2].name.value.take();
    data.pages[0].unlinked.names.extend(left);
    let text = rows(&data)[3].heading.text.clone();
    assert!(text.starts_with("名称未能对应（"), "{text}");
}

#[test]
fn only_linked_amounts_and_units_are_shown() {
    let data = fixture::dataset();
    let list = rows(&data);
    let amounts: Vec<_> = list.iter().map(|row| row.amount).collect();
    assert_eq!(amounts, [Some("150.00".parse().unwrap()), None, None, None]);
    assert_eq!(list[0].amount_confidence, Confidence::Likely);
    assert_eq!(list[3].unit, None);
}

#[test]
fn marks_fall_on_the_name_or_on_a_snippet_but_never_beside_the_words() {
    let mut data = fixture::dataset();
    let found = |data: &Dataset, part, word: &str| {
        let matched = |ranges| Match {
            part,
            indicator: None,
            terms: 1,
            ranges,
        };
        let (_, text) = matched(Vec::new()).field(data, &data.projects[0]).unwrap();
        let at = text.find(word).unwrap();
        let range = at..at + word.len();
        let hit = Hit {
            project: 0,
            matched: vec![matched(vec![range])],
        };
        row(data, 0, Some(&hit)).unwrap()
    };
    data.projects[0].name.value.as_mut().unwrap().text = "校舍修缮项目".to_owned();
    let named = found(&data, Part::Name, "修缮");
    let heading = named.heading;
    assert_eq!(&heading.text[heading.marks[0].clone()], "修缮");
    assert_eq!(named.snippet, None);

    let long = format!("{}改善\n校舍{}", "前".repeat(40), "后".repeat(80));
    data.projects[0].goal.value.as_mut().unwrap().text = long;
    let snippet = found(&data, Part::Goal, "校舍").snippet.unwrap();
    assert_eq!(snippet.heading, "绩效目标");
    assert_eq!(&snippet.text[snippet.marks[0].clone()], "校舍");
    assert!(snippet.text.starts_with("…前") && snippet.text.ends_with("后…"));
    assert!(snippet.text.chars().count() <= 56, "{}", snippet.text);
}

#[test]
fn a_file_is_named_by_what_is_in_it() {
    let mut data = fixture::dataset();
    data.document.department.text = "澜州市水务局".to_owned();
    data.document.year = Some(2024);
    let name = |choices: &[&str]| {
        let choices: Vec<String> = choices.iter().map(|choice| (*choice).to_owned()).collect();
        file_name(&data, &choices, "2025-03-01")
    };
    assert_eq!(name(&[]), "绩效目标_澜州市水务局_2024年_2025-03-01");
    assert_eq!(
        name(&["水库管理所", " 值:>=95% \"a/b\" "]),
        "绩效目标_澜州市水务局_2024年_水库管理所_值  =95%  a b _2025-03-01"
    );
    assert_eq!(
        name(&["甲", "乙", "丙", "丁"]),
        "绩效目标_澜州市水务局_2024年_甲_乙_丙_等4项_2025-03-01"
    );
}

//! The list: honest names and amounts, counts that follow the query, snippets whose marks fit.

use super::*;
use crate::view::fixture;
use crate::view::found::{Match, everything};

fn all(dataset: &Dataset) -> ProjectList {
    project_list(dataset, &Filter::default(), &everything(dataset))
}

fn of_unit(unit: &str) -> Filter {
    Filter::of_unit(unit.to_owned())
}

#[test]
fn a_name_that_is_not_there_says_so_and_what_the_row_is_about() {
    let mut data = fixture::dataset();
    let list = all(&data);
    let last = &list.rows[3].heading;
    assert_eq!(last.text, "名称缺失（第 1 页第 4 行，首条指标：设备数）");
    assert!(last.missing);
    assert!(!list.rows[0].heading.missing);
    let left = data.projects[2].name.value.take();
    data.pages[0].unlinked.names.extend(left);
    let text = all(&data).rows[3].heading.text.clone();
    assert!(text.starts_with("名称未能对应（"), "{text}");
}

#[test]
fn only_linked_amounts_and_units_are_shown() {
    let data = fixture::dataset();
    let list = all(&data);
    let amounts: Vec<_> = list.rows.iter().map(|row| row.amount).collect();
    assert_eq!(amounts, [Some("150.00".parse().unwrap()), None, None, None]);
    assert_eq!(list.rows[0].amount_confidence, Confidence::Likely);
    assert_eq!(list.with_amount, 1);
    assert_eq!(list.rows[3].unit, None);
}

#[test]
fn counts_of_units_follow_the_query_and_not_the_chosen_unit() {
    let data = fixture::dataset();
    let mut hits = everything(&data);
    hits.remove(2);
    let list = project_list(&data, &of_unit("u1"), &hits);
    let counts: Vec<_> = list
        .units
        .iter()
        .map(|unit| (unit.id.as_str(), unit.count))
        .collect();
    assert_eq!(counts, [("u0", 1), ("u1", 1), ("u2", 0), (Filter::NONE, 1)]);
    assert_eq!(tally(&list), "1 / 4 个项目");
}

#[test]
fn the_unplaced_can_be_chosen_too() {
    let data = fixture::dataset();
    let list = project_list(&data, &of_unit(Filter::NONE), &everything(&data));
    let ids: Vec<_> = list.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["pd"]);
    let list = project_list(&data, &of_unit("gone"), &everything(&data));
    assert!(list.rows.is_empty());
}

#[test]
fn marks_fall_on_the_name_or_on_a_snippet_but_never_beside_the_words() {
    let mut data = fixture::dataset();
    let row = |data: &Dataset, part, word: &str| {
        let matched = |ranges| Match {
            part,
            indicator: None,
            ranges,
        };
        let (_, text) = matched(Vec::new()).field(data, &data.projects[0]).unwrap();
        let at = text.find(word).unwrap();
        let range = at..at + word.len();
        let hit = Hit {
            project: 0,
            matched: Some(matched(vec![range])),
        };
        project_list(data, &Filter::default(), &[hit])
            .rows
            .remove(0)
    };
    data.projects[0].name.value.as_mut().unwrap().text = "校舍修缮项目".to_owned();
    let named = row(&data, Part::Name, "修缮");
    let heading = named.heading;
    assert_eq!(&heading.text[heading.marks[0].clone()], "修缮");
    assert_eq!(named.snippet, None);

    let long = format!("{}改善\n校舍{}", "前".repeat(40), "后".repeat(80));
    data.projects[0].goal.value.as_mut().unwrap().text = long;
    let snippet = row(&data, Part::Goal, "校舍").snippet.unwrap();
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
    data.units[1].name.text = "水库管理所".to_owned();
    let name = |filter: &Filter| file_name(&data, filter, "2025-03-01");
    assert_eq!(
        name(&Filter::default()),
        "绩效目标_澜州市水务局_2024年_2025-03-01"
    );
    let narrow = Filter {
        query: " 值:>=95% \"a/b\" ".to_owned(),
        ..of_unit("u1")
    };
    assert_eq!(
        name(&narrow),
        "绩效目标_澜州市水务局_2024年_水库管理所_值  =95%  a b _2025-03-01"
    );
}

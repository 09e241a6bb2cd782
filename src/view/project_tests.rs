//! One project: what is not linked is not shown, what is shown leads to its characters.

use super::*;
use crate::model::{Amount, ColumnLink};
use crate::span::Span;
use crate::view::fixture;

#[test]
fn paragraphs_are_kept_and_equal_values_are_told_once() {
    let data = fixture::dataset();
    let view = project_view(&data, 0).unwrap();
    assert_eq!(view.goal, ["改善校舍。", "第二段。"]);
    assert_eq!(view.indicators, 1);
    assert!(!indicator_row(&data, 0, 0).unwrap().same);
    assert!(indicator_row(&data, 1, 0).unwrap().same);
    assert_eq!(indicator_row(&data, 0, 1), None);
    assert!(words::same_value("≥ 6 个", "≥6个。"));
    assert!(!words::same_value("返工率低于5%", "≤5%"));
}

#[test]
fn what_is_not_linked_has_a_reason_and_no_place() {
    let mut data = fixture::dataset();
    let money = |data: &Dataset| project_view(data, 3).unwrap().links.pop().unwrap();
    let link = money(&data);
    assert_eq!((link.column, link.place), (Column::Amounts, None));
    assert_eq!(link.reasons, ["本页原文没有保留金额"]);
    data.pages[0].unlinked.amounts = vec![Amount {
        value: "7.00".parse().unwrap(),
        span: Span::new(0, 1),
    }];
    assert_eq!(
        money(&data).reasons,
        ["本页原文有 1 处金额，不能确定哪一处属于本行"]
    );
    data.pages[0].columns = vec![ColumnLink {
        column: Column::Amounts,
        cells: 3,
        offset: None,
        confidence: Confidence::Unresolved,
        evidence: Vec::new(),
    }];
    assert!(money(&data).reasons[0].contains("3 处"));
    let view = project_view(&data, 3).unwrap();
    assert!(view.amounts.is_empty() && view.unit.is_none());
    assert_eq!(view.leftovers.amounts, ["7.00".parse().unwrap()]);
}

#[test]
fn neighbours_are_those_of_the_list_it_was_opened_from() {
    let found = neighbours(&[4, 0, 2], 0).unwrap();
    assert_eq!((found.position, found.of), (2, 3));
    assert_eq!((found.previous, found.next), (Some(4), Some(2)));
    let last = neighbours(&[4, 0, 2], 2).unwrap();
    assert_eq!((last.previous, last.next), (Some(0), None));
    assert_eq!(neighbours(&[4, 0, 2], 1), None);
}

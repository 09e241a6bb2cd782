//! The explorer over the shipped document: what its facets say, against the dataset itself.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use jixiao_lens::meaning::district::districts;
use jixiao_lens::meaning::{concerns, readings};
use jixiao_lens::model::{Confidence, Dataset, Kind, Project};
use jixiao_lens::view::explore::{Listing, Selection, Table, explore};
use jixiao_lens::view::filter::{Facet, Filter};

fn shipped() -> Dataset {
    jixiao_lens::read(include_bytes!("../data/000_77ffd663521916d3.txt")).unwrap()
}

fn projects<'a>(data: &'a Dataset, address: &str) -> Vec<&'a Project> {
    let table = Table::new(data, Listing::Projects, &str::to_owned);
    let selection = Selection::new(&table, &Filter::parse(address));
    assert_eq!(selection.unknown, [], "{address}");
    let rows = explore(&table, &selection, None, None).rows;
    rows.iter()
        .map(|row| &data.projects[table.subject(*row).unwrap().0])
        .collect()
}

#[test]
fn the_districts_of_the_document_are_those_that_its_names_set_side_by_side() {
    let data = shipped();
    let found = districts(&data);
    let expected = [
        "从化区",
        "南沙区",
        "增城区",
        "天河区",
        "海珠区",
        "番禺区",
        "白云区",
        "花都区",
        "荔湾区",
        "越秀区",
        "黄埔区",
    ];
    assert_eq!(found, expected);
    let table = Table::new(&data, Listing::Projects, &str::to_owned);
    let column = table.facet(Facet::District);
    for (project, ids) in data.projects.iter().zip(column.rows()) {
        for id in ids {
            let word = &column.values[*id as usize].key;
            let is_said = project
                .name
                .text()
                .replace(char::is_whitespace, "")
                .contains(word.as_str());
            assert!(
                is_said || word == Filter::NONE,
                "{word}: {}",
                project.name.text()
            );
        }
    }
}

#[test]
fn filters_choose_what_they_say() {
    let data = shipped();
    let unit = &data.units[4];
    for project in projects(&data, &format!("unit={}&kind=at_least", unit.id)) {
        assert_eq!(project.unit.value, Some(4));
        let mut all = project.indicators.iter();
        assert!(all.any(|at| readings(at).iter().any(|each| each.kind == Kind::AtLeast)));
    }
    let likely = projects(&data, "link=name-likely&link=name-unresolved");
    let expected = data.projects.iter();
    let expected = expected.filter(|project| project.name.confidence != Confidence::Proven);
    assert_eq!(likely.len(), expected.count());
    let page = projects(&data, "page=9&page=10");
    assert!(page.iter().all(|project| [9, 10].contains(&project.page)) && !page.is_empty());
    let rich = projects(&data, "money=1000..");
    let total = |project: &Project| project.amounts.value.as_ref().unwrap().total.unwrap().value;
    assert!(rich.iter().all(|project| total(project) >= 1000.into()) && !rich.is_empty());
}

#[test]
fn a_finding_is_filed_with_the_indicators_it_rests_on() {
    let data = shipped();
    let table = Table::new(&data, Listing::Indicators, &str::to_owned);
    let selection = Selection::new(&table, &Filter::parse("finding=cycle_differs_from_annual"));
    let rows = explore(&table, &selection, None, None).rows;
    let findings = data
        .findings
        .iter()
        .filter(|finding| finding.id == "cycle_differs_from_annual");
    assert_eq!(rows.len(), findings.count());
    for row in rows {
        let (project, indicator) = table.subject(row).unwrap();
        let indicator = &data.projects[project].indicators[indicator.unwrap()];
        assert_ne!(indicator.cycle.text.text, indicator.annual.text.text);
    }
}

#[test]
fn a_finding_is_told_of_the_indicators_that_it_rests_on() {
    let data = shipped();
    let table = Table::new(&data, Listing::Indicators, &str::to_owned);
    let column = table.facet(Facet::Finding);
    for (row, ids) in (0..).zip(column.rows()) {
        let (project, indicator) = table.subject(row).unwrap();
        let of = &data.projects[project];
        let own = data.findings.iter().filter(|finding| {
            finding.projects.contains(&project)
                && concerns(finding, of, &of.indicators[indicator.unwrap()])
        });
        let mut own: Vec<&str> = own.map(|finding| finding.id).collect();
        own.sort_unstable();
        own.dedup();
        let mut told: Vec<&str> = ids
            .iter()
            .map(|id| column.values[*id as usize].key.as_str())
            .filter(|key| *key != Filter::NONE)
            .collect();
        told.sort_unstable();
        assert_eq!(told, own, "{project} {indicator:?}");
    }
}

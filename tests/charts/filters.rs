//! Charts follow the filter, and each of their marks is one.

use super::made::{DATA, TABLES, figures, rows};
use jixiao_lens::audit::catalogue;
use jixiao_lens::view::address::{Address, Filter};
use jixiao_lens::view::charts::{Datum, absent};
use jixiao_lens::view::filter::Facet;
use jixiao_lens::view::findings::{chosen, passing};
use rust_decimal::Decimal;

/// The rows of the list that an address leads to.
fn listed(address: &Address) -> usize {
    let [projects, indicators] = &*TABLES;
    match address {
        Address::Projects(filter) => rows(projects, filter).len(),
        Address::Indicators(filter) => rows(indicators, filter).len(),
        Address::Findings(filter) => {
            let mut known = filter.clone();
            let column = projects.facet(Facet::Finding);
            let is_audit = |key: &str| catalogue().iter().any(|info| info.id == key);
            known
                .chosen
                .retain(|(_, key)| !is_audit(key) || column.find(key).is_some());
            let left = rows(projects, &known).into_iter().map(|row| row as usize);
            let passes = passing(&DATA, left);
            chosen(&DATA, &passes, filter).count()
        }
        other => panic!("{other:?} is no list"),
    }
}

const ADDRESSES: [&str; 6] = [
    "",
    "kind=at_least",
    "l2=11&l2=31",
    "percent=90..",
    "fund=fiscal",
    "unit=none",
];

fn filter_of(datum: &Datum) -> &Filter {
    match &datum.leads {
        Some(
            Address::Projects(filter) | Address::Indicators(filter) | Address::Findings(filter),
        ) => filter,
        other => panic!("{}: {other:?} is no filter", datum.label),
    }
}

#[test]
fn every_mark_of_every_chart_is_a_filter() {
    for address in ADDRESSES {
        for figures in figures(address) {
            for datum in &figures.data {
                let own = filter_of(datum);
                let name = format!("{address} {} {}", figures.id, datum.label);
                let is_narrowed = !own.chosen.is_empty() || !own.money.is_open();
                assert!(is_narrowed, "{name}");
                assert_eq!(*own, Filter::parse(&query(datum)), "{name}");
                let leads = datum.leads.as_ref().unwrap();
                // A fund may be of the units and of none of the projects whose amounts are linked.
                if !matches!(
                    figures.id,
                    "units" | "funds" | "money-indicators" | "measurable" | "findings-units"
                ) {
                    assert!(listed(leads) > 0, "{name}");
                }
            }
        }
    }
}

fn query(datum: &Datum) -> String {
    let relative = datum.leads.as_ref().unwrap().relative();
    let (_, query) = relative.split_once('?').unwrap();
    query.to_owned()
}

#[test]
fn a_mark_leads_to_as_many_rows_as_it_says() {
    for address in ADDRESSES {
        for figures in figures(address) {
            for datum in &figures.data {
                let name = format!("{address} {} {}", figures.id, datum.label);
                let found = listed(datum.leads.as_ref().unwrap());
                let said = &datum.values[0];
                match figures.id {
                    "levels1" | "levels2" | "kinds" | "findings" | "findings-units" => {
                        assert_eq!(Some(Decimal::from(found)), said.number, "{name}");
                    }
                    "measurable" => {
                        let (with, _) = said.beside.split_once(" / ").unwrap();
                        assert_eq!(found.to_string(), with, "{name}");
                    }
                    "money-indicators" => {
                        let count = datum.values[1].beside.replace(',', "");
                        assert_eq!(found.to_string(), count, "{name}");
                    }
                    "sizes" => {
                        let alike = figures
                            .data
                            .iter()
                            .filter(|other| other.values[0].number == said.number);
                        assert_eq!(found, alike.count(), "{name}");
                    }
                    // The list asks for the percentage in either value; the dot stands for the annual one.
                    "percentages" => assert!(found >= datum.weight, "{name}"),
                    _ => (),
                }
            }
        }
    }
}

#[test]
fn every_chart_is_drawn_or_said_not_to_be() {
    for address in ADDRESSES
        .into_iter()
        .chain(["kind=placeholder", "l2=42", "page=16"])
    {
        let drawn = figures(address);
        let ids: Vec<&str> = drawn.iter().map(|figures| figures.id).collect();
        let left = absent(&ids);
        assert_eq!(drawn.len() + left.len(), 11, "{address}");
        for (name, why) in left {
            assert!(
                drawn.iter().all(|figures| figures.name != name),
                "{address}"
            );
            assert!(!why.is_empty());
        }
    }
}

#[test]
fn what_is_drawn_under_a_filter_is_of_what_it_leaves() {
    let [of_all, narrowed] = ["", "l2=31"].map(figures);
    let sum = |all: &[jixiao_lens::view::charts::Figures], id: &str, at: usize| -> Decimal {
        let figures = all.iter().find(|figures| figures.id == id).unwrap();
        let numbers = figures.data.iter().filter_map(|datum| {
            datum.values[at]
                .beside
                .replace(',', "")
                .parse::<Decimal>()
                .ok()
        });
        numbers.sum()
    };
    let unplaced = rows(&TABLES[1], &Filter::parse("unit=none")).len();
    assert_eq!(
        sum(&of_all, "money-indicators", 1),
        Decimal::from(1183 - unplaced)
    );
    let unplaced = rows(&TABLES[1], &Filter::parse("unit=none&l2=31")).len();
    assert_eq!(
        sum(&narrowed, "money-indicators", 1),
        Decimal::from(157 - unplaced)
    );
    for figures in &narrowed {
        let money = ["units", "funds", "money-indicators"].contains(&figures.id);
        let says = figures
            .notes
            .iter()
            .any(|note| note.contains("不只是筛选出的项目"));
        assert_eq!(money, says, "{}: {:?}", figures.id, figures.notes);
    }
}

//! A condition means the same whether it is typed or chosen.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot be set up is broken"
)]

mod by_hand;

use by_hand::{listed, listed_in};
use jixiao_lens::model::Dataset;
use jixiao_lens::search::{Condition, Index, Query, Subject};
use jixiao_lens::view::explore::{
    Constraint, Listing, Selection, Table, explore, lifted, meant, only_chosen, without,
};
use jixiao_lens::view::filter::{Facet, Filter, Limits};
use jixiao_lens::worker::answer;
use std::collections::BTreeSet;

fn shipped() -> Dataset {
    jixiao_lens::read(include_bytes!("../data/000_77ffd663521916d3.txt")).unwrap()
}

fn typed(query: &str) -> Filter {
    Filter {
        query: query.to_owned(),
        ..Filter::default()
    }
}

/// What a value of a facet is as a typed condition.
fn condition(data: &Dataset, facet: Facet, key: &str) -> String {
    match (facet, key) {
        (Facet::Unit, Filter::NONE) => "-有:单位".to_owned(),
        (Facet::District, Filter::NONE) => "-有:区".to_owned(),
        (Facet::Fund, Filter::NONE) => "-有:资金".to_owned(),
        (Facet::Finding, Filter::NONE) => "-有:提示".to_owned(),
        (Facet::Unit, _) => {
            let unit = data.units.iter().find(|unit| unit.id == key).unwrap();
            format!("单位:=\"{}\"", unit.name.text.replace('\n', ""))
        }
        (Facet::District, _) => format!("区:{key}"),
        (Facet::Fund, _) => format!("fund:{key}"),
        (Facet::Level1 | Facet::Level2, _) => format!("类别:={key}"),
        (Facet::Kind, _) => format!("kind:{}", key.replace('_', "-")),
        (Facet::Confidence, _) => format!("confidence:{key}"),
        (Facet::Finding, _) => format!("提示:{key}"),
        (Facet::Page, _) => format!("页:{key}"),
    }
}

/// What the engine alone finds, without the list's help.
fn searched(table: &Table, index: &Index, query: &str) -> BTreeSet<u32> {
    let (query, _) = index.parse(query);
    match table.listing() {
        Listing::Projects => {
            let answers = index.projects(&query, &query).into_iter();
            answers
                .filter_map(|each| table.row(each.project?, None))
                .collect()
        }
        Listing::Indicators => {
            let all = index.matching(&query).into_iter();
            let row = |subject| match subject {
                Subject::Indicator { project, indicator } => table.row(project, Some(indicator)),
                _ => None,
            };
            all.filter_map(row).collect()
        }
    }
}

#[test]
fn every_value_of_every_facet_can_be_typed_and_gives_the_same_rows() {
    let data = shipped();
    let index = Index::build(&data);
    let mut some = 0;
    for listing in [Listing::Projects, Listing::Indicators] {
        let table = Table::new(&data, listing, &str::to_owned);
        for facet in Facet::ALL {
            for value in &table.facet(facet).values {
                let query = condition(&data, facet, &value.key);
                let mut filter = Filter::default();
                filter.toggle(facet, &value.key);
                let chosen = explore(&table, &Selection::new(&table, &filter), None, None).rows;
                assert_eq!(
                    listed(&data, &index, listing, &typed(&query)),
                    chosen,
                    "{query}"
                );
                let engine = searched(&table, &index, &query);
                assert_eq!(
                    engine.into_iter().collect::<Vec<_>>(),
                    chosen,
                    "the engine: {query}"
                );
                let chips = answer(&data, &index, &query).chips;
                let [chip] = chips.as_slice() else {
                    panic!("{query}: {chips:?}")
                };
                assert_eq!(chip.filter(), filter, "{query} checks its box");
                some += usize::from(!chosen.is_empty());
            }
        }
    }
    assert!(some > 200, "{some}");
}

#[test]
fn ranges_are_the_same_typed_and_chosen() {
    let data = shipped();
    let index = Index::build(&data);
    let cases = [
        ("值:>=95%", "percent=95.."),
        ("值:>=95 %", "percent=95.."),
        ("值:<=5%", "percent=..5"),
        ("值:>95%", "percent=>95.."),
        ("值:<5%", "percent=..<5"),
        ("金额:>1000", "money=＞1000.."),
        ("金额:<=1000", "money=..<=1000"),
        ("指标:率 类型:等于", "q=指标:率&kind=equal"),
        ("值:80..90%", "percent=80..90"),
        ("值:100%", "percent=100"),
        ("金额:>=1000", "money=1000.."),
        ("金额:100..500", "money=100..500"),
        ("类别:满意度 值:>=95%", "l1=3&percent=95.."),
        ("类型:期限|类型:约", "kind=deadline&kind=about"),
        ("页:3..5", "page=3&page=4&page=5"),
        (
            "可信度:可能",
            "link=unit-likely&link=name-likely&link=goal-likely&link=amounts-likely",
        ),
    ];
    for listing in [Listing::Projects, Listing::Indicators] {
        let table = Table::new(&data, listing, &str::to_owned);
        for (query, address) in cases {
            let rows = listed(&data, &index, listing, &typed(query));
            assert_eq!(
                rows,
                listed(&data, &index, listing, &Filter::parse(address)),
                "{query}"
            );
            assert_eq!(
                rows,
                searched(&table, &index, query)
                    .into_iter()
                    .collect::<Vec<_>>(),
                "{query}"
            );
            assert!(!rows.is_empty(), "{query}");
        }
    }
}

#[test]
fn what_would_mean_something_else_is_left_to_the_search() {
    let data = shipped();
    let index = Index::build(&data);
    for query in [
        "类型:期限 类型:约",
        "类型:期限|培训",
        "-类型:期限",
        "值:>95",
        "页:3 页:4",
    ] {
        let chips = answer(&data, &index, query).chips;
        assert!(
            !chips.is_empty() && chips.iter().all(|chip| chip.choice.is_empty()),
            "{query}"
        );
        let table = Table::new(&data, Listing::Projects, &str::to_owned);
        let rows = listed(&data, &index, Listing::Projects, &typed(query));
        let rows: BTreeSet<u32> = rows.into_iter().collect();
        assert_eq!(rows, searched(&table, &index, query), "{query}");
    }
}

#[test]
fn one_thing_typed_and_chosen_is_one_condition() {
    let data = shipped();
    let index = Index::build(&data);
    let mut filter = typed("培训 类型:期限");
    filter.toggle(Facet::Kind, "deadline");
    let chips = answer(&data, &index, &filter.query).chips;
    assert_eq!(
        meant(&filter, &chips).chosen,
        [(Facet::Kind, "deadline".to_owned())]
    );
    assert_eq!(without(&filter, &chips[0]), typed("培训"));
    // Its box is unchecked: it is gone from the query. Another box is checked: both are choices now.
    let mut off = lifted(
        &typed("培训 类型:期限"),
        &chips,
        Constraint::Facet(Facet::Kind),
    );
    off.toggle(Facet::Kind, "deadline");
    assert_eq!(off, typed("培训"));
    let mut more = lifted(
        &typed("培训 类型:期限"),
        &chips,
        Constraint::Facet(Facet::Kind),
    );
    more.toggle(Facet::Kind, "about");
    assert_eq!(
        more,
        Filter {
            query: "培训".to_owned(),
            ..Filter::parse("kind=deadline&kind=about")
        }
    );
    let table = Table::new(&data, Listing::Projects, &str::to_owned);
    assert!(
        !explore(&table, &Selection::new(&table, &more), None, None)
            .rows
            .is_empty()
    );
    // The same range, otherwise written.
    let filter = Filter {
        percent: Limits::parse(" 95% .."),
        ..typed("值:>=95%")
    };
    let chips = answer(&data, &index, &filter.query).chips;
    assert_eq!(without(&filter, &chips[0]), Filter::default());
    assert_eq!(only_chosen(&filter, &chips).percent, Limits::default());
}

#[test]
fn what_is_typed_must_hold_beside_what_is_chosen() {
    let data = shipped();
    let index = Index::build(&data);
    let [one, other] = [0, 1].map(|at| format!("unit={}", data.units[at].id));
    let unit = |at: usize| format!("单位:=\"{}\"", data.units[at].name.text.replace('\n', ""));
    let cases = [
        (unit(1), one.clone()),
        (format!("{}|{}", unit(0), unit(1)), one.clone()),
        (unit(1), format!("{one}&{other}")),
        ("类别:满意度".to_owned(), "l2=11".to_owned()),
        ("类型:期限".to_owned(), "kind=text".to_owned()),
        ("值:>=95%".to_owned(), "percent=..80".to_owned()),
        ("金额:100..500".to_owned(), "money=300..900".to_owned()),
        ("页:3".to_owned(), "page=4".to_owned()),
        ("-有:提示".to_owned(), "finding=missing_cost".to_owned()),
    ];
    let mut some = 0;
    for listing in [Listing::Projects, Listing::Indicators] {
        for (query, address) in &cases {
            let chosen = Filter::parse(address);
            let both = Filter {
                query: query.clone(),
                ..chosen.clone()
            };
            let rows = listed(&data, &index, listing, &both);
            let alone = |filter: &Filter| -> BTreeSet<u32> {
                listed(&data, &index, listing, filter).into_iter().collect()
            };
            let narrowed = rows.iter().copied().collect::<BTreeSet<_>>();
            assert!(narrowed.is_subset(&alone(&chosen)), "{query} {address}");
            assert!(
                narrowed.is_subset(&alone(&typed(query))),
                "{query} {address}"
            );
            some += usize::from(!rows.is_empty());
            // Boxes show what is chosen; the chip takes out what is typed, and only that.
            let chips = answer(&data, &index, query).chips;
            assert_eq!(meant(&both, &chips), both, "{query} {address}");
            assert_eq!(without(&both, &chips[0]), chosen, "{query} {address}");
            assert_eq!(only_chosen(&both, &chips), both, "{query} {address}");
        }
    }
    assert!(some > 6, "{some}");
}

const OF_ENGINE: [&str; 16] = [
    "值:>95",
    "值:>=95%|类型:文字",
    "有:差异",
    "有:待填",
    "-有:待填",
    "指标:率",
    "-类别:满意度",
    "类别:满意度|指标:人数",
    "类型:期限 类型:文字",
    "满意度",
    "培训|类别:数量",
    "-培训",
    "值:<50 -培训",
    "有:差异|有:金额",
    "项目:补贴",
    "类型:不少于|有:提示",
];

#[test]
fn typed_and_chosen_is_the_same_as_typed_and_typed() {
    let data = shipped();
    let index = Index::build(&data);
    let ranges = [
        ("值:>=95%", "percent=95.."),
        ("值:<95%", "percent=..<95"),
        ("金额:>=1000", "money=1000.."),
    ];
    let ranges = ranges.map(|(typed, address)| (typed.to_owned(), Filter::parse(address)));
    let (mut some, mut narrowed) = (0, 0);
    for listing in [Listing::Projects, Listing::Indicators] {
        let table = Table::new(&data, listing, &str::to_owned);
        let values = Facet::ALL.into_iter().flat_map(|facet| {
            let values = &table.facet(facet).values;
            let few = values.iter().step_by(values.len().div_ceil(2));
            few.map(move |value| (facet, value.key.clone()))
        });
        let values = values.map(|(facet, key)| {
            let mut filter = Filter::default();
            filter.toggle(facet, &key);
            (condition(&data, facet, &key), filter)
        });
        for (condition, chosen) in values.chain(ranges.clone()) {
            let all = listed_in(&data, &index, &table, &chosen).len();
            for query in OF_ENGINE {
                let both = typed(&format!("{query} {condition}"));
                let half = Filter {
                    query: query.to_owned(),
                    ..chosen.clone()
                };
                let found = |filter| -> BTreeSet<u32> {
                    listed_in(&data, &index, &table, filter)
                        .into_iter()
                        .collect()
                };
                let rows = found(&half);
                assert_eq!(rows, found(&both), "{query} {condition}");
                assert_eq!(
                    rows,
                    searched(&table, &index, &both.query),
                    "{query} {condition}"
                );
                some += usize::from(!rows.is_empty());
                narrowed += usize::from(rows.len() < all);
                let chips = answer(&data, &index, &both.query).chips;
                let boxes = Filter {
                    query: String::new(),
                    ..meant(&both, &chips)
                };
                if !query.contains("类型") || !condition.contains("kind") {
                    assert_eq!(boxes, chosen, "{query} {condition} checks its box");
                }
            }
        }
    }
    assert!(some > 300 && narrowed > 300, "{some} {narrowed}");
}

#[test]
fn findings_go_by_their_headings_and_by_parts_of_them() {
    let data = shipped();
    let index = jixiao_lens::worker::index(&data);
    let heading = |id: &str| {
        let mut infos = jixiao_lens::audit::catalogue().iter();
        infos.find(|info| info.id == id).unwrap().title_zh
    };
    let table = Table::new(&data, Listing::Projects, &|id| heading(id).to_owned());
    let values = &table.facet(Facet::Finding).values;
    assert!(values.len() > 3);
    for value in values.iter().filter(|value| value.key != Filter::NONE) {
        let mut filter = Filter::default();
        filter.toggle(Facet::Finding, &value.key);
        let rows = listed(&data, &index, Listing::Projects, &filter);
        let short: String = value.label.chars().skip(1).collect();
        for asked in [&value.label, &value.key, &short] {
            let query = format!("提示:{asked}");
            let chips = answer(&data, &index, &query).chips;
            assert!(chips[0].filter().has(Facet::Finding, &value.key), "{query}");
            if *asked != short {
                assert_eq!(chips[0].words, format!("核查提示：{}", value.label));
                assert_eq!(
                    listed(&data, &index, Listing::Projects, &typed(&query)),
                    rows
                );
            }
        }
    }
    let problems = answer(&data, &index, "提示:火星").problems;
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}")
    };
    let (_, listed) = problem.split_once("有的是：").unwrap();
    for value in values.iter().filter(|value| value.key != Filter::NONE) {
        assert!(listed.contains(&value.label), "{problem}");
        assert!(!listed.contains(&value.key), "{problem}");
    }
}

#[test]
fn findings_go_by_their_names_in_another_language_too() {
    let data = shipped();
    let names = |id: &str| vec![format!("名为{id}"), format!("The Name of {id}, in English")];
    let index = Index::with_names(&data, &names);
    let first = data.findings.iter().find(|each| !each.projects.is_empty());
    let id = first.unwrap().id;
    let by_id = index.parse(&format!("提示:{id}")).0;
    let rows = index.matching(&by_id);
    assert!(!rows.is_empty() && rows.len() < index.matching(&Query::default()).len());
    for asked in [
        format!("finding:\"the name of {id}, IN ENGLISH\""),
        format!("提示:=\"The Name of {id}, in English\""),
        format!("提示:名为{id}"),
    ] {
        let query = index.parse(&asked).0;
        assert_eq!(index.matching(&query), rows, "{asked}");
        let Some((Condition::Finding(test), false)) = query.conditions().next() else {
            panic!("{asked}")
        };
        // What is shown of it is the heading, whatever was typed.
        assert_eq!(index.findings(test), [(id, format!("名为{id}").as_str())]);
    }
}

//! The arithmetic of facets, held to a recount row by row.

use super::*;
use crate::model::Dataset;
use crate::view::explore::{Listing, Unknown, order};
use crate::view::filter::{Filter, Limits, Sort, SortKey};
use crate::view::fixture;

/// Numbers that look random, the same each time.
fn random() -> impl FnMut(usize) -> usize {
    let mut state = 5u32;
    move |below| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    }
}

/// The fixture's projects many times over, cells and links mixed.
fn dataset() -> Dataset {
    let mut data = fixture::dataset();
    let mut below = random();
    let base = data.projects.clone();
    data.projects = (0..300)
        .map(|at| {
            let mut project = base[below(4)].clone();
            project.id = format!("p{at}");
            project.page = 1 + u32::try_from(at / 20).unwrap();
            project.unit = base[below(4)].unit.clone();
            project.name = base[below(4)].name.clone();
            project.amounts = base[below(4)].amounts.clone();
            for _ in 0..below(4) {
                project.indicators.extend(base[below(4)].indicators.clone());
            }
            project
        })
        .collect();
    data
}

fn table(data: &Dataset, listing: Listing) -> Table {
    Table::new(data, listing, &str::to_owned)
}

/// What each row says in each facet, as keys.
fn keys(table: &Table, facet: Facet) -> Vec<Vec<&str>> {
    let column = table.facet(facet);
    let key = |id: &u32| column.values[*id as usize].key.as_str();
    column
        .rows()
        .map(|ids| ids.iter().map(key).collect())
        .collect()
}

/// A filter with up to three facets, of up to three values each.
fn filter(table: &Table, below: &mut impl FnMut(usize) -> usize) -> Filter {
    let mut filter = Filter::default();
    for _ in 0..below(4) {
        let facet = Facet::ALL[below(Facet::ALL.len())];
        for _ in 0..=below(3) {
            let values = &table.facet(facet).values;
            filter.toggle(facet, &values[below(values.len())].key);
        }
    }
    if below(3) == 0 {
        filter.percent = Limits::parse(["85..", "..90", "90"][below(3)]);
    }
    filter
}

/// A row, and of a project's row the row of one of its indicators in the list of indicators.
type Line = (u32, Option<u32>);

/// All rows, projects once for each of their indicators.
fn lines(table: &Table, fine: &Table) -> Vec<Line> {
    let rows = (0..).take(table.len());
    let of_row = |row: u32| {
        let (project, own) = table.subject(row).unwrap();
        let all = (0..).take(fine.len()).filter(move |line| {
            let (of, indicator) = fine.subject(*line).unwrap();
            of == project && (own.is_none() || own == indicator)
        });
        let all: Vec<Line> = all.map(|line| (row, Some(line))).collect();
        if all.is_empty() {
            vec![(row, None)]
        } else {
            all
        }
    };
    rows.flat_map(of_row).collect()
}

#[test]
fn rows_and_counts_are_those_of_a_recount() {
    let data = dataset();
    let mut below = random();
    let fine = table(&data, Listing::Indicators);
    let of_lines = Facet::ALL.map(|facet| keys(&fine, facet));
    for listing in [Listing::Projects, Listing::Indicators] {
        let table = table(&data, listing);
        let said = Facet::ALL.map(|facet| keys(&table, facet));
        let lines = lines(&table, &fine);
        // What is asked of an indicator, one and the same must answer.
        let own = |facet: Facet, (row, line): Line| -> &[&str] {
            let is_of_line = matches!(facet, Facet::Level1 | Facet::Level2 | Facet::Kind);
            match line.filter(|_| is_of_line) {
                Some(line) => &of_lines[facet as usize][line as usize],
                None => &said[facet as usize][row as usize],
            }
        };
        for _ in 0..150 {
            let filter = filter(&table, &mut below);
            let found: Vec<u32> = (0..).take(table.len()).filter(|_| below(3) > 0).collect();
            let found = (below(2) == 0).then_some(found);
            let selection = Selection::new(&table, &filter);
            let outcome = explore(&table, &selection, found.as_deref(), None);
            let percent = Filter {
                percent: filter.percent.clone(),
                ..Filter::default()
            };
            let within = explore(&fine, &Selection::new(&fine, &percent), None, None).rows;
            let passes = |line: Line, but: Option<Facet>| {
                let has = |facet: Facet| {
                    let mut of = filter
                        .chosen
                        .iter()
                        .filter(|(of, _)| *of == facet)
                        .peekable();
                    let own = own(facet, line);
                    of.peek().is_none() || of.any(|(_, key)| own.contains(&key.as_str()))
                };
                let mut others = Facet::ALL.into_iter().filter(|each| Some(*each) != but);
                found.as_ref().is_none_or(|found| found.contains(&line.0))
                    && (percent.percent.is_open()
                        || line
                            .1
                            .is_some_and(|line| within.binary_search(&line).is_ok()))
                    && others.all(has)
            };
            let rows = |of: &dyn Fn(Line) -> bool| {
                let passing = lines.iter().filter(|line| of(**line));
                let mut rows: Vec<u32> = passing.map(|(row, _)| *row).collect();
                rows.dedup();
                rows
            };
            assert_eq!(outcome.rows, rows(&|line| passes(line, None)), "{filter:?}");
            for facet in Facet::ALL {
                let without = rows(&|line| passes(line, Some(facet)));
                for (at, value) in table.facet(facet).values.iter().enumerate() {
                    let has = |line| own(facet, line).contains(&&*value.key);
                    let count = rows(&|line| has(line) && passes(line, Some(facet))).len();
                    let counted = outcome.count(facet, at) as usize;
                    assert_eq!(counted, count, "{facet:?} {value:?} {filter:?}");
                }
                let gained = outcome.gained_without(Constraint::Facet(facet)) as usize;
                assert_eq!(
                    gained,
                    without.len() - outcome.rows.len(),
                    "{facet:?} {filter:?}"
                );
            }
        }
    }
}

#[test]
fn a_single_value_gives_as_many_rows_as_its_count_said() {
    let data = dataset();
    let table = table(&data, Listing::Indicators);
    let all = explore(
        &table,
        &Selection::new(&table, &Filter::default()),
        None,
        None,
    );
    assert_eq!(all.rows.len(), table.len());
    for facet in Facet::ALL {
        for (at, value) in table.facet(facet).values.iter().enumerate() {
            let mut filter = Filter::default();
            filter.toggle(facet, &value.key);
            let some = explore(&table, &Selection::new(&table, &filter), None, None);
            assert_eq!(
                some.rows.len(),
                all.count(facet, at) as usize,
                "{facet:?} {value:?}"
            );
        }
    }
}

#[test]
fn what_the_document_does_not_know_is_said_and_narrows_nothing() {
    let data = fixture::dataset();
    let table = table(&data, Listing::Projects);
    let filter = Filter::parse("unit=gone&kind=at_most&money=x..150");
    let selection = Selection::new(&table, &filter);
    assert_eq!(
        selection.unknown,
        [
            Unknown::Value(Facet::Unit, "gone".to_owned()),
            Unknown::Number(Constraint::Money, "x".to_owned())
        ]
    );
    let filter = Filter::parse("unit=gone&unit=u1");
    let rows = explore(&table, &Selection::new(&table, &filter), None, None).rows;
    assert_eq!(rows, [1], "what is known still narrows");
    let reversed = |query: &str| Selection::new(&table, &Filter::parse(query)).unknown;
    let money = [Unknown::Reversed(Constraint::Money)];
    assert_eq!(reversed("money=500..10"), money);
    assert_eq!(reversed("money=10..10&percent=..5"), []);
}

#[test]
fn amounts_are_compared_exactly_and_as_typed() {
    let data = fixture::dataset();
    let table = table(&data, Listing::Projects);
    let rows = |money: &str| {
        let filter = Filter {
            money: Limits::parse(money),
            ..Filter::default()
        };
        let selection = Selection::new(&table, &filter);
        assert_eq!(selection.unknown, []);
        explore(&table, &selection, None, None).rows
    };
    assert_eq!(rows("150"), [0]);
    assert_eq!(rows("150.00..１５０．００"), [0]);
    assert!(rows("150.01..").is_empty() && rows("..149.99").is_empty());
    assert_eq!(
        rows("..1,000"),
        [0],
        "a row without an amount is in no range"
    );
}

#[test]
fn sorting_is_stable_and_leaves_what_is_missing_at_the_end() {
    let data = dataset();
    for listing in [Listing::Projects, Listing::Indicators] {
        let table = table(&data, listing);
        let by_characters = |texts: &[&str]| (0..).take(texts.len()).collect::<Vec<u32>>();
        for descending in [false, true] {
            let key = SortKey::Unit;
            let sort = Sort { key, descending };
            let rows = order(&table, &data, sort, &by_characters);
            let unit = |row: &u32| data.projects[table.subject(*row).unwrap().0].unit.value;
            let name = |row: &u32| unit(row).map(|at| data.units[at].name.text.clone());
            let mut expected: Vec<u32> = (0..).take(table.len()).collect();
            expected.sort_by(|a, b| match (name(a), name(b)) {
                (Some(a), Some(b)) if descending => b.cmp(&a),
                (Some(a), Some(b)) => a.cmp(&b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            });
            assert_eq!(rows, expected);
        }
    }
}

#[test]
fn found_rows_keep_their_order_unless_another_is_asked_for() {
    let data = fixture::dataset();
    let table = table(&data, Listing::Projects);
    let all = Selection::new(&table, &Filter::default());
    assert_eq!(
        explore(&table, &all, Some(&[3, 0, 2]), None).rows,
        [3, 0, 2]
    );
    let order = [0, 1, 2, 3];
    assert_eq!(
        explore(&table, &all, Some(&[3, 0, 2]), Some(&order)).rows,
        [0, 2, 3]
    );
    assert_eq!(
        explore(&table, &all, Some(&[3]), None).gained_without(Constraint::Query),
        3
    );
}

#[test]
fn every_row_is_found_again_by_its_subject() {
    let data = dataset();
    for listing in [Listing::Projects, Listing::Indicators] {
        let table = table(&data, listing);
        for row in (0..).take(table.len()) {
            let (project, indicator) = table.subject(row).unwrap();
            assert_eq!(table.row(project, indicator), Some(row));
        }
    }
}

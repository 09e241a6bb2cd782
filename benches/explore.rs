//! How long a change of the filter takes over a hundred thousand rows.

use criterion::{Criterion, criterion_group, criterion_main};
use jixiao_lens::model::Dataset;
use jixiao_lens::view::explore::{Listing, Selection, Table, explore, order};
use jixiao_lens::view::filter::{Filter, Sort};
use std::hint::black_box;

const SHIPPED: &[u8] = include_bytes!("../data/000_77ffd663521916d3.txt");

/// The shipped document's projects, again and again, until they have so many indicators.
fn dataset(indicators: usize) -> Dataset {
    let mut data = jixiao_lens::read(SHIPPED).unwrap_or_default();
    let base = data.projects.clone();
    let mut count: usize = base.iter().map(|project| project.indicators.len()).sum();
    while count < indicators && !base.is_empty() {
        let project = base[data.projects.len() % base.len()].clone();
        count += project.indicators.len();
        data.projects.push(project);
    }
    data
}

fn filters(c: &mut Criterion) {
    let data = dataset(100_000);
    let table = Table::new(&data, Listing::Indicators, &str::to_owned);
    let mut group = c.benchmark_group("100,000 rows");
    group.sample_size(20);
    group.bench_function("table", |b| {
        b.iter(|| Table::new(black_box(&data), Listing::Indicators, &str::to_owned));
    });
    for address in [
        "",
        "l2=11",
        "l2=11&l2=12&kind=at_least&fund=none&link=name-proven&page=9&page=10&page=11&percent=90..",
    ] {
        let selection = Selection::new(&table, &Filter::parse(address));
        group.bench_function(format!("filter and counts [{address}]"), |b| {
            b.iter(|| explore(black_box(&table), &selection, None, None));
        });
    }
    let by_characters = |texts: &[&str]| (0..).take(texts.len()).collect();
    for word in ["indicator", "-annual"] {
        let Some(sort) = Sort::parse(word) else {
            continue;
        };
        group.bench_function(format!("order [{word}]"), |b| {
            b.iter(|| order(&table, &data, sort, &by_characters));
        });
    }
    group.finish();
}

criterion_group!(benches, filters);
criterion_main!(benches);

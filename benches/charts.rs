//! How long one chart takes to be laid out and drawn, on the shipped document.

use criterion::{Criterion, criterion_group, criterion_main};
use jixiao_lens::chart::{LIGHT, estimate, lay, svg};
use jixiao_lens::view::charts::{Scope, charts};
use jixiao_lens::view::explore::{Listing, Table};
use jixiao_lens::view::filter::Filter;
use std::hint::black_box;

const SHIPPED: &[u8] = include_bytes!("../data/000_77ffd663521916d3.txt");

fn drawing(c: &mut Criterion) {
    let data = jixiao_lens::read(SHIPPED).unwrap_or_default();
    let [projects, indicators] = [Listing::Projects, Listing::Indicators]
        .map(|listing| Table::new(&data, listing, &str::to_owned));
    let all = |table: &Table| (0..).take(table.len()).collect::<Vec<u32>>();
    let (rows, lines) = (all(&projects), all(&indicators));
    let scope = Scope {
        dataset: &data,
        projects: &projects,
        rows: &rows,
        indicators: &indicators,
        lines: &lines,
        filter: &Filter::default(),
        lifted: &|_| Filter::default(),
        title: &str::to_owned,
    };
    c.bench_function("figures of all charts", |b| {
        b.iter(|| charts(black_box(&scope)));
    });
    for figures in charts(&scope) {
        c.bench_function(&format!("lay out and draw {}", figures.id), |b| {
            b.iter(|| {
                let scene = lay(black_box(&figures), 590.0, &estimate);
                svg(&scene, &LIGHT, &figures.title, "")
            });
        });
    }
}

criterion_group!(benches, drawing);
criterion_main!(benches);

//! How fast documents are read, and that the time grows with their length and no faster.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

const SHIPPED: &[u8] = include_bytes!("../data/000_77ffd663521916d3.txt");

/// The shipped document: read, linked, typed, audited.
fn shipped(c: &mut Criterion) {
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Bytes(SHIPPED.len() as u64));
    group.bench_function("shipped", |b| {
        b.iter(|| jixiao_lens::read(black_box(SHIPPED)));
    });
    group.finish();
}

/// One file of 1, 10 and 100 documents' worth: MB/s should stay the same.
fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(10);
    for documents in [1_usize, 10, 100] {
        let bytes = pages_of(documents);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        let id = BenchmarkId::from_parameter(documents);
        group.bench_with_input(id, &bytes, |b, bytes| {
            b.iter(|| jixiao_lens::read(black_box(bytes)));
        });
    }
    group.finish();
}

/// One table with the pages of so many documents.
fn pages_of(documents: usize) -> Vec<u8> {
    let head = "绩效指标绩效目标".as_bytes();
    let second = SHIPPED.windows(head.len()).position(|w| w == head);
    let (first, others) = SHIPPED.split_at(second.unwrap_or(0));
    [first, &others.repeat(documents)].concat()
}

criterion_group!(benches, shipped, growth);
criterion_main!(benches);

//! Documents that nobody would publish come to an end, with bounded output and a clear answer.
//!
//! `cargo run --profile bench --example hostile` reads them at full size and prints times and memory.

#![allow(clippy::panic, reason = "a test may stop at once")]

#[path = "hostile/mod.rs"]
mod hostile;

use hostile::CASES;
use jixiao_lens::model::Dataset;

/// The part of each case's full size that is read here, without optimisation.
const PART: usize = 100;

#[test]
fn every_case_is_read_or_refused_and_nothing_of_it_vanishes() {
    for case in &CASES {
        let bytes = case.bytes((case.full / PART).max(1));
        match jixiao_lens::read(&bytes) {
            Err(reason) => println!("{}: {reason:?}", case.name),
            Ok(dataset) => {
                println!("{}: {} projects", case.name, dataset.projects.len());
                holds(case.name, &dataset);
            }
        }
    }
}

/// Every character in one segment, and no more said of the document than it has lines.
fn holds(name: &str, dataset: &Dataset) {
    let blanks = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let mut end = 0;
    let mut held = 0;
    for segment in &dataset.segments {
        assert!(segment.span.start >= end, "{name}: {segment:?}");
        end = segment.span.end;
        held += blanks(&dataset.text[segment.span.range()]);
    }
    assert_eq!(held, blanks(&dataset.text), "{name}");
    let marks = dataset
        .text
        .matches(['\n', '；', '。', '.', '\u{FFFD}', '值'])
        .count();
    assert!(
        dataset.diagnostics.len() <= 2 * marks + 8,
        "{name}: {}",
        dataset.diagnostics.len()
    );
    assert!(
        dataset.findings.len() <= 4 * marks + 8,
        "{name}: {}",
        dataset.findings.len()
    );
}

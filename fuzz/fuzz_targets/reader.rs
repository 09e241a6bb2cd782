//! Any bytes as a document. `cargo +nightly fuzz run reader -- -max_len=4000`: pages of the shipped document, one a file in
//! `fuzz/corpus/reader`, are the best seeds.

#![no_main]

use jixiao_lens::model::Dataset;
use jixiao_lens::span::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(dataset) = jixiao_lens::read(bytes) else {
        return;
    };
    every_place_is_in_the_text(&dataset);
    nothing_vanishes(&dataset);
    let again = jixiao_lens::read(bytes).expect("what was read once is read again");
    assert_eq!(dataset.projects, again.projects);
    assert_eq!(dataset.segments, again.segments);
    assert_eq!(dataset.findings, again.findings);
});

/// Every span can be shown, and every finding's project exists.
fn every_place_is_in_the_text(dataset: &Dataset) {
    let shown = |span: &Span| assert!(dataset.text.get(span.range()).is_some(), "{span:?}");
    for finding in &dataset.findings {
        finding.spans.iter().for_each(shown);
        assert!(
            finding
                .projects
                .iter()
                .all(|index| *index < dataset.projects.len())
        );
    }
    for diagnostic in &dataset.diagnostics {
        shown(&diagnostic.span);
    }
    for project in &dataset.projects {
        for indicator in &project.indicators {
            for field in [
                &indicator.name,
                &indicator.cycle.text,
                &indicator.annual.text,
            ] {
                let published: String = field
                    .runs
                    .iter()
                    .map(|run| &dataset.text[run.range()])
                    .collect();
                assert_eq!(published, field.text, "a field is its places");
            }
        }
    }
}

/// Segments ascend without overlap and hold every character that is not blank.
fn nothing_vanishes(dataset: &Dataset) {
    let mut end = 0;
    let mut held = 0;
    for segment in &dataset.segments {
        let span = segment.span;
        assert!(end <= span.start && span.start < span.end, "{segment:?}");
        let between = &dataset.text[end as usize..span.start as usize];
        assert!(between.chars().all(char::is_whitespace), "{between:?}");
        let inside = &dataset.text[span.range()];
        held += inside.chars().filter(|c| !c.is_whitespace()).count() as u64;
        end = span.end;
    }
    let rest = &dataset.text[end as usize..];
    assert!(rest.chars().all(char::is_whitespace), "{rest:?}");
    assert_eq!(held, dataset.coverage.characters);
}

//! The reader against tables whose truth is known.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

mod generator;

use generator::judge::{FIELDS, Tally, claims};
use generator::losses::{Loss, Losses};
use generator::{Case, bare};
use jixiao_lens::model::{Confidence, Project};
use std::path::Path;

const TABLES: u64 = 60;

#[test]
fn the_text_holds_what_the_truth_says() {
    for seed in 0..TABLES {
        let case = Case::new(seed);
        let text = bare(&case.text);
        for row in case.pages.iter().flat_map(|page| &page.rows) {
            let fields = [Some(&row.cell), row.name.as_ref(), row.goal.as_ref()];
            for field in fields.into_iter().flatten() {
                assert!(text.contains(field), "seed {seed}: {field}");
            }
        }
    }
}

#[test]
fn a_seed_gives_one_table() {
    assert_eq!(Case::new(7).text, Case::new(7).text);
    assert_ne!(Case::new(7).text, Case::new(8).text);
    let turned = Case::rotated(7, 1);
    assert_ne!(Case::new(7).text, turned.text);
    let rows = |case: &Case| {
        let pages = case.pages.iter().flat_map(|page| page.rows.clone());
        let mut rows: Vec<_> = pages.map(|row| format!("{row:?}")).collect();
        rows.sort();
        rows
    };
    assert_eq!(rows(&Case::new(7)), rows(&turned));
}

/// What is left of a table that lost cells, rows, its beginning or its end proves nothing that was not so. A hole may join two pages so
/// that nothing shows it; where cells have changed places, or as many are lost of one column as of another, only the words tell, and
/// not one proven claim in fifty may be wrong. `cargo run --release --example judge -- 1000 --losses` counts these too.
#[test]
fn what_is_lost_lets_nothing_false_be_proven() {
    for loss in Loss::ALL {
        let mut losses = Losses::default();
        for seed in 0..TABLES / 4 {
            losses.judge(seed, loss);
        }
        println!("{loss:?} {losses}");
        let proven: Vec<_> = losses.wrong.iter().filter(|wrong| wrong.proven).collect();
        if loss.shows() {
            assert!(proven.is_empty(), "{loss:?}: {proven:#?}");
        } else {
            let of = losses.proven();
            assert!(
                proven.len() as u64 * 50 < of,
                "{loss:?}: of {of}: {proven:#?}"
            );
        }
    }
}

/// The bounds that the reader is held to; `cargo run --release --example judge -- 1000` measures them on 1,000 tables.
#[test]
fn the_reader_claims_what_is_true() {
    let mut tally = Tally::default();
    for seed in 0..TABLES {
        tally.judge(&Case::new(seed));
    }
    println!("{tally}");
    for wrong in &tally.wrong {
        println!("{wrong}");
    }
    assert_eq!(tally.misread, Vec::<String>::new());
    let (wrong, proven) = tally.wrong_share(true);
    assert_eq!(wrong, 0, "wrong and proven, of {proven}");
    let (wrong, likely) = tally.wrong_share(false);
    assert!(wrong * 200 < likely, "{wrong} wrong of {likely} likely");
    let (made, recoverable) = tally.made_share();
    assert!(
        made * 100 >= recoverable * 97,
        "{made} made of {recoverable} recoverable"
    );
    assert_eq!(tally.indicators[1], 0, "indicators not read exactly");
    let units = tally.units;
    assert_eq!((units.wrong, units.missing), ([0; 2], 0), "{units:?}");
}

/// A cell of the source stands in one row only, also where several cells say the same.
#[test]
fn no_cell_is_claimed_for_two_rows() {
    let case = |name: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/");
        std::fs::read_to_string(format!("{folder}{name}.txt")).unwrap_or_default()
    };
    let generated = (0..20).map(|seed| Case::new(seed).text);
    for text in generated.chain([case("names-that-nothing-tells")]) {
        let Ok(dataset) = jixiao_lens::read(text.as_bytes()) else {
            panic!("not read");
        };
        let claimed = dataset.projects.iter().flat_map(|p| {
            let cells = p.name.value.iter().chain(&p.goal.value);
            cells.flat_map(|field| field.runs.clone())
        });
        let mut runs: Vec<_> = claimed.collect();
        runs.sort();
        for two in runs.windows(2) {
            let shared = &dataset.text[two[1].range()];
            assert!(two[0].end <= two[1].start, "claimed twice: {shared}");
        }
    }
}

/// Tables that were once read wrongly, each with the claims that must not be made again.
#[test]
fn what_was_wrong_is_not_claimed_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/wrong");
    let mut again = Vec::new();
    let mut lines = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "never") {
            continue;
        }
        let text = std::fs::read(path.with_extension("txt")).unwrap();
        let dataset = jixiao_lens::read(&text).unwrap();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            lines += 1;
            let parts: Vec<&str> = line.split('\t').collect();
            let [sure, page, row, field, claimed] = parts[..] else {
                panic!("{path:?}: {line}");
            };
            let here = |p: &&Project| p.page.to_string() == page && p.row.to_string() == row;
            let Some(project) = dataset.projects.iter().find(here) else {
                continue;
            };
            let at = FIELDS.iter().position(|f| *f == field).unwrap();
            let (claim, confidence) = &claims(&dataset, project)[at];
            let as_sure = *confidence == Confidence::Proven || sure == "likely";
            if claim.as_deref() == Some(claimed) && as_sure {
                again.push(format!("{path:?} {line}"));
            }
        }
    }
    assert!(lines > 0);
    assert!(again.is_empty(), "{again:#?}");
}

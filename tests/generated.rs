//! The reader against tables whose truth is known.

mod generator;

use generator::judge::Tally;
use generator::{Case, bare};

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

/// The bounds that the reader is held to; `cargo run --release --example judge -- 1000` measures them on 1,000 tables.
#[test]
#[ignore = "until tables are read"]
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
}

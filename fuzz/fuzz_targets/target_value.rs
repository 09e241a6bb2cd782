//! Any two lines as the values of an indicator: read, and compared.
//!
//! `cargo +nightly fuzz run target_value -- -dict=fuzz/target_value.dict` knows the grammar's words; the values of
//! `tests/targets/*.txt`, one a file in `fuzz/corpus/target_value`, are good seeds.

#![no_main]

use jixiao_lens::model::{Comparison, Kind, Reading};
use jixiao_lens::parse::targets::{compare, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (cycle, annual) = text.split_once('\n').unwrap_or((text, ""));
    let (one, other) = (read(cycle), read(annual));
    hold(&one);
    hold(&other);
    assert_eq!(one, read(cycle), "reading twice gives the same");
    assert_eq!(
        one,
        read(&format!("\u{3000}{cycle}\n")),
        "blanks around a value say nothing"
    );
    assert_eq!(compare((cycle, &one), (cycle, &one)), Comparison::Equal);
    let (there, back) = (
        compare((cycle, &one), (annual, &other)),
        compare((annual, &other), (cycle, &one)),
    );
    assert_eq!(
        there,
        turned(back),
        "what is looser one way is tighter the other"
    );
});

fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Looser => Comparison::Tighter,
        Comparison::Tighter => Comparison::Looser,
        same => same,
    }
}

/// What holds for every reading.
fn hold(reading: &Reading) {
    let bare = Reading {
        kind: reading.kind,
        ..Reading::default()
    };
    assert!(reading.due.is_none() || reading.kind == Kind::Deadline);
    match reading.kind {
        Kind::Text | Kind::Placeholder => assert_eq!(*reading, bare, "words carry no number"),
        Kind::Deadline => assert!(reading.value.is_none() && reading.unit.is_none()),
        Kind::Compound => {
            assert!(reading.parts.len() > 1 && reading.value.is_none());
            reading.parts.iter().for_each(hold);
        }
        Kind::Range => assert!(reading.value < reading.upper && reading.value.is_some()),
        // '4-6家以上' begins at the lower end, and keeps the other.
        Kind::AtLeast => assert!(reading.upper.is_none() || reading.value < reading.upper),
        Kind::Equal => assert!(reading.value.is_some() && reading.upper.is_none()),
        _ => assert!(reading.upper.is_none()),
    }
}

//! What is read in the worker arrives in the page as it was.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use jixiao_lens::model::Dataset;

const DOCUMENT: &[u8] = include_bytes!("../data/000_77ffd663521916d3.txt");

#[test]
fn a_dataset_survives_its_passage() {
    let document = jixiao_lens::read(DOCUMENT).unwrap();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(std::str::from_utf8(DOCUMENT).unwrap());
    let other_encoding = jixiao_lens::read(&gb18030).unwrap();
    let cut = jixiao_lens::read(&DOCUMENT[5_000..90_001]).unwrap();
    for dataset in [document, other_encoding, cut] {
        assert!(Dataset::unpack(&dataset.pack()) == Some(dataset));
    }
}

#[test]
fn other_bytes_are_refused_and_do_no_harm() {
    let packed = jixiao_lens::read(DOCUMENT).unwrap().pack();
    assert!(Dataset::unpack(&packed[..packed.len() - 1]).is_none());
    assert!(Dataset::unpack(b"").is_none());
    assert!(Dataset::unpack(&[0xff; 4_096]).is_none());
}

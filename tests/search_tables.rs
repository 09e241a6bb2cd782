//! The search's tables are made from crates that are kept for it; here they are made again and compared.
//!
//! `UPDATE_TABLES=1 cargo test --test search_tables` writes them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up is broken"
)]

use pinyin::ToPinyinMulti;
use std::collections::BTreeSet;
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

fn han() -> impl Iterator<Item = char> {
    (FIRST..=LAST).filter_map(char::from_u32)
}

fn simplified(c: char) -> char {
    fast2s::convert(&c.to_string()).chars().next().unwrap()
}

/// Plain readings of `c`, commonest first, none twice, 'ü' written 'v'; only those written in letters.
fn readings(c: char) -> Vec<String> {
    let mut all = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain().replace('ü', "v");
        if plain.bytes().all(|b| b.is_ascii_lowercase()) && !all.contains(&plain) {
            all.push(plain);
        }
    }
    all
}

fn simplified_table() -> Vec<u8> {
    let (mut distances, mut high, mut low) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = FIRST;
    for c in han().filter(|c| simplified(*c) != *c) {
        let mut distance = u32::from(c) - last;
        last = u32::from(c);
        while distance > 255 {
            distances.push(255);
            high.push(0);
            low.push(0);
            distance -= 255;
        }
        distances.push(u8::try_from(distance).unwrap());
        let form = u16::try_from(u32::from(simplified(c)))
            .unwrap()
            .to_be_bytes();
        high.push(form[0]);
        low.push(form[1]);
    }
    [distances, high, low].concat()
}

/// The scripts whose compatibility forms are kept: Latin, signs and squares, kana and Chinese, full and half width.
const SCRIPTS: [std::ops::RangeInclusive<u32>; 6] = [
    0xa0..=0x24f,
    0x1e00..=0x1eff,
    0x2000..=0x2fff,
    0x3000..=0x33ff,
    0xf900..=0xfaff,
    0xfe10..=0xffef,
];

fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// Layout: see `src/search/compat.rs`.
fn compat_table() -> Vec<u8> {
    let mut lines = BTreeSet::new();
    let arabic = 0xfe70..=0xfeff;
    for c in SCRIPTS.into_iter().flatten().filter_map(char::from_u32) {
        let own = c.to_string();
        let to = folded(&own);
        if to != own.to_lowercase() && !arabic.contains(&u32::from(c)) && !c.is_whitespace() {
            lines.insert(format!("{own}\t{to}\n"));
        }
        let parts: String = own.nfd().collect();
        if parts.chars().count() == 2 && parts.nfc().collect::<String>() == own {
            lines.insert(format!("{parts}\t{to}\n"));
        }
    }
    lines.into_iter().collect::<String>().into_bytes()
}

/// Layout: see `src/search/pinyin.rs`.
fn pinyin_table() -> Vec<u8> {
    let of = |c: char| {
        if simplified(c) == c {
            readings(c)
        } else {
            Vec::new()
        }
    };
    let syllables: BTreeSet<String> = han().flat_map(of).collect();
    let syllables: Vec<String> = syllables.into_iter().collect();
    let id = |s: &String| u16::try_from(syllables.binary_search(s).unwrap() + 1).unwrap();
    let list = syllables.join(" ");
    let mut out = u16::try_from(list.len()).unwrap().to_le_bytes().to_vec();
    out.extend(list.bytes());
    let first: Vec<u16> = han().map(|c| of(c).first().map_or(0, id)).collect();
    out.extend(first.iter().map(|id| id.to_le_bytes()[0]));
    for eight in first.chunks(8) {
        out.push(
            eight
                .iter()
                .rev()
                .fold(0, |bits, id| bits << 1 | id.to_le_bytes()[1]),
        );
    }
    let (mut distances, mut low, mut high) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = FIRST;
    for c in han() {
        for reading in of(c).iter().skip(1) {
            distances.push(u8::try_from(u32::from(c) - last).unwrap());
            last = u32::from(c);
            let bytes = id(reading).to_le_bytes();
            low.push(bytes[0]);
            high.push(bytes[1]);
        }
    }
    out.extend([distances, low, high].concat());
    out
}

fn check(name: &str, made: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("src/search/tables")
        .join(name);
    if std::env::var_os("UPDATE_TABLES").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    assert!(
        std::fs::read(&path).unwrap() == made,
        "{name} is not what its source gives"
    );
}

#[test]
fn simplified_forms_are_those_of_their_source() {
    check("simplified.bin", &simplified_table());
}

#[test]
fn readings_are_those_of_their_source() {
    check("pinyin.bin", &pinyin_table());
}

#[test]
fn compatibility_forms_are_those_of_their_source() {
    check("compat.txt", &compat_table());
}

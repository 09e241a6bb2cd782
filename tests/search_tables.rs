//! The search's tables are made from crates that are kept for it; here they are made again and compared.
//!
//! `UPDATE_TABLES=1 cargo test --test search_tables` writes them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up is broken"
)]

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use jixiao_lens::search::fold::fold;
use pinyin::ToPinyinMulti;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

fn han() -> impl Iterator<Item = char> {
    (FIRST..=LAST).filter_map(char::from_u32)
}

/// Two sources, for each lacks characters that the other has (諮, 羣); where they undo each other (捍, 扞) the last word is the same.
fn simplified(c: char) -> char {
    static OPENCC: LazyLock<OpenCC> =
        LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).unwrap());
    let single = |text: String, c| {
        let mut chars = text.chars();
        let one = chars.next().filter(|one| u32::from(*one) <= 0xffff);
        one.filter(|_| chars.next().is_none()).unwrap_or(c)
    };
    let opencc = |c: char| single(OPENCC.convert(&c.to_string()), c);
    let other = |c: char| single(fast2s::convert(&c.to_string()), c);
    opencc(other(opencc(c)))
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

/// Signs that say the same and that Unicode keeps apart.
const SIGNS: [(char, &str); 4] = [('≧', "≥"), ('⩾', "≥"), ('≦', "≤"), ('⩽', "≤")];

/// The form of a character, if it is not itself.
fn form(c: char) -> Option<String> {
    const ARABIC: std::ops::RangeInclusive<u32> = 0xfe70..=0xfeff;
    if let Some((_, form)) = SIGNS.iter().find(|(sign, _)| *sign == c) {
        return Some((*form).to_owned());
    }
    let own = c.to_string();
    let code = u32::from(c);
    let kept = SCRIPTS.iter().any(|script| script.contains(&code)) && !ARABIC.contains(&code);
    let plain = if kept {
        folded(&own)
    } else {
        own.to_lowercase()
    };
    let form: String = plain.chars().map(simplified).collect();
    (form != own && !c.is_whitespace()).then_some(form)
}

/// Layout: see `src/search/tables.rs`.
fn form_tables() -> Vec<u8> {
    let (mut distances, mut high, mut low) = (Vec::new(), Vec::new(), Vec::new());
    let mut enter = |distance: u32, form: [u8; 2]| {
        distances.push(u8::try_from(distance).unwrap());
        high.push(form[0]);
        low.push(form[1]);
    };
    let mut longer = BTreeSet::new();
    let mut last = 0;
    for c in (0..=0xffff).filter_map(char::from_u32) {
        let to = form(c);
        let parts: String = c.nfd().collect();
        if parts.chars().count() == 2 && parts.nfc().eq([c]) {
            let to = to.clone().unwrap_or_else(|| c.to_string());
            longer.insert(format!("{parts}\t{to}\n"));
        }
        let Some(to) = to else { continue };
        if to.encode_utf16().count() > 1 {
            longer.insert(format!("{c}\t{to}\n"));
            continue;
        }
        while u32::from(c) - last > 255 {
            enter(255, [0, 0]);
            last += 255;
        }
        let form = u16::try_from(u32::from(to.chars().next().unwrap())).unwrap();
        enter(u32::from(c) - last, form.to_be_bytes());
        last = u32::from(c);
    }
    let longer: String = longer.into_iter().collect();
    let length = |bytes: &[u8]| u16::try_from(bytes.len()).unwrap().to_le_bytes();
    [
        &length(&distances)[..],
        &distances,
        &high,
        &low,
        &length(longer.as_bytes()),
        longer.as_bytes(),
    ]
    .concat()
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

#[test]
fn the_tables_are_what_their_sources_give() {
    let made = [form_tables(), pinyin_table()].concat();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/search/tables/search.bin");
    if std::env::var_os("UPDATE_TABLES").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    assert!(std::fs::read(path).unwrap() == made);
}

#[test]
fn every_character_is_folded_as_the_sources_say() {
    for c in (0..=0xffff).filter_map(char::from_u32) {
        let blank = c.is_whitespace();
        let expected = if blank {
            String::new()
        } else {
            form(c).unwrap_or_else(|| c.to_string())
        };
        assert_eq!(fold(&c.to_string()), expected, "U+{:04X}", u32::from(c));
    }
    for c in han() {
        let once = fold(&c.to_string());
        assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
    }
    assert_eq!(fold("E\u{301}U\u{308}"), "\u{e9}\u{fc}");
}

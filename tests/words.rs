//! Every word of the interface has its English, and every English word is used.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use polib::message::MessageView;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the interface's words stand. In the audits and the search most Chinese is what they look for: there only what is marked is a word of the interface.
const SPOKEN: [&str; 13] = [
    "app",
    "view",
    "audit",
    "search",
    "lang",
    "worker",
    "model/money.rs",
    "export/citation.rs",
    "export/charts.rs",
    "export/about.rs",
    "export/rows.rs",
    "export/xlsx.rs",
    "chart",
];

/// Chinese that is no word of the interface: signs that are typed or read past, what numbers are counted in, and the name of a language in
/// itself.
const OTHERS: [&str; 12] = [
    "中文",
    "？",
    "％",
    ",，。=",
    ",，%％",
    "千",
    "万",
    "百万",
    "千万",
    "亿",
    "，。、；：！？）》〉」』】”’,.;:!?)%",
    "（《〈「『【“‘(",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).into()
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

fn files(at: &Path, into: &mut Vec<PathBuf>) {
    if at.is_file() {
        into.push(at.to_owned());
        return;
    }
    for entry in fs::read_dir(at).unwrap() {
        files(&entry.unwrap().path(), into);
    }
}

/// The text literals of a file before its tests, each with what stands before it.
fn literals(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before = String::new();
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => while rest.next_if(|c| *c != '\n').is_some() {},
            '\'' => {
                let quoted: String = rest.clone().take(3).collect();
                let length = match quoted.as_bytes() {
                    [b'\\', ..] => rest.clone().position(|c| c == '\'').map(|at| at + 1),
                    _ => quoted
                        .chars()
                        .position(|c| c == '\'')
                        .filter(|at| *at == 1)
                        .map(|at| at + 1),
                };
                for _ in 0..length.unwrap_or(0) {
                    rest.next();
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some(c) = rest.next().filter(|c| *c != '"') {
                    match c {
                        '\\' => escape(&mut rest, &mut text),
                        c => text.push(c),
                    }
                }
                found.push((before.trim_end().to_owned(), text));
                before.clear();
            }
            c => before.push(c),
        }
    }
    found
}

fn escape(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, text: &mut String) {
    match rest.next() {
        Some('n') => text.push('\n'),
        Some('u') => {
            let code: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
            text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
        }
        Some('\n') => while rest.next_if(|c| c.is_whitespace()).is_some() {},
        Some(c) => text.push(c),
        None => {}
    }
}

/// Every word of the interface, with a file in which it stands.
fn spoken() -> BTreeMap<String, String> {
    let mut paths = Vec::new();
    for part in SPOKEN {
        files(&root().join("src").join(part), &mut paths);
    }
    let mut spoken = BTreeMap::new();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
    {
        let name = path.to_string_lossy().into_owned();
        if name.ends_with("tests.rs") || name.ends_with("fixture.rs") {
            continue;
        }
        let code = fs::read_to_string(path).unwrap();
        let code = code.split("\n#[cfg(test)]\n").next().unwrap_or_default();
        for (before, text) in literals(code) {
            let is_marked =
                before.ends_with("_zh:") || before.ends_with("=>") || before.ends_with("tr!(");
            let is_word = is_marked
                || !["/audit/", "/search/"]
                    .iter()
                    .any(|part| name.contains(part));
            if is_word && text.chars().any(is_chinese) && !OTHERS.contains(&text.as_str()) {
                spoken.insert(text, name.clone());
            }
        }
    }
    // What the page itself says before the program has come.
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let notices = page.split("<div id=\"stopped\"").nth(1).unwrap();
    let notices = notices.split("<div id=\"boot\"").next().unwrap();
    let texts = notices
        .split(['<', '>', '"'])
        .filter(|text| text.chars().any(is_chinese));
    spoken.extend(texts.map(|text| (text.trim().to_owned(), "index.html".to_owned())));
    // The headings of a copied table.
    let columns = fs::read_to_string(root().join("src/export/columns.rs")).unwrap();
    let columns = literals(&columns).into_iter().map(|(_, text)| text);
    spoken.extend(
        columns
            .filter(|text| text.chars().any(is_chinese))
            .map(|text| (text, "columns.rs".to_owned())),
    );
    spoken
}

/// The Chinese texts of the catalogue, each with its English in one form or two.
fn catalogue() -> BTreeMap<String, Vec<String>> {
    let catalogue = polib::po_file::parse(&root().join("words/en.po")).unwrap();
    let message = |message: &dyn MessageView| {
        let english = match message.is_plural() {
            true => message.msgstr_plural().unwrap().clone(),
            false => vec![message.msgstr().unwrap().to_owned()],
        };
        (message.msgid().to_owned(), english)
    };
    catalogue.messages().map(message).collect()
}

/// What fills the gaps of a text: {} stands for the next.
fn gaps(text: &str) -> BTreeSet<usize> {
    let pieces = text.split('{').skip(1);
    let gap =
        |(next, piece): (usize, &str)| piece.split('}').next().unwrap().parse().unwrap_or(next);
    pieces.enumerate().map(gap).collect()
}

#[test]
fn every_word_has_its_english() {
    let catalogue = catalogue();
    let missing: Vec<_> = spoken()
        .into_iter()
        .filter(|(text, _)| !catalogue.contains_key(text))
        .collect();
    assert!(missing.is_empty(), "not in words/en.po: {missing:#?}");
}

#[test]
fn every_english_word_is_used() {
    let spoken = spoken();
    let idle: Vec<_> = catalogue()
        .into_keys()
        .filter(|text| !spoken.contains_key(text))
        .collect();
    assert!(
        idle.is_empty(),
        "in words/en.po, but not in the code: {idle:#?}"
    );
}

#[test]
fn translations_have_the_same_gaps() {
    for (chinese, english) in catalogue() {
        for english in english {
            assert!(!english.is_empty(), "{chinese} has no English");
            assert_eq!(gaps(&chinese), gaps(&english), "{chinese}: {english}");
        }
    }
}

#[test]
fn english_is_in_english() {
    // Chinese stands in quotation marks where it is what the form says.
    for (chinese, english) in catalogue() {
        for english in english {
            let mut outside = String::new();
            for (at, piece) in english.split(['“', '”']).enumerate() {
                if at % 2 == 0 {
                    outside.push_str(piece);
                }
            }
            let is_quotation = chinese.contains("前引号") || chinese.contains("原文没有标题");
            assert!(
                is_quotation || !outside.chars().any(is_chinese),
                "{chinese}: {english}"
            );
        }
    }
}

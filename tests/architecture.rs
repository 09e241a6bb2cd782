//! The direction of dependencies and other promises about `src`, read off its text.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::fs;
use std::path::{Path, PathBuf};

/// For each module of the crate, the others that it may name.
const MAY_USE: [(&str, &[&str]); 17] = [
    ("decimal", &[]),
    ("order", &[]),
    ("lang", &["order"]),
    ("span", &[]),
    ("diagnostic", &["span"]),
    ("model", &["span", "diagnostic"]),
    (
        "source",
        &["decimal", "order", "span", "diagnostic", "model"],
    ),
    (
        "parse",
        &["decimal", "order", "span", "diagnostic", "model", "source"],
    ),
    (
        "audit",
        &["lang", "decimal", "order", "span", "diagnostic", "model"],
    ),
    ("meaning", &["order", "span", "diagnostic", "model"]),
    (
        "search",
        &[
            "lang",
            "decimal",
            "order",
            "span",
            "diagnostic",
            "model",
            "meaning",
        ],
    ),
    (
        "view",
        &[
            "lang",
            "decimal",
            "order",
            "span",
            "diagnostic",
            "model",
            "meaning",
        ],
    ),
    (
        "export",
        &[
            "lang",
            "decimal",
            "order",
            "span",
            "diagnostic",
            "model",
            "view",
        ],
    ),
    (
        "chart",
        &[
            "lang",
            "decimal",
            "order",
            "span",
            "diagnostic",
            "model",
            "view",
        ],
    ),
    (
        "worker",
        &[
            "lang",
            "span",
            "diagnostic",
            "model",
            "audit",
            "meaning",
            "search",
            "view",
            "export",
            "browser",
        ],
    ),
    ("browser", &[]),
    (
        "app",
        &[
            "lang",
            "decimal",
            "order",
            "span",
            "diagnostic",
            "model",
            "source",
            "parse",
            "audit",
            "view",
            "export",
            "chart",
            "browser",
        ],
    ),
];

/// What only the programs for the browser may know of.
const BROWSER: [&str; 6] = [
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "plotters_canvas",
];

/// Words that stand in the shipped document and in hardly any other: the code must know the form, not this file.
const SHIPPED: [&str; 24] = [
    "广州",
    "越秀",
    "海珠",
    "荔湾",
    "天河",
    "白云",
    "黄埔",
    "番禺",
    "花都",
    "南沙",
    "从化",
    "增城",
    "羊城",
    "穗人社",
    "人社局",
    "三支一扶",
    "技师学院",
    "薪酬调查",
    "退管",
    "协管员",
    "仲裁院",
    "职建中心",
    "社保卡",
    "人力资源和社会保障",
];

const LONGEST_FILE: usize = 400;

/// A source file without its tests.
struct File {
    /// Its path below src, with forward slashes.
    path: String,
    /// Its lines that are compiled into the library, with their numbers.
    lines: Vec<(usize, String)>,
    /// All its lines.
    length: usize,
}

impl File {
    /// The crate's module that the file belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.lines.iter().map(|(n, line)| (*n, line.trim()));
        code.filter(|(_, line)| !line.starts_with("//"))
    }
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

fn source() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    paths.sort();
    let mut test_only = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let (lines, modules) = without_tests(&text);
        let folder = path.parent().unwrap();
        test_only.extend(modules.iter().map(|m| folder.join(format!("{m}.rs"))));
        let below = path.strip_prefix(&root).unwrap();
        let below = below.to_string_lossy().replace('\\', "/");
        let length = text.lines().count();
        files.push((
            path,
            File {
                path: below,
                lines,
                length,
            },
        ));
    }
    files.retain(|(path, file)| !test_only.contains(path) && !file.path.ends_with("tests.rs"));
    files.into_iter().map(|(_, file)| file).collect()
}

/// The lines outside `#[cfg(test)]` items, and the names of the files that are modules for tests only.
fn without_tests(text: &str) -> (Vec<(usize, String)>, Vec<String>) {
    let mut kept = Vec::new();
    let mut modules = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((n, line)) = lines.next() {
        if !line.trim_start().starts_with("#[cfg(test)]") {
            kept.push((n + 1, line.to_owned()));
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        for (_, item) in lines.by_ref() {
            let words: Vec<&str> = item.split_whitespace().collect();
            if let ["mod", name] | [_, "mod", name] = words[..]
                && let Some(name) = name.strip_suffix(';')
            {
                modules.push(name.to_owned());
            }
            let closes = item.trim_end().ends_with(';') && !item.starts_with("    ");
            let is_end = item.len() - item.trim_start().len() == indent && item.trim() == "}";
            if closes || is_end {
                break;
            }
        }
    }
    (kept, modules)
}

/// The modules that a line names after `crate::`, also in braces.
fn named(line: &str) -> Vec<String> {
    let word = |s: &str| -> String {
        s.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut names = Vec::new();
    for after in line.split("crate::").skip(1) {
        if let Some(list) = after.strip_prefix('{') {
            names.extend(list.split(',').map(|part| word(part.trim())));
        } else {
            names.push(word(after));
        }
    }
    names
}

#[test]
fn modules_know_only_what_stands_before_them() {
    let mut broken = Vec::new();
    for file in source() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(module, _)| *module == file.module()) else {
            assert!(
                ["lib", "main"].contains(&file.module()),
                "{} belongs to no known module",
                file.path
            );
            continue;
        };
        for (number, line) in file.code() {
            for name in named(line) {
                let known = MAY_USE.iter().any(|(module, _)| *module == name);
                if known && name != file.module() && !allowed.contains(&name.as_str()) {
                    broken.push(format!("{}:{number} names {name}", file.path));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn only_the_programs_for_it_know_of_a_browser() {
    let mut broken = Vec::new();
    for file in source() {
        if ["app", "worker", "browser", "main"].contains(&file.module()) {
            continue;
        }
        for (number, line) in file.code() {
            let names = |module: &&&str| {
                line.split(**module)
                    .skip(1)
                    .any(|after| after.starts_with("::"))
            };
            if let Some(module) = BROWSER.iter().find(names) {
                broken.push(format!("{}:{number} names {module}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn files_can_be_read_in_one_sitting() {
    let long: Vec<String> = source()
        .iter()
        .filter(|file| file.length > LONGEST_FILE)
        .map(|file| format!("{}: {} lines", file.path, file.length))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn the_code_knows_no_words_of_the_shipped_document() {
    let shipped = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/000_77ffd663521916d3.txt"
    ))
    .unwrap();
    let shipped: String = shipped.split_whitespace().collect();
    let strange: Vec<&&str> = SHIPPED.iter().filter(|w| !shipped.contains(**w)).collect();
    assert!(strange.is_empty(), "not of the document: {strange:?}");
    let mut broken = Vec::new();
    for file in source() {
        for (number, line) in &file.lines {
            if let Some(word) = SHIPPED.iter().find(|word| line.contains(**word)) {
                broken.push(format!("{}:{number} says {word}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn names_are_found_in_every_way_of_writing_a_path() {
    assert_eq!(named("use crate::model::Field;"), ["model"]);
    assert_eq!(named("use crate::{span::Span, model};"), ["span", "model"]);
    assert_eq!(
        named("fn f(a: crate::view::A, b: crate::chart::B)"),
        ["view", "chart"]
    );
    let (lines, modules) =
        without_tests("a\n#[cfg(test)]\nmod fixture;\nb\n#[cfg(test)]\nmod tests {\n    x;\n}\nc");
    let kept: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
    assert_eq!(kept, ["a", "b", "c"]);
    assert_eq!(modules, ["fixture"]);
}

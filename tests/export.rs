//! The documented JSON, read as a stranger would read it, and the program that prints it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

mod exported;

use exported::Exported;
use jixiao_lens::export::{Flavour, Rows, table};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/000_77ffd663521916d3.txt");

fn shipped() -> Vec<u8> {
    std::fs::read(SHIPPED).unwrap()
}

/// A table with one row, some of whose characters take four bytes in GB18030, or other than three in UTF-8.
fn small() -> String {
    let table = include_str!("cases/one-row.txt");
    table
        .replace("清淤断面", "清淤断面㐂𠮷²\u{a0}ñ")
        .replace("水面漂浮物", "水面𠮷漂浮物")
        .replace("河道保洁与", "𠮷河道・保洁与")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// The shipped document and every small one that is a table.
fn tables() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let cases = files.filter(|path| path.extension().is_some_and(|e| e == "txt"));
    let mut tables: Vec<Vec<u8>> = cases.map(|path| std::fs::read(path).unwrap()).collect();
    tables.extend([shipped(), small().into_bytes()]);
    tables.retain(|table| jixiao_lens::read(table).is_ok());
    tables
}

#[test]
fn every_place_leads_back_to_its_characters() {
    for table in tables() {
        assert!(Exported::new(&table).check_places() > 20);
    }
}

/// The spans below `value` along a path of keys; lists on the way are walked, objects at its end too.
fn spans(value: &Value, path: &str) -> Vec<Value> {
    if let Value::Array(elements) = value {
        if elements.first().is_some_and(Value::is_number) {
            return vec![value.clone()];
        }
        return elements
            .iter()
            .flat_map(|element| spans(element, path))
            .collect();
    }
    match (path.split_once('.'), value) {
        (Some((key, rest)), _) => spans(&value[key], rest),
        (None, Value::Object(entries)) => entries
            .values()
            .flat_map(|entry| spans(entry, ""))
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_cell_is_in_a_row_or_with_its_page() {
    let parts: [(&str, &[&str]); 6] = [
        (
            "name",
            &["projects.spans.name.", "pages.unlinked.names.spans."],
        ),
        (
            "goal",
            &["projects.spans.goal.", "pages.unlinked.goals.spans."],
        ),
        (
            "amount",
            &[
                "document.spans.grand_total.",
                "units.spans.amounts.",
                "projects.spans.amounts.",
                "pages.unlinked.amounts.span.",
            ],
        ),
        ("indicator_name", &["projects.indicators.spans.name."]),
        ("cycle_value", &["projects.indicators.cycle.spans."]),
        ("annual_value", &["projects.indicators.annual.spans."]),
    ];
    for table in tables() {
        let exported = Exported::new(&table);
        for (part, paths) in parts {
            let places = paths.iter().flat_map(|path| spans(&exported.value, path));
            exported.check_shown(part, places);
        }
    }
}

#[test]
fn places_are_the_files_own_in_every_encoding() {
    for text in [String::from_utf8(shipped()).unwrap(), small()] {
        let plain = Exported::new(text.as_bytes()).check_places();
        let windows = text.replace('\n', "\r\n");
        let (gb18030, _, lost) = encoding_rs::GB18030.encode(&windows);
        assert!(!lost);
        let marked = format!("\u{FEFF}{text}");
        let files = [
            ("utf-8", marked.as_bytes()),
            ("utf-8", windows.as_bytes()),
            ("gb18030", &*gb18030),
        ];
        for (encoding, file) in files {
            let exported = Exported::new(file);
            assert_eq!(exported.value["document"]["encoding"], encoding);
            assert_eq!(exported.check_places(), plain, "{encoding}");
        }
    }
}

#[test]
fn places_after_undecodable_bytes_are_right() {
    let text = small();
    let at = text.find("断面").unwrap() + 1;
    let mut file = text.into_bytes();
    // The rest of a cut character, a byte that is never one, and the beginning of another.
    file.splice(at..at + 2, [0xFF, 0xF0, 0x9F, 0x98]);
    let exported = Exported::new(&file);
    assert!(exported.check_places() > 20);
    let project = &exported.value["projects"][0];
    assert!(
        project["indicators"][1]["name"]
            .as_str()
            .unwrap()
            .contains('\u{FFFD}')
    );
    assert_eq!(project["indicators"][2]["cycle"]["text"], "≥85%");
    let damage = list(&exported.value["diagnostics"]).iter();
    let places: Vec<&Value> = damage
        .filter(|note| note["code"] == "undecodable_bytes")
        .map(|note| &note["span"])
        .collect();
    assert!(!places.is_empty());
    assert!(
        places
            .iter()
            .all(|span| exported.at(span).chars().all(|c| c == '\u{FFFD}')),
        "{places:?}"
    );
}

/// The keys of an object of the export, in the order in which they stand in the text.
fn keys<'a>(json: &'a str, path: &str) -> Vec<&'a str> {
    let mut at = json;
    for step in path.split_terminator('.') {
        at = at.split_once(&format!("\"{step}\":")).unwrap().1;
    }
    let at = at.trim_start_matches('[').strip_prefix('{').unwrap();
    let (mut depth, mut quoted, mut start, mut keys) = (0, false, 0, Vec::new());
    for (i, c) in at.char_indices() {
        match c {
            '"' if !at[..i].ends_with('\\') => {
                if depth == 0 && quoted && at[i + 1..].starts_with(':') {
                    keys.push(&at[start..i]);
                }
                (quoted, start) = (!quoted, i + 1);
            }
            '{' | '[' if !quoted => depth += 1,
            '}' | ']' if !quoted && depth == 0 => break,
            '}' | ']' if !quoted => depth -= 1,
            _ => {}
        }
    }
    keys
}

#[test]
fn documented_keys_come_first_and_in_order() {
    let dataset = jixiao_lens::read(small().as_bytes()).unwrap();
    let json = jixiao_lens::export::json(&dataset);
    let documented = [
        (
            "",
            "document units projects pages findings coverage diagnostics",
        ),
        (
            "document",
            "title department year currency_unit pages sha256 grand_total",
        ),
        ("grand_total", "total fiscal special other unknown"),
        ("units", "id name page amounts"),
        ("units.amounts", "total fiscal special other unknown"),
        (
            "projects",
            "id page row unit name goal amounts confidence indicators findings",
        ),
        ("projects.confidence", "name goal unit amounts"),
        ("indicators", "ordinal level1 level2 name cycle annual span"),
        ("level1", "code name"),
        ("cycle", "text kind value upper unit"),
        ("annual", "text kind value upper unit"),
        ("findings", "id severity message"),
        ("findings.pages", "number unlinked"),
        ("unlinked", "amounts names goals"),
        ("unlinked.findings", "id severity message projects spans"),
        ("coverage", "characters assigned residue"),
    ];
    for (path, expected) in documented {
        let expected: Vec<&str> = expected.split(' ').collect();
        assert!(
            keys(&json, path).starts_with(&expected),
            "{path}: {:?}",
            keys(&json, path)
        );
    }
}

#[test]
fn nothing_is_claimed_that_is_unresolved() {
    let file = shipped();
    let exported = Exported::new(&file).value;
    let units: Vec<&Value> = list(&exported["units"]).iter().map(|u| &u["id"]).collect();
    let ids: Vec<&Value> = list(&exported["projects"])
        .iter()
        .map(|p| &p["id"])
        .collect();
    for project in list(&exported["projects"]) {
        for claim in ["name", "goal", "unit", "amounts"] {
            let unresolved = project["confidence"][claim] == "unresolved";
            assert_eq!(
                project[claim].is_null(),
                unresolved,
                "{claim} of {}",
                project["id"]
            );
            let reasons = list(&project["evidence"][claim]);
            assert!(
                unresolved || !reasons.is_empty(),
                "{claim} of {}",
                project["id"]
            );
        }
        assert!(project["unit"].is_null() || units.contains(&&project["unit"]));
        for own in list(&project["findings"]) {
            let all = &exported["findings"][own["index"].as_u64().unwrap() as usize];
            assert_eq!((&own["id"], &own["message"]), (&all["id"], &all["message"]));
            assert!(list(&all["projects"]).contains(&project["id"]));
            assert!(
                list(&own["spans"])
                    .iter()
                    .all(|span| list(&all["spans"]).contains(span))
            );
        }
    }
    let named: usize = list(&exported["findings"])
        .iter()
        .map(|finding| list(&finding["projects"]))
        .inspect(|projects| assert!(projects.iter().all(|id| ids.contains(&id))))
        .map(<[Value]>::len)
        .sum();
    let own = list(&exported["projects"])
        .iter()
        .map(|p| list(&p["findings"]).len());
    assert_eq!(own.sum::<usize>(), named);
}

#[test]
fn coverage_adds_up() {
    for case in [
        include_str!("cases/dirt.txt"),
        include_str!("cases/cut-off-in-an-indicator.txt"),
    ] {
        let dirty = format!("{case}\n某处留下的一行\n");
        let exported = Exported::new(dirty.as_bytes());
        let coverage = &exported.value["coverage"];
        let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() as u64;
        let residue = list(&coverage["residue"]).iter();
        let residue: u64 = residue.map(|r| visible(r["text"].as_str().unwrap())).sum();
        let parts = coverage["parts"].as_object().unwrap().values();
        let parts: u64 = parts.map(|n| n.as_u64().unwrap()).sum();
        assert_eq!(coverage["characters"], visible(&dirty));
        assert_eq!(
            coverage["assigned"].as_u64().unwrap() + residue,
            visible(&dirty)
        );
        assert_eq!(parts, visible(&dirty));
    }
}

/// Builds the example unless it is built, and says where it stands.
fn dump_program() -> PathBuf {
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--offline", "--example", "dump"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let built = build
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .unwrap();
    assert!(built.success());
    let here = std::env::current_exe().unwrap();
    let profile = here.parent().and_then(Path::parent).unwrap();
    profile
        .join("examples")
        .join(format!("dump{}", std::env::consts::EXE_SUFFIX))
}

fn dump(files: &[&Path]) -> Output {
    Command::new(dump_program()).args(files).output().unwrap()
}

fn temporary(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dump");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn dump_prints_the_same_json() {
    let dataset = jixiao_lens::read(&shipped()).unwrap();
    let expected = jixiao_lens::export::json(&dataset);
    let output = dump(&[Path::new(SHIPPED)]);
    assert!(output.status.success());
    assert!(output.stderr.is_empty());
    assert!(
        String::from_utf8(output.stdout).unwrap() == expected + "\n",
        "not the same"
    );
}

#[test]
fn dump_reads_damaged_files_and_says_so() {
    let whole = shipped();
    for (name, bytes) in [
        ("cut.txt", &whole[..whole.len() * 2 / 5 + 1]),
        ("tail.txt", &whole[whole.len() / 3 + 1..]),
    ] {
        let output = dump(&[&temporary(name, bytes)]);
        assert!(output.status.success(), "{name}");
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(list(&value["projects"]).len() > 50, "{name}");
        assert!(!list(&value["diagnostics"]).is_empty(), "{name}");
    }
}

#[test]
fn dump_fails_with_one_line() {
    let shipped = Path::new(SHIPPED);
    let missing = Path::new("there/is/none.txt");
    let prose = temporary("prose.txt", "一封平常的信。\n没有表格。\n".as_bytes());
    let empty = temporary("empty.txt", b" \n\n");
    let binary = temporary("binary.pdf", b"%PDF-1.7\n\0\0\xFF\xFE");
    let wide: Vec<u8> =
        "\u{feff}1、1-产出指标；11-数量指标；台数；实施周期指标值:3台；年度指标值:3台。\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
    let wide = temporary("utf-16.txt", &wide);
    let wrong: [(&[&Path], &str); 7] = [
        (&[], "name one file"),
        (&[shipped, shipped], "name one file"),
        (&[missing], "cannot read there/is/none.txt"),
        (&[&prose], "is no 项目支出绩效目标表"),
        (&[&empty], "is empty"),
        (&[&binary], "is not text"),
        (&[&wide], "is not text"),
    ];
    for (files, why) in wrong {
        let output = dump(files);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(output.stdout.is_empty(), "{why}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.starts_with("dump: ") && said.contains(why), "{said}");
    }
}

fn read_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let rows = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn the_csv_holds_every_indicator_and_says_what_the_json_says() {
    let dataset = jixiao_lens::read(&shipped()).unwrap();
    let all = Rows::Projects((0..).take(dataset.projects.len()).collect());
    let rows = read_csv(&table(&dataset, &all, Flavour::Verbatim));
    assert_eq!(rows.len(), 1 + 1183);
    let json: Value = serde_json::from_str(&jixiao_lens::export::json(&dataset)).unwrap();
    let at = |heading: &str| {
        rows[0]
            .iter()
            .position(|cell| cell.starts_with(heading))
            .unwrap()
    };
    let mut rows = rows[1..].iter();
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for project in list(&json["projects"]) {
        for indicator in list(&project["indicators"]) {
            let row = rows.next().unwrap();
            assert_eq!(row[at("项目编号")], string(&project["id"]));
            assert_eq!(row[at("项目名称")], string(&project["name"]));
            assert_eq!(row[at("绩效目标")], string(&project["goal"]));
            assert_eq!(row[at("总计")], string(&project["amounts"]["total"]));
            let unknown = project["amounts"]["unknown"].as_array();
            let other = match unknown.is_some_and(|funds| funds.contains(&"other".into())) {
                true => "未知".to_owned(),
                false => string(&project["amounts"]["other"]),
            };
            assert_eq!(row[at("其他资金")], other);
            assert_eq!(row[at("指标名称")], string(&indicator["name"]));
            assert_eq!(
                row[at("二级指标代码")],
                string(&indicator["level2"]["code"])
            );
            assert_eq!(
                row[at("实施周期指标值")],
                string(&indicator["cycle"]["text"])
            );
            assert_eq!(row[at("年度指标值")], string(&indicator["annual"]["text"]));
            let unit = ["unit", "counted"].map(|key| string(&indicator["annual"][key]));
            assert_eq!(row[at("年度单位")], unit.concat());
        }
    }
    assert_eq!(rows.next(), None);
}

#[test]
fn a_spreadsheet_runs_nothing_and_a_program_gets_every_character() {
    let text = include_str!("cases/one-row.txt").replace("通过开展", "=1+2,\"水面\"");
    let dataset = jixiao_lens::read(text.as_bytes()).unwrap();
    let cells = |flavour| {
        let bytes = table(&dataset, &Rows::Projects(vec![0]), flavour);
        (
            bytes.starts_with("\u{feff}".as_bytes()),
            read_csv(&bytes).concat(),
        )
    };
    let (marked, guarded) = cells(Flavour::Spreadsheet);
    let (unmarked, verbatim) = cells(Flavour::Verbatim);
    assert!(marked && !unmarked);
    let published = |cell: &&String| cell.contains("1+2,\"水面\"");
    let verbatim: Vec<_> = verbatim.iter().filter(published).collect();
    assert!(!verbatim.is_empty());
    let guarded: Vec<_> = guarded.iter().filter(published).collect();
    assert_eq!(guarded.len(), verbatim.len());
    for (guarded, verbatim) in guarded.into_iter().zip(verbatim) {
        let runs = verbatim.starts_with('=');
        assert_eq!(
            *guarded,
            if runs {
                format!("'{verbatim}")
            } else {
                verbatim.clone()
            }
        );
    }
    let (_, cells) = cells(Flavour::Spreadsheet);
    let harmless = |cell: &String| !cell.starts_with(['=', '+', '@']);
    assert!(cells.iter().all(harmless), "{cells:?}");
}

/// Every deadline of the shipped document with its date, as far as it is given.
#[test]
fn deadlines_have_their_dates() {
    let dataset = jixiao_lens::read(&shipped()).unwrap();
    let json: Value = serde_json::from_str(&jixiao_lens::export::json(&dataset)).unwrap();
    let mut dates = BTreeSet::new();
    let mut see = |text: &Value, reading: &Value| {
        let deadline = reading["kind"] == "deadline";
        assert!(deadline || reading["date"].is_null(), "{reading}");
        if deadline {
            let date = reading["date"].as_str().unwrap_or("-");
            let end = reading["date_end"].as_str().unwrap_or("-");
            dates.insert(format!("{} {date} {end}", text.as_str().unwrap()));
        }
    };
    for project in list(&json["projects"]) {
        for indicator in list(&project["indicators"]) {
            let target = &indicator["annual"];
            see(&target["text"], target);
            list(&target["parts"])
                .iter()
                .for_each(|part| see(&target["text"], part));
        }
    }
    let expected = [
        "10月前 --10 before",
        "2025年11月30日前 2025-11-30 last",
        "2025年11月前 2025-11 before",
        "2025年底 2025 last",
    ];
    for date in expected {
        assert!(dates.contains(date), "{date} is not in {dates:?}");
    }
}

/// A download that broke off and went on may leave NUL bytes: what stands around them is read, and their place is told.
#[test]
fn nul_bytes_are_damage_and_no_reason_to_read_nothing() {
    let whole = shipped();
    let middle = whole.len() / 2;
    let gap = [&whole[..middle], &[0; 300], &whole[middle + 300..]].concat();
    let tail = [&whole[..middle], &[0; 5_000]].concat();
    let one = [&whole[..middle], &[0], &whole[middle..]].concat();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(str::from_utf8(&whole).unwrap());
    // In the middle of a character, so that more than the NUL bytes is lost.
    let other = [&gb18030[..1_001], b"\0\0", &gb18030[1_001..]].concat();
    for (file, least) in [(gap, 230), (tail, 100), (one, 236), (other, 236)] {
        let exported = Exported::new(&file);
        assert!(list(&exported.value["projects"]).len() >= least);
        exported.check_places();
        let notes = list(&exported.value["diagnostics"]).iter();
        let notes: Vec<&Value> = notes
            .filter(|note| note["code"] == "undecodable_bytes")
            .collect();
        assert!((1..=3).contains(&notes.len()), "{notes:?}");
        let spans = notes.iter().map(|note| &note["span"]);
        let covered = spans.map(|span| [0, 1].map(|end| span[end].as_u64().unwrap() as usize));
        let covered: Vec<[usize; 2]> = covered.collect();
        for (at, _) in file.iter().enumerate().filter(|(_, byte)| **byte == 0) {
            assert!(
                covered.iter().any(|[from, to]| (*from..*to).contains(&at)),
                "{at}"
            );
        }
        for note in notes {
            let message = note["message"].as_str().unwrap();
            assert!(message.contains("个字节无法解读"), "{message}");
        }
    }
}

//! What a reader takes away, opened again: the workbook, the data package, and what is pasted.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use calamine::{Data, Reader, Xlsx};
use jixiao_lens::audit::catalogue;
use jixiao_lens::export::{About, Flavour, Rows, json, package, table, tsv, xlsx};
use jixiao_lens::model::Dataset;
use jixiao_lens::worker::findings_csv;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/000_77ffd663521916d3.txt");

fn shipped() -> Dataset {
    jixiao_lens::read(&std::fs::read(SHIPPED).unwrap()).unwrap()
}

/// A table with one row whose texts a spreadsheet might run, split or join.
fn treacherous() -> Dataset {
    let text = include_str!("cases/one-row.txt").replace("通过开展", "=1+1,\t\"水面\"");
    jixiao_lens::read(text.as_bytes()).unwrap()
}

fn all(dataset: &Dataset) -> Rows {
    Rows::Projects((0..).take(dataset.projects.len()).collect())
}

fn about() -> About {
    About {
        date: "2025-03-01".to_owned(),
        source: "原文.txt".to_owned(),
        link: "https://a.example/projects?q=x&doc=0a1b2c3d".to_owned(),
        choices: vec!["含“水”".to_owned(), "单位是“甲”".to_owned()],
    }
}

type Sheet = Vec<Vec<Data>>;

fn sheets(file: Vec<u8>) -> BTreeMap<String, Sheet> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    assert_eq!(book.sheet_names(), ["项目", "指标", "关于"]);
    let sheets = book.worksheets().into_iter();
    let rows = |(name, range): (String, calamine::Range<Data>)| {
        (name, range.rows().map(<[Data]>::to_vec).collect())
    };
    sheets.map(rows).collect()
}

/// The columns of a sheet by their headings.
fn column<'a>(sheet: &'a Sheet, heading: &str) -> Vec<&'a Data> {
    let mut headings = sheet[0].iter();
    let at = headings.position(|cell| *cell == *heading);
    let at = at.unwrap_or_else(|| panic!("no {heading} in {:?}", sheet[0]));
    sheet[1..].iter().map(|row| &row[at]).collect()
}

fn records(csv: &[u8], delimiter: u8) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(csv);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn the_workbook_says_what_the_csv_says_with_numbers_as_numbers() {
    let dataset = shipped();
    let sheets = sheets(xlsx(&dataset, &all(&dataset), &about()));
    let csv = records(&table(&dataset, &all(&dataset), Flavour::Verbatim), b',');
    let sheet = &sheets["指标"];
    assert_eq!(sheet.len() - 1, csv.len());
    let mut numbers = 0;
    for heading in [
        "项目编号",
        "项目名称",
        "指标名称",
        "年度指标值",
        "年度数值",
        "年度上限",
        "周期数值",
        "序号",
    ] {
        for (cell, row) in column(sheet, heading).into_iter().zip(&csv) {
            match cell {
                Data::Float(value) => {
                    // The shortest digits of the number are those that were published, but for zeros at the end.
                    let published: rust_decimal::Decimal = row[heading].parse().unwrap();
                    assert_eq!(value.to_string(), published.normalize().to_string());
                    numbers += 1;
                }
                other => assert_eq!(other.to_string(), row[heading], "{heading}"),
            }
            let is_number = matches!(cell, Data::Float(_) | Data::Empty);
            assert!(is_number || !heading.ends_with("数值"), "{cell:?}");
        }
    }
    assert!(numbers > 3_000, "{numbers}");
    let sheet = &sheets["项目"];
    assert_eq!(sheet.len() - 1, dataset.projects.len());
    let totals = column(sheet, "总计（万元）")
        .into_iter()
        .zip(&dataset.projects);
    for (cell, project) in totals {
        let amounts = project.amounts.value.as_ref();
        match amounts.and_then(|amounts| amounts.total) {
            Some(total) => assert_eq!(cell.to_string(), total.value.normalize().to_string()),
            None => assert!(!matches!(cell, Data::Float(_)), "{cell:?}"),
        }
    }
}

#[test]
fn the_workbook_tells_where_it_comes_from() {
    let dataset = shipped();
    let some = Rows::Indicators(vec![(3, 0), (3, 1), (0, 1)]);
    let sheets = sheets(xlsx(&dataset, &some, &about()));
    assert_eq!((sheets["项目"].len(), sheets["指标"].len()), (1 + 2, 1 + 3));
    let told: Vec<(String, String)> = sheets["关于"]
        .iter()
        .map(|row| (row[0].to_string(), row[1].to_string()))
        .collect();
    let tells = |label: &str, text: &str| {
        assert!(
            told.contains(&(label.to_owned(), text.to_owned())),
            "{label} {text} is not in {told:?}"
        );
    };
    tells("来源文件", "原文.txt");
    tells("来源文件 SHA-256", &dataset.document.sha256);
    tells("内容", "2 / 237 个项目，3 / 1,183 条指标");
    tells("筛选条件", "含“水”");
    tells("", "单位是“甲”");
    tells("链接", &about().link);
    tells("导出日期", "2025-03-01");
    assert!(told.iter().any(|(label, _)| label == "可能"));
}

#[test]
fn the_same_rows_give_the_same_file() {
    let dataset = treacherous();
    let book = || xlsx(&dataset, &all(&dataset), &about());
    assert!(book() == book());
    assert!(package(&dataset, &about()) == package(&dataset, &about()));
}

#[test]
fn a_formula_in_a_name_stays_text() {
    let dataset = treacherous();
    let book = xlsx(&dataset, &all(&dataset), &about());
    let is_published = |cell: &&Data| cell.to_string().starts_with("=1+1,\t\"水面\"");
    let sheets = sheets(book.clone());
    let goals = column(&sheets["项目"], "绩效目标");
    assert!(goals.iter().any(is_published), "{goals:?}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert_eq!(
            formulas.cells().filter(|(_, _, f)| !f.is_empty()).count(),
            0
        );
    }
}

#[test]
fn more_digits_than_a_spreadsheet_keeps_stand_as_text() {
    let mut dataset = shipped();
    let exact = "12345678901234567.89";
    let project = dataset
        .projects
        .iter_mut()
        .find(|p| p.amounts.value.is_some());
    let amounts = project.unwrap().amounts.value.as_mut().unwrap();
    amounts.total.as_mut().unwrap().value = exact.parse().unwrap();
    dataset.projects[1].goal.value.as_mut().unwrap().text = "长".repeat(40_000);
    let sheets = sheets(xlsx(&dataset, &all(&dataset), &about()));
    let totals = column(&sheets["项目"], "总计（万元）");
    assert!(totals.contains(&&Data::String(exact.to_owned())));
    let goal = column(&sheets["项目"], "绩效目标")[1].to_string();
    assert_eq!(goal.chars().count(), 32_767);
    assert!(goal.ends_with("（本格放不下，全文见 CSV）"));
}

#[test]
fn what_is_pasted_is_one_cell_a_field() {
    let dataset = shipped();
    let pasted = tsv(&dataset, &all(&dataset));
    let rows = records(pasted.as_bytes(), b'\t');
    assert_eq!(rows.len(), dataset.projects.len());
    for (row, project) in rows.iter().zip(&dataset.projects) {
        assert_eq!(row.len(), 14);
        assert_eq!(row["项目编号"], project.id);
        assert_eq!(
            row["绩效目标"].trim_start_matches('\''),
            project.goal.text()
        );
    }
    let pairs = Rows::Indicators(vec![(0, 1), (0, 0)]);
    let rows = records(tsv(&dataset, &pairs).as_bytes(), b'\t');
    let names: Vec<&str> = rows.iter().map(|row| row["指标名称"].as_str()).collect();
    let indicators = &dataset.projects[0].indicators;
    assert_eq!(names, [1, 0].map(|at| indicators[at].name.text.as_str()));

    let dataset = treacherous();
    let rows = records(tsv(&dataset, &all(&dataset)).as_bytes(), b'\t');
    assert!(
        rows[0]["绩效目标"].starts_with("'=1+1, \"水面\""),
        "{rows:?}"
    );
}

#[test]
fn findings_have_a_row_for_each_project_and_say_where_they_are_from() {
    let dataset = shipped();
    let places: Vec<u32> = (0..dataset.findings.len() as u32).rev().collect();
    let told: Vec<String> = places.iter().map(|at| format!("told {at}")).collect();
    let file = findings_csv(&dataset, &places, &told.join("\n"), about());
    let file = String::from_utf8(file).unwrap();
    let (table, said) = file.split_once("\r\n\r\n").unwrap();
    let rows = records(table.trim_start_matches('\u{feff}').as_bytes(), b',');
    let mut rows = rows.iter();
    for at in &places {
        let finding = &dataset.findings[*at as usize];
        let info = catalogue().iter().find(|info| info.id == finding.id);
        for of in 0..finding.projects.len().max(1) {
            let row = rows.next().unwrap();
            assert_eq!(row["内容"], format!("told {at}"));
            assert_eq!(row["提示"], info.unwrap().title_zh);
            let project = finding.projects.get(of).map(|at| &dataset.projects[*at]);
            let [id, line] = project.map_or_else(Default::default, |project| {
                [project.id.clone(), project.row.to_string()]
            });
            assert_eq!([&row["项目编号"], &row["行"]], [&id, &line]);
        }
    }
    assert_eq!(rows.next(), None);
    let count = format!("内容,{} 处核查提示\r\n", places.len());
    for line in [
        &count,
        "筛选,含“水”；单位是“甲”\r\n",
        "文件 原文.txt",
        "链接,https://a.example",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn rows_survive_their_way_to_another_thread() {
    for rows in [
        Rows::Projects(vec![]),
        Rows::Projects(vec![0, 7, 3]),
        Rows::Indicators(vec![]),
        Rows::Indicators(vec![(1, 0), (1, 2)]),
    ] {
        assert_eq!(Rows::from_numbers(&rows.to_numbers()), rows);
    }
    let about = about();
    assert_eq!(About::from_lines(&about.to_lines()), about);
    let plain = About::default();
    assert_eq!(About::from_lines(&plain.to_lines()), plain);
}

/// The files of a zip.
fn unpacked(zip: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    files
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

#[test]
fn the_package_is_what_its_descriptor_says() {
    let dataset = shipped();
    let files = unpacked(package(&dataset, &about()));
    let descriptor: Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    let resources = list(&descriptor["resources"]);
    let named: BTreeSet<&str> = resources
        .iter()
        .map(|r| r["path"].as_str().unwrap())
        .collect();
    let other = files
        .keys()
        .map(String::as_str)
        .filter(|name| *name != "datapackage.json");
    assert_eq!(named, other.collect());
    let mut keys: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for resource in resources {
        let bytes = &files[resource["path"].as_str().unwrap()];
        assert_eq!(resource["bytes"], bytes.len());
        let hash: String = Sha256::digest(bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        assert_eq!(resource["hash"], format!("sha256:{hash}"));
        let Some(schema) = resource.get("schema") else {
            continue;
        };
        let rows = records(bytes, b',');
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let fields = list(&schema["fields"])
            .iter()
            .map(|f| f["name"].as_str().unwrap());
        assert!(reader.headers().unwrap().iter().eq(fields));
        for reference in list(
            &schema["foreignKeys"]
                .as_array()
                .map_or(Value::Array(vec![]), |k| k.clone().into()),
        ) {
            let field = reference["fields"][0].as_str().unwrap();
            let ids = &keys[reference["reference"]["resource"].as_str().unwrap()];
            assert!(
                rows.iter()
                    .all(|row| row[field].is_empty() || ids.contains(&row[field]))
            );
        }
        let key = |row: &BTreeMap<String, String>| {
            let parts = list(&schema["primaryKey"]).iter();
            parts
                .map(|field| row[field.as_str().unwrap()].clone())
                .collect::<Vec<_>>()
                .join("/")
        };
        let ids: BTreeSet<String> = rows.iter().map(key).collect();
        assert_eq!(ids.len(), rows.len());
        keys.insert(resource["name"].as_str().unwrap(), ids);
    }
    assert_eq!(files["source.txt"], std::fs::read(SHIPPED).unwrap());
    assert_eq!(
        descriptor["sources"][0]["version"],
        format!("sha256:{}", dataset.document.sha256)
    );
    assert_eq!(descriptor.get("licenses"), None);
}

#[test]
fn the_package_says_what_the_json_says() {
    let dataset = shipped();
    let files = unpacked(package(&dataset, &about()));
    let whole: Value = serde_json::from_str(&json(&dataset)).unwrap();
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = records(&files["projects.csv"], b',');
    assert_eq!(rows.len(), 237);
    for (row, project) in rows.iter().zip(list(&whole["projects"])) {
        for (field, at) in [
            ("id", "/id"),
            ("unit", "/unit"),
            ("name", "/name"),
            ("goal", "/goal"),
            ("total", "/amounts/total"),
            ("other", "/amounts/other"),
            ("unit_confidence", "/confidence/unit"),
            ("amounts_confidence", "/confidence/amounts"),
        ] {
            let published = project.pointer(at).unwrap_or(&Value::Null);
            assert_eq!(row[field], string(published), "{field}");
        }
        let unknown = project["amounts"]["unknown"].as_array();
        let unknown: Vec<String> = unknown.into_iter().flatten().map(string).collect();
        assert_eq!(row["unknown"], unknown.join(" "));
    }
    let mut rows = records(&files["indicators.csv"], b',').into_iter();
    for project in list(&whole["projects"]) {
        for one in list(&project["indicators"]) {
            let row = rows.next().unwrap();
            assert_eq!(row["project"], string(&project["id"]));
            for value in ["cycle", "annual"] {
                assert_eq!(row[value], string(&one[value]["text"]));
                assert_eq!(row[&format!("{value}_kind")], string(&one[value]["kind"]));
                assert_eq!(row[&format!("{value}_value")], string(&one[value]["value"]));
                assert_eq!(row[&format!("{value}_unit")], string(&one[value]["unit"]));
            }
            assert_eq!(row["comparison"], string(&one["comparison"]));
            assert_eq!(row["start"], one["span"][0].to_string());
        }
    }
    assert_eq!(rows.next(), None);
}

#[test]
fn another_encoding_is_not_passed_off_as_the_file() {
    let text = std::fs::read_to_string(SHIPPED).unwrap();
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let dataset = jixiao_lens::read(&bytes).unwrap();
    let files = unpacked(package(&dataset, &about()));
    let descriptor: Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    let source = list(&descriptor["resources"])
        .iter()
        .find(|r| r["name"] == "source")
        .unwrap();
    let said = source["description"].as_str().unwrap();
    assert!(
        said.contains(&dataset.document.sha256) && said.contains("转成 UTF-8"),
        "{said}"
    );
    assert_eq!(files["source.txt"], text.as_bytes());
}

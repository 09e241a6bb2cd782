//! What holds for every input: nothing vanishes, nothing panics, and neither the carrier nor the rotation of a column
//! changes what is read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

mod generator;

use generator::{Case, Rng, bare};
use jixiao_lens::model::{Dataset, Field, Fund, Link, Part, Project};
use jixiao_lens::read;
use std::collections::BTreeMap;

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/000_77ffd663521916d3.txt");

fn shipped() -> String {
    std::fs::read_to_string(SHIPPED).unwrap()
}

/// Every field that the dataset shows.
fn fields(dataset: &Dataset) -> Vec<&Field> {
    let document = &dataset.document;
    let mut all = vec![
        &document.title,
        &document.department,
        &document.currency_unit,
    ];
    all.extend(dataset.units.iter().map(|unit| &unit.name));
    for page in &dataset.pages {
        all.extend(page.unlinked.names.iter().chain(&page.unlinked.goals));
    }
    for project in &dataset.projects {
        all.push(&project.cell);
        all.extend(project.name.value.iter().chain(&project.goal.value));
        for i in &project.indicators {
            let levels = [&i.level1, &i.level2];
            all.extend(levels.iter().flat_map(|level| [&level.code, &level.name]));
            all.extend([&i.name, &i.cycle.text, &i.annual.text]);
        }
    }
    all
}

fn assert_fields_stand_in_the_text(dataset: &Dataset, what: &str) {
    for field in fields(dataset) {
        let joined: String = field
            .runs
            .iter()
            .map(|run| &dataset.text[run.range()])
            .collect();
        assert_eq!(field.text, joined, "{what}");
        assert!(field.runs.iter().all(|run| !run.is_empty()), "{what}");
        let apart = field.runs.windows(2).all(|two| two[0].end < two[1].start);
        assert!(apart, "{what}: runs of {:?} touch", field.text);
    }
}

/// Every non-blank character in exactly one segment, and counted where it belongs.
fn assert_nothing_vanishes(dataset: &Dataset, what: &str) {
    let mut at = 0;
    let (mut assigned, mut residue) = (0, Vec::new());
    let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() as u64;
    for segment in &dataset.segments {
        let range = segment.span.range();
        assert!(
            range.start >= at && !range.is_empty(),
            "{what}: {segment:?}"
        );
        let skipped = &dataset.text[at..range.start];
        assert_eq!(visible(skipped), 0, "{what}: in no segment: {skipped:?}");
        if segment.part == Part::Residue {
            residue.push(segment.span);
        } else {
            assigned += visible(&dataset.text[range.clone()]);
        }
        assert!(
            segment
                .project
                .is_none_or(|p| (p as usize) < dataset.projects.len()),
            "{what}: {segment:?}"
        );
        at = range.end;
    }
    let rest = &dataset.text[at..];
    assert_eq!(visible(rest), 0, "{what}: in no segment: {rest:?}");
    assert_eq!(
        dataset.coverage.characters,
        visible(&dataset.text),
        "{what}"
    );
    assert_eq!(dataset.coverage.assigned, assigned, "{what}");
    let places = |spans: &[jixiao_lens::span::Span]| -> String {
        spans
            .iter()
            .map(|s| bare(&dataset.text[s.range()]))
            .collect()
    };
    let listed = places(&dataset.coverage.residue);
    assert_eq!(listed, places(&residue), "{what}: residue");
}

/// Reads `text` and holds what must hold of any; `what` names the input when it does not.
fn check(text: &str, what: &str) {
    let Ok(dataset) = read(text.as_bytes()) else {
        return;
    };
    assert_nothing_vanishes(&dataset, what);
    assert_fields_stand_in_the_text(&dataset, what);
    let again = read(text.as_bytes()).unwrap();
    assert_eq!(
        format!("{dataset:?}"),
        format!("{again:?}"),
        "{what}: read twice"
    );
}

/// A byte offset of `text` on a character boundary.
fn boundary(text: &str, rng: &mut Rng) -> usize {
    let mut at = rng.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[test]
fn nothing_of_the_shipped_document_vanishes() {
    let text = shipped();
    assert!(read(text.as_bytes()).is_ok());
    check(&text, "shipped");
}

#[test]
fn nothing_of_generated_tables_vanishes() {
    for seed in 0..14 {
        let case = Case::new(seed);
        assert!(read(case.text.as_bytes()).is_ok(), "seed {seed}");
        check(&case.text, &format!("seed {seed}"));
    }
}

#[test]
fn nothing_of_a_piece_vanishes() {
    let text = shipped();
    let mut rng = Rng::new(1);
    for _ in 0..8 {
        let (a, b) = (boundary(&text, &mut rng), boundary(&text, &mut rng));
        check(&text[a.min(b)..a.max(b)], &format!("shipped[{a}..{b}]"));
    }
}

#[test]
fn nothing_of_shuffled_lines_vanishes() {
    let text = shipped();
    let mut rng = Rng::new(2);
    for round in 0..4 {
        let mut lines: Vec<&str> = text.lines().skip(round * 1000).take(1500).collect();
        rng.shuffle(&mut lines);
        check(&lines.join("\n"), &format!("shuffled {round}"));
    }
}

/// Characters that mean something to the form, and some that mean trouble.
const MARKS: [&str; 34] = [
    "1、",
    "、",
    "；",
    "。",
    ":",
    "-",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "\u{3000}",
    "\r",
    "\0",
    "\u{feff}",
    "\u{fffd}",
    "𠮷",
    "e\u{301}",
    "合计 ",
    "1.00",
    "9,999.99",
    "999999999999999999999999999999.99",
    "绩效指标",
    "总计",
    "项目名称（资金使用单位）",
    "部门名称：",
    "单位：万元",
    "实施周期指标值:",
    "年度指标值:",
    "1、1-产出指标；11-数量指标；",
    "绩效指标绩效目标其他资金财政专户拨款财政拨款总计",
    "≥",
    "%",
    "通过",
];

#[test]
fn nothing_of_corrupted_text_vanishes() {
    let text = shipped();
    let mut rng = Rng::new(3);
    for round in 0..16 {
        let start = boundary(&text, &mut rng).min(text.len() * 3 / 4);
        let mut piece: String = text[start..].chars().take(12_000).collect();
        for _ in 0..rng.range(1, 60) {
            let (at, end) = (boundary(&piece, &mut rng), boundary(&piece, &mut rng));
            if rng.chance(30) && at < end && end - at < 400 {
                piece.replace_range(at..end, "");
            } else {
                piece.insert_str(at, rng.pick(&MARKS));
            }
        }
        check(&piece, &format!("corrupted {round}"));
    }
}

#[test]
fn nothing_of_arbitrary_text_vanishes() {
    let mut rng = Rng::new(4);
    for round in 0..400 {
        let mut text = String::new();
        for _ in 0..rng.below(60) {
            match rng.below(4) {
                0 => text.extend(char::from_u32(u32::try_from(rng.below(0x11_0000)).unwrap())),
                _ => text.push_str(rng.pick(&MARKS)),
            }
        }
        check(&text, &format!("arbitrary {round}: {text:?}"));
    }
}

#[test]
fn arbitrary_bytes_do_not_panic() {
    let mut rng = Rng::new(5);
    for _ in 0..400 {
        let mut bytes: Vec<u8> = (0..rng.below(300))
            .map(|_| rng.next().to_le_bytes()[0])
            .collect();
        if rng.chance(50) {
            bytes.extend(
                "1、1-产出指标；11-数量指标；甲；实施周期指标值:1；年度指标值:1。".as_bytes(),
            );
        }
        if let Ok(dataset) = read(&bytes) {
            assert_nothing_vanishes(&dataset, &format!("{bytes:?}"));
        }
    }
}

/// Five rows that nothing makes ambiguous, every cell without a blank line in it.
const CLEAR: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/cases/columns-rotated.txt"
);

/// What a row says, places left out.
fn content(dataset: &Dataset, project: &Project) -> String {
    let unit = project
        .unit
        .value
        .map(|unit| bare(&dataset.units[unit].name.text));
    let amounts = project
        .amounts
        .value
        .as_ref()
        .map(|money| Fund::ALL.map(|fund| money.get(fund).map(|amount| amount.value)));
    format!(
        "{}\n name {:?} {}\n goal {:?} {}\n unit {:?} {unit:?}\n amounts {:?} {amounts:?}",
        bare(&project.cell.text),
        project.name.confidence,
        bare(project.name.text()),
        project.goal.confidence,
        bare(project.goal.text()),
        project.unit.confidence,
        project.amounts.confidence,
    )
}

fn contents(dataset: &Dataset) -> Vec<String> {
    let rows = dataset.projects.iter();
    let rows = rows.map(|p| format!("page {} {}", p.page, content(dataset, p)));
    let total = dataset.document.grand_total.get(Fund::Total);
    let total = total.map(|amount| amount.value);
    rows.chain([format!("{total:?}")]).collect()
}

/// The claims of each row, by page and 绩效指标 cell; rows with the same cell are interchangeable.
fn claims(text: &str) -> BTreeMap<(u32, String), Vec<[Option<String>; 7]>> {
    let dataset = read(text.as_bytes()).unwrap();
    let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for p in &dataset.projects {
        let unit = p.unit.value.map(|u| bare(&dataset.units[u].name.text));
        let money = p.amounts.value.as_ref();
        let [total, fiscal, special, other] = Fund::ALL.map(|fund| {
            let amount = money.and_then(|money| money.get(fund));
            amount.map(|amount| amount.value.to_string())
        });
        let text = |link: &Link<Field>| link.value.as_ref().map(|field| bare(&field.text));
        let (name, goal) = (text(&p.name), text(&p.goal));
        let claims = [name, goal, unit, total, fiscal, special, other];
        let key = (p.page, bare(&p.cell.text));
        rows.entry(key).or_default().push(claims);
    }
    rows
}

/// Where goals are cut may depend on which goal comes last in its column, so one rotation may leave open what another
/// claims. No two may claim different things, and on the whole they claim the same.
#[test]
fn rotating_columns_changes_no_row() {
    let (mut same, mut all) = (0, 0);
    for seed in 100..114 {
        let first = Case::rotated(seed, 0);
        if first
            .pages
            .iter()
            .flat_map(|page| &page.rows)
            .any(|row| row.fragment)
        {
            continue; // Which name's tail survives is up to the rotation.
        }
        let before = claims(&first.text);
        for rotation in 1..3 {
            let after = claims(&Case::rotated(seed, rotation).text);
            assert!(before.keys().eq(after.keys()), "seed {seed}");
            for ((place, a), b) in before.iter().zip(after.values()) {
                let [[a], [b]] = [a.as_slice(), b.as_slice()] else {
                    continue;
                };
                for (a, b) in a.iter().zip(b) {
                    let agree = a.is_none() || b.is_none() || a == b;
                    assert!(
                        agree,
                        "seed {seed} rotation {rotation} {place:?}\n{a:?}\n{b:?}"
                    );
                    same += u64::from(a == b);
                    all += 1;
                }
            }
        }
    }
    assert!(same * 100 >= all * 95, "{same} of {all} links are the same");
}

#[test]
fn every_rotation_of_every_column_is_read_alike() {
    let text = std::fs::read_to_string(CLEAR).unwrap();
    let expected = claims(&text);
    let claimed = expected
        .values()
        .flatten()
        .filter(|c| c[0].is_some() && c[1].is_some());
    assert_eq!(claimed.count(), 5, "all names and goals are linked");
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let after = |label: &str| blocks.iter().position(|b| b.trim() == label).unwrap() + 1;
    let columns = [
        "绩效指标",
        "绩效目标",
        "其他资金财政专户拨款财政拨款",
        "总计",
        "项目名称（资金使用单位）",
    ];
    for start in columns.map(after) {
        for turn in 1..5 {
            let mut turned = blocks.clone();
            turned[start..start + 5].rotate_left(turn);
            assert_eq!(
                expected,
                claims(&turned.join("\n\n")),
                "block {start} by {turn}"
            );
        }
    }
}

#[test]
fn the_carrier_changes_no_row() {
    let seeds: Vec<String> = (0..4).map(|seed| Case::new(seed).text).collect();
    for text in seeds.iter().chain([&shipped()]) {
        let plain = contents(&read(text.as_bytes()).unwrap());
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(plain, contents(&read(crlf.as_bytes()).unwrap()), "CRLF");
        let marked = format!("\u{feff}{text}");
        assert_eq!(plain, contents(&read(marked.as_bytes()).unwrap()), "BOM");
        let (gb18030, _, lost) = encoding_rs::GB18030.encode(text);
        assert!(!lost);
        assert_eq!(plain, contents(&read(&gb18030).unwrap()), "GB18030");
        let marked = [&b"\x84\x31\x95\x33"[..], &gb18030].concat();
        assert_eq!(plain, contents(&read(&marked).unwrap()), "GB18030, BOM");
    }
}

//! What is known of the shipped document, counted and added by hand beforehand: the reader has to come to the same.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use jixiao_lens::diagnostic::Code;
use jixiao_lens::model::{
    Appropriation, Column, Confidence, Dataset, Evidence, Field, Fund, Indicator, Part, Project,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static DOCUMENT: LazyLock<Dataset> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/000_77ffd663521916d3.txt");
    jixiao_lens::read(&std::fs::read(path).unwrap()).unwrap()
});

/// 资金使用单位, 总计, 财政拨款, 财政专户拨款, 其他资金; '' where nothing is published.
const UNITS: [[&str; 5]; 17] = [
    [
        "广州市人力资源和社会保障局",
        "164983.73",
        "164983.73",
        "",
        "",
    ],
    [
        "广州市人力资源市场服务中心",
        "1818.09",
        "1758.09",
        "",
        "60.00",
    ],
    [
        "广州市社会保险基金管理中心",
        "668156.94",
        "668156.94",
        "",
        "",
    ],
    ["广州市劳动就业服务管理中心", "1951.71", "1951.71", "", ""],
    [
        "广州市干部和人才健康管理中心",
        "21005.44",
        "11719.10",
        "",
        "9286.34",
    ],
    ["广州市工贸技师学院", "9192.76", "5262.34", "3930.42", ""],
    ["广州市技师学院", "6006.51", "6006.51", "", ""],
    ["广州市机电技师学院", "4791.93", "4791.93", "", ""],
    ["广州市轻工技师学院", "3251.78", "3251.78", "", ""],
    ["广州市交通技师学院", "9442.93", "7807.07", "1635.86", ""],
    ["广州市公用事业技师学院", "5804.70", "4956.01", "848.69", ""],
    [
        "广州市人力资源和社会保障发展研究中心",
        "251.41",
        "251.41",
        "",
        "",
    ],
    ["广州市劳动人事争议仲裁院", "907.76", "907.76", "", ""],
    [
        "广州市人力资源和社会保障数据服务中心",
        "4402.83",
        "4402.83",
        "",
        "",
    ],
    ["广州市职业能力建设指导中心", "4548.19", "4548.19", "", ""],
    ["广州市人事服务中心", "24531.85", "22890.13", "", "1641.72"],
    [
        "广州市人力资源和社会保障事务服务中心",
        "381.89",
        "381.89",
        "",
        "",
    ],
];

/// Rows of each page.
const ROWS: [usize; 29] = [
    5, 5, 9, 9, 9, 9, 9, 8, 10, 9, 9, 9, 9, 8, 8, 7, 6, 9, 8, 8, 9, 9, 9, 8, 8, 9, 9, 9, 4,
];

fn indicators() -> impl Iterator<Item = &'static Indicator> {
    DOCUMENT.projects.iter().flat_map(|row| &row.indicators)
}

fn money(row: &Appropriation) -> [String; 4] {
    Fund::ALL.map(|fund| row.get(fund).map_or(String::new(), |a| a.value.to_string()))
}

fn on_page(number: u32) -> impl Iterator<Item = &'static Project> {
    DOCUMENT
        .projects
        .iter()
        .filter(move |row| row.page == number)
}

#[test]
fn the_document_is_the_published_one() {
    let document = &DOCUMENT.document;
    assert_eq!(
        document.sha256,
        "a43c14209de67208c7259eb2f5299129178bc67f2642eb001f15b4ecd54f3c0d"
    );
    assert_eq!(
        document.title.text,
        "广州市人力资源和社会保障局2025年项目支出绩效目标表（含转移支付项目）"
    );
    assert_eq!(document.department.text, "广州市人力资源和社会保障局");
    assert_eq!(
        (document.year, &*document.currency_unit.text),
        (Some(2025), "万元")
    );
}

#[test]
fn every_row_and_indicator_is_there() {
    let rows: Vec<usize> = DOCUMENT
        .pages
        .iter()
        .map(|page| page.projects.len())
        .collect();
    assert_eq!(rows, ROWS);
    assert_eq!(DOCUMENT.projects.len(), 237);
    assert_eq!(indicators().count(), 1183);
    for row in &DOCUMENT.projects {
        let ordinals: Vec<u32> = row.indicators.iter().map(|i| i.ordinal).collect();
        let counted: Vec<u32> = (1..).take(ordinals.len()).collect();
        assert_eq!(ordinals, counted, "page {} row {}", row.page, row.row);
    }
}

#[test]
fn indicators_per_level() {
    let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for i in indicators() {
        *counts
            .entry((&i.level1.code.text, &i.level2.code.text))
            .or_default() += 1;
    }
    let counts: Vec<_> = counts.into_iter().collect();
    let expected = [
        (("1", "11"), 372),
        (("1", "12"), 200),
        (("1", "13"), 101),
        (("2", "21"), 40),
        (("2", "22"), 296),
        (("2", "23"), 3),
        // Published so; the other 156 stand where the form wants them.
        (("2", "31"), 1),
        (("3", "31"), 156),
        (("4", "41"), 13),
        (("4", "42"), 1),
    ];
    assert_eq!(counts, expected);
    let strange = indicators().find(|i| i.level1.code.text == "2" && i.level2.code.text == "31");
    let levels = strange.map(|i| (&*i.level1.name.text, &*i.level2.name.text));
    assert_eq!(levels, Some(("效益指标", "服务对象满意度")));
}

#[test]
fn annual_values_that_differ() {
    let said = |field: &Field| -> String { field.text.split_whitespace().collect() };
    let differ = indicators().filter(|i| {
        let [cycle, annual] = [&i.cycle, &i.annual].map(|target| said(&target.text));
        cycle.trim_end_matches('。') != annual.trim_end_matches('。')
    });
    assert_eq!(differ.count(), 55);
}

#[test]
fn units_and_their_sums() {
    let units: Vec<[String; 5]> = DOCUMENT
        .units
        .iter()
        .map(|unit| {
            let [total, fiscal, special, other] = money(&unit.amounts);
            [unit.name.text.clone(), total, fiscal, special, other]
        })
        .collect();
    assert_eq!(units, UNITS);
    // The grand total leaves one choice only for the third number of every unit row.
    assert!(
        DOCUMENT
            .units
            .iter()
            .all(|unit| unit.funds == Confidence::Proven)
    );
    assert_eq!(
        money(&DOCUMENT.document.grand_total),
        ["931430.46", "914027.43", "6414.97", "10988.06"]
    );
}

#[test]
fn the_published_sums_are_a_hundredth_apart() {
    let messages: Vec<&str> = DOCUMENT
        .findings
        .iter()
        .filter(|finding| finding.id == "grand_total_differs")
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("931,430.45") && messages[0].contains("931,430.46"));
    assert!(messages[1].contains("914,027.42") && messages[1].contains("914,027.43"));
}

/// Cells of a column over all pages.
fn cells(column: Column) -> u32 {
    let columns = DOCUMENT.pages.iter().flat_map(|page| &page.columns);
    columns
        .filter(|of| of.column == column)
        .map(|of| of.cells)
        .sum()
}

#[test]
fn names_and_goals_that_survived() {
    let linked = DOCUMENT
        .projects
        .iter()
        .filter_map(|row| row.name.value.as_ref());
    let unlinked = DOCUMENT.pages.iter().flat_map(|page| &page.unlinked.names);
    let tail = "务人才培训行动计划（第八期）";
    let names = linked.chain(unlinked).filter(|name| name.text != tail);
    assert_eq!(names.count(), 215);
    assert_eq!(cells(Column::Name), 215 + 1);
    assert_eq!(cells(Column::Goal), 236);
    // Pages 16 and 17 lost their names, page 18 all but the tail of one: nothing is claimed there.
    let lost = (16..=18).flat_map(on_page);
    assert!(lost.into_iter().all(|row| row.name.value.is_none()));
    assert_eq!(DOCUMENT.pages[17].unlinked.names[0].text, tail);
}

#[test]
fn every_character_is_read_as_something() {
    let coverage = &DOCUMENT.coverage;
    let residue: Vec<&str> = coverage
        .residue
        .iter()
        .map(|s| &DOCUMENT.text[s.range()])
        .collect();
    assert!(residue.is_empty(), "{residue:?}");
    assert_eq!((coverage.characters, coverage.assigned), (101_563, 101_563));
}

#[test]
fn columns_start_where_they_do() {
    let offset = |page: usize, column| {
        let columns = &DOCUMENT.pages[page - 1].columns;
        columns
            .iter()
            .find(|of| of.column == column)
            .and_then(|of| of.offset)
    };
    // Page 9: names from the first row, indicators from the fourth after it, goals from the sixth.
    assert_eq!(offset(9, Column::Name), Some(10 - 4));
    assert_eq!(offset(9, Column::Goal), Some(6 - 4));
}

#[test]
fn what_cannot_be_known_is_not_called_proven() {
    // Page 5 has three large amounts and two projects that they could suit.
    let five = on_page(5).filter(|row| row.amounts.confidence == Confidence::Proven);
    assert_eq!(five.count(), 0);
    // Nine cells and eight goals on page 21: one row has none.
    let goals = on_page(21).filter(|row| row.goal.value.is_some()).count();
    assert!(goals <= 8, "{goals} goals of 8");
}

#[test]
fn with_pages_missing_no_row_is_proven_to_be_in_a_unit_that_it_is_not_in() {
    let whole = &*DOCUMENT;
    let bytes = whole.text.as_bytes();
    let unit_of = |dataset: &Dataset, project: &Project| {
        let unit = project.unit.value.map(|at| &dataset.units[at]);
        unit.map(|unit| unit.name.text.clone())
    };
    let starts: Vec<usize> = whole
        .pages
        .iter()
        .map(|page| page.span.start as usize)
        .collect();
    let mut proven = 0;
    for (at, start) in starts.iter().enumerate().skip(1) {
        let end = starts.get(at + 1).copied().unwrap_or(bytes.len());
        let headless = bytes[*start..].to_vec();
        let gap = [&bytes[..*start], &bytes[end..]].concat();
        for damaged in [headless, gap] {
            let part = jixiao_lens::read(&damaged).unwrap();
            for project in &part.projects {
                let same = whole.projects.iter().find(|other| other.id == project.id);
                let Some(same) = same.filter(|same| same.unit.value.is_some()) else {
                    continue;
                };
                if project.unit.confidence == Confidence::Proven {
                    proven += 1;
                    assert_eq!(
                        unit_of(&part, project),
                        unit_of(whole, same),
                        "{} without page {}",
                        project.id,
                        at + 1
                    );
                }
            }
            let unequal = part
                .findings
                .iter()
                .find(|found| found.id == "row_sum_differs");
            assert!(unequal.is_none(), "page {}", at + 1);
        }
    }
    assert!(proven > 1_000, "{proven}");
}

/// What a row is told by in any piece of the document: all that its indicators say.
fn said(project: &Project) -> String {
    let words = |each: &Indicator| format!("{}{}", each.name.text, each.annual.text.text);
    project.indicators.iter().map(words).collect()
}

#[test]
fn with_a_row_lost_nothing_is_proven_of_another_that_is_not_so() {
    let bytes = include_bytes!("../data/000_77ffd663521916d3.txt");
    let mut known: BTreeMap<String, Vec<&Project>> = BTreeMap::new();
    for project in &DOCUMENT.projects {
        known.entry(said(project)).or_default().push(project);
    }
    let text = |link: &jixiao_lens::model::Link<Field>| link.value.clone().map(|field| field.text);
    let mut wrong = Vec::new();
    for lost in DOCUMENT.projects.iter().step_by(3) {
        let (first, last) = (lost.indicators.first(), lost.indicators.last());
        let (start, end) = (first.unwrap().span.start, last.unwrap().span.end);
        let rest = [&bytes[..start as usize], &bytes[end as usize..]].concat();
        for project in jixiao_lens::read(&rest).unwrap().projects {
            let Some([own]) = known.get(&said(&project)).map(Vec::as_slice) else {
                continue;
            };
            for (here, there) in [(&project.name, &own.name), (&project.goal, &own.goal)] {
                let is_false = there.value.is_some() && text(here) != text(there);
                if here.confidence == Confidence::Proven && is_false {
                    wrong.push((lost.page, lost.row, project.row, text(here), text(there)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_sum_that_a_row_is_said_to_be_part_of_is_its_own_units() {
    let mut sums = 0;
    for project in &DOCUMENT.projects {
        for reason in &project.amounts.evidence {
            if let Evidence::UnitSum { unit, .. } = reason {
                sums += 1;
                assert_eq!(project.unit.value, Some(*unit), "{}", project.id);
            }
        }
    }
    assert!(sums > 0);
}

/// That a column is empty is proven with the row; where it is not known, the row is not proven.
#[test]
fn no_row_is_proven_whose_funds_are_unknown() {
    let claimed = DOCUMENT.projects.iter().map(|row| &row.amounts);
    let claimed = claimed.filter_map(|link| Some((link.value.as_ref()?, link.confidence)));
    let mut unknown = 0;
    for (amounts, confidence) in claimed {
        let all = [amounts.fiscal, amounts.special, amounts.other];
        let parts: Decimal = all.into_iter().flatten().map(|part| part.value).sum();
        let whole = amounts.total.map(|total| total.value) == Some(parts);
        let told = Fund::ALL.iter().all(|fund| !amounts.is_unknown(*fund));
        assert_eq!(told, whole, "{amounts:?}");
        if !told {
            unknown += 1;
            assert_eq!(confidence, Confidence::Likely, "{amounts:?}");
        }
    }
    assert!(unknown > 0);
}

/// A file that ends before the last name of a page begins is known to be cut, wherever it ends.
#[test]
fn a_file_that_ends_in_the_middle_of_a_page_says_so() {
    for page in &DOCUMENT.pages[..3] {
        let rows = &DOCUMENT.projects[page.projects.clone()];
        let named = rows.iter().filter_map(|row| row.name.value.as_ref());
        let names = named
            .chain(&page.unlinked.names)
            .map(|name| name.span().start);
        let from = rows[0].cell.span().end;
        let to = names.max().unwrap();
        for end in (from..to).step_by(83).chain([to]) {
            let part = jixiao_lens::read(&DOCUMENT.text.as_bytes()[..end as usize]).unwrap();
            let codes: Vec<Code> = part.diagnostics.iter().map(|note| note.code).collect();
            assert!(codes.contains(&Code::TruncatedDocument), "{end}: {codes:?}");
        }
    }
}

/// The unit whose rows fill pages 11 and 12: each of its three columns, as printed, adds up to what its unit row says.
#[test]
fn the_unit_on_pages_11_and_12_adds_up_in_each_of_its_columns() {
    let printed = |number: usize| -> Vec<Decimal> {
        let page = &DOCUMENT.pages[number - 1];
        let goals = DOCUMENT.segments.iter().filter(|s| s.part == Part::Goal);
        let after = goals
            .filter(|s| page.span.contains(s.span.start))
            .map(|s| s.span.end);
        let after = after.max().unwrap();
        let amounts = DOCUMENT.segments.iter().filter(|s| s.part == Part::Amount);
        let amounts = amounts.filter(|s| after <= s.span.start && s.span.end <= page.span.end);
        let value = |text: &str| text.replace(',', "").parse().unwrap();
        amounts
            .map(|s| value(&DOCUMENT.text[s.span.range()]))
            .collect()
    };
    let sum = |amounts: &[Decimal]| amounts.iter().sum::<Decimal>();
    // 其他资金, 财政拨款, 总计: the lengths of the columns follow from the sums alone.
    let columns = |number: usize, lengths: [usize; 3]| {
        let amounts = printed(number);
        assert_eq!(amounts.len(), lengths.iter().sum::<usize>());
        let (other, rest) = amounts.split_at(lengths[0]);
        let (fiscal, total) = rest.split_at(lengths[1]);
        [sum(other), sum(fiscal), sum(total)]
    };
    let [before, after] = ["78.80", "47.82"].map(|amount| amount.parse::<Decimal>().unwrap());
    let eleven = columns(11, [6, 5, 9]);
    let twelve = columns(12, [7, 4, 9]);
    let others = before + after;
    let added = [
        eleven[0] + twelve[0],
        eleven[1] + twelve[1] - others,
        eleven[2] + twelve[2] - others,
    ];
    assert_eq!(
        added.map(|sum| sum.to_string()),
        ["9286.34", "11719.10", "21005.44"]
    );
    let told = DOCUMENT
        .findings
        .iter()
        .any(|found| found.id == "unit_sum_differs");
    assert!(!told);
}

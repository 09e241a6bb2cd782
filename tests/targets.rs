//! Values as published and as invented, each with the reading that it is expected to have.
//!
//! A line of `tests/targets/*.txt` is a value, ` => ` and its reading; `JIXIAO_BLESS=1 cargo test --test targets` writes the readings anew
//! (then read the difference: every line is a claim that someone may print).

#![allow(clippy::unwrap_used)]

use jixiao_lens::model::{Comparison, DueEnd, Kind, Reading};
use jixiao_lens::parse::targets::{compare, read};
use std::fmt::Write as _;

/// A reading on one line: kind, number(s) with unit and denominator, then subject and scope.
fn line(reading: &Reading) -> String {
    let kind = serde_json::to_value(reading.kind).unwrap();
    let mut out = kind.as_str().unwrap().to_owned();
    if let Some(value) = reading.value {
        write!(out, " {}", value.normalize()).unwrap();
    }
    if let Some(upper) = reading.upper {
        write!(out, "..{}", upper.normalize()).unwrap();
    }
    if let Some(due) = &reading.due {
        let end = match due.end {
            DueEnd::Last => "",
            DueEnd::Before => " or before",
            DueEnd::Within => " some time",
        };
        let open = if due.by.is_open() { "year's end" } else { "" };
        write!(out, " {due}{open}{end}").unwrap();
    }
    if let Some(unit) = &reading.unit {
        write!(out, " {unit}").unwrap();
    }
    if let Some(counted) = &reading.counted {
        write!(out, " ({counted})").unwrap();
    }
    if let Some(base) = &reading.base {
        write!(out, " of all {base}").unwrap();
    }
    if let Some(per) = &reading.per {
        write!(out, " per {per}").unwrap();
    }
    if let Some(subject) = &reading.subject {
        write!(out, " of〈{subject}〉").unwrap();
    }
    if !reading.scope.is_empty() {
        write!(out, " in〈{}〉", reading.scope.join("|")).unwrap();
    }
    if !reading.parts.is_empty() {
        let parts: Vec<String> = reading.parts.iter().map(line).collect();
        write!(out, " [{}]", parts.join(" ; ")).unwrap();
    }
    out
}

fn hold(file: &str, expected: &str) {
    let lines = expected.lines();
    let actual: Vec<String> = lines
        .map(|expected| match expected.split_once(" => ") {
            Some((value, _)) => format!("{value} => {}", line(&read(value))),
            None => expected.to_owned(),
        })
        .collect();
    if std::env::var_os("JIXIAO_BLESS").is_some() {
        let path = format!("{}/tests/targets/{file}", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(path, actual.join("\n") + "\n").unwrap();
        return;
    }
    let wrong: Vec<String> = expected
        .lines()
        .zip(&actual)
        .filter(|(expected, actual)| expected != actual)
        .map(|(expected, actual)| format!("expected {expected}\n  actual {actual}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} lines:\n{}",
        wrong.len(),
        actual.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_published_value() {
    hold("published.txt", include_str!("targets/published.txt"));
}

#[test]
fn invented_values() {
    hold("invented.txt", include_str!("targets/invented.txt"));
}

#[test]
fn annual_against_cycle() {
    use Comparison::{Equal, Looser, NotComparable, Tighter};
    for (cycle, annual, expected) in [
        ("≥ 6个", "≥6个。", Equal),
        ("按进度支付", "按进度 支付。", Equal),
        ("250家或以上", "≥250家", Equal),
        ("车辆准点率＞98%", "车辆准点率 ＞98%", Equal),
        // What the one says it measures, the other may measure or not.
        ("车辆准点率＞98%", "＞98%", NotComparable),
        ("每万人不少于5人", "不少于5人", NotComparable),
        ("女性≥30人", "≥30人", NotComparable),
        ("女性≥30人", "女性≥40人", Tighter),
        ("占预算10%以内", "10%以内", NotComparable),
        ("预计5个", "5个", NotComparable),
        ("每年2次", "2次/年", Equal),
        ("≥1.5万人", "≥15000人", Equal),
        ("≥90%", "≥96%", Tighter),
        ("不低于80个", "不低于40个", Looser),
        ("≤10%", "≤5%", Tighter),
        ("≤10%", "≤15%", Looser),
        ("返工率低于5%", "返工率≤5%", Looser),
        ("≥5%", "＞5%", Tighter),
        ("4-6家", "3-8家", Looser),
        ("4-6家", "5-6家", Tighter),
        ("4-6家", "5-8家", NotComparable),
        ("4-6家以上", "4-6家以上媒体", Equal),
        ("4-6家以上", "≥5家", NotComparable),
        ("4-6家以上", "4-6家", NotComparable),
        ("179家医院", "179家", Equal),
        ("≥3家医院", "≥4家学校", NotComparable),
        // For whole things these are one demand, for others not.
        ("＞3个", "≥4个", NotComparable),
        ("＞3个", "≥6个", Tighter),
        // What the share is of, and what is done by the date.
        ("90%以上的群众表示满意", "95%以上的群众表示满意", Tighter),
        (
            "90%以上的学生表示满意",
            "90%以上的教师表示满意",
            NotComparable,
        ),
        ("80%以上的行政村", "80%以上的自然村", NotComparable),
        ("2025年6月底前完工", "2025年6月底前开工", NotComparable),
        (
            "2025年6月底前完成招标",
            "2025年9月底前完成验收",
            NotComparable,
        ),
        ("2025年6月底前完成", "2025年6月底前", Equal),
        ("2025年6月底前完成", "2025年9月底前全部完成", Looser),
        ("不早于2025年6月30日", "不早于2025年9月30日", NotComparable),
        ("1-6月", "1-12月", NotComparable),
        ("2025年1月-6月", "2025年1-6月", Equal),
        // A plain number has no direction.
        ("100%", "70%", NotComparable),
        ("3人", "≥3人", NotComparable),
        ("22", "22份", NotComparable),
        ("0次", "0", NotComparable),
        ("上半年≥60%", "全年≥95%", NotComparable),
        ("≥5%", "较上年增长≥5%", NotComparable),
        ("就业率≥90%", "满意度≥95%", NotComparable),
        ("≥100元/月", "≥100元/年", NotComparable),
        ("不超过预算的5%", "不超过决算的3%", NotComparable),
        ("不超过缴费额的2/3", "不超过缴费额的1/3", NotComparable),
        ("2025年11月30日前", "2025年12月31日前", Looser),
        ("2025年12月31日前", "2025年11月30日前", Tighter),
        ("2025年11月30日前", "2025年11月30日前完成", Equal),
        ("2026年3月底前", "2025年12月底前", Tighter),
        ("2025年底", "2025年12月31日前", Equal),
        ("2025年底", "2025年12月", Equal),
        ("2025年第三季度", "2025年9月30日", Equal),
        ("2025年上半年", "2025年第三季度", Looser),
        ("2025年2月底", "2025年2月28日", Equal),
        ("10月前", "9月前", Tighter),
        ("10月前", "11月15日前", Looser),
        // Before October, or by its end? Early or late in it?
        ("10月前", "10月31日前", NotComparable),
        ("10月前", "9月30日前", NotComparable),
        ("10月上旬", "10月中旬", NotComparable),
        ("10月上旬", "11月中旬", Looser),
        // Which year, is not said in both.
        ("10月底前", "2025年10月底前", NotComparable),
        ("次年3月前", "11月前", NotComparable),
        ("2024年1月至2025年6月", "2025年6月", NotComparable),
        ("招标2025年6月", "验收2025年9月", NotComparable),
        ("约500人", "约400人", NotComparable),
        ("良好", "优秀", NotComparable),
        ("待补充", "≥5个", NotComparable),
        ("论文≥3篇，专利≥2项", "论文≥4篇，专利≥2项", Tighter),
        ("论文≥3篇，专利≥2项", "论文≥4篇，专利≥1项", NotComparable),
    ] {
        let actual = compare((cycle, &read(cycle)), (annual, &read(annual)));
        assert_eq!(actual, expected, "{cycle} / {annual}");
    }
}

/// Texts strung together at random from the grammar's own pieces: whatever comes out, nothing breaks, and blanks never matter
/// but between digits.
#[test]
fn any_text_is_read_without_a_panic_and_the_same_way_twice() {
    const PIECES: [&str; 44] = [
        "≥", "不", "超过", "每", "月", "第", "2025", "年", "前", "底", "1", ".", ",", "/", "3",
        "万", "亿", "千", "百", "两", "零", "十", "分之", "%", "（", "）", "人", "次", "个",
        "以上", "及", "内", "左右", "约", "，", "；", "、", "-", "至", "率", "的", "\u{3000}",
        "𠮷", "～",
    ];
    let mut state = 7u64;
    let mut next = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    };
    for _ in 0..5_000 {
        let text: String = (0..next(12)).map(|_| PIECES[next(PIECES.len())]).collect();
        let reading = read(&text);
        assert_eq!(reading, read(&text), "{text}");
        assert_eq!(
            compare((&text, &reading), (&text, &reading)),
            Comparison::Equal,
            "{text}"
        );
        let padded = format!("\u{3000}{text} \n");
        assert_eq!(reading, read(&padded), "{text}");
        check(&text, &reading);
    }
}

/// What holds for every reading.
fn check(text: &str, reading: &Reading) {
    assert!(
        reading.due.is_none() || reading.kind == Kind::Deadline,
        "{text}"
    );
    match reading.kind {
        Kind::Text | Kind::Placeholder => assert_eq!(
            reading,
            &Reading {
                kind: reading.kind,
                ..Reading::default()
            },
            "{text}"
        ),
        Kind::Deadline => assert!(reading.value.is_none() && reading.unit.is_none(), "{text}"),
        Kind::Compound => {
            assert!(reading.parts.len() > 1 && reading.value.is_none(), "{text}");
            reading.parts.iter().for_each(|part| check(text, part));
        }
        Kind::Range => assert!(reading.value.unwrap() < reading.upper.unwrap(), "{text}"),
        Kind::Equal => assert!(reading.value.is_some(), "{text}"),
        Kind::About | Kind::AtLeast | Kind::MoreThan | Kind::AtMost | Kind::LessThan => {
            assert!(reading.upper.is_none(), "{text}");
        }
    }
}

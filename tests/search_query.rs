//! What is made of what was typed, however it was typed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot be set up is broken"
)]

mod by_hand;

use by_hand::document;
use jixiao_lens::search::query::{Ask, Clause};
use jixiao_lens::search::vocabulary::FIELDS;
use jixiao_lens::search::{Index, Query, Trait};
use jixiao_lens::view::found::Chip;
use jixiao_lens::worker::answer;

/// What of `typed` is explained, and how; the explanation without how it goes on.
fn explained(typed: &str) -> Vec<(String, String)> {
    let query = Query::parse(typed);
    let problems = query.problems().iter();
    let pair = |problem: &jixiao_lens::search::Problem| {
        (
            typed[problem.range.clone()].to_owned(),
            problem.message.clone(),
        )
    };
    problems.map(pair).collect()
}

#[test]
fn what_is_malformed_is_explained_in_place_and_taken_as_text() {
    // typed, what is explained, what the explanation says, what is looked for instead
    let cases = [
        (
            "\"路灯 明亮",
            "\"路灯 明亮",
            "引号没有成对；先不看它",
            "路灯 明亮",
        ),
        ("路灯 “明亮", "“明亮", "引号没有成对", "路灯 明亮"),
        ("\"甲 乙\" \"丙", "\"丙", "引号没有成对", "\"甲 乙\" 丙"),
        ("\"", "\"", "引号没有成对；先按文字查找", "\""),
        (
            "\"\"",
            "\"\"",
            "引号里没有可以查找的文字；先按文字查找",
            "\"\"",
        ),
        (
            "甲 \" \"",
            "\" \"",
            "引号里没有可以查找的文字；先不看它",
            "甲",
        ),
        ("值:", "值:", "“值:”后面还缺内容；先按文字查找", "值:"),
        ("值:多少", "值:多少", "写法如 值:>=95%", "值:多少"),
        ("-值:多少", "-值:多少", "不是数", "-值:多少"),
        ("部门:交通", "部门:交通", "没有叫“部门”的字段", "部门:交通"),
        ("-foo:bar", "-foo:bar", "没有叫“foo”的字段", "-foo:bar"),
        ("值:>=95%以上", "值:>=95%以上", "不是单位", "值:>=95%以上"),
        (
            "值:>=95人以上",
            "值:>=95人以上",
            "不是单位",
            "值:>=95人以上",
        ),
        ("值:>=95%。", "值:>=95%。", "不是单位", "值:>=95%。"),
        ("值:95-", "值:95-", "不是单位", "值:95-"),
        (
            "资金:国债",
            "资金:国债",
            "财政专户拨款（special）",
            "资金:国债",
        ),
        ("可信度:高", "可信度:高", "可能（likely）", "可信度:高"),
        ("值:80次..95%", "值:80次..95%", "不是数", "值:80次..95%"),
        ("值:>= 多少", "值:>=", "不是数", "值:>= 多少"),
        ("金额:>", "金额:>", "写法如 金额:>1000", "金额:>"),
        ("金额:>5个", "金额:>5个", "单位只能是元", "金额:>5个"),
        ("页:x", "页:x", "写法如 页:20", "页:x"),
        ("页:0", "页:0", "不是页码", "页:0"),
        ("区:", "区:", "后面还缺内容", "区:"),
        ("单位:=", "单位:=", "后面还缺内容", "单位:="),
        ("类别:\"\"", "类别:\"\"", "后面还缺内容", "类别:"),
        ("类型:东西", "类型:东西", "期限（deadline）", "类型:东西"),
        ("有:东西", "有:东西", "差异（difference）", "有:东西"),
        (
            "has:thing",
            "has:thing",
            "未能对应（unlinked）",
            "has:thing",
        ),
        (":", ":", "前面要有字段名", ":"),
        ("：甲", "：甲", "前面要有字段名", "：甲"),
        (
            &"ab".repeat(31),
            &"ab".repeat(31),
            "超过 60 个字符的词不按拼音查找；先按文字查找",
            &"ab".repeat(31),
        ),
        ("-", "-", "不想要的词；先按文字查找", "\"-\""),
        ("甲 - 乙", "-", "不想要的词；先不看它", "甲 乙"),
        ("|", "|", "两边都要有词；先按文字查找", "\"|\""),
        ("甲 |", "|", "两边都要有词；先不看它", "甲"),
        ("｜ 甲", "｜", "两边都要有词；先不看它", "甲"),
        ("或", "或", "两边都要有词；先按文字查找", "或"),
        ("甲 OR", "OR", "两边都要有词；先按文字查找", "甲 OR"),
        ("甲 AND", "AND", "空格就表示“并且”", "甲 AND"),
        ("AND 甲", "AND", "空格就表示“并且”", "AND 甲"),
        ("(", "(", "括号不表示分组", "("),
        ("（甲", "（甲", "括号不表示分组", "（甲"),
    ];
    for (typed, piece, why, looked_for) in cases {
        let explained = explained(typed);
        let [(found, message)] = explained.as_slice() else {
            panic!("{typed}: {explained:?}");
        };
        assert_eq!(found, piece, "{typed}");
        assert!(message.contains(why), "{typed}: {message}");
        let query = Query::parse(typed);
        assert_eq!(query.to_string(), looked_for, "{typed}");
        let mut atoms = query.clauses().iter().flatten();
        assert!(
            atoms.all(|atom| matches!(atom.ask, Ask::Text(_))),
            "{typed}"
        );
    }
    let pieces = |typed| explained(typed).into_iter().map(|(piece, _)| piece);
    assert!(pieces("或 或").eq(["或", "或"]));
    assert_eq!(Query::parse("或 或").clauses().len(), 2);
    assert!(pieces("路灯 值:多少 有:东西 \"乙").eq(["值:多少", "有:东西", "\"乙"]));
    assert_eq!(Query::parse("路灯 值:多少 有:东西").conditions().count(), 0);
}

#[test]
fn what_can_be_read_is_not_explained() {
    let cases = [
        ("目:无 12:30 http://x", "目:无 12:30 http://x"),
        ("关于绩效目标:无 甲b:无", "关于绩效目标:无 甲b:无"),
        ("甲 AND 乙", "甲 乙"),
        ("甲||乙", "甲|乙"),
        ("甲 | 或 乙", "甲|乙"),
        ("“甲 乙”丙", "\"甲 乙丙\""),
        ("(甲) （乙）", "(甲) （乙）"),
        ("单位:\"(\" \"或\" \"|\"", "单位:( \"或\" \"|\""),
        ("值:>= 95 %", "值:>=95%"),
        ("金额:>1000 万元 甲", "金额:>10000000元 甲"),
        ("-值:>=1 万 %", "-值:>=10000%"),
        ("值:>=95 甲", "值:>=95 甲"),
        ("金额:1000..2000万元", "金额:10000000..20000000元"),
        ("值:1..2万人", "值:10000..20000人"),
        ("值:5000..2万人", "值:5000..20000人"),
        ("值:0.5万..2万人", "值:5000..20000人"),
        ("值:>=3m2", "值:>=3m2"),
        ("资金来源:财政拨款", "资金:财政拨款"),
        ("可信度:资金使用单位：可能", "可信度:单位-可能"),
        ("confidence:goal-unresolved", "可信度:目标-未能对应"),
        ("目标类型:期限", "类型:期限"),
        ("单位: 交通", "单位:交通"),
        ("-单位:=　交通 甲", "-单位:=交通 甲"),
        ("单位: \"甲 乙\"", "单位:\"甲 乙\""),
        ("值: >= 95 %", "值:>=95%"),
        ("页: 3", "页:3"),
        ("金额:1..", "金额:>=1"),
        ("金额:..5", "金额:<=5"),
        ("值:80%..", "值:>=80%"),
        ("值:80.. 95", "值:80..95"),
        ("项目名称:甲", "项目:甲"),
        ("绩效目标:甲", "目标:甲"),
    ];
    for (typed, read) in cases {
        assert_eq!(explained(typed), [], "{typed}");
        assert_eq!(Query::parse(typed).to_string(), read, "{typed}");
    }
}

#[test]
fn what_stands_beside_a_condition_and_belongs_to_none_is_explained() {
    let cases = [
        ("金额:>100 <200", "<200", "前面要再写一次字段名"),
        ("值:>=95% ≤98%", "≤98%", "前面要再写一次字段名"),
        ("值:>=95 个百分点", "个百分点", "不是这份文件里的单位"),
        ("值:=100 %以上", "%以上", "不是这份文件里的单位"),
        ("值:100 元/人", "元/人", "不是这份文件里的单位"),
        (
            "就业可信度:可能",
            "就业可信度:可能",
            "“可信度”查找，它前面要空一格",
        ),
        (
            "甲服务对象值:>=95%",
            "甲服务对象值:>=95%",
            "“值”查找，它前面要空一格",
        ),
    ];
    for (typed, piece, why) in cases {
        let explained = explained(typed);
        let [(found, message)] = explained.as_slice() else {
            panic!("{typed}: {explained:?}");
        };
        assert_eq!(found, piece, "{typed}");
        assert!(
            message.contains(why) && message.ends_with("先按文字查找"),
            "{typed}: {message}"
        );
    }
    for typed in [
        "值:>=95 甲",
        "值:>=95% 元/人",
        "金额:>5 甲 <200",
        "值:>5 \"<3\"",
        "单位: | 甲",
    ] {
        let all = explained(typed);
        assert!(
            all.iter()
                .all(|(piece, _)| ["|", "单位:"].contains(&&**piece)),
            "{all:?}"
        );
    }
    // A unit that the document has, for each of something else, may stand behind a blank.
    let mut dataset = document();
    let annual = &mut dataset.projects[0].indicators[0].annual.reading;
    annual.unit = Some("元".to_owned());
    annual.per = Some("人".to_owned());
    let index = Index::build(&dataset);
    let found = answer(&dataset, &index, "值:>=60 元/人");
    assert_eq!((found.problems.len(), found.hits.len()), (0, 1));
}

#[test]
fn fields_are_asked_in_pinyin_too() {
    let dataset = document();
    let index = Index::build(&dataset);
    for (typed, meant) in [
        ("单位:jiaotong", "单位:交通"),
        ("单位:jtjxinxi", "单位:交通局信息"),
        ("类别:manyidu", "类别:满意度"),
        ("指标:luD", "指标:路灯"),
        ("目标:更换zp", "目标:更换站牌"),
    ] {
        let found = |typed| index.matching(&index.parse(typed).0);
        assert!(!found(typed).is_empty(), "{typed}");
        assert_eq!(found(typed), found(meant), "{typed}");
    }
    assert_eq!(index.matching(&Query::parse("单位:=jiaotong")), []);
    assert_eq!(index.matching(&Query::parse("单位:jiaoting")), []);
}

#[test]
fn every_hint_lists_words_that_are_taken() {
    for typed in ["有:x", "类型:x"] {
        let (_, message) = explained(typed).remove(0);
        let words = message.split_once("可以写：").unwrap().1;
        let words = words.split_once('；').unwrap().0;
        let mut count = 0;
        for pair in words.split('、') {
            let (chinese, english) = pair.strip_suffix('）').unwrap().split_once('（').unwrap();
            let key = typed.split_once(':').unwrap().0;
            let read = |word: &str| Query::parse(&format!("{key}:{word}"));
            assert_eq!(read(chinese).conditions().count(), 1, "{chinese}");
            assert_eq!(read(chinese), read(english), "{pair}");
            count += 1;
        }
        let all = [Trait::ALL.len(), 11];
        assert!(all.contains(&count));
    }
}

#[test]
fn english_names_of_fields_mean_the_chinese_ones() {
    let values = [
        "甲",
        "甲",
        "甲",
        "甲",
        "甲",
        "甲",
        "期限",
        ">=95%",
        ">1000",
        "20",
        "差异",
        "甲",
        "财政拨款",
        "可能",
    ];
    for ((chinese, english), value) in FIELDS.into_iter().zip(values) {
        let read = |key: &str, sign: &str| {
            let query = Query::parse(&format!("{key}{sign}{value}"));
            assert_eq!(query.problems(), [], "{key}{sign}{value}");
            assert_eq!(query.conditions().count(), 1, "{key}{sign}{value}");
            query
        };
        let upper = english.to_uppercase();
        assert_eq!(read(chinese, ":"), read(english, "："));
        assert_eq!(read(chinese, ":"), read(&upper, ":"));
    }
}

#[test]
fn signs_of_comparison_are_the_same_however_written() {
    let ways = [
        [">=", "≥", "＞＝", "≧", "> ="],
        ["<=", "≤", "＜＝", "≦", "⩽"],
    ];
    let dataset = document();
    let index = Index::build(&dataset);
    for [first, others @ ..] in ways {
        for sign in others {
            for field in ["值:", "金额:"] {
                let read = |sign| Query::parse(&format!("{field}\"{sign}95\""));
                assert_eq!(read(first).conditions().count(), 1);
                assert_eq!(read(first), read(sign), "{field}{sign}");
            }
            let find = |sign| index.matching(&Query::parse(&format!("\"{sign}90\"")));
            assert_eq!(find(first), find(sign), "{sign}");
        }
    }
    assert_eq!(index.matching(&Query::parse(">=90%")).len(), 1);
    // What stands in a text is found, however it is written, and what does not is not.
    for text in ["须>=90%", "须＞＝ 90%", "须≥90%"] {
        for typed in [">=90", "≥90", "≧90", "须>=9", "\"> =\""] {
            assert_eq!(
                Query::parse(typed).marks(text).len(),
                1,
                "{typed} in {text}"
            );
        }
        for typed in [">", "=90", "=", "须>"] {
            let is_there = !text.contains('≥');
            let marks = Query::parse(typed).marks(text);
            assert_eq!(!marks.is_empty(), is_there, "{typed} in {text}");
        }
    }
    let many = ">=1≤2>=3≤4>=5";
    let marks = |text: &str| Query::parse(many).marks(text).len();
    assert_eq!((marks("≥1≤2≥3≤4≥5"), marks(">=1<=2>=3<=4>=5")), (1, 1));
    assert_eq!(Query::parse(">=90").marks("须≥ 90 %")[0].range, 3..9);
    assert_eq!(Query::parse("≧90").marks("须＞＝90%")[0].range, 3..11);
}

/// Marsaglia's xorshift: the same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

const PIECES: [&str; 30] = [
    " ", " ", " ", "甲", "乙", "路灯", "\"", "“", "|", "｜", " 或 ", " OR ", " AND ", "-", "－",
    ":", "：", "单位", "值", "页", "有", ">=", "95%", "..", "20", "差异", "=", "(", "　",
    "e\u{301}",
];

#[test]
fn whatever_is_typed_is_read_and_answered() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let dataset = document();
    let index = Index::build(&dataset);
    for _ in 0..4000 {
        let typed: String = (0..numbers.below(9))
            .map(|_| PIECES[numbers.below(PIECES.len())])
            .collect();
        let (query, _) = index.parse(&typed);
        assert_eq!(query.is_empty(), typed.trim().is_empty(), "{typed:?}");
        for problem in query.problems() {
            assert!(!typed[problem.range.clone()].is_empty(), "{typed:?}");
        }
        let found = answer(&dataset, &index, &typed);
        assert_eq!(found.problems.len(), query.problems().len());
        for (shown, problem) in found.problems.iter().zip(query.problems()) {
            let piece = &typed[problem.range.clone()];
            assert_eq!(*shown, format!("「{piece}」{}", problem.message));
        }
    }
}

#[test]
fn a_chip_says_its_condition_and_takes_only_that_out() {
    let cases = [
        ("路灯 单位:交通", "单位含“交通”", "路灯"),
        ("unit:=山城交通局", "单位是“山城交通局”", ""),
        ("类别:满意度  路灯", "指标类别含“满意度”", "路灯"),
        ("甲 值:>= 95% 乙", "指标值不少于 95%", "甲 乙"),
        ("值:<1.9万盏", "指标值小于 19000 盏", ""),
        ("值:>= 单位:乙 95", "单位含“乙”", "值:>= AND 95"),
        ("资金:fiscal", "资金来源有“财政拨款”", ""),
        ("可信度:单位-可能", "资金使用单位的对应可能", ""),
        ("值:80..95", "指标值在 80 至 95 之间", ""),
        ("金额:>1000", "总计大于 1000 万元", ""),
        ("金额:>1亿", "总计大于 100000000 元", ""),
        ("页:20", "在第 20 页", ""),
        ("页:5-3 甲", "在第 3 至 5 页", "甲"),
        ("有:差异", "有指标的年度值与周期值不同", ""),
        ("类型:期限", "指标值类型是“期限”", ""),
        ("区:河东", "区县是“河东”", ""),
        ("项目:甲", "项目名称含“甲”", ""),
        ("甲 -\"乙 丙\" \"丁 戊\"", "不含“乙 丙”", "甲 \"丁 戊\""),
        ("-类别:满意度 甲", "排除：指标类别含“满意度”", "甲"),
        ("甲|单位:乙 丙", "含“甲” 或 单位含“乙”", "丙"),
        ("丙 AND 单位:乙", "单位含“乙”", "丙"),
        ("单位:乙 AND 丙", "单位含“乙”", "丙"),
        ("单位:乙 |", "单位含“乙”", ""),
        ("单位:\"乙 丙", "单位含“乙”", "丙"),
    ];
    let mut dataset = document();
    dataset.document.currency_unit = by_hand::field("万元");
    let index = Index::build(&dataset);
    for (typed, words, rest) in cases {
        let chips = answer(&dataset, &index, typed).chips;
        let [
            Chip {
                words: said,
                rest: left,
                ..
            },
        ] = chips.as_slice()
        else {
            panic!("{typed}: {chips:?}");
        };
        assert_eq!((said.as_str(), left.as_str()), (words, rest), "{typed}");
    }
    assert_eq!(
        answer(&dataset, &index, "甲 \"乙\" 丙|丁 12:30 值:x").chips,
        []
    );
}

const CLAUSES: [&str; 14] = [
    "甲",
    "\"乙 丙\"",
    "-丁",
    "单位:交通",
    "-类别:满意度",
    "值:>=95%",
    "值:>= 95",
    "页:3",
    "甲|乙",
    "甲 或 -乙",
    "单位:\"某 局\"|页:4",
    "有:差异",
    "-\"甲|乙\"",
    "ludeng",
];

#[test]
fn the_query_without_a_chip_asks_for_all_the_rest() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let dataset = document();
    let index = Index::build(&dataset);
    let mut taken_out = 0;
    for _ in 0..2000 {
        let mut typed = String::new();
        for _ in 0..=numbers.below(4) {
            typed.push_str(CLAUSES[numbers.below(CLAUSES.len())]);
            typed.push_str([" ", "  ", "　", " AND "][numbers.below(4)]);
        }
        let typed = typed.trim_end().trim_end_matches("AND");
        let query = Query::parse(typed);
        assert_eq!(query.problems(), [], "{typed}");
        let is_chip = |clause: &&Clause| {
            let mut atoms = clause.iter();
            atoms.any(|atom| atom.excluded || matches!(atom.ask, Ask::Field(_)))
        };
        let all = query.clauses().iter().enumerate();
        let expected: Vec<Vec<Clause>> = all
            .filter(|(_, clause)| is_chip(clause))
            .map(|(at, _)| {
                let mut rest = query.clauses().to_vec();
                rest.remove(at);
                rest
            })
            .collect();
        let chips = answer(&dataset, &index, typed).chips;
        let rests = chips.iter().map(|chip| Query::parse(&chip.rest));
        let rests: Vec<Vec<Clause>> = rests.map(|rest| rest.clauses().to_vec()).collect();
        assert_eq!(rests, expected, "{typed}");
        taken_out += rests.len();
    }
    assert!(taken_out > 2000, "{taken_out}");
}

#[test]
fn what_the_document_does_not_have_is_explained() {
    let dataset = document();
    let index = Index::build(&dataset);
    let cases = [
        (
            "值:>=95xyz",
            "「值:>=95xyz」这份文件里没有以“xyz”为单位的指标值；先按文字查找",
            false,
        ),
        (
            "提示:不存在",
            "「提示:不存在」这份文件没有核查提示，也就没有“不存在”；先按文字查找",
            false,
        ),
        (
            "区:河西",
            "「区:河西」从这份文件的名称里认不出区县“河西”；先找名称里写有“河西区”或“河西县”或“河西市”或“河西旗”的",
            true,
        ),
    ];
    for (typed, why, is_condition) in cases {
        let found = answer(&dataset, &index, typed);
        assert_eq!(found.problems, [why]);
        assert_eq!(!found.chips.is_empty(), is_condition, "{typed}");
    }
    assert!(answer(&dataset, &index, "值:>=95 盏").problems.is_empty());
    assert_eq!(index.parse("值:>=60 盏").0, index.parse("值:>=60盏").0);
    assert_eq!(index.parse("值:>=60 灯").0.clauses().len(), 2);
}

const ROUND: [&str; 22] = [
    " ",
    " ",
    "甲",
    "zh",
    "\"",
    "“",
    "|",
    " 或 ",
    " AND ",
    "-",
    "--",
    "=",
    "单位:",
    "值:",
    ">=",
    "95",
    "%",
    "..",
    "有:差异",
    "资金:fiscal",
    "x:",
    "万",
];

#[test]
fn a_query_reads_back_from_what_it_prints() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for _ in 0..4000 {
        let typed: String = (0..numbers.below(9))
            .map(|_| ROUND[numbers.below(ROUND.len())])
            .collect();
        let query = Query::parse(&typed);
        let again = Query::parse(&query.to_string());
        assert_eq!(again.clauses(), query.clauses(), "{typed:?} {query}");
    }
}

#[test]
fn a_pasted_text_of_many_conditions_is_asked_in_part_and_says_so() {
    let query = Query::parse(&"值:>=95% ".repeat(1_000));
    assert_eq!(query.clauses().len(), 60);
    let [problem] = query.problems() else {
        panic!("{:?}", query.problems())
    };
    assert_eq!(problem.range.start, 60 * "值:>=95% ".len());
    assert!(
        problem.message.contains("一次最多找 60 个词和条件"),
        "{}",
        problem.message
    );
}

//! The engine finds exactly what a look at every string of every record finds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up is broken"
)]

use jixiao_lens::search::Query;
use jixiao_lens::search::bits::Bits;
use jixiao_lens::search::corpus::{Builder, Corpus, Field};
use jixiao_lens::search::engine::{Session, search};
use jixiao_lens::search::fold::fold;
use jixiao_lens::search::marks::Marker;

const FIELDS: [Field; 4] = [Field::Name, Field::Level1, Field::Cycle, Field::Annual];

/// Marsaglia's xorshift: the same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn text(&mut self, longest: usize, from: &[char]) -> String {
        let len = self.below(longest + 1);
        (0..len).map(|_| from[self.below(from.len())]).collect()
    }
}

/// Few characters, so that queries hit: polyphones, both scripts and widths, blanks, a character beyond U+FFFF.
fn alphabet() -> Vec<char> {
    "率行的业業补補长就 98％%ＡaB≥>>=＝ \n（(㎡𠮷\u{e1b7}e\u{301}"
        .chars()
        .collect()
}

fn records(numbers: &mut Numbers, count: usize) -> Vec<[String; 4]> {
    let alphabet = alphabet();
    let pool: Vec<String> = (0..60).map(|_| numbers.text(12, &alphabet)).collect();
    let mut pick = |repeat: usize| pool[numbers.below(pool.len() / repeat)].clone();
    let mut records: Vec<[String; 4]> = Vec::new();
    for at in 0..count {
        let name = if at % 3 == 0 {
            pick(1)
        } else {
            records[at - 1][0].clone()
        };
        let cycle = pick(2);
        let annual = if at % 4 == 0 { pick(2) } else { cycle.clone() };
        records.push([name, pick(20), cycle, annual]);
    }
    records
}

fn corpus(records: &[[String; 4]]) -> Corpus {
    let mut builder = Builder::new(&FIELDS);
    for record in records {
        assert!(builder.add(record.iter().map(String::as_str)));
    }
    builder.finish()
}

/// `records` are folded.
fn naive(records: &[[String; 4]], query: &Query) -> Vec<usize> {
    let holds = |record: &[String; 4]| {
        query.clauses().iter().all(|clause| {
            clause
                .iter()
                .any(|atom| record.iter().any(|text| atom.stands_in(text)) != atom.excluded)
        })
    };
    (0..records.len())
        .filter(|at| holds(&records[*at]))
        .collect()
}

fn query(numbers: &mut Numbers) -> String {
    let latin: Vec<char> = "lvsuaihxngdeyj98率行".chars().collect();
    let alphabet = alphabet();
    let mut typed = String::new();
    for _ in 0..=numbers.below(3) {
        let term = if numbers.below(3) == 0 {
            numbers.text(4, &latin)
        } else {
            numbers.text(3, &alphabet)
        };
        let sign = ["", "", "", "-", "|", "\""][numbers.below(6)];
        typed.push_str(&format!(
            "{sign}{}{} ",
            term.trim(),
            if sign == "\"" { "\"" } else { "" }
        ));
    }
    typed
}

#[test]
fn random_queries_find_exactly_what_a_naive_scan_finds() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut hits = 0;
    for size in [1, 70, 600, 2000] {
        let records = records(&mut numbers, size);
        let corpus = corpus(&records);
        let folded: Vec<[String; 4]> = records
            .iter()
            .map(|record| record.each_ref().map(|text| fold(text)))
            .collect();
        let mut session = Session::default();
        for _ in 0..200 {
            let typed = query(&mut numbers);
            let query = Query::parse(&typed);
            let found = search(&corpus, &mut session, &query, 50, &|_| {
                Bits::none(corpus.len())
            });
            let expected = naive(&folded, &query);
            assert_eq!(
                found.records.iter().collect::<Vec<_>>(),
                expected,
                "{typed:?}"
            );
            assert_eq!(found.count, expected.len());
            assert_eq!(found.first.len(), expected.len().min(50));
            assert!(found.first.is_sorted_by_key(|(_, rank)| rank), "{typed:?}");
            let marker = Marker::new(&corpus, &query, &found);
            for (record, _) in &found.first {
                let texts = FIELDS.into_iter().zip(&records[*record]);
                let marks = texts.map(|(field, text)| (field, query.marks(text)));
                let marks: Vec<_> = marks.filter(|(_, marks)| !marks.is_empty()).collect();
                assert_eq!(marker.marks(*record), marks, "{typed:?}");
            }
            hits += usize::from(!expected.is_empty());
        }
    }
    assert!(
        hits > 250,
        "too few of the queries find anything to be a test: {hits}"
    );
}

#[test]
fn typing_on_finds_and_ranks_what_a_fresh_search_does() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let records = records(&mut numbers, 3000);
    let corpus = corpus(&records);
    let none = |_: &_| Bits::none(corpus.len());
    for typed in ["就业补长", "shuaix", "xing率lv", "98% 行的", "a率|业 -长"] {
        let mut session = Session::default();
        for (at, c) in typed.char_indices() {
            let query = Query::parse(&typed[..at + c.len_utf8()]);
            let on = search(&corpus, &mut session, &query, 80, &none);
            let fresh = search(&corpus, &mut Session::default(), &query, 80, &none);
            assert_eq!(on.records, fresh.records, "{query}");
            assert_eq!(on.first, fresh.first, "{query}");
        }
    }
}

#[test]
fn every_highlight_folds_to_what_was_asked_for() {
    let mut numbers = Numbers(77);
    let records = records(&mut numbers, 300);
    let alphabet = alphabet();
    let signs = |text: &str| text.replace(">=", "≥");
    for _ in 0..300 {
        let term = numbers.text(2, &alphabet);
        let query = Query::literal(&term);
        let [text, ..] = &records[numbers.below(records.len())];
        let stands = query
            .clauses()
            .iter()
            .flatten()
            .any(|atom| atom.stands_in(&fold(text)));
        let marks = query.marks(text);
        assert_eq!(stands, !marks.is_empty(), "{term:?} in {text:?}");
        let asked: Vec<String> = term.split_whitespace().map(fold).collect();
        for mark in marks {
            let marked = fold(&text[mark.range]);
            assert!(
                asked
                    .iter()
                    .any(|term| marked.contains(term) || signs(&marked).contains(&signs(term))),
                "{marked:?} for {term:?}"
            );
        }
    }
}

#[test]
fn a_single_letter_beside_other_characters_may_be_pinyin() {
    let stands = |typed: &str, text: &str| !Query::parse(typed).marks(text).is_empty();
    for (typed, text) in [
        ("满y度", "居民满意度"),
        ("就y", "就业补贴"),
        ("培x", "人员培训"),
        ("2025n", "于2025年底"),
        ("𠮷b", "𠮷补"),
    ] {
        assert!(stands(typed, text), "{typed} in {text}");
        let records = [[text, "", "", ""].map(str::to_owned)];
        let corpus = corpus(&records);
        let none = |_: &_| Bits::none(corpus.len());
        let query = Query::parse(typed);
        let found = search(&corpus, &mut Session::default(), &query, 1, &none);
        assert_eq!(found.count, 1, "{typed} in {text}");
    }
    assert!(!stands("y", "居民满意度"), "a letter alone is a letter");
    assert!(!stands("满d度", "居民满意度"));
}

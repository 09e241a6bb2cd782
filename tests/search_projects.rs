//! The projects that answer a query are those that a look at each whole project finds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up is broken"
)]

mod by_hand;

use jixiao_lens::model::{Dataset, Indicator, Project, Reading};
use jixiao_lens::search::query::{Ask, Atom};
use jixiao_lens::search::{
    Bound, Condition, Index, NumberTest, Query, TextTest, Trait, fold::fold, term::Term,
};
use jixiao_lens::worker::answer;
use std::collections::BTreeSet;

struct Document {
    dataset: Dataset,
    index: Index,
    /// For each project all its texts, folded.
    folded: Vec<Vec<String>>,
}

thread_local! {
    static DOCUMENT: &'static Document = Box::leak(Box::new(read()));
}

fn read() -> Document {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/000_77ffd663521916d3.txt");
    let dataset = jixiao_lens::read(&std::fs::read(path).unwrap()).unwrap();
    let of = |project| texts(&dataset, project).into_iter().map(fold).collect();
    Document {
        index: Index::build(&dataset),
        folded: dataset.projects.iter().map(of).collect(),
        dataset,
    }
}

fn document() -> &'static Document {
    DOCUMENT.with(|document| *document)
}

fn found(query: &str) -> Vec<usize> {
    let document = document();
    by_hand::projects(&document.dataset, &document.index, query)
}

// What follows knows nothing of records, columns or sets.

fn of_project<'a>(dataset: &'a Dataset, project: &'a Project) -> [&'a str; 3] {
    let unit = project
        .unit
        .value
        .map_or("", |at| &dataset.units[at].name.text);
    [project.name.text(), project.goal.text(), unit]
}

fn of_indicator(indicator: &Indicator) -> [&str; 5] {
    [
        &indicator.name.text,
        &indicator.cycle.text.text,
        &indicator.annual.text.text,
        &indicator.level1.name.text,
        &indicator.level2.name.text,
    ]
}

fn texts<'a>(dataset: &'a Dataset, project: &'a Project) -> Vec<&'a str> {
    let own = of_project(dataset, project).into_iter();
    own.chain(project.indicators.iter().flat_map(of_indicator))
        .collect()
}

fn says(test: &TextTest, text: &str) -> bool {
    let (text, wanted) = (fold(text), Term::word(&test.text));
    (test.exact && text == wanted.folded()) || (!test.exact && wanted.stands_in(&text))
}

fn number_in(test: &NumberTest, reading: &Reading) -> bool {
    let has_unit = test.unit.is_none() || reading.unit.as_deref().map(fold) == test.unit;
    let Some(low) = reading.value else {
        return reading.parts.iter().any(|part| number_in(test, part));
    };
    let high = reading.upper.unwrap_or(low);
    let is_in = match test.bound {
        Bound::Less(limit) => low < limit,
        Bound::AtMost(limit) => low <= limit,
        Bound::Equal(limit) => low <= limit && limit <= high,
        Bound::AtLeast(limit) => high >= limit,
        Bound::More(limit) => high > limit,
        Bound::Between(first, last) => low <= last && first <= high,
    };
    (has_unit && is_in) || reading.parts.iter().any(|part| number_in(test, part))
}

/// What a condition says of one indicator; `None` if it says something of the project.
fn holds_for_indicator(condition: &Condition, indicator: &Indicator) -> Option<bool> {
    let readings = [&indicator.annual.reading, &indicator.cycle.reading];
    Some(match condition {
        Condition::Indicator(test) => says(test, &indicator.name.text),
        Condition::Category(test) => [&indicator.level1, &indicator.level2].iter().any(|level| {
            let both = format!("{}-{}", level.code.text, level.name.text);
            [both.as_str(), &level.name.text, &level.code.text]
                .iter()
                .any(|text| says(test, text))
        }),
        Condition::Kind(kind) => readings
            .iter()
            .any(|each| each.kind == *kind || each.parts.iter().any(|part| part.kind == *kind)),
        Condition::Value(test) => readings.iter().any(|each| number_in(test, each)),
        _ => return None,
    })
}

fn holds_for_project(condition: &Condition, dataset: &Dataset, project: &Project) -> bool {
    let [name, goal, unit] = of_project(dataset, project);
    let total = project.amounts.value.as_ref().and_then(|each| each.total);
    match condition {
        Condition::Name(test) => says(test, name),
        Condition::Goal(test) => says(test, goal),
        Condition::Unit(test) => says(test, unit),
        Condition::Page(first, last) => *first <= project.page && project.page <= *last,
        Condition::Amount(test) => match test.bound {
            Bound::More(limit) => total.is_some_and(|total| total.value > limit),
            _ => panic!("not asked"),
        },
        Condition::Has(Trait::Amount) => total.is_some(),
        _ => panic!("not asked"),
    }
}

/// What a condition says of single indicators, if that is what it is about.
fn of_indicators<'a>(atom: &'a Atom, project: &Project) -> Option<&'a Condition> {
    match &atom.ask {
        Ask::Field(condition) => {
            holds_for_indicator(condition, &project.indicators[0]).map(|_| condition)
        }
        Ask::Text(_) => None,
    }
}

/// Whether the atom's text or condition holds anywhere in the project; exclusion is not looked at.
fn holds(atom: &Atom, at: usize) -> bool {
    let document = document();
    let project = &document.dataset.projects[at];
    if let Some(condition) = of_indicators(atom, project) {
        let mut all = project.indicators.iter();
        return all.any(|each| holds_for_indicator(condition, each) == Some(true));
    }
    match &atom.ask {
        Ask::Text(_) => document.folded[at].iter().any(|text| atom.stands_in(text)),
        Ask::Field(condition) => holds_for_project(condition, &document.dataset, project),
    }
}

fn answers(query: &Query, at: usize) -> bool {
    let project = &document().dataset.projects[at];
    let held: Vec<Vec<bool>> = query
        .clauses()
        .iter()
        .map(|clause| {
            clause
                .iter()
                .map(|atom| holds(atom, at) != atom.excluded)
                .collect()
        })
        .collect();
    project.indicators.iter().any(|indicator| {
        query.clauses().iter().zip(&held).all(|(clause, held)| {
            clause.iter().zip(held).any(|(atom, held)| {
                let own = of_indicators(atom, project).filter(|_| !atom.excluded);
                own.map_or(*held, |condition| {
                    holds_for_indicator(condition, indicator) == Some(true)
                })
            })
        })
    })
}

fn naive(query: &Query) -> BTreeSet<usize> {
    let projects = 0..document().dataset.projects.len();
    projects.filter(|at| answers(query, *at)).collect()
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

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// One to four characters that stand side by side somewhere in the document, without any sign of a query.
    fn words(&mut self) -> String {
        let dataset = &document().dataset;
        loop {
            let project = &dataset.projects[self.below(dataset.projects.len())];
            let texts = texts(dataset, project);
            let text: Vec<char> = texts[self.below(texts.len())].chars().collect();
            let from = self.below(text.len().max(1));
            let len = 1 + self.below(4);
            let words: String = text.iter().skip(from).take(len).collect();
            let signs = |c: char| c.is_whitespace() || "\"“”|｜:：-－()（）或".contains(c);
            if !words.is_empty() && !words.contains(signs) {
                return words;
            }
        }
    }

    fn atom(&mut self) -> String {
        let words = self.words();
        match self.below(10) {
            0 => format!("\"{words}\""),
            1 => {
                let field = self.of(&["项目", "单位", "目标", "指标", "类别", "unit", "category"]);
                format!("{field}:\"{words}\"")
            }
            2 => format!("页:{}..{}", 1 + self.below(40), 20 + self.below(80)),
            3 => {
                let sign = self.of(&[">=", "≤", ">", "<", "="]);
                format!("值:{sign}{}{}", self.below(110), self.of(&["", "%", "人"]))
            }
            4 => format!("金额:>{}", self.below(3000)),
            5 => self
                .of(&["有:金额", "类型:约", "类型:期限", "类型:不少于"])
                .to_owned(),
            6 => self.of(&["peixun", "jy", "manyidu"]).to_owned(),
            _ => words,
        }
    }

    fn query(&mut self) -> String {
        let mut typed = self.atom();
        for _ in 0..self.below(4) {
            let join = self.of(&[" ", " ", " -", "|", " 或 ", " | -", " AND "]);
            typed = format!("{typed}{join}{}", self.atom());
        }
        let sign = self.of(&["", "", "-"]);
        format!("{sign}{typed}")
    }
}

#[test]
fn random_queries_find_the_projects_that_a_look_at_each_finds() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let (mut some, mut excluded) = (0, 0);
    for _ in 0..150 {
        let typed = numbers.query();
        let (query, _) = document().index.parse(&typed);
        assert_eq!(query.problems(), [], "{typed}");
        let hits = found(&typed);
        let expected = naive(&query);
        assert_eq!(hits.len(), expected.len(), "{typed}");
        assert_eq!(
            hits.into_iter().collect::<BTreeSet<_>>(),
            expected,
            "{typed}"
        );
        some += usize::from(!expected.is_empty() && expected.len() < 237);
        excluded += usize::from(typed.contains('-') && !expected.is_empty());
    }
    assert!(some > 50 && excluded > 20, "{some} {excluded}");
}

#[test]
fn a_project_is_out_if_anything_in_it_is_excluded() {
    let counts = [
        "-满意度",
        "-类别:满意度",
        "-培训",
        "满意度",
        "类别:满意度",
        "培训",
    ]
    .map(|query| (query, found(query).len()));
    assert_eq!(
        counts,
        [
            ("-满意度", 80),
            ("-类别:满意度", 85),
            ("-培训", 205),
            ("满意度", 237 - 80),
            ("类别:满意度", 237 - 85),
            ("培训", 237 - 205),
        ]
    );
}

#[test]
fn the_list_is_stable_and_holds_each_project_once() {
    for query in ["人", "补贴 满意", "jy", "-培训 95%", "类别:数量", "率|度"] {
        let hits = found(query);
        assert_eq!(hits, found(query));
        let once: BTreeSet<usize> = hits.iter().copied().collect();
        assert_eq!(once.len(), hits.len(), "{query}");
    }
}

#[test]
fn what_is_shown_of_a_project_holds_what_was_asked_for() {
    let mut numbers = Numbers(77);
    let Document { dataset, index, .. } = document();
    for _ in 0..40 {
        let words = numbers.words();
        let asked = format!("\"{words}\"");
        for hit in answer(dataset, index, &asked).hits {
            assert!(!hit.matched.is_empty(), "it is found by its words");
            for matched in hit.matched {
                let project = &dataset.projects[hit.project];
                let (_, text) = matched.field(dataset, project).unwrap();
                assert!(!matched.ranges.is_empty() && matched.terms == 1);
                for range in matched.ranges {
                    let marked = fold(&text[range]);
                    assert!(marked.contains(&fold(&words)), "{words}: {marked}");
                }
            }
        }
    }
}

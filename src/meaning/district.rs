//! 区域: the districts that names name, found by form alone.
//!
//! A candidate is a word of two or three Han characters and 区, 县, 市 or 旗, at the beginning of a name or of a part of it: after
//! anything that is no Han character, after '2025年' or '2025年度', or after another candidate. It is claimed when the table itself shows that it is one
//! of several places: when another candidate stands alone in its stead in a name that is otherwise the same, as in
//! '甲乙区道路养护' and '丙丁区道路养护'. It is not claimed
//!
//! * if its last characters make a common noun, such as 园区, 校区, 小区, 城市, 超市 or 国旗: see [`COMMON`];
//! * if it begins as a count or a pointer does: 全市, 各区, 本县, 七个区: see [`POINTERS`];
//! * if it stands in the document's own title or department: what all rows share tells none apart.
//!
//! A district that is named once, in a name like no other, is therefore not claimed; neither is one whose name has a single
//! character before its end. What is claimed is only that the name says so.

use crate::model::{Dataset, Project};
use crate::order;

const ENDS: [char; 4] = ['区', '县', '市', '旗'];

/// The character before the end and the end, where they are a common noun or the end of one.
const COMMON: &str = "社区 园区 校区 小区 院区 病区 厂区 库区 片区 灾区 景区 辖区 地区 山区 护区 范区 务区 验区 发区 业区 商区 街区 郊区 \
    市区 宅区 民区 政区 治区 税区 城市 超市 门市 夜市 早市 菜市 集市 上市 都市 股市 国旗 红旗 彩旗 锦旗 升旗 党旗 团旗 困县 市县";

/// What a count or a pointer begins with, and what ends one.
const POINTERS: &str = "全各本我该每此两多几贫";
const COUNTER: char = '个';

/// A name with a word taken out of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Frame {
    before: String,
    after: String,
    word: String,
}

/// The districts that `dataset` names, each once, in the order of their characters.
#[must_use]
pub fn districts(dataset: &Dataset) -> Vec<String> {
    let mut frames = Vec::new();
    for name in names(dataset) {
        for (at, word) in candidates(&name) {
            frames.push(Frame {
                before: name[..at].to_owned(),
                after: name[at + word.len()..].to_owned(),
                word: word.to_owned(),
            });
        }
    }
    order::sort(&mut frames);
    frames.dedup();
    let document = &dataset.document;
    let own = [&document.title.text, &document.department.text];
    let is_own = |word: &str| own.iter().any(|text| solid(text).contains(word));
    let mut found = Vec::new();
    for alike in frames.chunk_by(|a, b| (&a.before, &a.after) == (&b.before, &b.after)) {
        // Nothing but the word itself says nothing.
        let is_bare = alike
            .iter()
            .all(|frame| frame.before.is_empty() && frame.after.is_empty());
        if alike.len() > 1 && !is_bare {
            found.extend(alike.iter().map(|frame| frame.word.clone()));
        }
    }
    found.retain(|word| !is_own(word));
    order::sort(&mut found);
    found.dedup();
    found
}

/// Which of `known`, ascending, `name` names: their places.
#[must_use]
pub fn named(known: &[String], name: &str) -> Vec<u32> {
    let name = solid(name);
    let words = candidates(&name).into_iter();
    let place = |word: &str| known.binary_search_by(|each| each.as_str().cmp(word)).ok();
    words
        .filter_map(|(_, word)| u32::try_from(place(word)?).ok())
        .collect()
}

/// Which of `known`, ascending, `project` is in: its own name speaks first; where it names none, its unit's name does.
#[must_use]
pub fn of_project(known: &[String], dataset: &Dataset, project: &Project) -> Vec<u32> {
    let own = named(known, project.name.text());
    let unit = project.unit.value.and_then(|unit| dataset.units.get(unit));
    match unit {
        Some(unit) if own.is_empty() => named(known, &unit.name.text),
        _ => own,
    }
}

fn names(dataset: &Dataset) -> Vec<String> {
    let projects = dataset.projects.iter().map(|project| project.name.text());
    let units = dataset.units.iter().map(|unit| unit.name.text.as_str());
    projects.chain(units).map(solid).collect()
}

/// `text` without blanks: names are wrapped anywhere.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The words of `name` that have the form of a district's name, with the place where each begins.
fn candidates(name: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut begins = true;
    let mut from = 0;
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        let of_year = matches!((before, c), ('0'..='9', '年') | ('年', '度'));
        before = c;
        if !is_han(c) || begins && of_year {
            begins = true;
            continue;
        }
        if at < from || !begins {
            continue;
        }
        begins = false;
        if let Some(word) = candidate(&name[at..]) {
            found.push((at, word));
            from = at + word.len();
            begins = true;
        }
    }
    found.retain(|(_, word)| !is_common(word));
    found
}

/// The shortest word at the beginning of `text` with a district's end.
fn candidate(text: &str) -> Option<&str> {
    let mut chars = text.char_indices().take_while(|(_, c)| is_han(*c));
    let (at, end) = chars
        .by_ref()
        .skip(2)
        .take(2)
        .find(|(_, c)| ENDS.contains(c))?;
    text.get(..at + end.len_utf8())
}

fn is_common(word: &str) -> bool {
    let mut back = word.char_indices().rev().skip(1);
    let Some((last, of_last)) = back.next() else {
        return true;
    };
    let tail = word.get(last..).unwrap_or_default();
    of_last == COUNTER
        || word.starts_with(|c| POINTERS.contains(c))
        || COMMON.split_whitespace().any(|noun| noun == tail)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Field, Link};
    use crate::span::Span;
    use crate::view::fixture;

    fn dataset(names: &[&str]) -> Dataset {
        let mut data = fixture::dataset();
        let like = data.projects[0].clone();
        let project = |name: &&str| {
            let field = Field::new(name, [Span::from_range(0..name.len())]);
            let mut project = like.clone();
            project.name = Link::new(field, Confidence::Proven, Vec::new());
            project
        };
        data.projects = names.iter().map(project).collect();
        data
    }

    fn found(names: &[&str]) -> Vec<String> {
        districts(&dataset(names))
    }

    #[test]
    fn places_that_stand_in_for_one_another_are_districts() {
        let names = [
            "道路养护（清水区）",
            "道路养护（石桥县）",
            "2025年高坪旗草场补助",
            "2025年乌兰坡旗草场补助",
        ];
        assert_eq!(found(&names), ["乌兰坡旗", "清水区", "石桥县", "高坪旗"]);
        let known = found(&names);
        assert_eq!(named(&known, "清水区\n排水"), [1]);
        assert_eq!(named(&known, "清 水区、石桥县共建"), [1, 2]);
        assert!(
            named(&known, "在清水区排水").is_empty(),
            "only at a part's beginning"
        );
    }

    #[test]
    fn common_nouns_counts_and_lone_words_are_not() {
        for names in [
            ["工业园区改造", "科技园区改造"],
            ["智慧城市建设", "文明城市建设"],
            ["东侧校区维修", "西侧校区维修"],
            ["全部区补助", "各个区补助"],
            ["七个区补助", "十个区补助"],
            ["清水区道路", "石桥县桥梁"],
            ["清水区", "石桥县"],
        ] {
            assert!(found(&names).is_empty(), "{names:?}");
        }
    }

    #[test]
    fn the_documents_own_place_tells_nothing_apart() {
        let mut data = dataset(&["澜州市甲乙区供水", "澜州市丙丁区供水", "青石市甲乙区供水"]);
        let title = "澜州市水务局";
        data.document.department = Field::new(title, [Span::from_range(0..title.len())]);
        assert_eq!(districts(&data), ["丙丁区", "甲乙区", "青石市"]);
    }
}

//! The same indicators in other projects, and beside them those with nearly the same name: never taken for one another.
//!
//! Two names are the same if nothing but case, width, blanks and marks at their end tells them apart. They are near if most of
//! their pairs of neighbouring characters are the same (Dice's coefficient, 1945).

use super::projects::{Heading, heading};
use super::words;
use crate::model::{Dataset, Indicator};

/// The names of all indicators of a document, to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Folded, each once, ascending.
    names: Vec<String>,
    /// For each name its indicators: the project's index, and the indicator's place in it.
    owners: Vec<Vec<(usize, usize)>>,
}

/// An indicator of a project, and where else it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shared {
    /// Its number in its cell.
    pub ordinal: u32,
    /// Its name, as published.
    pub name: String,
    /// 年度指标值, as published.
    pub annual: String,
    /// The others.
    pub others: Vec<Other>,
}

/// An indicator of another project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Other {
    /// The project's id.
    pub id: String,
    /// What to call the project.
    pub heading: Heading,
    /// Its unit's name, if linked.
    pub unit: Option<String>,
    /// The indicator's number in its cell.
    pub ordinal: u32,
    /// Its name, as published.
    pub name: String,
    /// 年度指标值, as published.
    pub annual: String,
}

impl Names {
    /// Those of a document.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let mut all: Vec<(String, (usize, usize))> = Vec::new();
        for (project, row) in dataset.projects.iter().enumerate() {
            for (at, indicator) in row.indicators.iter().enumerate() {
                let name = fold(&indicator.name.text);
                if !name.is_empty() {
                    all.push((name, (project, at)));
                }
            }
        }
        crate::order::sort(&mut all);
        let mut names = Self::default();
        for (name, owner) in all {
            match names.owners.last_mut() {
                Some(owners) if names.names.last() == Some(&name) => owners.push(owner),
                _ => {
                    names.names.push(name);
                    names.owners.push(vec![owner]);
                }
            }
        }
        names
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The place of a folded name among them, if anything has it.
    pub(super) fn find(&self, folded: &str) -> Option<usize> {
        self.names
            .binary_search_by(|name| name.as_str().cmp(folded))
            .ok()
    }

    /// The name at a place, folded, and its indicators: the project's index, and the indicator's place in it, ascending.
    pub(super) fn at(&self, place: usize) -> Option<(&str, &[(usize, usize)])> {
        Some((self.names.get(place)?, self.owners.get(place)?))
    }

    /// The places of the names that come near a folded one and are not it, the nearest first.
    pub(super) fn nearest(&self, folded: &str) -> Vec<usize> {
        let own = pairs(folded);
        let mut near: Vec<(u32, usize)> = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            let likeness = likeness(&own, name);
            if likeness >= NEAR && name != folded {
                near.push((u32::MAX - likeness, at));
            }
        }
        crate::order::sort(&mut near);
        near.into_iter().map(|(_, at)| at).collect()
    }

    /// The indicators of project `index` that other projects have too, with all of those.
    #[must_use]
    pub fn same(&self, dataset: &Dataset, index: usize) -> Vec<Shared> {
        let owners = |indicator: &Indicator| -> Vec<(usize, usize)> {
            let place = self.find(&fold(&indicator.name.text));
            let owners = place.and_then(|at| self.owners.get(at));
            let others = owners.into_iter().flatten().copied();
            others.filter(|(project, _)| *project != index).collect()
        };
        shared(dataset, index, &owners)
    }

    /// The indicators of project `index` whose names other projects' come near, with at most `most` of those each, the nearest first.
    #[must_use]
    pub fn near(&self, dataset: &Dataset, index: usize, most: usize) -> Vec<Shared> {
        let owners = |indicator: &Indicator| -> Vec<(usize, usize)> {
            let near = self.nearest(&fold(&indicator.name.text));
            let owners = near.iter().filter_map(|at| self.owners.get(*at));
            let others = owners.flatten().copied();
            others
                .filter(|(project, _)| *project != index)
                .take(most)
                .collect()
        };
        shared(dataset, index, &owners)
    }
}

/// Of a thousand.
const NEAR: u32 = 600;

fn shared(
    dataset: &Dataset,
    index: usize,
    owners: &dyn Fn(&Indicator) -> Vec<(usize, usize)>,
) -> Vec<Shared> {
    let project = dataset.projects.get(index);
    let indicators = project.into_iter().flat_map(|project| &project.indicators);
    let one = |indicator: &Indicator| {
        let owners = owners(indicator).into_iter();
        let others: Vec<Other> = owners.filter_map(|owner| other(dataset, owner)).collect();
        (!others.is_empty()).then(|| Shared {
            ordinal: indicator.ordinal,
            name: words::shown(&indicator.name.text),
            annual: words::shown(&indicator.annual.text.text),
            others,
        })
    };
    indicators.filter_map(one).collect()
}

fn other(dataset: &Dataset, (project, at): (usize, usize)) -> Option<Other> {
    let project = dataset.projects.get(project)?;
    let indicator = project.indicators.get(at)?;
    let unit = project.unit.value;
    Some(Other {
        id: project.id.clone(),
        heading: heading(dataset, project),
        unit: unit.map(|at| words::shown(words::unit_name(dataset, at))),
        ordinal: indicator.ordinal,
        name: words::shown(&indicator.name.text),
        annual: words::shown(&indicator.annual.text.text),
    })
}

/// A name without what does not tell it from another: full-width forms of ASCII, case, blanks, and marks at its end.
#[must_use]
pub fn fold(name: &str) -> String {
    let plain = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let written = name.chars().filter(|c| !c.is_whitespace());
    let folded: String = written.map(|c| plain(c).to_ascii_lowercase()).collect();
    folded
        .trim_end_matches(['。', '.', ';', ',', '、', ':'])
        .to_owned()
}

fn pairs(name: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = name.chars().zip(name.chars().skip(1)).collect();
    crate::order::sort(&mut pairs);
    pairs
}

/// How much of both names' pairs is the same, of a thousand; nothing for names of fewer than four characters.
fn likeness(own: &[(char, char)], name: &str) -> u32 {
    let length = name.chars().count();
    let (few, many) = (length.min(own.len() + 1), length.max(own.len() + 1));
    // Shorter by more than this no name comes near, whatever its characters.
    if few < 4 || few * 1000 < many * 400 {
        return 0;
    }
    let other = pairs(name);
    let (mut a, mut b, mut same) = (0, 0, 0);
    while let (Some(left), Some(right)) = (own.get(a), other.get(b)) {
        if left == right {
            same += 1;
        }
        a += usize::from(left <= right);
        b += usize::from(right <= left);
    }
    u32::try_from(2000 * same / (own.len() + other.len())).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn names_are_the_same_but_for_their_dress() {
        assert_eq!(fold("Ａ类 人次（人）。"), fold("a类人次(人)"));
        assert_ne!(fold("培训人次"), fold("培训人数"));
    }

    #[test]
    fn near_names_stand_apart_from_the_same() {
        let mut data = fixture::dataset();
        let names = ["师生满意率", "师生 满意率。", "师生满意度", "设备数"];
        for (project, name) in data.projects.iter_mut().zip(names) {
            project.indicators[0].name.text = name.to_owned();
        }
        let all = Names::new(&data);
        let same = all.same(&data, 0);
        let ids = |shared: &Shared| -> Vec<String> {
            let others = shared.others.iter();
            others.map(|other| other.id.clone()).collect()
        };
        assert_eq!(same.len(), 1);
        assert_eq!((same[0].ordinal, ids(&same[0])), (1, vec!["pb".to_owned()]));
        assert_eq!(same[0].others[0].annual, "90%");
        let near = all.near(&data, 0, 9);
        assert_eq!(ids(&near[0]), ["pc"]);
        assert!(all.same(&data, 3).is_empty() && all.near(&data, 3, 9).is_empty());
        assert!(all.near(&data, 0, 0).is_empty());
        assert!(all.same(&data, 9).is_empty());
    }

    #[test]
    fn likeness_counts_pairs() {
        let like = |a: &str, b: &str| likeness(&pairs(a), b);
        assert_eq!(like("培训人次率", "培训人次率"), 1000);
        assert_eq!(like("服务对象满意度", "服务对象满意率"), 833);
        assert_eq!(like("满意度", "满意度"), 0, "too short to tell");
        assert_eq!(like("系统可用率", "就业补贴发放人数"), 0);
    }
}

//! The same indicators in other projects, and beside them those with nearly the same name: never taken for one another.
//!
//! Two names are the same if nothing but case, width, blanks and marks at their end tells them apart. They are near if most of
//! their pairs of neighbouring characters are the same (Dice's coefficient, 1945).

use super::projects::{Heading, heading};
use super::words;
use crate::model::Dataset;
use std::ops::Range;

/// The names of all indicators of a document, to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Folded, each once, ascending.
    names: Vec<String>,
    /// For each name its indicators: the project's index, and the indicator's place in it.
    owners: Vec<Vec<(usize, usize)>>,
    /// For each project the places in `names` of its indicators' names, in their order; nothing for one without a name.
    of_projects: Vec<Vec<Option<usize>>>,
}

/// An indicator of a project that others have too. However many those are, they are only told when they are asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shared {
    /// The indicator's place in its project.
    pub at: usize,
    /// How many of the others there are.
    pub count: usize,
    /// The places of their names.
    names: Vec<usize>,
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

/// The search for the names that come near one, a few at a time: there may be very many.
#[derive(Debug)]
pub struct Nearing {
    folded: String,
    pairs: Vec<(char, char)>,
    /// How many names have been looked at.
    seen: usize,
    near: Vec<(u32, usize)>,
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
        let projects = dataset.projects.iter();
        let mut names = Self {
            of_projects: projects
                .map(|row| vec![None; row.indicators.len()])
                .collect(),
            ..Self::default()
        };
        for (name, owner) in all {
            match names.owners.last_mut() {
                Some(owners) if names.names.last() == Some(&name) => owners.push(owner),
                _ => {
                    names.names.push(name);
                    names.owners.push(vec![owner]);
                }
            }
            names.of_projects[owner.0][owner.1] = Some(names.names.len() - 1);
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
        let mut nearing = Nearing::of(folded.to_owned());
        while nearing.step(self) {}
        nearing.places()
    }

    /// The indicators of project `index` that other projects have too.
    #[must_use]
    pub fn same(&self, index: usize) -> Vec<Shared> {
        let places = self.of_projects.get(index).into_iter().flatten();
        let places = places.enumerate();
        let shared = |(at, place): (usize, &Option<usize>)| self.shared(index, at, vec![(*place)?]);
        places.filter_map(shared).collect()
    }

    /// Begins to look for the names that come near that of an indicator of project `index`, `at` being its place there; `None` if it has no name.
    #[must_use]
    pub fn nearing(&self, index: usize, at: usize) -> Option<Nearing> {
        let place = (*self.of_projects.get(index)?.get(at)?)?;
        Some(Nearing::of(self.names.get(place)?.clone()))
    }

    /// What came of that, if other projects have any of these.
    #[must_use]
    pub fn neared(&self, index: usize, at: usize, nearing: Nearing) -> Option<Shared> {
        self.shared(index, at, nearing.places())
    }

    /// As many of the others as are asked for, those of the nearest name first.
    #[must_use]
    pub fn others(
        &self,
        dataset: &Dataset,
        index: usize,
        shared: &Shared,
        wanted: Range<usize>,
    ) -> Vec<Other> {
        let owners = shared.names.iter();
        let owners = owners.flat_map(|place| self.elsewhere(*place, index));
        let owners = owners.flatten().copied();
        let owners = owners.skip(wanted.start).take(wanted.len());
        owners.filter_map(|owner| other(dataset, owner)).collect()
    }

    fn shared(&self, index: usize, at: usize, names: Vec<usize>) -> Option<Shared> {
        let count = names.iter().flat_map(|place| self.elsewhere(*place, index));
        let count = count.map(<[_]>::len).sum();
        (count > 0).then_some(Shared { at, count, names })
    }

    /// The owners of a name, those before project `index` and those behind.
    fn elsewhere(&self, place: usize, index: usize) -> [&[(usize, usize)]; 2] {
        let owners = self.owners.get(place).map_or(&[][..], Vec::as_slice);
        let (before, rest) = owners.split_at(owners.partition_point(|(of, _)| *of < index));
        let own = rest.partition_point(|(of, _)| *of == index);
        [before, rest.split_at(own).1]
    }
}

impl Nearing {
    fn of(folded: String) -> Self {
        Self {
            pairs: pairs(&folded),
            folded,
            seen: 0,
            near: Vec::new(),
        }
    }

    /// Looks at the next of `names`; says whether there are more.
    pub fn step(&mut self, names: &Names) -> bool {
        const AT_ONCE: usize = 4_000;
        let mut bytes = 0;
        let next = names.names.iter().enumerate().skip(self.seen);
        for (at, name) in next {
            let likeness = likeness(&self.pairs, name);
            if likeness >= NEAR && *name != self.folded {
                self.near.push((u32::MAX - likeness, at));
            }
            self.seen = at + 1;
            bytes += name.len();
            if bytes > AT_ONCE {
                break;
            }
        }
        self.seen < names.names.len()
    }

    fn places(mut self) -> Vec<usize> {
        crate::order::sort(&mut self.near);
        self.near.into_iter().map(|(_, at)| at).collect()
    }
}

/// Of a thousand.
const NEAR: u32 = 600;

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
        let ids = |index, shared: &Shared, wanted| -> Vec<String> {
            let others = all.others(&data, index, shared, wanted).into_iter();
            others.map(|other| other.id).collect()
        };
        let near = |index, at| {
            let mut nearing = all.nearing(index, at)?;
            while nearing.step(&all) {}
            all.neared(index, at, nearing)
        };
        let same = all.same(0);
        assert_eq!(same.len(), 1);
        assert_eq!((same[0].at, same[0].count), (0, 1));
        assert_eq!(ids(0, &same[0], 0..9), ["pb"]);
        assert!(ids(0, &same[0], 1..9).is_empty());
        assert_eq!(all.others(&data, 0, &same[0], 0..1)[0].annual, "90%");
        assert_eq!(ids(1, &all.same(1)[0], 0..9), ["pa"]);
        let found = near(0, 0).unwrap();
        assert_eq!(
            (found.count, ids(0, &found, 0..9)),
            (1, vec!["pc".to_owned()])
        );
        let found = near(2, 0).unwrap();
        assert_eq!(
            (found.count, ids(2, &found, 1..2)),
            (2, vec!["pb".to_owned()])
        );
        assert!(all.same(3).is_empty() && near(3, 0).is_none());
        assert!(
            all.same(9).is_empty() && all.nearing(9, 0).is_none() && all.nearing(0, 9).is_none()
        );
    }

    #[test]
    fn a_project_does_not_count_its_own() {
        let mut data = fixture::dataset();
        let one = data.projects[0].indicators[0].clone();
        data.projects[1].indicators = vec![one.clone(), one.clone()];
        data.projects[2].indicators = vec![one];
        let all = Names::new(&data);
        let counts = |index| -> Vec<(usize, usize)> {
            let same = all.same(index).into_iter();
            same.map(|shared| (shared.at, shared.count)).collect()
        };
        assert_eq!(counts(0)[0], (0, 3));
        assert_eq!(counts(1), [(0, 2), (1, 2)]);
        let own: Vec<_> = all.others(&data, 1, &all.same(1)[1], 0..9);
        let own: Vec<_> = own.iter().map(|other| other.id.as_str()).collect();
        assert_eq!(own, ["pa", "pc"]);
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

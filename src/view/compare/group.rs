//! Promises under what they have in common besides their name.

use super::gather::Promise;
use crate::order;
use crate::tr;
use crate::view::address::By;

/// Promises of one district or one unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// What they have in common, as a name of the document or, where it is not known, in the reader's language.
    pub label: String,
    /// Whether it is known.
    pub known: bool,
    /// They, in the order in which they came.
    pub promises: Vec<Promise>,
}

/// `all` by district or unit: those of most promises first, what is not known last; all in one without a label where `by` asks for none.
/// A promise of several districts is of their group, and counted once.
#[must_use]
pub fn groups(all: &[Promise], by: By) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for promise in all {
        let key = key(promise, by);
        let label = key
            .clone()
            .unwrap_or_else(|| unknown(promise, by).to_owned());
        let known = key.is_some();
        let same = |group: &&mut Group| group.known == known && group.label == label;
        match groups.iter_mut().find(same) {
            Some(group) => group.promises.push(promise.clone()),
            None => groups.push(Group {
                label,
                known,
                promises: vec![promise.clone()],
            }),
        }
    }
    order::sort_by(&mut groups, |a, b| {
        let size = |group: &Group| (!group.known, usize::MAX - group.promises.len());
        size(a).cmp(&size(b))
    });
    groups
}

fn key(promise: &Promise, by: By) -> Option<String> {
    match by {
        By::Value => Some(String::new()),
        By::District => {
            let all = promise.districts.join(tr!("、"));
            (!all.is_empty()).then_some(all)
        }
        By::Unit => promise.unit.clone(),
    }
}

/// What is said of those whose district or unit is not known.
fn unknown(promise: &Promise, by: By) -> &'static str {
    match by {
        By::Value => "",
        By::District => promise.no_district(),
        By::Unit => tr!("单位未能对应"),
    }
}

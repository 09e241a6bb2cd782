//! Stable sorting of short lists, compiled once for all types: the standard library's takes 5 KB for each.

use std::cmp::Ordering;

/// Sorts as [`slice::sort_by`] does.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = permutation(items.len(), &|a, b| compare(&items[a], &items[b]));
    for at in 0..order.len() {
        let mut to = at;
        loop {
            let from = std::mem::replace(&mut order[to], to);
            if from == at {
                break;
            }
            items.swap(to, from);
            to = from;
        }
    }
}

/// Sorts as [`slice::sort_by_key`] does.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Which index comes to stand at each place.
#[inline(never)]
fn permutation(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does_and_keeps_the_order_of_equals() {
        for count in [0, 1, 2, 3, 10, 257] {
            let items: Vec<(usize, usize)> = (0..count).map(|at| (at * 7919 % 31, at)).collect();
            let mut wanted = items.clone();
            wanted.sort_by_key(|item| std::cmp::Reverse(item.0));
            let mut sorted = items;
            sort_by_key(&mut sorted, |item| std::cmp::Reverse(item.0));
            assert_eq!(sorted, wanted);
        }
    }
}

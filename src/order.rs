//! Sorting whose code is there once, whatever is sorted: the standard library's is compiled anew for each type and each
//! order, at 3 to 7 KB a time. For what a document holds, not for what a search goes through.

use std::cmp::Ordering;

/// Sorts stably, by at most n·log₂ n comparisons; n - 1 if all is sorted already.
///
/// Items beyond 2³² stay where they are.
pub(crate) fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = sorted(items.len(), &mut |a, b| {
        compare(&items[a as usize], &items[b as usize])
    });
    arrange(&mut order, &mut |a, b| items.swap(a, b));
}

/// [`sort_by`] in the items' own order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts numbers: a few by putting each into its place, more of them digit by digit, without a comparison.
pub(crate) fn numbers(items: &mut Vec<u32>) {
    if items.len() <= FEW {
        for end in 1..items.len() {
            let mut at = end;
            while at > 0 && items[at - 1] > items[at] {
                items.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    let most = items.iter().fold(0, |all, item| all | item);
    let mut spare = vec![0; items.len()];
    for shift in [0, 8, 16, 24].into_iter().filter(|shift| most >> shift > 0) {
        let digit = |item: u32| (item >> shift & 0xFF) as usize;
        let mut places = [0usize; 257];
        for item in items.iter() {
            places[digit(*item) + 1] += 1;
        }
        for at in 1..257 {
            places[at] += places[at - 1];
        }
        for item in items.iter() {
            let place = &mut places[digit(*item)];
            spare[*place] = *item;
            *place += 1;
        }
        std::mem::swap(items, &mut spare);
    }
}

/// So many numbers are put into their places sooner than their digits are counted.
const FEW: usize = 40;

/// The numbers below `len` in the order of `compare`.
fn sorted(len: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(len).unwrap_or(u32::MAX)).collect();
    let mut spare = Vec::with_capacity(len / 2);
    merge_sort(&mut order, &mut spare, compare);
    order
}

fn merge_sort(
    order: &mut [u32],
    left: &mut Vec<u32>,
    compare: &mut dyn FnMut(u32, u32) -> Ordering,
) {
    let middle = order.len() / 2;
    if middle == 0 {
        return;
    }
    merge_sort(&mut order[..middle], left, compare);
    merge_sort(&mut order[middle..], left, compare);
    if compare(order[middle - 1], order[middle]).is_le() {
        return;
    }
    left.clear();
    left.extend_from_slice(&order[..middle]);
    let (mut from, mut at) = (0, middle);
    for to in 0..order.len() {
        let Some(next) = left.get(from).copied() else {
            break;
        };
        match order.get(at).copied() {
            Some(right) if compare(next, right).is_gt() => {
                order[to] = right;
                at += 1;
            }
            _ => {
                order[to] = next;
                from += 1;
            }
        }
    }
}

/// Swaps items so that the one at `order[i]` comes to stand at `i`; uses `order` up.
fn arrange(order: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = order[at] as usize;
            order[at] = at as u32;
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, the same each time.
    fn numbers(count: u32, below: u32) -> Vec<u32> {
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn equals_keep_their_order_as_in_the_standard_sort() {
        for count in (0..40).chain([1000]) {
            for below in [1, 2, 5, 1 << 20] {
                let mut items: Vec<(u32, usize)> =
                    numbers(count, below).into_iter().zip(0..).collect();
                let mut expected = items.clone();
                expected.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
                sort_by(&mut items, |a, b| b.0.cmp(&a.0));
                assert_eq!(items, expected);
                expected.sort_unstable();
                sort(&mut items);
                assert_eq!(items, expected);
                let mut plain: Vec<u32> = items.iter().rev().map(|(key, _)| *key).collect();
                super::numbers(&mut plain);
                assert!(plain.iter().eq(items.iter().map(|(key, _)| key)));
            }
        }
    }

    #[test]
    fn what_is_sorted_costs_one_look_at_each_neighbour() {
        let mut items: Vec<usize> = (0..1000).collect();
        let mut looks = 0;
        sort_by(&mut items, |a, b| {
            looks += 1;
            a.cmp(b)
        });
        assert_eq!(looks, 999);
    }

    #[test]
    fn an_order_that_contradicts_itself_loses_nothing() {
        let mut items = numbers(500, 1 << 20);
        let mut before = items.clone();
        sort_by(&mut items, |_, _| Ordering::Greater);
        items.sort_unstable();
        before.sort_unstable();
        assert_eq!(items, before);
    }
}

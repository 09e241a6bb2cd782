//! Looking for a run of characters in all strings at once.
//!
//! The text is scanned as 16-bit codes: two bytes for a Chinese character instead of three, and two characters compared at
//! once leave hardly a false hit. The loops compile to vector instructions where the target has them.

use super::strings::{StringId, Strings, code};

/// How many places are compared before the outcome is looked at.
pub(super) const BLOCK: usize = 64;

/// Calls `found` with every string that holds `folded`, and at which of its characters first.
pub(super) fn scan(strings: &Strings, folded: &str, mut found: impl FnMut(StringId, u32)) {
    let needle: Vec<u16> = folded.chars().map(code).collect();
    let (Some(first), Some(last)) = (needle.first(), needle.last()) else {
        return;
    };
    let codes = strings.codes();
    let exact = !folded.chars().any(|c| u32::from(c) > 0xffff);
    let reach = needle.len() - 1;
    scan_blocks(
        codes.len().saturating_sub(reach),
        |from, fit| {
            compare(fit, (codes, from), (codes, from + reach), |head, tail| {
                u8::from(head == *first) & u8::from(tail == *last)
            });
        },
        |at| {
            if reach > 1 && codes.get(at..=at + reach) != Some(&needle) {
                return at + 1;
            }
            let (id, start, next) = strings.holder(at);
            if !exact && !strings.folded(id).contains(folded) {
                return next;
            }
            found(id, u32::try_from(at - start).unwrap_or(u32::MAX));
            next
        },
    );
}

/// Sets `fit` to `both` of the values of two planes, from `left.1` and from `right.1` on; 0 beyond their ends.
#[inline]
pub(super) fn compare<T: Copy>(
    fit: &mut [u8; BLOCK],
    left: (&[T], usize),
    right: (&[T], usize),
    both: impl Fn(T, T) -> u8,
) {
    let (left, right) = (left.0.get(left.1..), right.0.get(right.1..));
    let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
    // Lengths known to the compiler make this loop a handful of vector instructions.
    if let (Some(left), Some(right)) = (left.first_chunk::<BLOCK>(), right.first_chunk::<BLOCK>()) {
        for place in 0..BLOCK {
            fit[place] = both(left[place], right[place]);
        }
    } else {
        *fit = [0; BLOCK];
        for ((fit, left), right) in fit.iter_mut().zip(left).zip(right) {
            *fit = both(*left, *right);
        }
    }
}

/// Lets `compare` set a 1 for each fitting place of a block, then calls `hit` with these places, ascending; it says from
/// which place to go on.
#[inline]
pub(super) fn scan_blocks(
    len: usize,
    compare: impl Fn(usize, &mut [u8; BLOCK]),
    mut hit: impl FnMut(usize) -> usize,
) {
    let mut next = 0;
    let mut fit = [0u8; BLOCK];
    for from in (0..len).step_by(BLOCK) {
        compare(from, &mut fit);
        for (word, eight) in fit.chunks_exact(8).enumerate() {
            let mut rest = eight.try_into().map_or(0, u64::from_le_bytes);
            while rest != 0 {
                let at = from + word * 8 + rest.trailing_zeros() as usize / 8;
                rest &= rest - 1;
                if at >= next && at < len {
                    next = hit(at);
                }
            }
        }
    }
}

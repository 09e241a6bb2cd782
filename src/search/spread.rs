//! From matched strings to the records in which they stand.

use super::bits::Bits;
use super::corpus::Corpus;
use super::matched::{Places, RANKS, Ranked, rank};
use super::strings::StringId;

/// Enters the records in which strings stand into the sets of their ranks.
pub(super) fn spread(corpus: &Corpus, strings: &Places, by_sound: bool, ranked: &mut Ranked) {
    if strings.is_empty() {
        return;
    }
    let ranks: Vec<[usize; 2]> = corpus
        .fields
        .iter()
        .map(|field| [true, false].map(|at_start| rank(field.tier(), by_sound, at_start)))
        .collect();
    // All sets that may be needed are there before the loop, so that it has nothing to ask.
    let mut sets: Vec<Bits> = vec![Bits::default(); RANKS];
    for rank in ranks.iter().flatten() {
        sets[*rank] = Bits::none(corpus.len());
    }
    let mut touched = 0u32;
    let mut enter = |some: &[(StringId, u8)]| {
        if is_sparse(some) {
            let firsts = some
                .iter()
                .filter_map(|(id, _)| corpus.postings.runs(*id).first());
            std::hint::black_box(firsts.map(|run| run.len()).sum::<u32>());
        }
        for (id, place) in some {
            let later = usize::from(*place > 1);
            for run in corpus.postings.runs(*id) {
                let rank = ranks[run.column()][later];
                touched |= 1 << rank;
                sets[rank].insert_run(run.first(), run.len());
            }
            for (column, set) in corpus.postings.sets(*id) {
                let rank = ranks[usize::from(*column)][later];
                touched |= 1 << rank;
                sets[rank].unite(set);
            }
        }
    };
    let mut some = Vec::with_capacity(AT_ONCE);
    strings.each(|id, place| {
        some.push((id, place));
        if some.len() == AT_ONCE {
            enter(&some);
            some.clear();
        }
    });
    enter(&some);
    for (rank, set) in sets.into_iter().enumerate() {
        if touched >> rank & 1 == 1 {
            ranked[rank] = Some(set);
        }
    }
}

/// What is known of so many strings is asked for together, so that the memory is waited for once and not for each.
pub(super) const AT_ONCE: usize = 64;

/// Whether strings lie so far apart that the processor does not foresee the next.
fn is_sparse(some: &[(StringId, u8)]) -> bool {
    match some {
        [(first, _), .., (last, _)] => (last - first) as usize > some.len() * 8,
        _ => false,
    }
}

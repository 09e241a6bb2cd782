//! Small arithmetic of scores.

use super::arrange::greater;

pub(super) fn running_sums(pieces: &[Vec<f32>], column: usize) -> Vec<f32> {
    let mut sum = 0.0;
    let next = |piece: &Vec<f32>| {
        sum += piece[column];
        sum
    };
    std::iter::once(0.0)
        .chain(pieces.iter().map(next))
        .collect()
}

/// Takes away what a row attracts by being long: from each cell, by its own length, the share that the row has of all cells.
pub(super) fn centred(mut cells: Vec<(usize, Vec<f32>)>) -> Vec<Vec<f32>> {
    let length: usize = cells.iter().map(|(length, _)| length).sum();
    let Some(rows) = cells.first().map(|(_, scores)| scores.len()) else {
        return Vec::new();
    };
    for row in 0..rows {
        let rate = cells.iter().map(|(_, scores)| scores[row]).sum::<f32>() / length.max(1) as f32;
        for (length, scores) in &mut cells {
            scores[row] -= *length as f32 * rate;
        }
    }
    cells.into_iter().map(|(_, scores)| scores).collect()
}

/// One long phrase in common is one coincidence, not as many as it has characters.
pub(super) fn tempered(score: f32) -> f32 {
    if score > 0.0 {
        TEMPER * (1.0 + score / TEMPER).ln()
    } else {
        greater(score, -TEMPER)
    }
}

const TEMPER: f32 = 1.0;

/// The steps that stay empty; never the first, which would only repeat another rotation.
pub(super) fn gap_places(rows: usize, gaps: usize) -> Vec<Vec<usize>> {
    match gaps {
        0 => vec![Vec::new()],
        1 => (1..rows).map(|gap| vec![gap]).collect(),
        _ => (1..rows)
            .flat_map(|a| (a + 1..rows).map(move |b| vec![a, b]))
            .collect(),
    }
}

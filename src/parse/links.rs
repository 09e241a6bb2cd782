//! From placed cells to links: how sure, and why, in words that can be checked.

use super::rows::{Placed, Rival};
use super::wording::{Gram, Lexicon};
use crate::model::{Confidence, Evidence, Field, Link, PROVEN_MARGIN};
use crate::span::Span;
use std::ops::Range;

/// Margins, in nats, at which a name counts as likely: where its own words and the row's speak for it as well, where they
/// hardly say anything, and where it rests on the goal alone, whose common phrases can carry a whole page to a wrong place.
const LIKELY_NAME: [f32; 3] = [1.0, 2.5, 4.5];
/// What the words of names and rows alone must say, in nats, to count for the first and the second of these.
const OWN_WORDS: [f32; 2] = [2.0, 0.3];

/// Margins at which a goal counts as likely, by what the runner-up has in its place: the same lines, cut differently; nothing.
const LIKELY_CUT: f32 = 2.0;
/// See [`LIKELY_CUT`].
const LIKELY_GAP: f32 = 3.0;
/// Another goal: where the row's name is likely by its own words, where the row has none to be compared with or a proven one,
/// and where the name beside it is not even likely.
const LIKELY_OTHER: [f32; 3] = [2.0, 4.0, 4.5];

/// What no single break in the order of a column may gain, in nats, for a link to be proven: it shall not fit the words any better. The
/// allowance is for sums in another order.
const KEPT: f32 = -1e-3;

/// Where such a break gains more than this, in nats, the words gainsay the order, and nothing is claimed.
const DISPUTED: f32 = -5.0;

/// How sure a name is. `spare` where the page's goals tell of a row more than it has: then nothing is proven by its order.
pub(super) fn of_name(placed: &Placed<usize>, spare: bool) -> Confidence {
    let likely = match placed.rival {
        Rival::Other(own) if own < OWN_WORDS[1] => LIKELY_NAME[2],
        Rival::Other(own) if own < OWN_WORDS[0] => LIKELY_NAME[1],
        _ => LIKELY_NAME[0],
    };
    let sure = likely < LIKELY_NAME[2];
    confidence(
        placed,
        likely,
        if sure {
            f32::from(PROVEN_MARGIN[0])
        } else {
            f32::INFINITY
        },
        spare,
    )
}

/// How sure a goal is, in a row with this name. `spare` as in [`of_name`].
pub(super) fn of_goal(
    placed: &Placed<Range<usize>>,
    name: Option<&Placed<usize>>,
    spare: bool,
) -> Confidence {
    let likely = match placed.rival {
        Rival::None => 0.0,
        Rival::Cut => LIKELY_CUT,
        Rival::Gap => LIKELY_GAP,
        Rival::Other(_) => match name.map(|name| of_name(name, spare)) {
            Some(Confidence::Likely) => LIKELY_OTHER[0],
            None | Some(Confidence::Proven) => LIKELY_OTHER[1],
            Some(Confidence::Unresolved) => LIKELY_OTHER[2],
        },
    };
    confidence(placed, likely, f32::from(PROVEN_MARGIN[1]), spare)
}

fn confidence<T>(placed: &Placed<T>, likely: f32, proven: f32, spare: bool) -> Confidence {
    let margin = placed.score - placed.runner_up;
    // One row and one cell may be what is left of several: there the words have to say as much as they would against another cell.
    let alone = placed.alternatives <= 1 && placed.score < proven;
    let certain = placed.sure && !alone && !spare && placed.kept >= KEPT;
    if placed.kept < DISPUTED {
        return Confidence::Unresolved;
    }
    match margin {
        margin if margin >= proven && certain => Confidence::Proven,
        margin if margin >= likely => Confidence::Likely,
        _ => Confidence::Unresolved,
    }
}

/// The evidence of a placed cell: wording shared with the row, then the margin, then what speaks against it.
pub(super) fn evidence<T>(
    placed: &Placed<T>,
    shared: Option<Evidence>,
    spare: bool,
) -> Vec<Evidence> {
    let margin = if placed.runner_up.is_finite() {
        Evidence::Margin {
            score: thousandths(placed.score),
            runner_up: thousandths(placed.runner_up),
            alternatives: placed.alternatives,
        }
    } else {
        Evidence::OnlyArrangement
    };
    let mut evidence = Vec::with_capacity(3);
    evidence.extend(shared);
    evidence.push(margin);
    if placed.kept < KEPT {
        evidence.push(Evidence::ByOrderAlone);
    }
    if spare {
        evidence.push(Evidence::SpareGoal);
    }
    evidence
}

pub(super) fn thousandths(score: f32) -> i64 {
    if score.is_finite() {
        (f64::from(score) * 1000.0).round() as i64
    } else {
        i64::MIN
    }
}

/// A link to `field`, or none if it is not claimed.
pub(super) fn link(field: Field, confidence: Confidence, evidence: Vec<Evidence>) -> Link<Field> {
    match confidence {
        Confidence::Unresolved => Link {
            value: None,
            confidence,
            evidence,
        },
        _ => Link::new(field, confidence, evidence),
    }
}

/// The rarest run of characters of `field` whose pairs all stand in `row`, with its place in both.
pub(super) fn shared(
    field: &Field,
    row: &Field,
    row_grams: &[Gram],
    lexicon: &Lexicon,
) -> Option<Evidence> {
    let text = best_run(&field.text, row_grams, lexicon).map(|range| &field.text[range])?;
    let at = field.text.find(text)?;
    let there = row.text.find(text)?;
    let place = |field: &Field, at: usize| {
        let runs = field.places(at..at + text.len());
        runs.into_iter().reduce(Span::cover)
    };
    Some(Evidence::SharedWording {
        text: text.to_owned(),
        places: [place(field, at)?, place(row, there)?],
    })
}

fn best_run(text: &str, row: &[Gram], lexicon: &Lexicon) -> Option<Range<usize>> {
    let characters: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let mut best: (f32, Range<usize>) = (0.0, 0..0);
    let mut run: Option<(f32, usize)> = None;
    for pair in characters.windows(2) {
        let gram = lexicon
            .find(pair[0].1, pair[1].1)
            .filter(|gram| row.binary_search(gram).is_ok());
        run = gram.map(|gram| {
            let (weight, start) = run.unwrap_or((0.0, pair[0].0));
            (weight + lexicon.rarity(gram), start)
        });
        if let Some((weight, start)) = run.filter(|(weight, _)| *weight > best.0) {
            best = (weight, start..pair[1].0 + pair[1].1.len_utf8());
        }
    }
    (best.0 > 1.0).then_some(best.1)
}

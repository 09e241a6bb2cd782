//! Whether a text names a spending unit, in full or abbreviated.
//!
//! An abbreviation keeps the end of the name and leaves out characters before it: the characters that stand directly in
//! front of the end must occur in the name in the same order. It counts for a unit only if it fits no other unit of the
//! document as well. '本级' means the department itself (the term of the budget forms for a bureau without its institutions).

/// How clearly `text` names each of `units`, in nats; at most one unit gets more than nothing.
pub(super) fn named(
    text: &[char],
    units: &[Vec<char>],
    own: Option<usize>,
) -> Option<(usize, f32)> {
    if let (Some(own), true) = (own, contains(text, &['本', '级'])) {
        return Some((own, STRONG));
    }
    let fits: Vec<(usize, f32)> = units.iter().map(|unit| fit(text, unit)).collect();
    let best = (0..units.len()).max_by(|a, b| order(fits[*a], fits[*b]))?;
    let unique =
        (0..units.len()).all(|other| other == best || order(fits[other], fits[best]).is_lt());
    let (length, coverage) = fits[best];
    let rivals = (0..units.len())
        .filter(|other| *other != best)
        .map(|other| fits[other].0)
        .max()
        .unwrap_or(0);
    if !unique || length < 3 {
        return None;
    }
    let whole = coverage >= 1.0;
    match length.saturating_sub(rivals) {
        _ if whole => Some((best, STRONG)),
        0 => None,
        1 if rivals >= 3 => Some((best, WEAK)),
        _ if length == 3 => Some((best, WEAK)),
        _ => Some((best, CLEAR)),
    }
}

/// Like [`named`], for a project's name: units are also abbreviated freely at its very beginning, by any characters of the
/// unit's name in their order.
pub(super) fn leads(
    text: &[char],
    units: &[Vec<char>],
    own: Option<usize>,
) -> Option<(usize, f32)> {
    named(text, units, own).or_else(|| {
        let text = text.strip_prefix(&['市']).unwrap_or(text);
        let fits: Vec<usize> = units.iter().map(|unit| lead(text, unit)).collect();
        // What every unit's name begins with tells none of them.
        let common = if units.len() > 1 {
            fits.iter().copied().min().unwrap_or(0)
        } else {
            0
        };
        let best = (0..units.len()).max_by_key(|unit| fits[*unit])?;
        let rivals = (0..units.len())
            .filter(|unit| *unit != best)
            .map(|unit| fits[unit])
            .max()
            .unwrap_or(0);
        (fits[best] >= common + 3 && fits[best] >= rivals + 2).then_some((best, WEAK))
    })
}

/// How many characters at the beginning of `text` stand in `unit` in the same order.
fn lead(text: &[char], unit: &[char]) -> usize {
    let mut rest = unit;
    let mut length = 0;
    while let Some(at) = text
        .get(length)
        .and_then(|c| rest.iter().position(|u| u == c))
    {
        rest = &rest[at + 1..];
        length += 1;
    }
    length
}

const STRONG: f32 = 6.0;
const CLEAR: f32 = 4.0;
const WEAK: f32 = 2.0;

fn order(a: (usize, f32), b: (usize, f32)) -> std::cmp::Ordering {
    a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
}

/// The longest abbreviation of `unit` in `text`: its length, and the share of the unit's name that it covers.
fn fit(text: &[char], unit: &[char]) -> (usize, f32) {
    let Some(end) = unit.len().checked_sub(2).map(|at| &unit[at..]) else {
        return (0, 0.0);
    };
    let mut longest = 0;
    for at in (2..=text.len()).filter(|at| text[at - 2..*at] == *end) {
        let mut left = unit.len() - 2;
        let mut length = 2;
        for c in text[..at - 2].iter().rev() {
            let Some(found) = unit[..left].iter().rposition(|u| u == c) else {
                break;
            };
            left = found;
            length += 1;
        }
        longest = longest.max(length);
    }
    (longest, longest as f32 / unit.len() as f32)
}

fn contains(text: &[char], wanted: &[char]) -> bool {
    text.windows(wanted.len()).any(|window| window == wanted)
}

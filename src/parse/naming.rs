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
    said(text, units, own).map(|(unit, clear, _)| (unit, clear))
}

/// [`named`], and where in `text` the unit's name begins.
fn said(text: &[char], units: &[Vec<char>], own: Option<usize>) -> Option<(usize, f32, usize)> {
    if let (Some(own), true) = (own, contains(text, &['本', '级'])) {
        return Some((own, IN_FULL, 0));
    }
    let fits: Vec<Fit> = units.iter().map(|unit| fit(text, unit)).collect();
    let best = (0..units.len()).max_by(|a, b| order(fits[*a], fits[*b]))?;
    let unique =
        (0..units.len()).all(|other| other == best || order(fits[other], fits[best]).is_lt());
    let Fit {
        length,
        coverage,
        start,
    } = fits[best];
    let rivals = (0..units.len())
        .filter(|other| *other != best)
        .map(|other| fits[other].length)
        .max()
        .unwrap_or(0);
    if !unique || length < 3 {
        return None;
    }
    let whole = coverage >= 1.0;
    let clear = match length.saturating_sub(rivals) {
        _ if whole => IN_FULL,
        0 => return None,
        1 if rivals >= 3 => WEAK,
        _ if length == 3 => WEAK,
        _ => CLEAR,
    };
    Some((best, clear, start))
}

/// Like [`named`], for a project's name: it begins with the unit, if it names one, and there units are also abbreviated
/// freely, by any characters of the unit's name in their order. What looks like an abbreviation further on is mostly a word of
/// the subject.
pub(super) fn leads(
    text: &[char],
    units: &[Vec<char>],
    own: Option<usize>,
) -> Option<(usize, f32)> {
    let dated = |c: &char| c.is_ascii_digit() || matches!(c, '-' | '年' | '度');
    let begins = |start: usize| text[..start].iter().all(dated);
    let said = said(text, units, own).map(|(unit, clear, start)| {
        let further = clear < IN_FULL && !begins(start);
        (unit, if further { clear * FURTHER } else { clear })
    });
    said.or_else(|| {
        let text = text.strip_prefix(&['市']).unwrap_or(text);
        let leads: Vec<Lead> = units.iter().map(|unit| lead(text, unit)).collect();
        let fits: Vec<usize> = leads.iter().map(|lead| lead.length).collect();
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
        let told = fits[best] >= common + 3 && fits[best] >= rivals + 2;
        told.then(|| {
            let word = contains(&units[best], &text[..fits[best]]);
            let kind = leads[best].left < KIND;
            (best, if word || !kind { SUBJECT } else { WEAK })
        })
    })
}

/// The characters at the beginning of a text that stand in a unit's name in the same order.
struct Lead {
    /// How many they are.
    length: usize,
    /// How many of the name stand behind the last of them.
    left: usize,
}

fn lead(text: &[char], unit: &[char]) -> Lead {
    let mut rest = unit;
    let mut length = 0;
    while let Some(at) = text
        .get(length)
        .and_then(|c| rest.iter().position(|u| u == c))
    {
        rest = &rest[at + 1..];
        length += 1;
    }
    Lead {
        length,
        left: rest.len(),
    }
}

/// What a name in full says.
pub(super) const IN_FULL: f32 = 6.0;
/// What is left of an abbreviation's weight in the middle of a name.
const FURTHER: f32 = 0.3;
pub(super) const CLEAR: f32 = 4.0;
const WEAK: f32 = 2.0;
/// What characters say that stand together in the unit's name as well, or say nothing of its kind: '特殊教育' in a project's name is
/// as likely the subject, which the unit has its name from, as the unit. An abbreviation leaves characters out, and ends with one
/// of the word for what the unit is.
const SUBJECT: f32 = 1.2;
/// The length of the longest such words: '高级中学', '研究院', '中心'.
const KIND: usize = 4;

/// Longer names are none, and not looked for.
const LONGEST: usize = 200;

/// The longest abbreviation of a unit in a text.
#[derive(Clone, Copy, Default)]
struct Fit {
    length: usize,
    /// The share of the unit's name that it covers.
    coverage: f32,
    /// Where in the text it begins.
    start: usize,
}

fn order(a: Fit, b: Fit) -> std::cmp::Ordering {
    a.length
        .cmp(&b.length)
        .then(a.coverage.total_cmp(&b.coverage))
}

fn fit(text: &[char], unit: &[char]) -> Fit {
    let mut longest = Fit::default();
    let [.., before, last] = unit else {
        return longest;
    };
    if unit.len() > LONGEST {
        return longest;
    }
    let ends = |at: &usize| text[at - 1] == *last && text[at - 2] == *before;
    for at in (2..=text.len()).filter(ends) {
        let mut left = unit.len() - 2;
        let mut length = 2;
        for c in text[..at - 2].iter().rev() {
            let Some(found) = unit[..left].iter().rposition(|u| u == c) else {
                break;
            };
            left = found;
            length += 1;
        }
        if length > longest.length {
            longest = Fit {
                length,
                coverage: length as f32 / unit.len() as f32,
                start: at - length,
            };
        }
    }
    longest
}

fn contains(text: &[char], wanted: &[char]) -> bool {
    text.windows(wanted.len()).any(|window| window == wanted)
}

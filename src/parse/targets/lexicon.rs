//! The words of comparison.

use crate::model::Kind;

/// A comparator as it stands before a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Comparator {
    /// Its direction; `None` where a negation makes it unreadable ('没有不超过').
    pub(super) kind: Option<Kind>,
    /// One past its last character.
    pub(super) end: usize,
    /// A sign, which compares wherever it stands; a word does so only directly before a number.
    pub(super) sign: bool,
}

/// Longer forms first: '大于等于' is not '大于'.
const SIGNS: [(&str, Kind); 9] = [
    (">=", Kind::AtLeast),
    ("=>", Kind::AtLeast),
    ("<=", Kind::AtMost),
    ("=<", Kind::AtMost),
    ("≥", Kind::AtLeast),
    ("≤", Kind::AtMost),
    ("≈", Kind::About),
    (">", Kind::MoreThan),
    ("<", Kind::LessThan),
];

/// Words that no negation before them turns round.
const WHOLE: [(&str, Kind); 30] = [
    ("大于或者等于", Kind::AtLeast),
    ("大于或等于", Kind::AtLeast),
    ("大于、等于", Kind::AtLeast),
    ("大于/等于", Kind::AtLeast),
    ("大于等于", Kind::AtLeast),
    ("高于或等于", Kind::AtLeast),
    ("高于等于", Kind::AtLeast),
    ("达到或超过", Kind::AtLeast),
    ("等于或大于", Kind::AtLeast),
    ("至少", Kind::AtLeast),
    ("最少", Kind::AtLeast),
    ("小于或者等于", Kind::AtMost),
    ("小于或等于", Kind::AtMost),
    ("小于、等于", Kind::AtMost),
    ("小于/等于", Kind::AtMost),
    ("小于等于", Kind::AtMost),
    ("低于或等于", Kind::AtMost),
    ("低于等于", Kind::AtMost),
    ("少于或等于", Kind::AtMost),
    ("等于或小于", Kind::AtMost),
    ("至多", Kind::AtMost),
    ("最多", Kind::AtMost),
    ("不足", Kind::LessThan),
    ("不到", Kind::LessThan),
    ("不满", Kind::LessThan),
    ("大约", Kind::About),
    ("大概", Kind::About),
    ("约为", Kind::About),
    ("约占", Kind::About),
    ("约", Kind::About),
];

/// Words that '不' and its like turn round: 不低于 is ≥.
const TURNING: [(&str, Kind); 11] = [
    ("超过", Kind::MoreThan),
    ("超出", Kind::MoreThan),
    ("大于", Kind::MoreThan),
    ("高于", Kind::MoreThan),
    ("多于", Kind::MoreThan),
    ("长于", Kind::MoreThan),
    ("超", Kind::MoreThan),
    ("小于", Kind::LessThan),
    ("少于", Kind::LessThan),
    ("低于", Kind::LessThan),
    ("短于", Kind::LessThan),
];

const NEGATORS: [&str; 9] = [
    "不得", "不能", "不应", "不可", "不宜", "不会", "未能", "不", "未",
];

/// A negation that this grammar does not resolve when it stands before a comparator or a number.
pub(super) fn negates(c: char) -> bool {
    matches!(c, '不' | '未' | '没' | '无' | '非' | '勿' | '莫' | '别')
}

/// Whether `words` end in a negation.
pub(super) fn negated(words: &[char]) -> bool {
    const TWO: [[char; 2]; 7] = [
        ['没', '有'],
        ['不', '得'],
        ['不', '能'],
        ['不', '应'],
        ['不', '可'],
        ['不', '会'],
        ['不', '宜'],
    ];
    words.last().is_some_and(|c| negates(*c)) || TWO.iter().any(|two| words.ends_with(two))
}

/// The last characters of words for a measure: '满意率', '次数', '时长'.
pub(super) fn ends_measure(c: char) -> bool {
    "率数量度值比额长间均分)”".contains(c)
}

/// Whether `word` stands at `at`.
pub(super) fn starts(chars: &[char], at: usize, word: &str) -> bool {
    let mut at = at;
    word.chars().all(|c| {
        at += 1;
        chars.get(at - 1) == Some(&c)
    })
}

/// Whether `words` end in `word`.
pub(super) fn ends(words: &[char], word: &str) -> bool {
    let mut from_the_end = words.iter().rev();
    word.chars().rev().all(|c| from_the_end.next() == Some(&c))
}

/// The first of `words` that stands at `at`, with its end.
pub(super) fn find<T: Copy>(chars: &[char], at: usize, words: &[(&str, T)]) -> Option<(T, usize)> {
    words
        .iter()
        .find(|(word, _)| starts(chars, at, word))
        .map(|(word, value)| (*value, at + word.chars().count()))
}

/// Characters that make another word with '约'.
const PROMISES: &str = "节合公预违契制签履简失续赴解毁邀特条盟和商要";

/// Whether a comparator can begin with `c`.
fn begins(c: char) -> bool {
    matches!(
        c,
        '>' | '='
            | '<'
            | '≥'
            | '≤'
            | '≈'
            | '大'
            | '高'
            | '达'
            | '等'
            | '至'
            | '最'
            | '小'
            | '低'
            | '少'
            | '不'
            | '约'
            | '超'
            | '多'
            | '长'
            | '短'
            | '未'
    )
}

/// The comparator that begins at `at`.
pub(super) fn comparator(chars: &[char], at: usize) -> Option<Comparator> {
    if !begins(*chars.get(at)?) {
        return None;
    }
    if let Some((kind, end)) = find(chars, at, &SIGNS) {
        return Some(Comparator {
            kind: Some(kind),
            end,
            sign: true,
        });
    }
    let before = at.checked_sub(1).map(|i| chars[i]);
    let (kind, end) = find(chars, at, &WHOLE).or_else(|| turning(chars, at))?;
    let word: String = chars[at..end].iter().collect();
    // '签约30家', '彩超2台', '整改不足3项': the end of another word, unless a measure stands before.
    match word.as_str() {
        "约" if before.is_some_and(|c| PROMISES.contains(c)) => return None,
        "超" if !before.is_none_or(ends_measure) => return None,
        _ => {}
    }
    let unclear =
        kind == Kind::LessThan && word.starts_with('不') && !before.is_none_or(ends_measure);
    Some(Comparator {
        kind: (!unclear && !before.is_some_and(negates)).then_some(kind),
        end,
        sign: false,
    })
}

fn turning(chars: &[char], at: usize) -> Option<(Kind, usize)> {
    let negator = NEGATORS.iter().find(|word| starts(chars, at, word));
    let base = at + negator.map_or(0, |word| word.chars().count());
    let (kind, end) = find(chars, base, &TURNING)?;
    let turned = match kind {
        Kind::MoreThan => Kind::AtMost,
        _ => Kind::AtLeast,
    };
    Some((if negator.is_some() { turned } else { kind }, end))
}

/// How long '(含)' or '(含95%)' at `at` is: it says that the number, whichever stands before it, is included.
pub(super) fn included(chars: &[char], at: usize) -> Option<usize> {
    starts(chars, at, "(含").then_some(())?;
    let length = chars[at..].iter().take(12).position(|c| *c == ')')?;
    let inner = &chars[at + 2..at + length];
    let before = &chars[..at];
    (inner.is_empty() || before.ends_with(inner)).then_some(length + 1)
}

/// '以上' and its like after a number; each includes the number.
pub(super) fn suffix(chars: &[char], at: usize) -> Option<(Kind, usize)> {
    const JOINTS: [&str; 6] = ["(含本数)", "或者", "及", "或", "和", "含"];
    const SUFFIXES: [(&str, Kind); 7] = [
        ("以上", Kind::AtLeast),
        ("以下", Kind::AtMost),
        ("以内", Kind::AtMost),
        ("之内", Kind::AtMost),
        ("内", Kind::AtMost),
        ("左右", Kind::About),
        ("上下", Kind::About),
    ];
    let joint = JOINTS.iter().find(|word| starts(chars, at, word));
    let base = match joint {
        Some(word) => at + word.chars().count(),
        None => at + included(chars, at).unwrap_or(0),
    };
    let (kind, end) = find(chars, base, &SUFFIXES)?;
    (base == at || kind != Kind::About).then_some((kind, end))
}

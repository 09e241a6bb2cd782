//! What a published value says: '≥1.9万人次' is at least 19 000 人次.
//!
//! The grammar, on the text with blanks removed and full-width forms folded (`fold.rs`); `|` or, `[ ]` optional, `{ }` repeated:
//!
//! ```text
//! value      = placeholder | item { separator item } | quantity '和' quantity      several items: Compound
//!            | number '≤' words '≤' number                                      both ends: Range
//! item       = { scope } deadline | { scope } quantity
//! quantity   = [ subject ] [ comparator | link ] { every } number [ range ] tail
//! deadline   = [ subject ] [ link ] date [ '-' date ] [ '前' | '内' | '底' … ] [ '完成' words ]    a year said once counts on
//! number     = Arabic [ 百 | 千 ] [ 万 ] [ 亿 ] | Chinese numeral | 百分之 numeral | fraction
//! range      = [ unit ] ( '-' | '~' | '至' | '到' ) number
//! tail       = [ unit [ '(' unit ')' ] ] [ '/' denominator ] [ '左右' | [ '及' | '或' ] '以上' | '以内' … ] [ words ] [ '(' scope | '含' … ')' ]
//! comparator = '≥' | '不少于' | '大于等于' | …                       (`lexicon.rs`)
//! link       = '达到' | '为' | ':' …                               leaves the number a plain one
//! every      = '每' [ '个' ] ( '月' | '人' | … )                    gives the denominator
//! scope      = '上半年' | '全年' | '合同期内' | '2025年' | '全市' | every …
//! separator  = '；' | '，' | '、' | '。'
//! ```
//!
//! 以上, 以下 and 以内 include the number, 超过 and 不满 do not (《民法典》, 附则); 低于, 少于 and 高于 do not by their plain sense.
//!
//! Limits, each of them chosen so that the answer is [`Kind::Text`] and not a wrong number:
//!
//! - Every character has to be accounted for. A word that the grammar does not know at a place where it could change the
//!   meaning (the base of a comparison, an ordinal, a rank, a formula, a condition) leaves the whole value unread.
//! - A number that names something is no quantity: ordinals (第八期), ranks (二级, 3A), codes (12345热线), versions (2.0), ratios (1:1),
//!   `7×24小时`, a calendar year, what may be a date ('2025.12', '20251231'), a bare month day. Nor is a Chinese numeral inside a word (一户一档).
//! - An unknown unit is believed only beside a comparator: '≥5000尾' is read, '11区' is not.
//! - 近, 余, 多 and 数 say no exact bound, and '1-2万人' has two readings: unread. A range with an open end ('4-6家以上') asks for its
//!   lower end at the least, and is compared with nothing but the like.
//! - A plain number beside '以上' in one list ('书30本，图5幅以上') may be meant as a bound as well: unread. Two that '和' joins
//!   ('书30本和图5幅以上') are one phrase, and '以上' is said of both.
//! - A change ('增长30%') is a plain number whose subject is the change: how far it may be missed, and which way, is not said.
//! - A limit that is a fraction keeps its kind but has no value: two thirds is no exact decimal, and it is two thirds of something.
//! - A plain number or a date that is softened (基本达到, 力争) or denied (不发生2起以上) is unread; so is one in a condition (如超过5次).
//! - 达到 before a number is a link, not a comparator: the words name a number, not a direction.
//!
//! Reading takes time linear in the text, never panics, and does not depend on anything but the text.

mod calendar;
mod clause;
mod compare;
mod date;
mod fold;
mod head;
mod lexicon;
mod list;
mod number;
mod tail;
mod token;
mod units;

pub use compare::{Value, compare};

use crate::model::{Kind, Reading};
use fold::Folded;

/// Reads the published `text` of a value; what it cannot prove is [`Kind::Text`].
#[must_use]
pub fn read(text: &str) -> Reading {
    let folded = Folded::new(text);
    if is_placeholder(&folded.key()) {
        return Reading {
            kind: Kind::Placeholder,
            ..Reading::default()
        };
    }
    list::read(&folded).unwrap_or_default()
}

/// Words that stand where a value should: the form's 'not quantified', 'to be filled in', or no letter or digit at all.
fn is_placeholder(key: &str) -> bool {
    const WORDS: [&str; 14] = [
        "非量化指标",
        "非具体量化指标",
        "非量化",
        "定性指标",
        "定量指标",
        "量化指标",
        "待定",
        "待补充",
        "待完善",
        "待填报",
        "待填",
        "待明确",
        "待确定",
        "n/a",
    ];
    let key = key.trim_matches(|c: char| matches!(c, '(' | ')' | '.' | '…' | '。'));
    let fillable = key.starts_with('待') && (key.ends_with("补充") || key.ends_with("填报"));
    let masked = key
        .chars()
        .all(|c| "/\\-_*.…·~?？、，,()[]#|xX%≥≤<>=:".contains(c));
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(key)) || fillable || masked
}

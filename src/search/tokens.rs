//! Cutting a typed query into runs of characters at its blanks, bars and quotation marks.

use super::fold::fold;
use super::known::Known;
use super::number::{NumberTest, compares, is_unfinished, scale};
use super::vocabulary::{field_of, takes_number};
use std::ops::Range;

/// A run of the query without blanks outside quotation marks.
pub(super) struct Token {
    /// Its bytes in the query, quotation marks included.
    pub(super) range: Range<usize>,
    /// Its characters without quotation marks; those that stood between such are marked `true`.
    pub(super) chars: Vec<(char, bool)>,
    /// Whether there were any.
    is_quoted: bool,
}

/// What a token that is no word says of the words beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    /// '|': one of both is enough.
    Bar,
    /// '或' or 'OR': the same; may be a word.
    Or,
    /// 'AND': both, as without it; may be a word.
    And,
}

impl Token {
    pub(super) fn text(&self, from: usize) -> String {
        self.chars[from..].iter().map(|(c, _)| c).collect()
    }

    pub(super) fn sign(&self) -> Option<Sign> {
        if self.chars.iter().any(|(_, in_quotes)| *in_quotes) {
            return None;
        }
        match self.text(0).as_str() {
            "|" => Some(Sign::Bar),
            "或" | "OR" => Some(Sign::Or),
            "AND" => Some(Sign::And),
            _ => None,
        }
    }

    /// Whether it is a '-' with nothing to exclude.
    pub(super) fn is_lone_minus(&self) -> bool {
        matches!(self.chars.as_slice(), [(c, false)] if MINUS.contains(c))
    }

    /// Whether it excludes what follows its first character.
    pub(super) fn is_excluding(&self) -> bool {
        matches!(self.chars.as_slice(), [(c, false), _, ..] if MINUS.contains(c))
    }

    /// Where its first colon stands that is not in quotation marks.
    pub(super) fn colon(&self) -> Option<usize> {
        self.chars
            .iter()
            .position(|(c, in_quotes)| !in_quotes && [':', '：'].contains(c))
    }

    /// Whether a round bracket in it has no other half in it.
    pub(super) fn has_half_a_bracket(&self) -> bool {
        let bare = self.chars.iter().filter(|(_, in_quotes)| !in_quotes);
        let depth = bare.fold(0, |depth, (c, _)| match c {
            '(' | '（' => depth + 1,
            ')' | '）' => depth - 1,
            _ => depth,
        });
        depth != 0
    }

    fn awaits_number(&self) -> bool {
        self.colon()
            .is_some_and(|colon| is_unfinished(&fold(&self.text(colon + 1))))
    }

    /// Whether it names a field and nothing else, and `next` can be what is asked of it.
    fn awaits(&self, next: &Self) -> bool {
        let from = usize::from(self.is_excluding());
        let Some(colon) = self
            .colon()
            .filter(|colon| *colon >= from && !self.is_quoted)
        else {
            return false;
        };
        let key: String = self.chars[from..colon].iter().map(|(c, _)| c).collect();
        let is_named =
            field_of(&key).is_some() && ["", "=", "＝"].contains(&&*self.text(colon + 1));
        let folded = fold(&next.text(0));
        let fits = if takes_number(&key) {
            next.begins_with_number() || compares(&folded) || is_unfinished(&folded)
        } else {
            !next.is_lone_minus() && !next.is_excluding()
        };
        is_named && fits && next.sign().is_none() && next.colon().is_none()
    }

    /// Whether it asks a field for a number without a unit: '值:>=95', '-金额:1万'.
    fn awaits_unit(&self) -> bool {
        let from = usize::from(self.is_excluding());
        let Some(colon) = self.colon().filter(|colon| *colon >= from) else {
            return false;
        };
        let key: String = self.chars[from..colon].iter().map(|(c, _)| c).collect();
        let test = fold(&self.text(colon + 1)).parse::<NumberTest>();
        takes_number(&key) && test.is_ok_and(|test| test.unit.is_none())
    }

    /// Whether it can be nothing but the unit of the number before it.
    fn is_unit(&self, known: &Known) -> bool {
        let folded = fold(&self.text(0));
        let (_, rest) = scale(&folded);
        let is_bare = self.chars.iter().all(|(_, in_quotes)| !in_quotes);
        let is_sign = ["%", "‰", "元"].contains(&rest) || rest.is_empty();
        is_bare && !folded.is_empty() && (is_sign || known.units.iter().any(|unit| unit == rest))
    }

    fn begins_with_number(&self) -> bool {
        let folded = fold(&self.text(0));
        folded
            .trim_start_matches('-')
            .starts_with(|c: char| c.is_ascii_digit())
    }
}

pub(super) const QUOTES: [char; 3] = ['"', '“', '”'];
const BARS: [char; 2] = ['|', '｜'];
const MINUS: [char; 2] = ['-', '－'];

/// The tokens of what was typed, and where a quotation mark stands that no other closes: it parts nothing.
/// A token of a pair of quotation marks alone has no characters.
pub(super) fn tokens(typed: &str, known: &Known) -> (Vec<Token>, Option<usize>) {
    let quotes = || typed.char_indices().filter(|(_, c)| QUOTES.contains(c));
    let is_odd = quotes().count() % 2 == 1;
    let stray = quotes().next_back().filter(|_| is_odd).map(|(at, _)| at);
    let mut cut = Cut::default();
    let mut in_quotes = false;
    for (at, c) in typed.char_indices() {
        let next = at + c.len_utf8();
        if Some(at) == stray {
            continue;
        } else if QUOTES.contains(&c) {
            in_quotes = !in_quotes;
            cut.is_quoted = true;
        } else if !in_quotes && c.is_whitespace() {
            cut.close(at, next);
        } else if !in_quotes && BARS.contains(&c) {
            cut.close(at, at);
            cut.chars.push(('|', false));
            cut.close(next, next);
        } else {
            cut.chars.push((c, in_quotes));
        }
    }
    cut.close(typed.len(), typed.len());
    (joined(cut.tokens, known), stray)
}

#[derive(Default)]
struct Cut {
    tokens: Vec<Token>,
    chars: Vec<(char, bool)>,
    start: usize,
    is_quoted: bool,
}

impl Cut {
    fn close(&mut self, end: usize, next: usize) {
        if self.is_quoted || !self.chars.is_empty() {
            self.tokens.push(Token {
                range: self.start..end,
                chars: std::mem::take(&mut self.chars),
                is_quoted: self.is_quoted,
            });
        }
        self.is_quoted = false;
        self.start = next;
    }
}

/// Joins '单位:' and '值:>=' with what stands behind a blank, and a number with its unit.
fn joined(tokens: Vec<Token>, known: &Known) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let is_number = token.begins_with_number();
        let is_unit = token.is_unit(known);
        let is_part = |last: &&mut Token| {
            is_number && last.awaits_number()
                || is_unit && last.awaits_unit()
                || last.awaits(&token)
        };
        match out.last_mut().filter(is_part) {
            Some(last) => {
                last.range.end = token.range.end;
                last.chars.extend(token.chars);
            }
            None => out.push(token),
        }
    }
    out
}

//! The marks in a value's text: numbers, comparators, '每…'. Everything between them is words.

use super::lexicon::{self, Comparator};
use super::number::{self, Number};
use super::units;
use crate::model::Kind;

/// A mark.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Mark {
    /// A number.
    Number(Number),
    /// Digits that are no number; they bar every reading that would have to overlook them.
    Digits,
    /// A comparator that compares: a sign, or a word directly before a number.
    Comparator(Option<Kind>),
    /// A word of comparison elsewhere: '不满意', '低于标准'.
    Word(Option<Kind>),
    /// '每月'; the denominator begins at `from`.
    Every {
        /// First character of the denominator.
        from: usize,
    },
}

/// A mark and its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Token {
    /// What.
    pub(super) mark: Mark,
    /// First character.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
}

/// The marks of `chars` from `start` on, in order, none overlapping.
pub(super) fn tokens(chars: &[char], start: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = start;
    while at < chars.len() {
        match token(chars, at) {
            Some(token) => {
                at = token.end.max(at + 1);
                tokens.push(token);
            }
            None => at += 1,
        }
    }
    settle(&mut tokens);
    tokens
}

fn token(chars: &[char], start: usize) -> Option<Token> {
    if let Some(end) = every(chars, start) {
        let from = start + 1 + usize::from(chars.get(start + 1) == Some(&'个'));
        return Some(Token {
            mark: Mark::Every { from },
            start,
            end,
        });
    }
    if let Some(Comparator { kind, end, sign }) = lexicon::comparator(chars, start) {
        let mark = if sign {
            Mark::Comparator(kind)
        } else {
            Mark::Word(kind)
        };
        return Some(Token { mark, start, end });
    }
    let (mark, end) = match number::number(chars, start)? {
        Ok(number) => (Mark::Number(number), number.end),
        Err(bad) if chars[start].is_ascii_digit() => (Mark::Digits, bad.end),
        // A run of numerals that is no number is a word: '百万', '三四'.
        Err(bad) => return Some(word_of_numerals(start, bad.end)),
    };
    Some(Token { mark, start, end })
}

fn word_of_numerals(start: usize, end: usize) -> Token {
    Token {
        mark: Mark::Digits,
        start,
        end,
    }
}

/// The end of '每月', '每个工作日', '每2年', '每两周' at `at`.
pub(super) fn every(chars: &[char], at: usize) -> Option<usize> {
    if chars.get(at) != Some(&'每') {
        return None;
    }
    let from = at + 1 + usize::from(chars.get(at + 1) == Some(&'个'));
    let counted = match number::number(chars, from) {
        Some(Ok(number)) => number.end,
        _ => from,
    };
    let mut end = units::denominator(chars, counted)?;
    if lexicon::starts(chars, end, "度") && chars.get(end - 1) == Some(&'年') {
        end += 1;
    }
    Some(end)
}

/// A word compares only where a number, or '每…' and a number, follows at once.
fn settle(tokens: &mut [Token]) {
    for i in (0..tokens.len()).rev() {
        let Mark::Word(kind) = tokens[i].mark else {
            continue;
        };
        let mut end = tokens[i].end;
        let mut rest = tokens[i + 1..].iter();
        let compares = loop {
            match rest.next() {
                Some(next) if next.start == end => match next.mark {
                    Mark::Every { .. } => end = next.end,
                    Mark::Number(_) => break true,
                    _ => break false,
                },
                _ => break false,
            }
        };
        if compares {
            tokens[i].mark = Mark::Comparator(kind);
        }
    }
}

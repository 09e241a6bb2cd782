//! Reading a typed query into clauses.

use super::condition::{Condition, field_of};
use super::fold::fold;
use super::number::is_unfinished;
use super::query::{Ask, Atom, Problem, Query};
use super::term::Term;
use std::ops::Range;

/// A run of the query without blanks outside quotation marks.
struct Token {
    range: Range<usize>,
    /// Its characters; those in quotation marks are marked `true`.
    chars: Vec<(char, bool)>,
}

impl Token {
    fn text(&self, from: usize) -> String {
        self.chars[from..].iter().map(|(c, _)| c).collect()
    }

    fn is_bare(&self, text: &str) -> bool {
        self.chars.iter().all(|(_, in_quotes)| !in_quotes) && self.text(0) == text
    }

    fn is_or(&self) -> bool {
        ["|", "或", "OR"].iter().any(|sign| self.is_bare(sign))
    }
}

const OPENING: [char; 3] = ['"', '“', '”'];
const BARS: [char; 2] = ['|', '｜'];

/// Reads what was typed.
pub(super) fn parse(typed: &str) -> Query {
    let mut query = Query::default();
    let mut alternative = false;
    for token in joined(tokens(typed)) {
        if token.is_or() {
            alternative = !query.clauses.is_empty();
            continue;
        }
        let Some(atom) = atom(&token, &mut query.problems) else {
            continue;
        };
        match query.clauses.last_mut().filter(|_| alternative) {
            Some(clause) => clause.push(atom),
            None => query.clauses.push(vec![atom]),
        }
        alternative = false;
    }
    query
}

fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = Vec::new();
    let (mut start, mut in_quotes, mut quoted) = (0, false, false);
    let mut close = |chars: &mut Vec<(char, bool)>, quoted: &mut bool, range: Range<usize>| {
        if !chars.is_empty() {
            tokens.push(Token {
                range,
                chars: std::mem::take(chars),
            });
        }
        *quoted = false;
    };
    for (at, c) in typed.char_indices() {
        let next = at + c.len_utf8();
        if OPENING.contains(&c) {
            in_quotes = !in_quotes;
            quoted = true;
        } else if !in_quotes && c.is_whitespace() {
            close(&mut chars, &mut quoted, start..at);
            start = next;
        } else if !in_quotes && BARS.contains(&c) {
            close(&mut chars, &mut quoted, start..at);
            chars.push(('|', false));
            close(&mut chars, &mut quoted, at..next);
            start = next;
        } else {
            chars.push((c, in_quotes));
        }
    }
    close(&mut chars, &mut quoted, start..typed.len());
    tokens
}

/// Joins '值:>=' with the number that stands behind a blank.
fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match out.last_mut().filter(|last| awaits_number(last)) {
            Some(last) => {
                last.range.end = token.range.end;
                last.chars.extend(token.chars);
            }
            None => out.push(token),
        }
    }
    out
}

fn awaits_number(token: &Token) -> bool {
    let value = split(token, 0).map(|(_, value)| fold(&token.text(value)));
    value.is_some_and(|value| is_unfinished(&value))
}

/// The field that the token names before its colon, and where its value begins.
fn split(token: &Token, from: usize) -> Option<((&'static str, &'static str), usize)> {
    let tail = &token.chars[from..];
    let colon = tail
        .iter()
        .position(|(c, in_quotes)| !in_quotes && [':', '：'].contains(c))?;
    let key: String = tail[..colon].iter().map(|(c, _)| c).collect();
    Some((field_of(&key)?, from + colon + 1))
}

fn atom(token: &Token, problems: &mut Vec<Problem>) -> Option<Atom> {
    let minus = matches!(token.chars.first(), Some(('-' | '－', false)));
    let excluded = minus && token.chars.len() > 1;
    let from = usize::from(excluded);
    let ask = match split(token, from) {
        None => text(token, from)?,
        Some((field, value)) => match Condition::read(field, &token.text(value)) {
            Ok(condition) => Ask::Field(condition),
            Err(message) => {
                let range = token.range.clone();
                problems.push(Problem {
                    range,
                    message: format!("{message}；先按文字查找"),
                });
                text(token, from)?
            }
        },
    };
    Some(Atom { excluded, ask })
}

fn text(token: &Token, from: usize) -> Option<Ask> {
    let typed = token.text(from);
    let phrase = token.chars[from..].iter().any(|(_, in_quotes)| *in_quotes);
    let term = if phrase {
        Term::phrase(&typed)
    } else {
        Term::word(&typed)
    };
    (!term.folded().is_empty()).then_some(Ask::Text(term))
}

//! Reading the tokens of a query as clauses, and saying what of them cannot be read.

use super::condition::{Condition, field_behind};
use super::fold::fold;
use super::han::is_han;
use super::known::{Known, Strange};
use super::number::{compares, is_like_unit};
use super::query::{Ask, Atom, Problem, Query};
use super::spelling::LONGEST;
use super::term::Term;
use super::tokens::{Sign, Token, tokens};
use super::vocabulary::{FIELDS, field_of, said};
use crate::tr;
use std::ops::Range;

/// More words and conditions than this are not asked: a text that was pasted, and would keep what is typed after it waiting.
const MOST: usize = 60;

/// A query, and for each of its clauses the bytes at which it was typed.
pub(super) type Parsed = (Query, Vec<Range<usize>>);

/// Reads what was typed, for a document whose words are `known`.
pub(super) fn parse(typed: &str, known: &Known) -> Parsed {
    let (tokens, stray) = tokens(typed, known);
    let mut reader = Reader {
        known,
        atoms: 0,
        query: Query::default(),
        ranges: Vec::new(),
        signs: Vec::new(),
        loose: Vec::new(),
        number: None,
    };
    if let Some(at) = stray {
        reader.loose.push((at..typed.len(), tr!("引号没有成对")));
    }
    for token in tokens {
        if reader.atoms == MOST {
            let why = tr!("一次最多找 {} 个词和条件", MOST);
            reader.explain(token.range.start..typed.len(), &why, false);
            break;
        }
        match token.sign() {
            Some(sign) => {
                reader.number = None;
                reader.signs.push((sign, token));
            }
            None => reader.word(&token),
        }
    }
    reader.finish(typed)
}

struct Reader<'a> {
    known: &'a Known,
    /// How many words and conditions there are.
    atoms: usize,
    query: Query,
    ranges: Vec<Range<usize>>,
    /// Those since the last word.
    signs: Vec<(Sign, Token)>,
    /// What is left aside, and why, as long as there is anything else to look for.
    loose: Vec<(Range<usize>, &'static str)>,
    /// Whether the token before is a condition on a number, and whether that has no unit.
    number: Option<bool>,
}

impl Reader<'_> {
    fn word(&mut self, token: &Token) {
        if token.is_lone_minus() {
            let why = tr!("“-”后面要紧跟着不想要的词");
            self.loose.push((token.range.clone(), why));
            return;
        }
        self.atoms += 1;
        let before = self.number.take();
        let Some(atom) = self.atom(token) else {
            let why = tr!("引号里没有可以查找的文字");
            self.loose.push((token.range.clone(), why));
            return;
        };
        match &atom.ask {
            Ask::Field(Condition::Value(test) | Condition::Amount(test)) => {
                self.number = Some(test.unit.is_none());
            }
            Ask::Text(term) if !atom.excluded && !term.is_phrase() => {
                self.behind_number(token, term.folded(), before);
                self.too_long(token, term.folded());
            }
            _ => {}
        }
        let signs = std::mem::take(&mut self.signs);
        if self.query.clauses.is_empty() {
            signs.iter().for_each(|sign| self.dangling(sign));
        } else if signs.iter().any(|(sign, _)| *sign != Sign::And)
            && let (Some(clause), Some(range)) =
                (self.query.clauses.last_mut(), self.ranges.last_mut())
        {
            clause.push(atom);
            range.end = token.range.end;
            return;
        }
        self.push(atom, token.range.clone());
    }

    /// Explains a word that was meant to belong to the condition before it: a second bound, or what is no unit.
    fn behind_number(&mut self, token: &Token, folded: &str, before: Option<bool>) {
        let Some(is_bare) = before else { return };
        if compares(folded) {
            let why = tr!("前面要再写一次字段名，两个界限也可以写成 100..200");
            self.explain(token.range.clone(), why, true);
        } else if is_bare && is_like_unit(folded) {
            let why = tr!("“{}”不是这份文件里的单位", folded);
            self.explain(token.range.clone(), &why, true);
        }
    }

    /// Explains that a word of so many letters is not looked for by its sound.
    fn too_long(&mut self, token: &Token, folded: &str) {
        let letters = folded.bytes().filter(u8::is_ascii_lowercase).count();
        if letters > 0 && folded.chars().count() > LONGEST {
            let why = tr!("超过 {} 个字符的词不按拼音查找", LONGEST);
            self.explain(token.range.clone(), &why, true);
        }
    }

    fn push(&mut self, atom: Atom, range: Range<usize>) {
        self.query.clauses.push(vec![atom]);
        self.ranges.push(range);
    }

    /// A sign that has no word on one of its sides: text, if it can be.
    fn dangling(&mut self, (sign, token): &(Sign, Token)) {
        let range = token.range.clone();
        let why = match sign {
            Sign::Bar => return self.loose.push((range, tr!("“|”的两边都要有词"))),
            Sign::Or => tr!("“或”（OR）的两边都要有词"),
            Sign::And => tr!("空格就表示“并且”，AND 的两边都要有词"),
        };
        self.explain(range.clone(), why, true);
        if let Some(ask) = text(token, 0) {
            self.push(wanted(ask), range);
        }
    }

    fn explain(&mut self, range: Range<usize>, why: &str, is_text: bool) {
        let so = if is_text {
            tr!("先按文字查找")
        } else {
            tr!("先不看它")
        };
        self.query.problems.push(Problem {
            range,
            message: tr!("{}；{}", why, so),
        });
    }

    fn atom(&mut self, token: &Token) -> Option<Atom> {
        let excluded = token.is_excluding();
        let from = usize::from(excluded);
        let ask = match self.condition(token, from) {
            Some(condition) => Ask::Field(condition),
            None => text(token, from)?,
        };
        Some(Atom { excluded, ask })
    }

    /// The condition that the token states, if it does; explains what is wrong with one that it does not state well.
    fn condition(&mut self, token: &Token, from: usize) -> Option<Condition> {
        let Some(colon) = token.colon().filter(|colon| *colon >= from) else {
            if token.has_half_a_bracket() {
                let why = tr!("括号不表示分组，“或”只连接它两边的词");
                self.explain(token.range.clone(), why, true);
            }
            return None;
        };
        let key: String = token.chars[from..colon].iter().map(|(c, _)| c).collect();
        if key.is_empty() {
            let why = tr!("“:”前面要有字段名，写法如 {}:{}", said(FIELDS[1]), "…");
            self.explain(token.range.clone(), &why, true);
            return None;
        }
        let value = token.text(colon + 1);
        let Some(field) = field_of(&key) else {
            if let Some(name) = field_behind(&key, &value) {
                let why = tr!("没有叫“{}”的字段；要按“{}”查找，它前面要空一格", key, name);
                self.explain(token.range.clone(), &why, true);
            } else if is_like_field(&key) && !value.is_empty() && !value.starts_with(['/', '\\']) {
                let all = FIELDS.map(said).join(tr!("、"));
                let why = tr!("没有叫“{}”的字段，可以写：{}", key, all);
                self.explain(token.range.clone(), &why, true);
            }
            return None;
        };
        let read = Condition::read(field, &value);
        let strange = read.as_ref().ok().and_then(|it| self.known.strange(it));
        let why = match (read, strange) {
            (Ok(condition), None) => return Some(condition),
            (Ok(condition), Some(Strange::Other(message))) => {
                let range = token.range.clone();
                self.query.problems.push(Problem { range, message });
                return Some(condition);
            }
            (_, Some(Strange::Text(why))) | (Err(why), _) => why,
        };
        self.explain(token.range.clone(), &why, true);
        None
    }

    fn finish(mut self, typed: &str) -> Parsed {
        let signs = std::mem::take(&mut self.signs);
        signs.iter().for_each(|sign| self.dangling(sign));
        let is_text = self.query.clauses.is_empty();
        for (range, why) in std::mem::take(&mut self.loose) {
            self.explain(range, why, is_text);
        }
        if is_text {
            for word in typed.split_whitespace() {
                let term = Term::phrase(word);
                if !term.folded().is_empty() {
                    self.push(wanted(Ask::Text(term)), 0..typed.len());
                }
            }
        }
        let problems = &mut self.query.problems;
        crate::order::sort_by(problems, |a, b| a.range.start.cmp(&b.range.start));
        (self.query, self.ranges)
    }
}

/// Whether what stands before a colon looks like the name of a field: letters, or two to four Chinese characters.
fn is_like_field(key: &str) -> bool {
    let key = fold(key);
    let latin = key.chars().all(|c| c.is_ascii_alphabetic());
    latin || (2..=4).contains(&key.chars().count()) && key.chars().all(is_han)
}

const fn wanted(ask: Ask) -> Atom {
    Atom {
        excluded: false,
        ask,
    }
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

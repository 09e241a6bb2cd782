//! One text term of a query, ready to be looked for.

use super::fold::fold;
use super::spelling::Spelling;

/// A term: what was typed, its folded form, and what it may spell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    typed: String,
    folded: String,
    /// The other ways to write it: '≥95' for '>=95', and the other way round.
    others: Vec<String>,
    phrase: bool,
    spelling: Option<Spelling>,
}

impl Term {
    /// A bare word; latin letters in it may also be pinyin.
    #[must_use]
    pub fn word(typed: &str) -> Self {
        let folded = fold(typed);
        let spelling = Spelling::new(&folded);
        Self {
            typed: typed.to_owned(),
            others: others(&folded),
            folded,
            phrase: false,
            spelling,
        }
    }

    /// A phrase: taken as it stands, never as pinyin.
    #[must_use]
    pub fn phrase(typed: &str) -> Self {
        let folded = fold(typed);
        Self {
            typed: typed.to_owned(),
            others: others(&folded),
            folded,
            phrase: true,
            spelling: None,
        }
    }

    /// As typed, without quotation marks.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Folded.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// All folded forms that stand for it: [`Term::folded`] and, where it holds signs of comparison, those with the signs
    /// written otherwise.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let others = self.others.iter().map(String::as_str);
        std::iter::once(self.folded.as_str()).chain(others)
    }

    /// Whether it stood in quotation marks.
    #[must_use]
    pub const fn is_phrase(&self) -> bool {
        self.phrase
    }

    /// What it may spell in pinyin.
    #[must_use]
    pub const fn spelling(&self) -> Option<&Spelling> {
        self.spelling.as_ref()
    }

    /// Whether it stands in a folded text, literally or by its sound.
    #[must_use]
    pub fn stands_in(&self, folded: &str) -> bool {
        self.forms().any(|form| folded.contains(form))
            || self
                .spelling
                .as_ref()
                .is_some_and(|spelling| spelling.find(folded).is_some())
    }
}

/// Signs of comparison, and how else they are written.
const SIGNS: [(char, &str); 2] = [('≥', ">="), ('≤', "<=")];

/// With more signs than this, only all of them together are written otherwise.
const MOST_SIGNS: usize = 4;

/// A folded text with its signs of comparison written in all other ways.
fn others(folded: &str) -> Vec<String> {
    if !folded.contains(['≥', '≤', '=']) {
        return Vec::new();
    }
    let short = folded.replace(">=", "≥").replace("<=", "≤");
    let is_sign = |c: char| SIGNS.iter().any(|(sign, _)| *sign == c);
    let signs = short.chars().filter(|c| is_sign(*c)).count();
    let written = |long: &dyn Fn(usize) -> bool| {
        let mut out = String::new();
        let mut at = 0;
        for c in short.chars() {
            let found = SIGNS.iter().find(|(sign, _)| *sign == c);
            match found.filter(|_| long(at)) {
                Some((_, two)) => out.push_str(two),
                None => out.push(c),
            }
            at += usize::from(found.is_some());
        }
        out
    };
    let mut all: Vec<String> = if signs > MOST_SIGNS {
        vec![written(&|_| false), written(&|_| true)]
    } else {
        (0..1usize << signs)
            .map(|which| written(&|at| which >> at & 1 == 1))
            .collect()
    };
    all.retain(|form| form != folded);
    all
}

//! One text term of a query, ready to be looked for.

use super::fold::fold;
use super::spelling::Spelling;

/// A term: what was typed, its folded form, and what it may spell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    typed: String,
    folded: String,
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
            folded,
            phrase: false,
            spelling,
        }
    }

    /// A phrase: taken as it stands, never as pinyin.
    #[must_use]
    pub fn phrase(typed: &str) -> Self {
        Self {
            typed: typed.to_owned(),
            folded: fold(typed),
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
        folded.contains(&self.folded)
            || self
                .spelling
                .as_ref()
                .is_some_and(|spelling| spelling.find(folded).is_some())
    }
}

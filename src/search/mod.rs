//! Finding text in Chinese: every 'contains', pinyin, fields and numbers.
//!
//! [`Index::build`] takes in a dataset; [`Query::parse`] reads what was typed; [`Index::search`] answers with counts and the
//! first hits, grouped by project, with highlights; [`Index::matching`] gives everything that passes, for lists, facets and
//! charts; [`Index::projects`] asks of whole projects what these ask of single indicators. A filter chip is a [`Condition`]: [`Query::conditions`], [`Query::with`] and [`Query::without`] go between the chips
//! and the text in the search box, and what they print reads back as the same.
//!
//! Which question each module answers, in the order in which a query passes them: what was typed (`tokens`, `clauses`,
//! `known`, [`names`], [`query`], [`condition`], [`number`], [`term`]), what is the same text ([`fold`], [`tables`], [`han`]), where each string stands
//! ([`strings`], `pairs`, [`corpus`]), which records match and which come first ([`engine`], `places`, `places`), which projects (`projects`), what to highlight ([`marks`]).

pub mod bits;
mod clauses;
pub mod condition;
pub mod corpus;
pub mod engine;
mod facts;
pub mod fold;
pub mod han;
pub mod index;
mod known;
pub mod marks;
mod matched;
pub mod names;
pub mod number;
mod pairs;
mod pinyin;
mod places;
mod postings;
mod projects;
pub mod query;
pub mod spelling;
mod spread;
pub mod strings;
mod tables;
pub mod term;
mod tokens;
pub mod vocabulary;

pub use condition::{Condition, TextTest, Trait};
pub use corpus::Field;
pub use index::{Group, Hits, Index, Row, Subject};
pub use marks::Mark;
pub use number::{Bound, NumberTest};
pub use projects::Answer;
pub use query::{Problem, Query};

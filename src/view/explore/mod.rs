//! The explorer: rows of projects or of indicators, narrowed by facets and ranges, counted, ordered, and seen through a window.
//!
//! ```text
//! Dataset ─Table::new─→ columns of numbers ─Table::select(filter)─→ Selection ─explore─→ Outcome: rows and counts
//!                                           └─order(sort)────────────────────────┘
//! ```
//!
//! A [`Table`] is made once per document and kind of row; what follows a filter goes through plain vectors of numbers.

mod column;
mod facets;
mod line;
mod meant;
mod outcome;
mod select;
mod sort;
mod table;
pub mod window;

pub use column::{FacetColumn, Numbers, Value};
pub use facets::kind_key;
pub use line::{LineView, Marks, line, read_as};
pub use meant::{lifted, meant, only_chosen, without};
pub use outcome::{Constraint, Outcome, explore};
pub use select::{Selection, Unknown, in_published};
pub use sort::{Collate, Texts, order, ordered, ranks};
pub use table::{Listing, Making, Table};

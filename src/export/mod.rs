//! The dataset as files: JSON and CSV.

pub mod json;
pub mod table;

pub use json::json;
pub use table::{Flavour, table};

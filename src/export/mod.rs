//! The dataset as files: JSON, CSV, XLSX, citations.

pub mod json;

pub use json::json;

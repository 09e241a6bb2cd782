//! One neutral finding per file: what a reader may want to check in the published content.

use crate::model::{Dataset, Finding};

/// All findings of a dataset.
#[must_use]
pub fn run(_dataset: &Dataset) -> Vec<Finding> {
    Vec::new()
}

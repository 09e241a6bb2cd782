//! What the application knows. What a reader has asked for is not here: that is in the address bar.

use crate::model::Dataset;
use crate::view::contains::contains;
use crate::view::overview::{Overview, overview};
use crate::view::projects::Hit;
use crate::{NotATable, view};
use std::sync::Arc;

/// How far the document is.
#[derive(Clone, Debug)]
pub(super) enum Load {
    /// On its way.
    Waiting,
    /// It did not come, or cannot be read.
    Failed(Failure),
    /// Read.
    Ready(Lens),
}

/// Why there is no document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Failure {
    /// The server cannot be reached.
    Unreachable,
    /// The server answers, but not with the document. Holds its status.
    Missing(u16),
    /// The document came, but is no such table.
    Unreadable(NotATable),
}

/// A document that was read, and what follows from it as a whole.
#[derive(Clone, Debug)]
pub(super) struct Lens(Arc<Read>);

#[derive(Debug)]
struct Read {
    dataset: Dataset,
    overview: Overview,
}

impl Lens {
    /// Looks at a dataset.
    pub(super) fn new(dataset: Dataset) -> Self {
        let overview = overview(&dataset);
        Self(Arc::new(Read { dataset, overview }))
    }

    /// The dataset.
    pub(super) fn dataset(&self) -> &Dataset {
        &self.0.dataset
    }

    /// Its summary.
    pub(super) fn overview(&self) -> &Overview {
        &self.0.overview
    }

    /// The projects that answer `query`, best first; all in the document's order where nothing is asked.
    pub(super) fn search(&self, query: &str) -> Vec<Hit> {
        if query.trim().is_empty() {
            view::projects::everything(self.dataset())
        } else {
            contains(self.dataset(), query)
        }
    }
}

//! What the application knows. What a reader has asked for is not here: that is in the address bar.

use crate::NotATable;
use crate::model::Dataset;
use crate::search::Index;
use crate::view::overview::{Overview, overview};
use std::sync::{Arc, OnceLock};

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
    index: OnceLock<Index>,
}

impl Lens {
    /// Looks at a dataset.
    pub(super) fn new(dataset: Dataset) -> Self {
        Self(Arc::new(Read {
            overview: overview(&dataset),
            dataset,
            index: OnceLock::new(),
        }))
    }

    /// The dataset.
    pub(super) fn dataset(&self) -> &Dataset {
        &self.0.dataset
    }

    /// Its summary.
    pub(super) fn overview(&self) -> &Overview {
        &self.0.overview
    }

    /// Its index, made when first asked for. The search's tables come before that, if they come at all.
    pub(super) fn index(&self) -> &Index {
        self.0.index.get_or_init(|| Index::build(self.dataset()))
    }
}

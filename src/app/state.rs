//! What the application knows. What a reader has asked for is not here: that is in the address bar.

use super::parts::Breath;
use crate::NotATable;
use crate::audit;
use crate::lang;
use crate::model::Dataset;
use crate::view::overview::{self, Overview};
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
    /// The document, or what shows a damaged one, could not be fetched.
    Unreachable,
    /// The server answers, but not with the document. Holds its status.
    Missing(u16),
    /// The document came, but is no such table.
    Unreadable(NotATable),
    /// The document came, but the program stopped while it read it.
    Stopped,
}

/// A document that was read, and what follows from it as a whole.
#[derive(Clone, Debug)]
pub(super) struct Lens(Arc<Read>);

#[derive(Debug)]
struct Read {
    packed: Vec<u8>,
    opened: Option<String>,
    dataset: Dataset,
    overview: Overview,
}

impl Lens {
    /// Looks at what was read in a document; `packed` is the same packed. See [`Lens::opened`].
    pub(super) async fn new(packed: Vec<u8>, mut dataset: Dataset, opened: Option<String>) -> Self {
        let mut breath = Breath::new();
        // Read in Chinese, for that is what files are made in.
        if lang::is_english() {
            dataset.findings.clear();
            for find in audit::all() {
                let found = find(&dataset);
                dataset.findings.extend(found);
                breath.take().await;
            }
        }
        breath.take().await;
        let categories = overview::categories(&dataset);
        breath.take().await;
        let frequent = overview::frequent(&dataset);
        breath.take().await;
        Self(Arc::new(Read {
            overview: overview::of(&dataset, categories, frequent),
            packed,
            opened,
            dataset,
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

    /// What the file is called, if the reader opened it; nothing if it is the one that the page publishes.
    pub(super) fn opened(&self) -> Option<&str> {
        self.0.opened.as_deref()
    }

    /// The dataset as another program of the page takes it.
    pub(super) fn packed(&self) -> &[u8] {
        &self.0.packed
    }
}

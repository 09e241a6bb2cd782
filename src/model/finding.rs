//! Something about the published content that a reader may want to check. Findings are neutral; none accuses.

use crate::diagnostic::Severity;
use crate::span::Span;
use serde::{Deserialize, Deserializer, Serialize};
use std::sync::Mutex;

/// The id of an audit: its file name in `src/audit`, its anchor on the method page, its name in exports.
pub type FindingId = &'static str;

/// One finding with its evidence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Which audit found it.
    #[serde(deserialize_with = "known")]
    pub id: FindingId,
    /// How much it may matter to a reader.
    pub severity: Severity,
    /// One neutral Chinese sentence with the figures.
    pub message: String,
    /// Indices in [`super::Dataset::projects`] that it concerns.
    pub projects: Vec<usize>,
    /// The characters it rests on.
    pub spans: Vec<Span>,
}

/// The one copy of an id that is kept for good; there are as many ids as audits.
fn known<'de, D: Deserializer<'de>>(from: D) -> Result<FindingId, D::Error> {
    static KNOWN: Mutex<Vec<FindingId>> = Mutex::new(Vec::new());
    let id = <&str>::deserialize(from)?;
    let Ok(mut ids) = KNOWN.lock() else {
        return Err(serde::de::Error::custom("ids are being taken"));
    };
    if let Some(kept) = ids.iter().copied().find(|kept| *kept == id) {
        return Ok(kept);
    }
    let kept: FindingId = Box::leak(Box::from(id));
    ids.push(kept);
    Ok(kept)
}

//! A dataset as bytes, to be passed from one program of the page to another of the same build. No file format: that is
//! `export::json`.

use super::Dataset;

impl Dataset {
    /// The whole dataset.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        // Writing to memory what has a known length has nothing to fail on.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// What [`Dataset::pack`] of the same build packed; `None` for any other bytes.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

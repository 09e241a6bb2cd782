//! One neutral finding per file: what a reader may want to check in the published content.

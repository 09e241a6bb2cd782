//! Every chart of the shipped document, and charts of what documents can do to them: as pictures, as shapes, and as what they say.
//! `UPDATE=1 cargo test --test charts` writes the pictures anew; look at them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

#[path = "../drawn/mod.rs"]
mod drawn;

mod filters;
mod made;
mod pictures;
mod shapes;
mod values;

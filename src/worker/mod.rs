//! What runs beside the page, in threads of their own: the reader, the search, and what makes files.
//!
//! The reader is the page's own program, started a second time; what it reads comes back as [`crate::model::Dataset::pack`] has it, and
//! `app::load` is its other end. The search is a program of its own, so that a first visit does not load it: it is given the same bytes
//! and answers each query with a [`Found`](crate::view::found::Found), sent as numbers. `app::finding` is its other end. Files are made by a third program, which is larger
//! than the other two and fetched when one is asked for; its other end is `app::components::take_away`.

mod answer;
mod chips;
mod choices;
#[cfg(any(feature = "app", feature = "worker"))]
mod conversation;
#[cfg(feature = "worker")]
mod filing;
mod findings;
#[cfg(feature = "app")]
mod reading;
#[cfg(feature = "worker")]
mod searching;

pub use answer::{answer, index};
#[cfg(feature = "worker")]
pub use filing::make_files;
pub use findings::findings_csv;
#[cfg(feature = "app")]
pub use reading::{is_here, read_documents};
#[cfg(feature = "worker")]
pub use searching::start;

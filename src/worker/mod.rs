//! What runs beside the page, in a thread of its own and as a program of its own: the search.
//!
//! So the page neither loads it before it is needed nor waits for it. The worker reads the same bytes as the page and then
//! answers each query with a [`Found`](crate::view::found::Found), sent as numbers. `app::finding` is the other end.

mod answer;
mod chips;
#[cfg(feature = "worker")]
mod thread;

pub use answer::answer;
#[cfg(feature = "worker")]
pub use thread::start;

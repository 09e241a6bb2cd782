//! 对比: everybody who promises the same, and projects side by side.
//!
//! Indicators are gathered by their names and nothing else: a name that is written otherwise is offered, never merged.

mod gather;
mod group;
mod offer;
mod plot;
mod side;

pub use gather::{COMPARED, Gathered, Name, Promise, gather, meant, names};
pub use group::{Group, groups};
pub use offer::{candidates, named};
pub use plot::{label, plot};
pub use side::{Cell, Line, Side, side};

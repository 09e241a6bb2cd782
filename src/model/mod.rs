//! Plain data: what was read, and why it is believed.
//!
//! Nothing here reads, searches or draws. Every shown fact is a [`Field`] (or sits in one), and so leads back to its
//! characters; every link between fields is a [`Link`], and so carries its confidence and its evidence.

mod dataset;
mod due;
mod exact;
mod file;
mod finding;
mod indicator;
mod link;
mod money;
mod pack;
mod project;
mod target;
mod text;

pub use dataset::{ColumnLink, Coverage, Dataset, Document, Page, Part, Segment, Unlinked};
pub use due::{Date, DatePart, Due, DueEnd};
pub use file::{Encoding, FileMap};
pub use finding::{Finding, FindingId};
pub use indicator::{Indicator, Level};
pub use link::{Column, Confidence, Evidence, Link, PROVEN_MARGIN};
pub use money::{Amount, Appropriation, Fund};
pub use pack::Unpacking;
pub use project::{Project, SpendingUnit};
pub use target::{Comparison, Kind, Reading, Target};
pub use text::Field;

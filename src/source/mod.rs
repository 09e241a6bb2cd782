//! Bytes to text, text to pages, pages to the lines of their columns.
//!
//! This is the seam where another carrier (a PDF, say) would come in: whatever yields [`Source`] and [`RawPage`] can be read.
//! Nothing here knows what an indicator says; it knows the form: its headings, its furniture, the order of its columns.

mod encoding;
mod form;
mod line;
mod page;
mod region;
mod unit_rows;

pub use encoding::{Source, SourceError, gb18030};
pub use form::Furniture;
pub(crate) use form::is_heading;
pub use line::{Line, lines, width};
pub use page::{Pages, RawPage, pages};
pub(crate) use region::of_amount;

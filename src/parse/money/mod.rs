//! Money: which fund a number belongs to, and which row an amount.
//!
//! Nothing here looks at words. Claims rest on sums that come out to the last published decimal.

mod funds;

pub(super) use funds::assign as assign_funds;

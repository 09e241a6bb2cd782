//! What a reader may want to check in the published content: one audit per file, each a rule, its source and its evidence.
//!
//! An audit compares what the document says in two places, or with what the form asks for. It states both and nothing else: no audit
//! accuses, guesses at reasons or calls anything wrong. What rests on a link that is only likely says so in its message; what
//! rests on an unresolved link is not found at all.
//!
//! # How to add an audit
//!
//! 1. Write `src/audit/NAME.rs` with `pub(super) const INFO: AuditInfo` (its `id` is NAME; wording neutral) and `pub(super) fn find(dataset: &Dataset) -> Vec<Finding>`. Read only the model. Take the wording of amounts,
//!    quotations and likely links from `wording.rs`, and evidence from the fields' own places. Money is added as `Decimal`.
//! 2. Name the source of the rule honestly: a published rule by its title, or '表格本身' where the form itself is the measure.
//! 3. Add NAME to the list at the end of this file. The method page, the exports and the findings follow from it.
//! 4. Add a test `fn NAME()` to `tests/audits.rs` with one table that has the finding and one, as near to it as can be, that has not.

mod wording;

use crate::model::{Dataset, Finding, FindingId};

/// What the method page says of an audit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AuditInfo {
    /// Its name in the code, in links and in exports.
    pub id: FindingId,
    /// A neutral heading.
    pub title_zh: &'static str,
    /// One sentence: what was compared.
    pub explanation_zh: &'static str,
    /// The exact rule.
    pub rule_zh: &'static str,
    /// Where the rule comes from.
    pub source_zh: &'static str,
}

/// Everything that the audits find, in the order of the catalogue and, within an audit, of the document.
#[must_use]
pub fn run(dataset: &Dataset) -> Vec<Finding> {
    all().iter().flat_map(|find| find(dataset)).collect()
}

/// All audits, each by what finds its findings; in the order of the catalogue.
#[must_use]
pub const fn all() -> &'static [fn(&Dataset) -> Vec<Finding>] {
    AUDITS
}

/// All audits, in the order in which the method page shows them.
#[must_use]
pub const fn catalogue() -> &'static [AuditInfo] {
    CATALOGUE
}

/// Declares the files and registers them, so that none can be in one list only.
macro_rules! audits {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        static CATALOGUE: &[AuditInfo] = &[$($name::INFO),*];

        static AUDITS: &[fn(&Dataset) -> Vec<Finding>] = &[$($name::find),*];

        #[cfg(test)]
        static FILES: &[&str] = &[$(stringify!($name)),*];
    };
}

audits![
    grand_total_differs,
    unit_sum_differs,
    row_sum_differs,
    goal_number_differs,
    cycle_differs_from_annual,
    placeholder,
    no_measurable_target,
    quantity_kind_differs,
    percentage_beyond_whole,
    level_codes_disagree,
    repeated_indicator,
    repeated_indicator_set,
    repeated_goal,
    missing_satisfaction,
    missing_cost,
    reversed_quotes,
];

#[cfg(test)]
mod tests {
    use super::{CATALOGUE, FILES};

    #[test]
    fn an_audit_is_named_as_its_file() {
        let ids: Vec<&str> = CATALOGUE.iter().map(|info| info.id).collect();
        assert_eq!(ids, FILES);
    }
}

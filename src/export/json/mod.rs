//! The whole result as one JSON text: what the application exports and what `examples/dump.rs` prints.
//!
//! ```text
//! { "document": {"title", "department", "year", "currency_unit", "pages", "sha256", "grand_total": MONEY,
//!                "encoding", "spans": {"title", "department", "currency_unit", "grand_total": PLACES}},
//!   "units":    [{"id", "name", "page", "amounts": MONEY, "funds": CONFIDENCE, "spans": {"name", "amounts": PLACES}}],
//!   "projects": [{"id", "page", "row", "unit", "name", "goal", "amounts": MONEY | null,
//!                 "confidence": {"name", "goal", "unit", "amounts"},
//!                 "indicators": [{"ordinal", "level1": LEVEL, "level2": LEVEL, "name", "cycle": TARGET, "annual": TARGET,
//!                                 "span", "comparison", "spans": {"name"}}],
//!                 "findings": [{"id", "severity", "message", "index", "spans"}],
//!                 "evidence": {"name": [EVIDENCE], "goal": [EVIDENCE], "unit": [EVIDENCE], "amounts": [EVIDENCE]},
//!                 "spans": {"cell", "name", "goal", "amounts": PLACES | null}}],
//!   "pages":    [{"number", "unlinked": {"amounts": [{"value", "span"}], "names": [{"text", "spans"}], "goals": [{"text", "spans"}]},
//!                 "span", "projects": [ID], "columns": [{"column", "cells", "first_row", "confidence", "evidence": [EVIDENCE]}]}],
//!   "findings": [{"id", "severity", "message", "projects": [ID], "spans"}],
//!   "coverage": {"characters", "assigned", "residue": [{"span", "text"}], "parts": {PART: characters}},
//!   "diagnostics": [{"code", "severity", "span", "page", "message"}] }
//!
//! MONEY      = {"total", "fiscal", "special", "other", "unknown"}: decimal strings in `document.currency_unit`; null: nothing
//!              published in that column, unless `unknown`, null or a list of those keys, names it
//! PLACES     = {"total", "fiscal", "special", "other"}, each with the amount's span or null
//! LEVEL      = {"code", "name", "spans": {"code", "name"}}, as published
//! TARGET     = {"text", READING, "spans"}
//! READING    = "kind", "value", "upper", "unit", "per", "percent", "scope": [words], "subject", "counted", "base",
//!              "date", "date_end", "parts": [{READING}]
//! CONFIDENCE = "proven" | "likely" | "unresolved"
//! EVIDENCE   = {"kind": "shared_wording", "text", "spans": [in one cell, in the other]}
//!            | {"kind": "margin", "score", "runner_up", "margin", "alternatives"}     scores in thousandths of a nat
//!            | {"kind": "row_sum", "total", "parts": [decimal]}
//!            | {"kind": "unit_sum", "unit": ID, "sum"} | {"kind": "grand_total", "sum"}
//!            | {"kind": "unit_order", "unit": ID}      | {"kind": "unit_named", "text", "span"}
//!            | {"kind": "only_arrangement"}            | {"kind": "same_in_every_arrangement"}
//!            | {"kind": "last_of_file"}                  // against it: the text ends here
//!            | {"kind": "no_head_behind"}                // against it: the next page has no head, its first words may stand here
//!            | {"kind": "by_order_alone"}                // against it: another order of single cells would fit the words better
//!            | {"kind": "spare_goal"}                    // against it: the page's goals tell of one row more
//!            | {"kind": "units_out_of_order"}            // against it: the text says that unit rows have moved
//!            | {"kind": "unit_nowhere_named"}            // against it: none of its rows names the unit
//! ```
//!
//! * **Places.** A `span` is `[start, end)` in bytes of the *file*, whatever its encoding (`document.encoding`) and byte order
//!   mark. `spans` lists the places of a text: their bytes, decoded and put together, are exactly that text. Wraps and blanks
//!   between them are left out. An indicator's `span` goes from its ordinal to its last character, wraps included.
//! * **Rows.** Pages and rows count from 1; a row is the place of its 绩效指标 cell on the page. Ids depend on the content of the
//!   row's page (a unit's: on its name) and on nothing else. A project's `unit` is the unit's id.
//! * **Claims.** `name`, `goal`, `unit` and `amounts` of a project are null exactly if their confidence is `unresolved`: the cells
//!   then stand in their page's `unlinked`. `evidence` says why, strongest first. The indicators anchor the row and need none.
//! * **Money.** `unknown` lists the columns of a row that did not survive, or whose amounts could not be given to a fund: null does
//!   not say there that nothing was published. A project's row with such a column is at most `likely`, however surely its total is
//!   its own; the amounts themselves stand in the page's `unlinked`, and in `evidence` as the parts of a `row_sum`.
//! * **Targets.** `text` is verbatim. `kind` is `at_least`, `more_than`, `at_most`, `less_than`, `equal`, `about`, `range`,
//!   `deadline`, `compound`, `text` or `placeholder`; `value` and `upper` are exact decimal strings with 万 and 亿 multiplied out,
//!   or null (both beside `at_least`: '4-6家以上', at least 4); a percentage keeps its number (`"95"` with unit `"%"` and `percent`
//!   true). `counted` is what a counter counts ('医院' in '179家医院'), `base` what a limit is a part of ('缴费额' in
//!   '不超过缴费额的2/3'). A change such as '增长30%' is `equal` with the change as its `subject`. `comparison` is the annual target
//!   against the cycle target: `equal`, `looser`, `tighter` (also: an earlier deadline), `not_comparable`. See
//!   [`crate::model::Reading`].
//! * **Dates.** A `deadline` has its `date` as far as it is given: `2025-11-30`, `2025-11`, `2025-Q3`, `2025-H1`, `2025` (also for
//!   '2025年底'); where the year is not given `--11-30`, `--11`, `--Q3`, `--H1`, or `---15` for a day of every month; of a period with
//!   two ends an interval, `2025-01/2025-12`. Null where only the end of some year, quarter or month is named ('年底前', '次年3月').
//!   `date_end` says where in it the deadline falls: `last`, with its end ('10月底前', '10月'); `before`, with its end or before its
//!   beginning, whichever '10月前' means; `within`, somewhere in it ('10月上旬', '12月初').
//! * **Findings.** `severity` is `info`, `warning` or `error`. Under a project stand the findings that name it: `index` is the place
//!   (from 0) in the list of all, and `spans` are those in the row itself.
//! * **Nothing vanishes.** `coverage` counts non-blank characters: `characters` = `assigned` + those in `residue` = the sum of `parts`.
//!   `page` of a diagnostic is null if it concerns the whole document; its span is then where the cause stands, if anywhere.
//!
//! Keys keep this order, absent values are null and never left out, and the same file always gives the same text.

mod link;
mod places;
mod project;
mod target;
mod whole;

use super::rows::Rows;
use crate::model::Dataset;
use crate::span::Span;
use serde::{Serialize, Serializer};

/// The whole result as compact JSON; see [the module](self) for its shape.
#[must_use]
pub fn json(dataset: &Dataset) -> String {
    // Writing to memory fails only for maps whose keys are no strings; the tests hold that there are none.
    serde_json::to_string(&Of(dataset, dataset)).unwrap_or_default()
}

/// What a list shows, in the same shape: the document, all units, and the listed projects in the list's order, each with the indicators that are
/// listed; without what is of the whole (`pages`, `findings`, `coverage`, `diagnostics`).
#[must_use]
pub fn listed(dataset: &Dataset, rows: &Rows) -> String {
    serde_json::to_string(&whole::Listed(dataset, rows)).unwrap_or_default()
}

/// A part of the dataset with what it takes to write it: the way to the file's offsets, and what indices stand for.
struct Of<'a, T: ?Sized>(&'a Dataset, &'a T);

/// The elements of a slice, each as [`Of`] writes it.
struct Each<'a, T>(&'a Dataset, &'a [T]);

impl<T> Serialize for Each<'_, T>
where
    for<'b> Of<'b, T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|element| Of(self.0, element)))
    }
}

impl Serialize for Of<'_, Span> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.file.span(*self.1).serialize(serializer)
    }
}

/// An object whose values are of one kind.
struct Object<T, const N: usize>([(&'static str, T); N]);

impl<T: Serialize, const N: usize> Serialize for Object<T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Serializes an object: its keys in the order in which they are written.
macro_rules! object {
    ($serializer:expr, $($key:literal: $value:expr),+ $(,)?) => {{
        use serde::ser::SerializeMap;
        let mut object = $serializer.serialize_map(None)?;
        $(object.serialize_entry($key, &$value)?;)+
        object.end()
    }};
}
use object;

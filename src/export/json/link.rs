//! Why a link is believed.

use super::{Each, Of, object};
use crate::model::{Dataset, Evidence};
use serde::{Serialize, Serializer};

impl Serialize for Of<'_, Evidence> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(data, evidence) = *self;
        match evidence {
            Evidence::SharedWording { text, places } => {
                object!(s, "kind": "shared_wording", "text": text, "spans": Each(data, places))
            }
            Evidence::Margin {
                score,
                runner_up,
                alternatives,
            } => object!(s,
                "kind": "margin",
                "score": score,
                "runner_up": runner_up,
                "margin": score.saturating_sub(*runner_up),
                "alternatives": alternatives,
            ),
            Evidence::RowSum { total, parts } => {
                object!(s, "kind": "row_sum", "total": total, "parts": parts)
            }
            Evidence::UnitSum { unit, sum } => {
                object!(s, "kind": "unit_sum", "unit": unit_id(data, *unit), "sum": sum)
            }
            Evidence::GrandTotal { sum } => object!(s, "kind": "grand_total", "sum": sum),
            Evidence::UnitOrder { unit } => {
                object!(s, "kind": "unit_order", "unit": unit_id(data, *unit))
            }
            Evidence::UnitNamed { text, place } => {
                object!(s, "kind": "unit_named", "text": text, "span": Of(data, place))
            }
            Evidence::OnlyArrangement => object!(s, "kind": "only_arrangement"),
            Evidence::SameInEveryArrangement => object!(s, "kind": "same_in_every_arrangement"),
            Evidence::LastOfFile => object!(s, "kind": "last_of_file"),
            Evidence::NoHeadBehind => object!(s, "kind": "no_head_behind"),
            Evidence::ByOrderAlone => object!(s, "kind": "by_order_alone"),
            Evidence::SpareGoal => object!(s, "kind": "spare_goal"),
            Evidence::UnitNowhereNamed => object!(s, "kind": "unit_nowhere_named"),
            Evidence::UnitsOutOfOrder => object!(s, "kind": "units_out_of_order"),
        }
    }
}

fn unit_id(data: &Dataset, index: usize) -> Option<&str> {
    data.units.get(index).map(|unit| unit.id.as_str())
}

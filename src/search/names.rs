//! What districts and levels go by when a condition names them.

use super::fold::fold;
use crate::model::Level;

/// What a level goes by, folded: both as published ('11-数量指标'), its name, its code.
#[must_use]
pub fn level_names(level: &Level) -> [String; 3] {
    let (code, name) = (fold(&level.code.text), fold(&level.name.text));
    [format!("{code}-{name}"), name, code]
}

/// Whether a district, folded, is called `wanted`, its last character left out or not.
#[must_use]
pub fn is_called(district: &str, wanted: &str) -> bool {
    let mut short = district.chars();
    short.next_back();
    district == wanted || short.as_str() == wanted
}

/// What the names of a district that is called `wanted`, folded, may be.
pub(super) fn ends_of(wanted: &str) -> Vec<String> {
    const ENDS: [char; 4] = ['区', '县', '市', '旗'];
    if wanted.chars().count() > 2 && wanted.ends_with(ENDS) {
        return vec![wanted.to_owned()];
    }
    ENDS.map(|end| format!("{wanted}{end}")).into()
}

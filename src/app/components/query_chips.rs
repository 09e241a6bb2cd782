use crate::app::finding::{Finding, State};
use crate::app::nav::use_base;
use crate::view::address::{Address, Filter};
use crate::view::found::Chip;
use crate::view::projects::ProjectList;
use leptos::prelude::*;

/// The conditions that hold, those typed and the chosen unit alike, each with a link to the list without it.
#[component]
pub fn QueryChips(
    /// What is asked for.
    filter: Memo<Filter>,
    /// What it gives.
    list: Memo<ProjectList>,
    /// What of it is answered. While an answer is still to come, the links of the one before lead nowhere.
    found: Memo<Finding>,
) -> impl IntoView {
    let base = use_base();
    move || {
        let Finding { found, state } = found.get();
        let filter = filter.get();
        let chip = |Chip { words, rest }: Chip, unit: Option<String>, is_live: bool| {
            let filter = Filter { query: rest, unit };
            let to = is_live.then(|| base.link(&Address::Projects(filter)));
            let label = format!("去掉条件：{words}");
            view! { <li>{words} " " <a href=to aria-label=label>"×"</a></li> }
        };
        let chips = found.chips.into_iter();
        let mut chips: Vec<_> = chips
            .map(|typed| chip(typed, filter.unit.clone(), state == State::Answered))
            .collect();
        let chosen = list
            .read()
            .units
            .iter()
            .find(|unit| Some(&unit.id) == filter.unit.as_ref())
            .map(|unit| unit.chosen());
        chips.extend(chosen.map(|words| {
            let rest = filter.query.clone();
            chip(Chip { words, rest }, None, true)
        }));
        (!chips.is_empty()).then(|| view! { <ul class="chips" aria-label="条件">{chips}</ul> })
    }
}

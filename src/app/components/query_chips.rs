use crate::app::finding::{Finding, State};
use crate::app::nav::{use_base, use_lens};
use crate::view::address::{Address, Filter};
use crate::view::filter::Facet;
use crate::view::found::Chip;
use crate::view::words;
use leptos::prelude::*;

/// The conditions that hold, those typed and the chosen units alike, each with a link to the list without it.
#[component]
pub fn QueryChips(
    /// What is asked for.
    filter: Memo<Filter>,
    /// What of it is answered. While an answer is still to come, the links of the one before lead nowhere.
    found: Memo<Finding>,
) -> impl IntoView {
    let base = use_base();
    let lens = use_lens();
    move || {
        let Finding { found, state } = found.get();
        let filter = filter.get();
        let chip = |words: String, without: Filter, is_live: bool| {
            let to = is_live.then(|| base.link(&Address::Projects(without)));
            let label = format!("去掉条件：{words}");
            view! { <li>{words} " " <a href=to aria-label=label>"×"</a></li> }
        };
        let mut chips = Vec::new();
        for Chip { words, rest } in found.chips {
            let mut without = filter.clone();
            without.query = rest;
            chips.push(chip(words, without, state == State::Answered));
        }
        for (facet, id) in &filter.chosen {
            if *facet == Facet::Unit {
                let mut without = filter.clone();
                without.toggle(Facet::Unit, id);
                let words = words::chosen_unit(lens.dataset(), id);
                chips.push(chip(words, without, true));
            }
        }
        (!chips.is_empty()).then(|| view! { <ul class="chips" aria-label="条件">{chips}</ul> })
    }
}

use crate::app::nav::{Step, use_base, use_go};
use crate::tr;
use crate::view::address::Address;
use leptos::prelude::*;

/// To the pages before and after, and to any other.
#[component]
pub(super) fn Turn(
    /// The page that is open.
    number: u32,
    /// How many there are.
    of: usize,
    /// What tells the two of a page apart.
    label: &'static str,
    /// Becomes true when a page is chosen among all; only the first of the two has that.
    #[prop(optional)]
    by_choice: Option<RwSignal<bool>>,
) -> impl IntoView {
    let base = use_base();
    let go = use_go();
    let to = |page: u32| Address::Source {
        page,
        project: None,
        place: None,
    };
    let last = u32::try_from(of).unwrap_or(u32::MAX);
    let before = (number > 1).then(|| base.link(&to(number - 1)));
    let after = (number < last).then(|| base.link(&to(number + 1)));
    let choose = move |event| {
        if let (Ok(page), Some(by_choice)) = (event_target_value(&event).parse(), by_choice) {
            by_choice.set(true);
            go(&to(page), Step::Turn);
        }
    };
    let option = |page: u32| {
        view! { <option value=page prop:selected=page == number>{tr!("第 {} 页", page)}</option> }
    };
    // A list of more pages is no help.
    let pages = if of <= 1_000 {
        view! { <select name="page" on:change=choose>{(1..=last).map(option).collect::<Vec<_>>()}</select> }
            .into_any()
    } else {
        view! { <input name="page" type="number" min="1" max=last prop:value=number on:change=choose /> }
            .into_any()
    };
    let pages = by_choice.map(|_| {
        view! {
            <label>
                <span class="unseen">{tr!("到哪一页")}</span>
                {pages}
            </label>
        }
    });
    view! {
        <nav class="turn" aria-label=label>
            {before.map(|to| view! { <a href=to>{tr!("上一页")}</a> })}
            {pages}
            <span class="soft">{tr!(of => "共 {} 页", of)}</span>
            {after.map(|to| view! { <a href=to>{tr!("下一页")}</a> })}
        </nav>
    }
}

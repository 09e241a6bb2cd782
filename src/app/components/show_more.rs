use crate::app::browser;
use crate::tr;
use crate::view::figures;
use leptos::prelude::*;

/// How many more are shown when they are asked for.
const AT_ONCE: usize = 200;

/// Brings more of a list, and the keyboard to the first of it.
#[component]
pub(in crate::app) fn ShowMore(
    /// How many there are.
    all: Memo<usize>,
    /// How many are shown.
    shown: RwSignal<usize>,
    /// What selects the one at a place.
    item: Callback<usize, String>,
) -> impl IntoView {
    let more = move |_| {
        let next = item.run(shown.get_untracked());
        shown.update(|shown| *shown += AT_ONCE);
        request_animation_frame(move || {
            browser::focus(&next);
        });
    };
    let words = move || {
        let all = all.get();
        if all - shown.get().min(all) > AT_ONCE {
            tr!("再显示 {} 条", AT_ONCE)
        } else {
            tr!("全部 {} 条", figures::count(all))
        }
    };
    move || {
        // Where nothing is shown yet, there is nothing to be more of.
        let is_less = (1..all.get()).contains(&shown.get());
        is_less
            .then(|| view! { <button type="button" class="plain" on:click=more>{words}</button> })
    }
}

use crate::app::components::said;
use crate::app::nav::{use_base, use_lens};
use crate::app::parts::due;
use crate::app::routes::explore::use_filter;
use crate::app::routes::explore::use_neighbourhood;
use crate::tr;
use crate::view::address::Address;
use crate::view::figures;
use crate::view::project::neighbours;
use crate::view::projects::heading;
use leptos::prelude::*;

/// The projects before and after this one in the list that it was opened from.
#[component]
pub fn Pager(
    /// The project's index in the dataset.
    index: usize,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let filter = use_filter().get_untracked();
    let list = use_neighbourhood(Memo::new({
        let filter = filter.clone();
        move |_| filter.clone()
    }));
    // A large list takes a while.
    let is_due = due();
    move || {
        let list = is_due.get().then(|| list.read())?;
        let place = neighbours(&list, index)?;
        let link = |at: Option<usize>, class: &'static str, word: &'static str| {
            let project = at.and_then(|at| lens.dataset().projects.get(at))?;
            let to = base.link(&Address::Project {
                id: project.id.clone(),
                filter: filter.clone(),
                place: None,
            });
            Some(view! {
                <a class=class href=to>
                    <span>{word}</span>
                    {said(heading(lens.dataset(), project).text)}
                </a>
            })
        };
        Some(view! {
            <nav class="pager" aria-label=tr!("前后项目")>
                {link(place.previous, "previous", tr!("上一个"))}
                <p class="soft">
                    {format!("{} / {}", figures::count(place.position), figures::count(place.of))}
                </p>
                {link(place.next, "next", tr!("下一个"))}
            </nav>
        })
    }
}

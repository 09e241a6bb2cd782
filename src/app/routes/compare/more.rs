use super::{MOST, Wanted};
use crate::app::components::said;
use crate::app::nav::{use_base, use_lens};
use crate::app::parts::Breath;
use crate::tr;
use crate::view::compare::{candidates, named};
use crate::view::figures;
use crate::view::filter::LONGEST;
use crate::view::projects::heading;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// At most so many projects are listed at once.
const LISTED: usize = 20;
/// So many are looked at without a pause.
const AT_ONCE: usize = 500;

/// Projects that could stand beside: those that promise the same, and any other by its name.
#[component]
pub(super) fn More(
    /// What the address asks for.
    wanted: Wanted,
) -> impl IntoView {
    let lens = use_lens();
    let chosen = wanted.chosen(lens.dataset());
    if chosen.len() >= MOST {
        return None;
    }
    let word = if chosen.len() < 2 {
        tr!("再选一个项目，就能并列：")
    } else {
        tr!("还可以加上：")
    };
    let alike = candidates(lens.dataset(), &chosen);
    let alike = alike.into_iter().map(|(at, shared)| {
        let said = tr!(shared => "{} 条同名指标", figures::count(shared));
        (at, said)
    });
    let alike: Vec<_> = alike.collect();
    Some(view! {
        <section class="adding">
            <h2>{tr!("加一个项目")}</h2>
            <Add wanted=wanted.clone() chosen />
        </section>
        {(!alike.is_empty()).then(|| view! {
            <section class="adding">
                <h2>{tr!("有同名指标的项目")}</h2>
                <p class="sub">{word}</p>
                <Offers all=alike wanted />
            </section>
        })}
    })
}

/// Any project, by what it is called.
#[component]
pub(super) fn Add(
    /// What the address asks for.
    wanted: Wanted,
    /// The indices of its projects.
    chosen: Vec<usize>,
) -> impl IntoView {
    let lens = use_lens();
    let typed = RwSignal::new(String::new());
    let all = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let (wanted, lens, chosen) = (typed.get(), lens.clone(), chosen.clone());
        spawn_local(async move {
            let mut breath = Breath::new();
            let mut found = Vec::new();
            let count = lens.dataset().projects.len();
            for from in (0..count).step_by(AT_ONCE) {
                let some = from..count.min(from + AT_ONCE);
                found.extend(named(lens.dataset(), &wanted, &chosen, some));
                breath.take().await;
                if typed.try_get_untracked().as_ref() != Some(&wanted) {
                    return;
                }
            }
            let _ = all.try_set(found);
        });
    });
    let found = move || {
        let all = all.get();
        let tally = match all.len() {
            0 if typed.read_untracked().trim().is_empty() => String::new(),
            0 => tr!("没有名称或单位含有这些字的项目。").to_owned(),
            count if count > LISTED => {
                tr!(count => "{} 个项目，列出前 {} 个", figures::count(count), LISTED)
            }
            count => tr!(count => "{} 个项目", figures::count(count)),
        };
        let all = all.into_iter().take(LISTED);
        let all = all.map(|at| (at, String::new())).collect();
        view! {
            <p class="sub" role="status">{tally}</p>
            <Offers all wanted=wanted.clone() />
        }
    };
    view! {
        <label class="narrow">
            <span>{tr!("项目名称或单位含有")}</span>
            <input type="search" maxlength=LONGEST autocomplete="off" on:input=move |event| typed.set(event_target_value(&event)) />
        </label>
        {found}
    }
}

/// Projects, each with a link that adds it.
#[component]
fn Offers(
    /// Their indices, and what is said beside each.
    all: Vec<(usize, String)>,
    /// What the address asks for.
    wanted: Wanted,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let one = |(at, beside): (usize, String)| {
        let project = lens.dataset().projects.get(at)?;
        let link = base.link(&wanted.with(&project.id)?);
        Some(view! {
            <li>
                <a href=link data-stay="">{said(heading(lens.dataset(), project).text)}</a> " "
                <span class="soft">{beside}</span>
            </li>
        })
    };
    view! { <ul class="names">{all.into_iter().filter_map(one).collect::<Vec<_>>()}</ul> }
}

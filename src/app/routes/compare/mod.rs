//! 对比: who promises the same, and projects side by side. The address says which.

mod more;
mod named;
mod promises;
mod side;

use self::named::{Beginning, Named};
use self::side::SideBySide;
use super::names::names;
use crate::app::browser::{self, set_title};
use crate::app::components::said;
use crate::app::nav::{use_lens, use_location};
use crate::app::parts::due_if_large;
use crate::model::Dataset;
use crate::tr;
use crate::view::address::{Address, By};
use crate::view::compare::meant;
use crate::view::project::find;
use leptos::prelude::*;

/// At most so many projects stand side by side.
const MOST: usize = 6;

/// The comparison that the address asks for, or where to begin one.
#[component]
pub(super) fn Compare() -> impl IntoView {
    let lens = use_lens();
    let here = use_location();
    let wanted =
        Memo::new(move |_| Wanted::of(here.read().query(), |name| here.read().param(name)));
    set_title(move || match wanted.get().name {
        name if name.is_empty() => tr!("对比").to_owned(),
        name => tr!("对比：{}", name),
    });
    let of_ids = lens.clone();
    Effect::new(move |before: Option<Vec<String>>| {
        let mut now = wanted.get().projects;
        now.retain(|id| find(of_ids.dataset(), id).is_some());
        if let Some(before) = before {
            let other =
                |of: &[String], than: &[String]| of.iter().find(|id| !than.contains(id)).cloned();
            let (came, went) = (other(&now, &before), other(&before, &now));
            request_animation_frame(move || go_on_at(came, went));
        }
        now
    });
    // Who adds a project or arranges otherwise keeps what is in sight.
    let is_due = [(); 3].map(|()| due_if_large());
    move || {
        let mut wanted = wanted.get();
        let dataset = lens.dataset();
        let asked = wanted.projects.len();
        wanted.projects.retain(|id| find(dataset, id).is_some());
        let known = wanted.projects.len();
        wanted.projects.truncate(MOST);
        let left_out = left_out(
            [wanted.again, asked - known, known - wanted.projects.len()],
            &wanted.strange_by,
        );
        let is_alone = wanted.projects.is_empty();
        let body = match meant(dataset, &names(&lens), &wanted.name) {
            Some(name) => view! { <Named name wanted=wanted.clone() is_due /> }.into_any(),
            None if is_alone => view! { <Beginning wanted=wanted.name.clone() /> }.into_any(),
            None => ().into_any(),
        };
        let side =
            (!is_alone).then(|| view! { <SideBySide wanted is_due=[is_due[0], is_due[1]] /> });
        view! { {left_out} {body} {side} }
    }
}

/// The tables are made anew with another project beside the others, or without one: the keyboard goes on at that, or at what is left.
fn go_on_at(came: Option<String>, went: Option<String>) {
    let heads = "main .side thead";
    let selectors = match (came, went) {
        (Some(id), _) => [
            format!("main .promises th a[href*='/{id}']"),
            format!("{heads} a[href*='/{id}']"),
        ],
        (None, Some(id)) => [
            format!("{heads} .add"),
            format!("main .promises th a[href*='/{id}']"),
        ],
        (None, None) => return,
    };
    let _ = selectors
        .iter()
        .any(|selector| browser::focus_in_sight(selector))
        || browser::focus_in_sight("main h1");
}

/// Says how many projects of the address are in it twice, not of this document, and more than there is room for, and what order of it is
/// unknown.
fn left_out([again, strange, many]: [usize; 3], by: &str) -> Option<AnyView> {
    let again =
        (again > 0).then(|| tr!(again => "链接里有 {} 个项目写了不止一次，只列一次。", again));
    let by = (!by.is_empty()).then(|| tr!("链接里的排列方式“{}”本站不认识，仍按指标值排列。", by));
    let strange = (strange > 0)
        .then(|| tr!(strange => "链接里有 {} 个项目不在这份文件里，没有列出。", strange));
    let many = (many > 0)
        .then(|| tr!(many => "最多并列 {1} 个项目，链接里另有 {0} 个没有列出。", many, MOST));
    let lines: Vec<_> = [again, strange, many, by].into_iter().flatten().collect();
    let lines: Vec<_> = lines
        .into_iter()
        .map(|words| view! { <p>{said(words)}</p> })
        .collect();
    (!lines.is_empty()).then(|| view! { <div class="notice" role="alert">{lines}</div> }.into_any())
}

/// What the address asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Wanted {
    /// The name of an indicator; may be empty.
    name: String,
    /// Ids of projects, each once.
    projects: Vec<String>,
    by: By,
    /// How many projects the address names once more.
    again: usize,
    /// What it wants arranged in a way that nobody knows; mostly nothing.
    strange_by: String,
}

impl Wanted {
    /// Nothing.
    fn nothing() -> Self {
        Self::of("", |_| None)
    }

    fn of(query: &str, param: impl Fn(&str) -> Option<String>) -> Self {
        let mut projects: Vec<String> = Vec::new();
        let mut again = 0;
        for id in query.split('&').filter_map(|part| part.strip_prefix("p=")) {
            if projects.iter().any(|known| known == id) {
                again += 1;
            } else {
                projects.push(id.to_owned());
            }
        }
        let asked = param("by").unwrap_or_default();
        let by = By::from_key(&asked);
        let is_strange = by.key().is_none() && !matches!(asked.as_str(), "" | "value");
        Self {
            name: param("name").unwrap_or_default(),
            projects,
            by,
            again,
            strange_by: if is_strange { asked } else { String::new() },
        }
    }

    /// The indices of its projects.
    fn chosen(&self, dataset: &Dataset) -> Vec<usize> {
        let ids = self.projects.iter();
        ids.filter_map(|id| find(dataset, id)).collect()
    }

    /// The same of another name.
    fn named(&self, name: &str) -> Address {
        Address::Compare {
            name: name.to_owned(),
            projects: self.projects.clone(),
            by: self.by,
        }
    }

    /// The same with other projects.
    fn beside(&self, projects: Vec<String>) -> Address {
        Address::Compare {
            name: self.name.clone(),
            projects,
            by: self.by,
        }
    }

    /// The same with one project more; nothing if it is there already, or there is no room.
    fn with(&self, id: &str) -> Option<Address> {
        let is_in = self.projects.iter().any(|known| known == id);
        (!is_in && self.projects.len() < MOST).then(|| {
            let mut projects = self.projects.clone();
            projects.push(id.to_owned());
            self.beside(projects)
        })
    }

    /// The same, arranged otherwise.
    fn arranged(&self, by: By) -> Address {
        Address::Compare {
            name: self.name.clone(),
            projects: self.projects.clone(),
            by,
        }
    }
}

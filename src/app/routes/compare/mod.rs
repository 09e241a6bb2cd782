//! 对比: who promises the same, and projects side by side. The address says which.

mod named;
mod side;

use self::named::{Named, Names};
use self::side::SideBySide;
use crate::app::browser::set_title;
use crate::app::nav::{use_lens, use_location};
use crate::view::address::Address;
use crate::view::compare::gather;
use crate::view::project::find;
use leptos::prelude::*;

/// At most so many projects stand side by side.
const MOST: usize = 6;

/// The comparison that the address asks for, or where to begin one.
#[component]
pub(super) fn Compare() -> impl IntoView {
    let lens = use_lens();
    let here = use_location();
    let name = Memo::new(move |_| here.read().param("name").unwrap_or_default());
    let ids = Memo::new(move |_| {
        let query = here.read().query().to_owned();
        let mut ids: Vec<String> = Vec::new();
        for id in query.split('&').filter_map(|part| part.strip_prefix("p=")) {
            if !ids.iter().any(|known| known == id) {
                ids.push(id.to_owned());
            }
        }
        ids
    });
    set_title(move || match name.get() {
        name if name.is_empty() => "对比".to_owned(),
        name => format!("对比：{name}"),
    });
    move || {
        let (name, ids) = (name.get(), ids.get());
        let dataset = lens.dataset();
        let mut chosen: Vec<usize> = ids.iter().filter_map(|id| find(dataset, id)).collect();
        let strange = ids.len() - chosen.len();
        chosen.truncate(MOST);
        let strange = (strange > 0).then(|| view! { <p class="notice" role="alert">{format!("链接里有 {strange} 个项目不在这份文件里，没有列出。")}</p> });
        let body = match gather(dataset, &name) {
            Some(gathered) => view! { <Named gathered chosen=chosen.clone() /> }.into_any(),
            None if chosen.is_empty() => view! { <Names wanted=name /> }.into_any(),
            None => ().into_any(),
        };
        let side = (!chosen.is_empty()).then(|| view! { <SideBySide chosen /> });
        view! { {strange} {body} {side} }
    }
}

/// The address of a comparison.
fn to(name: &str, projects: &[String]) -> Address {
    Address::Compare {
        name: name.to_owned(),
        projects: projects.to_vec(),
    }
}

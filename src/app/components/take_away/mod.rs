//! What a reader takes away of a screen: files, rows for a spreadsheet, and its citation.

mod cite;
mod copy;
mod export;
mod files;
mod menu;

use self::cite::Cite;
pub(in crate::app) use self::copy::{Copier, Leftover};
use self::export::Export;
pub(in crate::app) use self::files::Asked;
use super::said;
use crate::app::browser;
use crate::app::load;
use crate::app::nav::use_lens;
use crate::app::state::Lens;
use crate::export::{About, Rows, Subject, permalink};
use crate::tr;
use leptos::prelude::*;
use std::sync::Arc;

/// What is shown at the moment. A signal of such a thing would cost a first visit its machinery.
pub(in crate::app) type Now<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// Ways to take what is shown away: all of a list, its rows and citation of a project, the citation of a page.
#[component]
pub fn TakeAway(
    /// What is shown; a list is told by its choices.
    subject: Now<Subject>,
    /// Its rows, if it has any.
    #[prop(optional)]
    rows: Option<Now<Rows>>,
    /// What of it is chosen, for the name of a file.
    #[prop(optional)]
    names: Option<Now<Vec<String>>>,
) -> impl IntoView {
    let lens = use_lens();
    let copier = Copier::new();
    let here = lens.clone();
    let copy_link = link(&lens).map(|_| {
        let copy = move |_| copier.copy(link(&here).unwrap_or_default(), tr!("已复制链接"));
        view! { <button type="button" class="quiet" on:click=copy>{tr!("复制链接")}</button> }
    });
    let is_list = matches!(untrack(|| subject()), Subject::List { .. });
    let word = if is_list {
        tr!("复制表格")
    } else {
        tr!("复制本项目")
    };
    let table = rows.clone().map(|rows| {
        let copy = move |_| copier.copy_table(&lens, rows(), tr!("已复制，可粘贴到 Excel 或 WPS"));
        view! { <button type="button" class="quiet" on:click=copy>{word}</button> }
    });
    let export = rows.zip(names).map(|(rows, names)| {
        view! { <Export subject=subject.clone() rows names said=copier.said /> }
    });
    view! {
        <div class="take">
            {export} {table} {copy_link} <Cite subject copier />
            <span class="said" role="status">{move || said(copier.said.get())}</span>
            <Leftover copier />
        </div>
    }
}

/// What the page knows of what is shown of its document.
pub(in crate::app) fn about(lens: &Lens, subject: &Subject) -> About {
    let choices = match subject {
        Subject::List { choices, .. } => choices.clone(),
        _ => Vec::new(),
    };
    let source = match lens.opened() {
        None => {
            let address = load::address();
            address.rsplit('/').next().unwrap_or_default().to_owned()
        }
        Some(name) => name.to_owned(),
    };
    About {
        date: browser::today(),
        source,
        link: link(lens).unwrap_or_default(),
        choices,
    }
}

/// The address of what is shown, if it leads others there too.
fn link(lens: &Lens) -> Option<String> {
    Some(permalink(lens.dataset(), &shared(lens)?))
}

/// What stands in the address bar, unless the document is the reader's own.
fn shared(lens: &Lens) -> Option<String> {
    let href = window().location().href().ok();
    href.filter(|_| lens.opened().is_none())
}

//! 图表: what the filter leaves, as pictures that a table says too.

mod export;
mod picture;

pub(super) use self::picture::Picture;

use super::explore::left::{Choices, Left};
use crate::app::browser::set_title;
use crate::app::nav::{use_base, use_lens};
use crate::tr;
use crate::view::address::{Address, By};
use crate::view::charts::{Figures, absent, charts};
use leptos::prelude::*;

/// The first chart, which takes the whole width, and the others in two columns of about the same height, in their order.
fn halves(mut all: Vec<Figures>) -> [Vec<Figures>; 3] {
    let height = |figures: &Figures| {
        let rows = figures.data.chunk_by(|a, b| a.label == b.label).count();
        // Its title, notes and buttons take as much room as about eight rows.
        rows + 8
    };
    let mut rest = all.split_off(all.len().min(1));
    let whole: usize = rest.iter().map(height).sum();
    let mut above = 0;
    let full = rest.iter().position(|figures| {
        above += height(figures);
        2 * above > whole
    });
    let right = rest.split_off(full.map_or(0, |at| at + 1).min(rest.len()));
    [all, rest, right]
}

/// What is not drawn, and why.
#[component]
fn Absent(
    /// The charts.
    charts: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let one = |(name, why)| view! { <li>{tr!("{}：{}", name, why)}</li> };
    (!charts.is_empty()).then(|| {
        view! {
            <section class="absent">
                <h2>{tr!("没有画的图")}</h2>
                <ul class="notes">{charts.into_iter().map(one).collect::<Vec<_>>()}</ul>
            </section>
        }
    })
}

/// All charts.
#[component]
pub(super) fn Charts() -> impl IntoView {
    let lens = use_lens();
    let left = Left::new();
    let base = use_base();
    set_title(|| tr!("图表").to_owned());
    let pictures = move || {
        if left.trouble().is_some() {
            return ().into_any();
        }
        let all = left.with_scope(&lens, charts);
        let caption = left.caption(&lens);
        if all.is_empty() {
            let words = tr!("没有符合条件的项目或指标，没有图可画。");
            return view! { <p class="soft">{words}</p> }.into_any();
        }
        let absent = absent(&all);
        let picture = |figures| view! { <Picture figures caption=caption.clone() /> };
        let halves = halves(all).map(|half| half.into_iter().map(picture).collect::<Vec<_>>());
        let [first, left, right] = halves;
        view! {
            {first}
            <div class="pictures"><div>{left}</div><div>{right}</div></div>
            <Absent charts=absent />
        }
        .into_any()
    };
    let compare = base.link(&Address::Compare {
        name: String::new(),
        projects: Vec::new(),
        by: By::Value,
    });
    view! {
        <h1 tabindex="-1">{tr!("图表")}</h1>
        <p class="sub">
            {tr!("点一项，打开它的列表；触屏上先点一下看数，再点打开。用键盘时，Tab 到一张图，方向键逐项读数，回车打开。")}
            " " <a href=compare>{tr!("同名指标、几个项目的对比")}</a>
        </p>
        <Choices left to=Address::Charts />
        {pictures}
    }
}

//! 图表: what the filter leaves, as pictures that a table says too.

mod export;
mod picture;

pub(super) use self::picture::Picture;

use super::explore::left::{Choices, Left};
use crate::app::browser::set_title;
use crate::app::components::UnitLine;
use crate::app::nav::{use_base, use_lens};
use crate::app::parts::{Breath, due};
use crate::app::state::Lens;
use crate::tr;
use crate::view::address::{Address, By};
use crate::view::charts::{Caption, Figures, MAKERS, absent, chart};
use crate::view::overview::currency;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What is drawn.
struct Made {
    /// See [`halves`].
    halves: [Vec<Figures>; 3],
    absent: Vec<(&'static str, &'static str)>,
    caption: Caption,
    /// How many of the pictures are in the page: those of a large document come one after the other.
    mounted: ArcRwSignal<usize>,
}

/// As many rows are drawn without a pause between their charts.
const AT_ONCE: usize = 200;

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

/// The charts of what is left, kept up. They are made between the page's pauses: those of a large document take a while.
fn use_made(left: Left, lens: Lens) -> RwSignal<Option<Arc<Made>>> {
    let made = RwSignal::new(None);
    let run = StoredValue::new(0u32);
    // With the screen that a visit begins with they come one after the other; later they are there at once, for the browser to scroll to
    // where it was.
    let is_due = due().get_untracked();
    Effect::new(move |_| {
        left.track();
        let now = run.get_value() + 1;
        run.set_value(now);
        if left.trouble().is_some() {
            made.set(None);
            return;
        }
        let lens = lens.clone();
        // Another filter begins another run; a screen that is gone has none.
        let goes_on = move || run.try_get_value() == Some(now);
        spawn_local(async move {
            let mut breath = Breath::new();
            let mut all = Vec::new();
            for make in MAKERS {
                if !goes_on() {
                    return;
                }
                all.extend(untrack(|| {
                    left.with_scope(&lens, |scope| chart(make, scope))
                }));
                breath.take().await;
            }
            if !goes_on() {
                return;
            }
            let count = all.len();
            let rows: usize = all.iter().map(|figures| figures.data.len()).sum();
            let at_once = if now == 1 && !is_due || rows > AT_ONCE {
                0
            } else {
                count
            };
            let mounted = ArcRwSignal::new(at_once);
            made.set(Some(Arc::new(Made {
                absent: absent(&all),
                halves: halves(all),
                caption: untrack(|| left.caption(&lens)),
                mounted: mounted.clone(),
            })));
            for place in at_once + 1..=count {
                Breath::draw().await;
                if !goes_on() {
                    return;
                }
                mounted.set(place);
            }
        });
    });
    made
}

/// The picture at a place, once it is its turn.
fn picture(made: &Arc<Made>, figures: &Figures, place: usize) -> impl IntoView + use<> {
    let (mounted, caption) = (made.mounted.clone(), made.caption.clone());
    let figures = figures.clone();
    let is_due = Memo::new(move |_| mounted.get() >= place);
    move || {
        let picture = || view! { <Picture figures=figures.clone() caption=caption.clone() /> };
        is_due.get().then(picture)
    }
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
    let published = currency(lens.dataset());
    set_title(|| tr!("图表").to_owned());
    let made = use_made(left, lens);
    let pictures = move || {
        let Some(made) = made.get() else {
            return ().into_any();
        };
        if made.halves[0].is_empty() {
            let words = tr!("没有符合条件的项目或指标，没有图可画。");
            return view! { <p class="soft">{words}</p> }.into_any();
        }
        let mut place = 0;
        let halves = made.halves.each_ref().map(|half| {
            let pictures = half.iter().map(|figures| {
                place += 1;
                picture(&made, figures, place)
            });
            pictures.collect::<Vec<_>>()
        });
        let [first, left, right] = halves;
        view! {
            {first}
            <div class="pictures"><div>{left}</div><div>{right}</div></div>
            <Absent charts=made.absent.clone() />
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
        <UnitLine published />
        <div class="charted">{pictures}</div>
    }
}

//! 图表: what the filter leaves, as pictures that a table says too.

mod export;
mod picture;

pub(super) use self::picture::Picture;

use super::explore::left::{Choices, Left};
use crate::app::browser::set_title;
use crate::app::components::{UnitLine, each, in_time};
use crate::app::nav::{use_base, use_lens, use_location};
use crate::app::parts::{Breath, due_if_large};
use crate::app::state::Lens;
use crate::tr;
use crate::view::address::{Address, By};
use crate::view::charts::{Caption, Figures, MAKERS, absent, chart};
use crate::view::overview::currency;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which charts there are.
#[derive(Clone, PartialEq, Debug)]
struct Plan {
    /// See [`columns`].
    columns: [Vec<usize>; 3],
    absent: Vec<(&'static str, &'static str)>,
}

/// What each of [`MAKERS`] made, and what a file of it says beside: a chart is drawn anew where it stands, and in a task of its own.
type Drawn = [RwSignal<Option<(Figures, Caption)>>; MAKERS.len()];

/// As many rows are drawn without a pause between their charts.
const AT_ONCE: usize = 200;

/// The first chart, which takes the whole width, and the others in two columns of about the same height, in their order.
fn columns(all: &[(usize, Figures)]) -> [Vec<usize>; 3] {
    let height = |(_, figures): &(usize, Figures)| {
        let rows = figures.data.chunk_by(|a, b| a.label == b.label).count();
        // Its title, notes and buttons take as much room as about eight rows.
        rows + 8
    };
    let (first, rest) = all.split_at(all.len().min(1));
    let whole: usize = rest.iter().map(height).sum();
    let mut above = 0;
    let full = rest.iter().position(|one| {
        above += height(one);
        2 * above > whole
    });
    let (left, right) = rest.split_at(full.map_or(0, |at| at + 1));
    [first, left, right].map(|column| column.iter().map(|(place, _)| *place).collect())
}

/// The charts of what is left, kept up. They are made between the page's pauses: those of a large document take a while.
fn use_charts(left: Left, lens: Lens, is_due: RwSignal<bool>) -> (RwSignal<Option<Plan>>, Drawn) {
    let plan = RwSignal::new(None);
    let drawn: Drawn = std::array::from_fn(|_| RwSignal::new(None));
    let run = StoredValue::new(0u32);
    let is_return = use_location().read_untracked().is_return();
    Effect::new(move |_| {
        if !is_due.get() {
            return;
        }
        left.track();
        let now = run.get_value() + 1;
        run.set_value(now);
        if left.trouble().is_some() {
            plan.set(None);
            drawn.iter().for_each(|one| one.set(None));
            return;
        }
        let lens = lens.clone();
        // Another filter begins another run; a screen that is gone has none.
        let goes_on = move || run.try_get_value() == Some(now);
        spawn_local(async move {
            let mut breath = Breath::new();
            let mut all = Vec::new();
            for (place, make) in MAKERS.into_iter().enumerate() {
                if !goes_on() {
                    return;
                }
                let made = untrack(|| left.with_scope(&lens, |scope| chart(make, scope)));
                match made {
                    Some(figures) => all.push((place, figures)),
                    None => drawn[place].set(None),
                }
                breath.take().await;
            }
            if !goes_on() {
                return;
            }
            let rows: usize = all.iter().map(|(_, figures)| figures.data.len()).sum();
            let at_once = now == 1 && is_return && rows <= AT_ONCE;
            let ids: Vec<&str> = all.iter().map(|(_, figures)| figures.id).collect();
            let next = Plan {
                columns: columns(&all),
                absent: absent(&ids),
            };
            let caption = untrack(|| left.caption(&lens));
            if !at_once {
                plan.set(Some(next.clone()));
            }
            for (place, figures) in all {
                if !at_once {
                    Breath::draw().await;
                    if !goes_on() {
                        return;
                    }
                }
                drawn[place].set(Some((figures, caption.clone())));
            }
            if at_once {
                plan.set(Some(next));
            }
        });
    });
    (plan, drawn)
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
    let is_due = due_if_large();
    let (plan, drawn) = use_charts(left, lens, is_due);
    let picture = move |place: usize| {
        let shown = move || {
            let (figures, caption) = drawn[place].get()?;
            Some(view! { <Picture figures caption /> })
        };
        shown.into_any()
    };
    let column = move |at: usize| {
        let places = move || plan.read().as_ref().map(|plan| plan.columns[at].clone());
        each(move || places().unwrap_or_default(), picture)
    };
    let rest = move || {
        let Plan { columns, absent } = plan.get()?;
        Some(match columns[0].as_slice() {
            [] => {
                let words = tr!("没有符合条件的项目或指标，没有图可画。");
                view! { <p class="soft">{words}</p> }.into_any()
            }
            _ => view! { <Absent charts=absent /> }.into_any(),
        })
    };
    let compare = base.link(&Address::Compare {
        name: String::new(),
        projects: Vec::new(),
        by: By::Value,
    });
    // What is left of a large document takes a task of its own.
    let chosen = in_time(is_due, move || {
        let published = published.clone();
        view! { <Choices left to=Address::Charts /> <UnitLine published /> }.into_any()
    });
    view! {
        <h1 tabindex="-1">{tr!("图表")}</h1>
        <p class="sub">
            {tr!("点一项，打开它的列表；触屏上先点一下看数，再点打开。用键盘时，Tab 到一张图，方向键逐项读数，回车打开。")}
            " " <a href=compare>{tr!("同名指标、几个项目的对比")}</a>
        </p>
        {chosen}
        <div class="charted">
            {column(0)} <div class="pictures"><div>{column(1)}</div><div>{column(2)}</div></div> {rest}
        </div>
    }
}

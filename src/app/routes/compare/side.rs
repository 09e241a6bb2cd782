use super::Wanted;
use super::more::More;
use crate::app::components::{ShowMore, each, in_time, said};
use crate::app::nav::{use_base, use_lens};
use crate::tr;
use crate::view::address::{Address, Filter, can_ask};
use crate::view::compare::{Cell, Line, side};
use crate::view::words::begun;
use leptos::prelude::*;

/// So many lines are shown at first.
const SHOWN: usize = 60;

/// Projects side by side, what differs marked.
#[component]
pub(super) fn SideBySide(
    /// What the address asks for: projects that there are.
    wanted: Wanted,
    /// Whether it is time for the table, and for what could stand there too.
    is_due: [RwSignal<bool>; 2],
) -> impl IntoView {
    let title = if wanted.name.is_empty() {
        view! { <h1 tabindex="-1">{tr!("项目并列")}</h1> }.into_any()
    } else {
        view! { <h2>{tr!("项目并列")}</h2> }.into_any()
    };
    let own = wanted.clone();
    let table = in_time(is_due[0], move || {
        view! { <Table wanted=own.clone() /> }.into_any()
    });
    let more = in_time(is_due[1], move || {
        view! { <More wanted=wanted.clone() /> }.into_any()
    });
    view! {
        {title}
        <p class="sub">{tr!("年度指标值照录原文。写法不一的行标“不同”，其中不是最多见的写法加粗并带竖线；未能对应的不算。点一条指标，看所有同名的承诺。")}</p>
        {table}
        {more}
    }
}

/// What each of them says, line by line.
#[component]
fn Table(
    /// What the address asks for: projects that there are.
    wanted: Wanted,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let dataset = lens.dataset();
    let chosen = wanted.chosen(dataset);
    let view = side(dataset, &chosen);
    let head = |(at, (_, id, title)): (usize, &(usize, String, String))| {
        let link = base.link(&Address::Project {
            id: id.clone(),
            filter: Filter::default(),
            place: None,
        });
        let mut rest = wanted.projects.clone();
        rest.remove(at);
        let without = base.link(&wanted.beside(rest));
        view! {
            <th scope="col">
                <a href=link>{said(title.clone())}</a>
                <p><a class="add" href=without data-stay="">{tr!("移去")} <span class="unseen">" " {said(title.clone())}</span></a></p>
            </th>
        }
    };
    let (own_base, own_wanted) = (base.clone(), wanted.clone());
    let line = move |(line, is_indicator): (Line, bool)| {
        let words = said(begun(&line.heading).into_owned());
        let heading = if is_indicator && can_ask(&line.heading) {
            let same = own_base.link(&own_wanted.named(&line.heading));
            view! { <a href=same>{words}</a> }.into_any()
        } else {
            words
        };
        let differs = line.differs;
        let mark = differs.then(|| view! { " " <span class="tag">{tr!("不同")}</span> });
        let cells: Vec<_> = line.cells.into_iter().map(cell).collect();
        view! { <tr><th scope="row">{heading} {mark}</th> {cells}</tr> }
    };
    // Projects with more lines than any table has show them when they are asked for.
    let lines = StoredValue::new(view.indicators);
    let count = lines.with_value(Vec::len);
    let shown = RwSignal::new(SHOWN);
    let own = line.clone();
    let indicator = move |at: usize| {
        let one = lines.with_value(|lines| lines.get(at).cloned());
        one.map_or_else(|| ().into_any(), |one| own((one, true)).into_any())
    };
    let item = Callback::new(|at| format!("#lines tr:nth-child({}) a", at + 1));
    view! {
        <div class="wide" tabindex="0" role="region" aria-label=tr!("项目并列")>
            <table class=format!("side of{}", chosen.len()) aria-label=tr!("项目并列")>
                <thead>
                    <tr>
                        <td></td>
                        {view.heads.iter().enumerate().map(head).collect::<Vec<_>>()}
                    </tr>
                </thead>
                <tbody>{view.facts.into_iter().map(|fact| line((fact, false))).collect::<Vec<_>>()}</tbody>
                <tbody id="lines">{each(move || (0..shown.get().min(count)).collect(), indicator)}</tbody>
            </table>
        </div>
        <ShowMore all=Memo::new(move |_| count) shown item />
    }
}

fn cell(cell: Cell) -> AnyView {
    let is_soft = cell.unknown || cell.absent;
    let likely = cell.likely.then_some(tr!("（可能）"));
    view! { <td class:differs=cell.differs class:soft=is_soft>{said(begun(&cell.text).into_owned())} {likely}</td> }
        .into_any()
}

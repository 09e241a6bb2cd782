use super::missing::Missing;
use super::runs;
use super::turn::Turn;
use crate::app::browser::{self, set_title};
use crate::app::components::{ConfidenceTag, TakeAway, own, said};
use crate::app::nav::{Base, use_base, use_lens, use_location};
use crate::app::parts::due;
use crate::app::state::Lens;
use crate::export::Subject;
use crate::lang::{self, tr};
use crate::model::Part;
use crate::tr;
use crate::view::address::{Address, Filter, Place};
use crate::view::figures;
use crate::view::pages::{Chosen, ColumnView, PageView, Tinted, coverage, page_view};
use crate::view::project::find;
use crate::view::words;
use leptos::prelude::*;
use std::sync::Arc;

/// How many lines of a page are put in at once: about as many as a screen has. The rest is a task of its own.
const AT_ONCE: usize = 40;

/// 原文: the document page by page, everything that was read tinted by what it was read as.
#[component]
pub(super) fn Source() -> impl IntoView {
    let lens = use_lens();
    let here = use_location();
    let wanted = Memo::new(move |_| {
        let here = here.read();
        let page = here.param("page").map_or(Some(1), |page| page.parse().ok());
        let place = here.param("at").and_then(|place| Place::from_key(&place));
        let project = here.param("project");
        (
            page,
            project,
            place,
            Filter::parse_behind_page(here.query()),
        )
    });
    set_title(move || tr!("原文 第 {} 页", wanted.get().0.unwrap_or_default()));
    // With the page goes the link that was pressed: reading goes on at the heading of the next one.
    // Whoever goes from page to page in the choice of pages goes on there.
    let by_choice = RwSignal::new(false);
    Effect::new(move |before: Option<()>| {
        wanted.track();
        if before.is_some() {
            let is_by_choice = by_choice.get_untracked();
            by_choice.set(false);
            request_animation_frame(move || {
                browser::focus(if is_by_choice {
                    ".turn [name=page]"
                } else {
                    "main h1"
                });
            });
        }
    });
    // Which sheet of a very long page was turned to, as long as that page is asked for.
    let turned = RwSignal::new((wanted.get_untracked(), None));
    let turn = Callback::new(move |sheet: usize| turned.set((wanted.get_untracked(), Some(sheet))));
    move || {
        let asked = wanted.get();
        let (of, sheet) = turned.get();
        let sheet = sheet.filter(|_| of == asked);
        let (page, project, place, behind) = asked;
        let is_asked = project.is_some();
        let chosen = project.and_then(|id| Some((find(lens.dataset(), &id)?, place)));
        let is_missing = is_asked && chosen.is_none();
        match page.and_then(|page| page_view(lens.dataset(), page, chosen, sheet)) {
            Some(view) => {
                view! { <Page view chosen is_missing behind turn by_choice /> }.into_any()
            }
            None => view! { <Missing /> }.into_any(),
        }
    }
}

/// One page.
#[component]
fn Page(
    /// What it shows.
    view: PageView,
    /// The project that is brought out, and what of it is marked.
    chosen: Option<Chosen>,
    /// Whether a project was asked for that is not there.
    is_missing: bool,
    /// The list that the project was opened from.
    behind: Filter,
    /// Turns to another sheet of it.
    turn: Callback<usize>,
    /// Whether the page was chosen among all.
    by_choice: RwSignal<bool>,
) -> impl IntoView {
    let project = chosen.map(|(project, _)| project);
    let mut lines = view.lines;
    // What is brought out may stand anywhere.
    let rest = if chosen.is_some() {
        Effect::new(move |_| request_animation_frame(bring_into_sight));
        Vec::new()
    } else {
        lines.split_off(lines.len().min(AT_ONCE))
    };
    let is_due = due();
    let (lens, base, of) = (use_lens(), use_base(), behind.clone());
    let written = move |lines: Vec<Vec<Tinted>>| {
        let line = |line: Vec<Tinted>| {
            let runs = line.into_iter().map(|one| run(&lens, &base, one, &of));
            view! { <span class="line" lang="zh-CN">{runs.collect::<Vec<_>>()}"\n"</span> }
        };
        lines.into_iter().map(line).collect::<Vec<_>>().into_any()
    };
    let lines = written(lines);
    let rest = move || is_due.get().then(|| written(rest.clone()));
    let number = view.number;
    let shown = if project.is_some() {
        "source page own"
    } else {
        "source page"
    };
    view! {
        <h1 tabindex="-1">{tr!("原文 第 {} 页", view.number)}</h1>
        <Turn number=view.number of=view.of label=tr!("翻页") by_choice />
        {chosen.map(|chosen| view! { <Whose chosen page=view.number behind=behind.clone() /> })}
        {is_missing.then(|| view! { <p class="sub">{tr!("链接指向的项目在这份文件里找不到；这里是整页原文。")}</p> })}
        <TakeAway subject=Arc::new(move || Subject::Page(number)) />
        <Sheets sheet=view.sheet of=view.sheets turn />
        <div class="grid">
            <pre
                class=shown
                tabindex="0"
                role="region"
                aria-label=tr!("原文，按方向键逐处移动，按回车到它所属的项目")
                on:keydown=move |event| runs::step(&event)
            >
                {lines}
                {rest}
            </pre>
            <aside>
                <Legend />
                <Read />
                <Columns columns=view.columns />
            </aside>
        </div>
        <Turn number=view.number of=view.of label=tr!("翻页（页末）") />
    }
}

/// To the sheets before and after on a page that is too long to be shown at once.
#[component]
fn Sheets(
    /// The one that is shown.
    sheet: usize,
    /// How many there are.
    of: usize,
    /// Turns to another.
    turn: Callback<usize>,
) -> impl IntoView {
    let button = |to: Option<usize>, text: &'static str| {
        let to = to.filter(|to| *to < of);
        to.map(
            |to| view! { <button type="button" on:click=move |_| turn.run(to)>{text}</button> " " },
        )
    };
    (of > 1).then(|| view! {
        <p class="sub">
            {tr!("这一页特别长，分段显示：第 {} 段，共 {} 段。", figures::count(sheet + 1), figures::count(of))} " "
            {button(sheet.checked_sub(1), tr!("上一段"))}
            {button(Some(sheet + 1), tr!("下一段"))}
        </p>
    })
}

/// A run of characters; what belongs to a project or a unit leads there: to the one that is brought out in the list `behind` it.
fn run(lens: &Lens, base: &Base, run: Tinted, behind: &Filter) -> AnyView {
    let Some(part) = run.part else {
        return run.text.into_any();
    };
    let dataset = lens.dataset();
    let project = run.project.and_then(|at| dataset.projects.get(at));
    let unit = run.unit.and_then(|at| dataset.units.get(at));
    let address = match (project, unit) {
        (Some(project), _) => Some(Address::Project {
            id: project.id.clone(),
            filter: if run.own {
                behind.clone()
            } else {
                Filter::default()
            },
            place: run.place,
        }),
        (None, Some(unit)) => Some(Address::Projects(Filter::of_unit(unit.id.clone()))),
        (None, None) => None,
    };
    let text = own(run.text);
    let text = if run.marked {
        view! { <mark>{text}</mark> }.into_any()
    } else {
        text
    };
    let (class, own, title) = (class(part), run.own, words::part(part));
    // The title's language; that of the text is told within.
    let lang = lang::is_english().then_some("en");
    match address {
        Some(address) => {
            let to = base.link(&address);
            view! { <a class=format!("run {class}") class:own=own href=to title=title lang=lang tabindex="-1">{text}</a> }
                .into_any()
        }
        None => {
            view! { <span class=class class:own=own title=title lang=lang>{text}</span> }.into_any()
        }
    }
}

/// Brings what is marked into sight, or else the first of what is brought out; and the keyboard, if it came to the screen's heading.
fn bring_into_sight() {
    for selector in [
        "pre.source .run:has(mark)",
        "pre.source .run.own",
        "pre.source :is(mark, .own)",
    ] {
        if let Ok(Some(found)) = document().query_selector(selector) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Center);
            found.scroll_into_view_with_scroll_into_view_options(&options);
            request_animation_frame(move || {
                if browser::is_at_heading() {
                    let _ = browser::focus(selector) || browser::focus("pre.source");
                }
            });
            return;
        }
    }
}

const fn class(part: Part) -> &'static str {
    match part {
        Part::Furniture => "p-furniture",
        Part::UnitName => "p-unit",
        Part::Amount => "p-amount",
        Part::Name => "p-name",
        Part::Goal => "p-goal",
        Part::Ordinal | Part::LevelCode | Part::LevelName => "p-level",
        Part::IndicatorName => "p-indicator",
        Part::ValueLabel | Part::Punctuation => "p-label",
        Part::CycleValue | Part::AnnualValue => "p-value",
        Part::Residue => "p-residue",
    }
}

/// Whose characters are brought out.
#[component]
fn Whose(
    /// The project's index, and what of it is marked.
    chosen: Chosen,
    /// The page that is open.
    page: u32,
    /// The list that it was opened from.
    behind: Filter,
) -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let (project, place) = chosen;
    let project = lens.dataset().projects.get(project)?;
    let to = base.link(&Address::Project {
        id: project.id.clone(),
        filter: behind,
        place,
    });
    let all = base.link(&Address::Source {
        page,
        project: None,
        place: None,
    });
    let name = crate::view::projects::heading(lens.dataset(), project).text;
    Some(view! {
        <p class="sub">
            {tr!("突出显示的是项目 ")} <a href=to>{said(name)}</a> {tr!(" 的文字。")} <a href=all>{tr!("取消突出")}</a>
        </p>
    })
}

/// What the tints mean.
#[component]
fn Legend() -> impl IntoView {
    const SHOWN: [(Part, &str); 9] = [
        (Part::Name, "项目名称"),
        (Part::Goal, "绩效目标"),
        (Part::IndicatorName, "指标名称"),
        (Part::AnnualValue, "指标值"),
        (Part::LevelName, "序号与级别"),
        (Part::Amount, "金额"),
        (Part::UnitName, "单位"),
        (Part::Furniture, "表头"),
        (Part::Residue, "未识别"),
    ];
    let one = |(part, name)| view! { <li><span class=class(part)>{tr(name)}</span></li> };
    view! {
        <section aria-labelledby="legend">
            <h2 id="legend">{tr!("底色与线条的含义")}</h2>
            <ul class="legend source">{SHOWN.into_iter().map(one).collect::<Vec<_>>()}</ul>
            <p class="soft">{tr!("只有空白的行略去；其余逐字照录。")}</p>
        </section>
    }
}

/// How much of the whole document was read, and where the rest stands.
#[component]
fn Read() -> impl IntoView {
    let lens = use_lens();
    let base = use_base();
    let dataset = lens.dataset();
    const SHOWN: usize = 60;
    let residue = &dataset.coverage.residue;
    let mut pages: Vec<u32> = Vec::new();
    for span in residue {
        // The page that has begun last; what stands before all of them is shown on the first.
        let begun = dataset
            .pages
            .partition_point(|page| page.span.start <= span.start);
        let page = begun.checked_sub(1).and_then(|at| dataset.pages.get(at));
        let page = page.filter(|page| page.span.contains(span.start));
        let page = page.map_or(1, |page| page.number);
        if pages.last() != Some(&page) {
            pages.push(page);
        }
    }
    let more = pages.len().saturating_sub(SHOWN);
    pages.truncate(SHOWN);
    let link = |page: u32| {
        let to = base.link(&Address::Source {
            page,
            project: None,
            place: None,
        });
        view! { " " <a href=to>{tr!("第 {} 页", page)}</a> }
    };
    let where_else: Vec<_> = pages.into_iter().map(link).collect();
    let said = match residue.len() {
        0 => tr!("没有未识别的文字。").to_owned(),
        count => tr!(count => "未识别 {} 处：", figures::count(count)),
    };
    let coverage = coverage(dataset)?;
    Some(view! {
        <section aria-labelledby="read">
            <h2 id="read">{tr!("全文读取情况")}</h2>
            <p>
                {tr!("{} 的文字已识别出是什么。{}", coverage, said)} {where_else}
                {(more > 0).then(|| tr!(more => "，另有 {} 页", figures::count(more)))}
            </p>
        </section>
    })
}

/// How the page's columns were linked to its rows.
#[component]
fn Columns(
    /// The columns.
    columns: Vec<ColumnView>,
) -> impl IntoView {
    let one = |column: ColumnView| {
        let reasons: Vec<_> = column
            .reasons
            .into_iter()
            .map(|r| view! { <li>{said(r)}</li> })
            .collect();
        view! {
            <div>
                <dt>
                    {column.heading} " " <ConfidenceTag confidence=column.confidence />
                </dt>
                <dd>
                    <ul><li>{tr!(column.cells as usize => "本页 {} 格", column.cells)}</li>{reasons}</ul>
                </dd>
            </div>
        }
    };
    (!columns.is_empty()).then(|| {
        view! {
            <section aria-labelledby="columns">
                <h2 id="columns">{tr!("本页各栏的对应")}</h2>
                <dl class="belongs">{columns.into_iter().map(one).collect::<Vec<_>>()}</dl>
            </section>
        }
    })
}

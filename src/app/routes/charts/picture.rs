use super::export::Export;
use crate::app::browser;
use crate::app::components::said;
use crate::app::nav::{Step, is_elder, use_base, use_go};
use crate::chart::{DARK, ELDER_DARK, ELDER_LIGHT, FONT, LIGHT, Palette, Scene, draw, lay};
use crate::tr;
use crate::view::charts::{Caption, Figures};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, keydown};
use leptos::html::Canvas;
use leptos::prelude::*;
use plotters::style::RGBColor;
use plotters_canvas::CanvasBackend;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// How high at least what a finger is to hit, before letters are enlarged.
const FINGER: f64 = 44.0;

const DARK_SCHEME: &str = "(prefers-color-scheme: dark)";
const FORCED: &str = "(forced-colors: active)";

/// A chart: drawn, told datum by datum, as a table, and to be taken away.
#[component]
pub fn Picture(
    /// What it says.
    figures: Figures,
    /// What a file of it says beside.
    caption: Caption,
) -> impl IntoView {
    let figures = Arc::new(figures);
    let canvas = NodeRef::<Canvas>::new();
    let scene = StoredValue::new(Scene::default());
    let current = RwSignal::new(None::<usize>);
    let drawn = figures.clone();
    let redraw = move || {
        if let Some(canvas) = canvas.get_untracked() {
            let now = current.get_untracked();
            scene.set_value(paint(&canvas, &drawn, now, is_elder()));
        }
    };
    let again = redraw.clone();
    Effect::new(move |_| {
        current.track();
        if canvas.get().is_some() {
            again();
        }
    });
    let again = redraw.clone();
    let resized = window_event_listener(leptos::ev::resize, move |_| again());
    on_cleanup(move || resized.remove());
    browser::on_media_change(DARK_SCHEME, redraw.clone());
    browser::on_media_change(FORCED, redraw.clone());
    browser::on_media_change("print", redraw);
    // What is told covers what it stands on; it goes away without the pointer, too.
    let dismissed = window_event_listener(keydown, move |event| {
        if event.key() == "Escape" && current.get_untracked().is_some() {
            current.set(None);
        }
    });
    on_cleanup(move || dismissed.remove());

    let at = move |event: &MouseEvent| {
        let zoom = browser::zoom();
        let [x, y] = [event.offset_x(), event.offset_y()].map(|length| f64::from(length) / zoom);
        scene.with_value(|scene| scene.datum_at(x, y))
    };
    let open = use_open(figures.clone());
    let follow = move |event: MouseEvent| {
        let now = at(&event);
        if now != current.get_untracked() {
            current.set(now);
        }
    };
    // A finger cannot point without pressing: its first tap on a mark tells, its second opens.
    let told = StoredValue::new(None::<usize>);
    let tapped = RwSignal::new(false);
    let down = move |event: PointerEvent| {
        tapped.set(event.pointer_type() == "touch");
        told.set_value(current.get_untracked());
    };
    let click = {
        let open = open.clone();
        move |event: MouseEvent| {
            let at = at(&event);
            if tapped.get_untracked() && at != told.get_value() {
                current.set(at);
            } else if let Some(at) = at {
                open(at);
            }
        }
    };
    let leave = move || {
        // The screen may be gone by the time that the canvas loses the focus.
        if tapped.try_get_untracked() == Some(false) {
            current.set(None);
        }
    };
    let count = figures.data.len();
    let press = move |event: KeyboardEvent| {
        tapped.set(false);
        let now = current.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => now.map_or(0, |at| (at + 1).min(count.saturating_sub(1))),
            "ArrowUp" | "ArrowLeft" => now.map_or(0, |at| at.saturating_sub(1)),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            "Enter" => {
                if let Some(at) = now {
                    open(at);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        current.set(Some(next));
        request_animation_frame(move || {
            if let Some(canvas) = canvas.try_get_untracked().flatten() {
                scene.with_value(|scene| show(&canvas, scene, next));
            }
        });
    };
    let id = figures.id;
    let heading = format!("chart-{}", figures.id);
    let title = format!("{heading}-says");
    view! {
        <figure class="picture" id=id aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{figures.name}</h2>
            <p class="seen" id=title.clone()>{said(figures.title.clone())}</p>
            <p class="sub">{said(tr!("单位：{}", figures.unit))}</p>
            <canvas
                class="chart"
                node_ref=canvas
                // Screen readers leave the arrow keys to an application; to a picture they give none.
                role="application"
                aria-roledescription=tr!("图表")
                tabindex="0"
                aria-labelledby=format!("{heading} {title}")
                aria-description=tr!("方向键逐项读数")
                on:mousemove=follow
                on:pointerdown=down
                on:mouseleave=move |_| leave()
                on:click=click
                on:keydown=press
                on:blur=move |_| leave()
            ></canvas>
            <Told figures=figures.clone() current tapped />
            <ul class="notes">
                {figures.notes.iter().map(|note| view! { <li>{said(note.clone())}</li> }).collect::<Vec<_>>()}
                <li>{said(source(&caption))}</li>
            </ul>
            <Twin figures=figures.clone() />
            <Export figures caption />
        </figure>
    }
}

/// What was chosen, and where it comes from.
fn source(caption: &Caption) -> String {
    tr!("筛选：{}。来源：{}", caption.chosen(), caption.document)
}

/// What opens the list that a datum stands for.
fn use_open(figures: Arc<Figures>) -> impl Fn(usize) + Clone + 'static {
    let go = use_go();
    move |at: usize| {
        let leads = figures.data.get(at).and_then(|datum| datum.leads.as_ref());
        if let Some(to) = leads {
            go(to, Step::Push);
        }
    }
}

/// The datum that is pointed at, in words.
#[component]
fn Told(
    /// The chart.
    figures: Arc<Figures>,
    /// What is pointed at.
    current: RwSignal<Option<usize>>,
    /// Whether that was done with a finger.
    tapped: RwSignal<bool>,
) -> impl IntoView {
    let base = use_base();
    let own = figures.clone();
    let open = move || {
        let at = current.get().filter(|_| tapped.get())?;
        let to = own.data.get(at)?.leads.as_ref()?;
        Some(view! { <a class="add" href=base.link(to)>{tr!("打开列表")}</a> })
    };
    view! {
        <div class="told" class:on=move || current.get().is_some()>
            <p role="status">{move || current.get().map(|at| said(figures.said(at)))}</p>
            {open}
        </div>
    }
}

/// The same as a table.
#[component]
fn Twin(
    /// The chart.
    figures: Arc<Figures>,
) -> impl IntoView {
    // A long table is made when somebody asks for it.
    let asked = RwSignal::new(figures.data.len() <= 100);
    let table = move || asked.get().then(|| table(&figures));
    view! {
        <details on:toggle=move |_| asked.set(true)>
            <summary>{tr!("数值表")}</summary>
            <div class="wide">{table}</div>
        </details>
    }
}

fn table(figures: &Figures) -> AnyView {
    let base = use_base();
    let rows = figures.rows();
    let class = |column: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(column));
        (column > 0 && cells.all(|cell| is_number(cell))).then_some("n")
    };
    let classes: Vec<Option<&str>> = (0..figures.headings.len()).map(class).collect();
    let of = |column: usize| classes.get(column).copied().flatten();
    let head = |(at, heading): (usize, &String)| {
        view! { <th scope="col" class=of(at)>{said(heading.clone())}</th> }
    };
    let row = |(at, cells): (usize, Vec<String>)| {
        let mut cells = cells.into_iter();
        let label = cells.next().unwrap_or_default();
        let leads = figures.data.get(at).and_then(|datum| datum.leads.as_ref());
        let label = match leads {
            Some(to) => view! { <a href=base.link(to)>{said(label)}</a> }.into_any(),
            None => said(label),
        };
        let cells: Vec<_> = cells
            .enumerate()
            .map(|(at, cell)| view! { <td class=of(at + 1)>{said(cell)}</td> })
            .collect();
        view! { <tr><th scope="row">{label}</th> {cells}</tr> }
    };
    view! {
        <table>
            <thead><tr>{figures.headings.iter().enumerate().map(head).collect::<Vec<_>>()}</tr></thead>
            <tbody>{rows.iter().cloned().enumerate().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

/// Whether a cell is to stand with the numbers of its column: empty, or a figure with what may go before it.
fn is_number(cell: &str) -> bool {
    let figure = cell.trim_start_matches(['<', '>', '≥', '≤', '＞', '＜', '≦', '-', '约', ' ']);
    cell.is_empty() || figure.starts_with(|c: char| c.is_ascii_digit())
}

/// A colour as a browser tells it of an element: 'rgb(1, 2, 3)'.
fn color(told: &str) -> Option<RGBColor> {
    let mut parts = told
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok());
    Some(RGBColor(parts.next()?, parts.next()?, parts.next()?))
}

/// The colours for the hour, and for who reads; or those of their own system, where that is set.
fn palette(canvas: &HtmlCanvasElement, is_elder: bool) -> Palette {
    const NAMES: [&str; 5] = [
        "color",
        "background-color",
        "column-rule-color",
        "text-decoration-color",
        "outline-color",
    ];
    if browser::media(FORCED)
        && let Ok(Some(style)) = window().get_computed_style(canvas)
        && let [Some(a), Some(b), Some(c), Some(d), Some(e)] =
            NAMES.map(|name| color(&style.get_property_value(name).ok()?))
    {
        return Palette::of_system([a, b, c, d, e]);
    }
    let is_dark = browser::media(DARK_SCHEME) && !browser::media("print");
    match (is_dark, is_elder) {
        (false, false) => LIGHT,
        (true, false) => DARK,
        (false, true) => ELDER_LIGHT,
        (true, true) => ELDER_DARK,
    }
}

/// Draws the chart as wide as its canvas is, with a frame around `now`.
fn paint(
    canvas: &HtmlCanvasElement,
    figures: &Figures,
    now: Option<usize>,
    is_elder: bool,
) -> Scene {
    let zoom = browser::zoom();
    let width = f64::from(canvas.client_width().max(200)) / zoom;
    let Some(mut scene) = measured(canvas, |measure| lay(figures, width, measure)) else {
        return Scene::default();
    };
    scene.height = scene.height.max(FINGER);
    let scale = window().device_pixel_ratio().clamp(1.0, 4.0) * zoom;
    let height = format!("{}px", (scene.height * zoom).ceil());
    let _ = HtmlElement::style(canvas).set_property("height", &height);
    let framed = now.map(|at| scene.with_frame(at));
    onto(
        canvas,
        framed.as_ref().unwrap_or(&scene),
        &palette(canvas, is_elder),
        scale,
    );
    scene
}

/// Scrolls as little as brings all that stands for a datum into sight, above the words that tell it.
fn show(canvas: &HtmlCanvasElement, scene: &Scene, datum: usize) {
    const ROOM: f64 = 8.0;
    let zoom = browser::zoom();
    let of_it = || scene.marks.iter().filter(|mark| mark.datum == datum);
    let above = of_it().fold(scene.height, |y, mark| y.min(mark.y));
    let below = of_it().fold(0.0, |y: f64, mark| y.max(mark.y + mark.h));
    let edge = canvas.get_bounding_client_rect().top();
    let told = canvas.next_element_sibling();
    let told = told.map_or(0.0, |told| told.get_bounding_client_rect().height());
    let window = window();
    let height = window.inner_height().ok().and_then(|it| it.as_f64());
    let lowest = height.unwrap_or_default() - told - ROOM;
    let (above, below) = (edge + above * zoom, edge + below * zoom);
    let way = (below - lowest).max(0.0).min(above - ROOM);
    let way = if above < ROOM { above - ROOM } else { way };
    window.scroll_by_with_x_and_y(0.0, way);
}

/// What `of` makes with the letters of the page's font.
pub(super) fn measured(
    canvas: &HtmlCanvasElement,
    of: impl FnOnce(crate::chart::Measure<'_>) -> Scene,
) -> Option<Scene> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let measure = |text: &str, size: f64| {
        context.set_font(&format!("{size}px {FONT}"));
        context.measure_text(text).map_or(0.0, |text| text.width())
    };
    Some(of(&measure))
}

/// As many pixels as every browser draws in one picture; phones draw no more.
const MOST_PIXELS: f64 = 16_000_000.0;

/// Makes the canvas as large as `scene` at `scale`, coarser if it must, and draws it.
pub(super) fn onto(canvas: &HtmlCanvasElement, scene: &Scene, palette: &Palette, scale: f64) {
    let scale = scale.min((MOST_PIXELS / (scene.width * scene.height).max(1.0)).sqrt());
    canvas.set_width((scene.width * scale).round() as u32);
    canvas.set_height((scene.height * scale).round() as u32);
    if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        let _ = draw(scene, palette, scale, &mut backend);
    }
}

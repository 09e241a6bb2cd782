use crate::app::browser;
use crate::app::nav::{Step, use_go};
use crate::chart::unit_totals::{Datum, RestLabel, layout, split};
use crate::chart::{DARK, FONT, LIGHT, Scene, draw};
use crate::decimal;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::currency;
use crate::view::figures;
use crate::view::overview::{Overview, UnitRow};
use leptos::html::Canvas;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use rust_decimal::Decimal;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// Unit totals on a canvas. A click on a unit opens its projects; the table beside it says the same in words.
#[component]
pub fn UnitsChart(
    /// What is known of the document.
    overview: Overview,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let scene = StoredValue::new(Scene::default());
    let picture = StoredValue::new(Picture::new(&overview));
    let redraw = move || {
        if let Some(canvas) = canvas.get_untracked() {
            picture.with_value(|picture| scene.set_value(picture.paint(&canvas)));
        }
    };
    Effect::new(move |_| {
        if canvas.get().is_some() {
            redraw();
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| redraw());
    on_cleanup(move || resized.remove());
    browser::on_media_change(DARK_SCHEME, redraw);
    browser::on_media_change("print", redraw);

    let go = use_go();
    let open = move |event: leptos::ev::MouseEvent| {
        let at =
            scene.with_value(|scene| scene.datum_at(f64::from(event.offset_y()) / browser::zoom()));
        let unit = at.and_then(|at| picture.with_value(|picture| picture.ids.get(at).cloned()));
        if let Some(unit) = unit {
            go(&Address::Projects(Filter::of_unit(unit)), Step::Push);
        }
    };
    let label = picture.with_value(Picture::summary);
    view! { <canvas class="chart" node_ref=canvas role="img" aria-label=label on:click=open></canvas> }
}

const DARK_SCHEME: &str = "(prefers-color-scheme: dark)";

/// What is drawn, whatever the size and the hour.
struct Picture {
    data: Vec<Datum>,
    ids: Vec<String>,
    currency: String,
    rest: [String; 3],
}

impl Picture {
    fn new(overview: &Overview) -> Self {
        let with_sums = |row: &UnitRow| Some((row.id.clone(), datum(row)?));
        let (ids, data): (Vec<_>, Vec<_>) = overview.units.iter().filter_map(with_sums).unzip();
        let rest = split(&data).map_or(&data[..0], |at| &data[at..]);
        let sum = sum(rest);
        let share = overview
            .total
            .value
            .and_then(|whole| figures::percent(sum, whole));
        Self {
            rest: [
                tr!(rest.len() => "其余 {} 个单位", rest.len()),
                figures::money(sum),
                share.unwrap_or_default(),
            ],
            data,
            ids,
            currency: currency::unit(&overview.currency).to_owned(),
        }
    }

    /// The chart in a sentence.
    fn summary(&self) -> String {
        let head = split(&self.data).unwrap_or(1);
        let mut parts: Vec<String> = self.data[..head.min(self.data.len())]
            .iter()
            .map(|datum| {
                tr!(
                    "{} {}（{}）",
                    datum.label,
                    datum.value_text,
                    datum.share_text
                )
            })
            .collect();
        if split(&self.data).is_some() {
            parts.push(tr!(
                "{} {}（{}，合计）",
                self.rest[0],
                self.rest[1],
                self.rest[2]
            ));
        }
        tr!(
            "各单位预算合计（{}）：{}。数值见下表。",
            self.currency,
            parts.join(tr!("，"))
        )
    }

    fn paint(&self, canvas: &HtmlCanvasElement) -> Scene {
        let Some(context) = context(canvas) else {
            return Scene::default();
        };
        let measure = |text: &str, size: f64| {
            context.set_font(&format!("{size}px {FONT}"));
            context.measure_text(text).map_or(0.0, |text| text.width())
        };
        let heading = |times: f64| {
            let times = times.round() as u64;
            tr!(
                "放大看{}（同样的金额画成上图的 {} 倍长）",
                self.rest[0],
                times
            )
        };
        let rest = RestLabel {
            label: &self.rest[0],
            value_text: &self.rest[1],
            share_text: &self.rest[2],
            heading: &heading,
        };
        let zoom = browser::zoom();
        let width = f64::from(canvas.client_width().max(200)) / zoom;
        let scene = layout(&self.data, &rest, width, &measure);
        let scale = window().device_pixel_ratio().clamp(1.0, 4.0) * zoom;
        canvas.set_width((scene.width * scale).round() as u32);
        canvas.set_height((scene.height * scale).round() as u32);
        let height = format!("{}px", (scene.height * zoom).ceil());
        let _ = HtmlElement::style(canvas).set_property("height", &height);
        let dark = browser::media(DARK_SCHEME) && !browser::media("print");
        let palette = if dark { &DARK } else { &LIGHT };
        if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
            let _ = draw(&scene, palette, scale, &mut backend);
        }
        scene
    }
}

fn datum(row: &UnitRow) -> Option<Datum> {
    let value = row.total?;
    Some(Datum {
        label: row.name.clone(),
        value,
        value_text: figures::money(value),
        share_text: row.share.clone().unwrap_or_default(),
    })
}

fn sum(data: &[Datum]) -> Decimal {
    decimal::sum(data.iter().map(|datum| datum.value)).unwrap_or(Decimal::MAX)
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

use super::picture::{measured, onto};
use crate::app::browser;
use crate::app::nav::use_lens;
use crate::app::routes::explore::left::name_of_file;
use crate::chart::{LIGHT, poster, svg};
use crate::export::chart_csv;
use crate::tr;
use crate::view::charts::{Caption, Figures};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlCanvasElement};

/// How wide a picture is that is taken away, in CSS pixels.
const WIDTH: f64 = 960.0;
/// How many pixels stand for each.
const SCALE: f64 = 2.0;

/// The chart as files, each with title, unit, filter, source and link.
#[component]
pub(super) fn Export(
    /// The chart.
    figures: Arc<Figures>,
    /// What the files say beside.
    caption: Caption,
) -> impl IntoView {
    let lens = use_lens();
    let name = name_of_file(&lens, figures.name, &caption.choices);
    let given = StoredValue::new((figures, caption, name));
    let png =
        move |_| given.with_value(|(figures, caption, name)| save_png(figures, caption, name));
    let vector = move |_| {
        given.with_value(|(figures, caption, name)| {
            let Some(scene) = canvas().and_then(|canvas| {
                measured(&canvas, |measure| poster(figures, caption, WIDTH, measure))
            }) else {
                return;
            };
            let words = caption.lines().join(tr!("；"));
            let text = svg(&scene, &LIGHT, &figures.title, &words);
            browser::save(&Uint8Array::from(text.as_bytes()), &format!("{name}.svg"));
        });
    };
    let table = move |_| {
        given.with_value(|(figures, caption, name)| {
            let file = chart_csv(figures, caption);
            browser::save(&Uint8Array::from(file.as_slice()), &format!("{name}.csv"));
        });
    };
    let label = given.with_value(|(figures, ..)| figures.name);
    view! {
        <p class="take" role="group" aria-label=tr!("保存“{}”", label)>
            <span class="soft">{tr!("保存")}</span>
            <button type="button" class="quiet" on:click=png>"PNG"</button>
            <button type="button" class="quiet" on:click=vector>"SVG"</button>
            <button type="button" class="quiet" on:click=table>"CSV"</button>
        </p>
    }
}

/// A canvas that stands nowhere.
fn canvas() -> Option<HtmlCanvasElement> {
    document().create_element("canvas").ok()?.dyn_into().ok()
}

fn save_png(figures: &Figures, caption: &Caption, name: &str) {
    let Some(canvas) = canvas() else {
        return;
    };
    let Some(scene) = measured(&canvas, |measure| poster(figures, caption, WIDTH, measure)) else {
        return;
    };
    onto(&canvas, &scene, &LIGHT, SCALE);
    let name = format!("{name}.png");
    let done = Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            browser::save_blob(blob, &name);
        }
    });
    let _ = canvas.to_blob(done.unchecked_ref());
}

use leptos::prelude::*;

/// A bar beside a number that already says everything; nothing to a screen reader.
#[component]
pub fn Bar(
    /// Its length, 0 to 1 of the room that it has.
    length: f64,
) -> impl IntoView {
    view! {
        <span class="bar" aria-hidden="true" style:width=format!("{:.2}%", length * 100.0)></span>
    }
}

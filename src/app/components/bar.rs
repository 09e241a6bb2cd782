use leptos::prelude::*;

/// A bar beside a number that already says everything; nothing to a screen reader.
#[component]
pub fn Bar(
    /// Its length, 0 to 1 of the room that it has.
    length: f64,
) -> impl IntoView {
    // In whole hundredths: the code that writes fractions would cost a first visit 2 kB.
    let hundredths = (length * 10_000.0) as u32;
    let width = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    view! { <span class="bar" aria-hidden="true" style:width=width></span> }
}

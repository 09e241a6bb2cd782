use leptos::prelude::*;
use std::ops::Range;

/// A text with some of its stretches marked.
#[component]
pub fn Marked(
    /// The text.
    text: String,
    /// Byte ranges to mark, ascending.
    ranges: Vec<Range<usize>>,
) -> impl IntoView {
    let mut at = 0;
    let mut parts = Vec::new();
    for range in ranges {
        let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone())) else {
            continue;
        };
        parts.push(before.to_owned().into_any());
        parts.push(view! { <mark>{hit.to_owned()}</mark> }.into_any());
        at = range.end;
    }
    parts.push(text.get(at..).unwrap_or_default().to_owned().into_any());
    parts
}

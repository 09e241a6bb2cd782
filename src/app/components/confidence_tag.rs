use crate::model::Confidence;
use crate::view::words;
use leptos::prelude::*;

/// How sure a link is, in a word and a colour.
#[component]
pub fn ConfidenceTag(
    /// How sure.
    confidence: Confidence,
) -> impl IntoView {
    let class = match confidence {
        Confidence::Proven => "tag proven",
        Confidence::Likely => "tag likely",
        Confidence::Unresolved => "tag open",
    };
    view! { <span class=class>{words::confidence(confidence)}</span> }
}

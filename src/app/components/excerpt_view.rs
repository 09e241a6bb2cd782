use crate::view::excerpt::{Lines, Piece, Tone};
use leptos::prelude::*;

/// Lines of the source as they stand there, the marked place brought out.
#[component]
pub fn ExcerptView(
    /// The lines.
    lines: Lines,
) -> impl IntoView {
    let piece = |piece: Piece| match piece.tone {
        Tone::Around => view! { <span class="around">{piece.text}</span> }.into_any(),
        Tone::Inside => piece.text.into_any(),
        Tone::Marked => view! { <mark>{piece.text}</mark> }.into_any(),
    };
    let line = |line: Vec<Piece>| {
        let pieces: Vec<_> = line.into_iter().map(piece).collect();
        view! { <span class="line">{pieces}"\n"</span> }
    };
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    view! { <pre class="source">{lines}</pre> }
}

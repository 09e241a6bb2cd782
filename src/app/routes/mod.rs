//! Screens, one a file.

mod method;
mod missing;
mod overview;
mod project;
mod project_parts;
mod projects;
mod source;

use super::nav::use_name;
use leptos::prelude::*;

/// The screen that the address asks for.
#[component]
pub(super) fn Screens() -> impl IntoView {
    let name = use_name();
    move || match name.get().as_str() {
        "" => view! { <overview::Overview /> }.into_any(),
        "projects" => view! { <projects::Projects /> }.into_any(),
        "source" => view! { <source::Source /> }.into_any(),
        "method" => view! { <method::Method /> }.into_any(),
        id => view! { <project::Project id=id.to_owned() /> }.into_any(),
    }
}

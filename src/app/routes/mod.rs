//! Screens, one a file.

mod method;
mod missing;
mod overview;
mod project;
mod project_parts;
mod projects;
mod source;

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::path;

/// The screen that the address asks for.
#[component]
pub(super) fn Screens() -> impl IntoView {
    view! {
        <FlatRoutes fallback=missing::Missing>
            <Route path=path!("/") view=overview::Overview />
            <Route path=path!("/projects") view=projects::Projects />
            <Route path=path!("/source") view=source::Source />
            <Route path=path!("/method") view=method::Method />
            <Route path=path!("/:id") view=project::Project />
        </FlatRoutes>
    }
}

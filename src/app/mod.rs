//! The application: state, routes and components. The only room that knows of a browser.

use leptos::prelude::*;

/// Puts the application into the page.
pub fn mount() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <h1>"绩效透视"</h1> });
}

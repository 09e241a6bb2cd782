use leptos::prelude::*;
use std::sync::Arc;

/// Something that is made when it is time for it. One function for all such parts, for each of its own would be half a kilobyte.
pub(in crate::app) fn in_time(
    is_due: RwSignal<bool>,
    part: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    made(is_due, Arc::new(part))
}

fn made(is_due: RwSignal<bool>, part: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    let shown = move || match is_due.get() {
        true => part(),
        false => ().into_any(),
    };
    shown.into_any()
}

use leptos::prelude::*;
use std::sync::Arc;

/// Something of each of the places that there are now, made once for each. One function for all lists, for each of its own would be a kilobyte.
pub(in crate::app) fn each(
    places: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    one: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    listed(Arc::new(places), Arc::new(one))
}

type Places = dyn Fn() -> Vec<usize> + Send + Sync;
type One = dyn Fn(usize) -> AnyView + Send + Sync;

fn listed(places: Arc<Places>, one: Arc<One>) -> AnyView {
    view! { <For each=move || places() key=|at| *at children=move |at| one(at) /> }.into_any()
}

use crate::app::browser;
use crate::app::nav::use_location;
use crate::lang::tr;
use crate::tr;
use crate::view::currency;
use leptos::prelude::*;

/// The units in which money can be shown; the address keeps the choice.
#[component]
pub fn UnitChoice(
    /// The published unit.
    published: String,
) -> impl IntoView {
    let place = use_location();
    let now = currency::shown(&published).to_owned();
    // All amounts are written anew, and this with them.
    let back = |_| {
        request_animation_frame(|| {
            browser::focus(".currency [aria-current]");
        });
    };
    let one = |(name, unit): (&'static str, &'static str)| {
        let value = if unit == published { "" } else { name };
        let to = move || place.read().with("currency", value);
        let is_now = (unit == now).then_some("true");
        view! { <a href=to data-stay="step" aria-current=is_now>{tr(unit)}</a> " " }
    };
    currency::is_known(&published).then(|| {
        view! {
            <span class="currency" role="group" aria-label=tr!("金额单位") on:click=back>
                {currency::CHOICES.map(one).into_iter().collect::<Vec<_>>()}
            </span>
        }
    })
}

/// The same on a line of its own, with what it is for.
#[component]
pub fn UnitLine(
    /// The published unit.
    published: String,
) -> impl IntoView {
    currency::is_known(&published).then(|| {
        view! { <p class="sub unit-line"><span>{tr!("金额单位")}</span> <UnitChoice published /></p> }
    })
}

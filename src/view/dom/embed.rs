//! An [`El`] inside a `view!`, for the views that are still built by hand.

use super::El;
use leptos::html;
use leptos::prelude::*;

/// An element before an empty one, which marks its place.
pub(in crate::view) fn embed(el: El) -> impl IntoView {
    let place = NodeRef::<html::Template>::new();
    let el = StoredValue::new_local(Some(el));
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            el.with_value(|el| el.iter().for_each(|el| el.put_before(&place)));
        }
    });
    on_cleanup(move || {
        if let Some(el) = el.try_update_value(Option::take).flatten() {
            el.take_out();
        }
    });
    view! { <template node_ref=place></template> }
}

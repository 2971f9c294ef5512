//! Views whose elements are made anew.

use leptos::prelude::*;

/// A view of a value, built anew at each change of it. A plain closure would keep the elements, and the focus in them,
/// wherever the new view has the same type as the one before.
pub(crate) fn rebuilt<T: Clone + Send + 'static>(
    value: impl Fn() -> T + Send + 'static,
    view: impl Fn(T) -> AnyView + Clone + Send + 'static,
) -> impl IntoView {
    move || {
        let (value, view) = (value(), view.clone());
        // Leptos does not compare the elements of two closures: it builds the new one's and removes the old one's.
        move || untrack(|| view(value.clone()))
    }
}

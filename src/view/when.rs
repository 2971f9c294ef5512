//! Views that are there only while a condition holds.

use leptos::prelude::*;

/// Shows its children while a condition holds. `Show` of Leptos does the same, and is compiled anew for each type of children.
#[component(transparent)]
pub(super) fn When(#[prop(into)] when: Signal<bool>, children: ChildrenFn) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    move || when.get().then(|| children())
}

//! Effects whose closures are boxed, so that there is one type of them.

use leptos::prelude::*;

/// Something that is done again whenever the signals that it read change.
pub(in crate::view) fn effect(act: impl Fn() + 'static) {
    boxed_effect(Box::new(act));
}

#[inline(never)]
fn boxed_effect(act: Box<dyn Fn()>) {
    Effect::new(move |_| act());
}

//! Memos and effects whose closures are boxed, so that there are few types of them.

use leptos::prelude::*;

/// A value that follows signals and tells only of changes.
pub(in crate::view) fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(value))
}

#[inline(never)]
fn boxed_memo<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value())
}

/// Something that is done again whenever the signals that it read change.
pub(in crate::view) fn effect(act: impl Fn() + 'static) {
    boxed_effect(Box::new(act));
}

#[inline(never)]
fn boxed_effect(act: Box<dyn Fn()>) {
    Effect::new(move |_| act());
}

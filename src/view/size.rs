//! Follows the size of elements, which changes with the window, the page and the panel around them.

use super::dom::{Ref, effect};
use crate::browser::breakdown::is_broken;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Calls `act` whenever the size of one of the elements has changed, and once at the beginning, until the view around goes away.
pub(super) fn watch_size(nodes: &[Ref], act: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(move || {
        if !is_broken() {
            act();
        }
    });
    // A browser without this observer measures only when somebody scrolls.
    let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else {
        return;
    };
    for node in nodes.iter().copied() {
        let observing = observer.clone();
        effect(move || {
            if let Some(element) = node.get() {
                observing.observe(&element);
            }
        });
    }
    let kept = SendWrapper::new((observer, callback));
    on_cleanup(move || {
        let (observer, callback) = kept.take();
        observer.disconnect();
        drop(callback);
    });
}

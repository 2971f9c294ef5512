//! Follows the size of elements, which changes with the window, the page and the panel around them.

use crate::browser::breakdown::is_broken;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Calls `act` once at the beginning and whenever the size of one of the elements has changed, as long as the component
/// around is there.
pub(super) fn watch_size(nodes: [NodeRef<html::Div>; 2], act: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(move || {
        if !is_broken() {
            act();
        }
    });
    // A browser without this observer measures only when the list is scrolled.
    let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else {
        return;
    };
    let observing = observer.clone();
    Effect::new(move |_| {
        for element in nodes.iter().filter_map(|node| node.get()) {
            observing.observe(&element);
        }
    });
    let kept = SendWrapper::new((observer, callback));
    on_cleanup(move || {
        let (observer, callback) = kept.take();
        observer.disconnect();
        drop(callback);
    });
}

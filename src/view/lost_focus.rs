//! A new place for the focus when what had it is gone, so that nobody who uses the keyboard has to start again at the top
//! of the page.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};

/// The row of the list that Tab leads to, which stands where a removed one stood; without a list, the first thing that takes
/// the focus.
const PLACES: [&str; 2] = [".row[tabindex='0']", ".panel button, .panel input"];

/// Looks in the next frame, when changes are on the screen, whether the panel around `element` still has a focus that was in
/// it, and gives it one if not.
pub(super) fn rescue(element: &HtmlElement) {
    let element = element.clone();
    request_animation_frame(move || {
        let Ok(root) = element.get_root_node().dyn_into::<ShadowRoot>() else {
            return;
        };
        if root.active_element().is_some() {
            return;
        }
        let next = PLACES
            .iter()
            .find_map(|place| root.query_selector(place).ok().flatten());
        if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            // Focus cannot fail on an element of the document.
            let _ = next.focus();
        }
    });
}

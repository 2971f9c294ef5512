//! What an event of the list is about.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, Node};

pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The target of an event, or the closest element around it, that a selector matches.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    target(event)?.closest(selector).ok()?
}

/// The row that an event is about.
pub(super) fn row_of(event: &Event) -> Option<Element> {
    closest(event, "[role=row]")
}

/// Whether an event began in the panel, and not in something of the page that stands in a slot.
pub(super) fn is_own(event: &Event) -> bool {
    let root = |target: Option<EventTarget>| Some(target?.dyn_into::<Node>().ok()?.get_root_node());
    root(event.target()) == root(event.current_target())
}

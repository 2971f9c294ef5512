//! What text fields need to know of a key, and which keys stay in the panel.

use super::list::rows::ALL_ROWS;
use super::lost_focus::{FIND, go};
use super::panel::PanelContext;
use crate::browser::page::Listener;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Node};

/// The code of every key that an input method has taken, in browsers that do not say that it composes.
const TAKEN: u32 = 229;

/// An input method handles the key: Enter, Escape and the arrows choose among its candidates.
pub(super) fn is_composing(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == TAKEN
}

/// Listens to the keys that no part of the panel has kept for itself.
pub(super) fn follow_keys(panel: PanelContext, section: NodeRef<html::Section>) {
    let listeners = StoredValue::new_local(Vec::new());
    Effect::new(move |_| {
        let Some(section) = section.get() else { return };
        let listen = |event: &str| {
            let whole = section.clone();
            Listener::on_element(&section, event, Box::new(move |event| on_key(panel, &whole, &event)))
        };
        listeners.set_value(["keydown", "keypress", "keyup"].map(listen).into());
    });
}

fn on_key(panel: PanelContext, section: &Node, event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| event.type_() == "keydown") {
        find_in_list(panel, &target, key);
    }
    if is_typed(section, &target) || closes_dialog(&target, event) {
        event.stop_propagation();
    }
}

/// Whether the target is a field of the panel: keys that are typed there are no shortcuts of the page. Fields that the page has put
/// into a slot are its own.
fn is_typed(section: &Node, target: &Element) -> bool {
    target.matches("input, select, textarea").unwrap_or(false)
        && target.get_root_node().is_same_node(Some(&section.get_root_node()))
}

/// Whether the key closes a dialog of the panel, and should close nothing of the page's.
fn closes_dialog(target: &Element, event: &Event) -> bool {
    let is_escape = event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(|key| key.key() == "Escape");
    is_escape && target.closest("dialog").is_ok_and(|dialog| dialog.is_some())
}

/// Ctrl+F leads to the panel's own search where the browser's would not find everybody, because not all rows are in the document.
/// From there it is the browser's.
fn find_in_list(panel: PanelContext, target: &HtmlElement, key: &KeyboardEvent) {
    let is_find = (key.ctrl_key() || key.meta_key()) && !key.shift_key() && !key.alt_key() && key.code() == "KeyF";
    let is_long = || panel.store().participants(|participants| participants.rows().len()) > ALL_ROWS;
    if is_find && !target.matches(".find input").unwrap_or(false) && is_long() {
        key.prevent_default();
        panel
            .drafts
            .adding
            .update(|draft| (draft.opened, draft.adds) = (true, false));
        go(target, &FIND);
    }
}

//! A new place for the focus when the focused element is removed, so that nobody who uses the keyboard has to start again
//! at the top of the page.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};

/// The row of the list that Tab leads to, which stands where a removed one stood; without a list, the first control.
pub(super) const ROW: [&str; 2] = [".row[tabindex='0']", ".panel button, .panel input"];
/// The row that Tab leads to if it can be selected, which the viewer's own cannot.
pub(super) const SELECTABLE: [&str; 3] = [".row[tabindex='0']:not(.own)", ".row:not(.own)", ".row"];
/// The same for a view that took the place of another: its heading before its controls, because the heading says what is new.
pub(super) const VIEW: [&str; 3] = [".row[tabindex='0']", ".message-title", ".panel button, .panel input"];
/// The button that connects or disconnects, or what took its place.
pub(super) const SESSION: [&str; 2] = [".session .button", ".message-title"];
/// The field for the viewer's name.
pub(super) const NAME: [&str; 1] = [".session input"];
/// The button that shows that field.
pub(super) const EDIT_NAME: [&str; 2] = [".session .clear", ".session .button"];
/// The button that connects or disconnects in the lobby.
pub(super) const LOBBY: [&str; 2] = [".message > .button", ".message-title"];
/// The field that searches and adds participants.
pub(super) const FIND: [&str; 1] = [".find input"];
/// The field that searches the bans, or what closes their dialog.
pub(super) const SEARCH_BANS: [&str; 2] = [
    ".field:not([hidden]) > .search-bans",
    ".dialog .buttons button:not([hidden])",
];
/// The buttons that open it to add and to search.
pub(super) const ADDS: [&str; 2] = [".open-add:not([hidden])", ".open-search:not([hidden])"];
pub(super) const SEARCHES: [&str; 2] = [".open-search:not([hidden])", ".open-add:not([hidden])"];

/// Whether something in the panel around `element` has the focus.
pub(super) fn has_focus(element: &HtmlElement) -> bool {
    let root = element.get_root_node().dyn_into::<ShadowRoot>();
    root.is_ok_and(|root| root.active_element().is_some())
}

/// Looks in the next frame, when changes are on the screen, whether anything on the page has the focus, and gives it to the
/// first of `places` in the panel around `element` if not.
pub(super) fn rescue(element: &HtmlElement, places: &'static [&'static str]) {
    later(element, places, false);
}

/// Gives the focus in the next frame to the first of `places`.
pub(super) fn go(element: &HtmlElement, places: &'static [&'static str]) {
    later(element, places, true);
}

/// Gives the focus in the next frame to the row at a place, or else to the one that Tab leads to.
pub(super) fn go_to_row(element: &HtmlElement, place: usize) {
    let element = element.clone();
    request_animation_frame(move || {
        let Ok(root) = element.get_root_node().dyn_into::<ShadowRoot>() else {
            return;
        };
        let row = root.query_selector(&format!(".row[aria-rowindex='{}']", place + 1));
        if let Some(row) = row.ok().flatten().and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            // Focus cannot fail on an element of the document.
            let _ = row.focus();
        } else {
            go(&element, &ROW);
        }
    });
}

fn later(element: &HtmlElement, places: &'static [&'static str], anyway: bool) {
    // Now: by then the element may have gone with its view.
    let Ok(root) = element.get_root_node().dyn_into::<ShadowRoot>() else {
        return;
    };
    request_animation_frame(move || {
        let focused = root.owner_document().and_then(|document| document.active_element());
        if !anyway && focused.is_some_and(|focused| focused.tag_name() != "BODY") {
            return;
        }
        let next = places
            .iter()
            .find_map(|place| root.query_selector(place).ok().flatten());
        if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            // Focus cannot fail on an element of the document.
            let _ = next.focus();
        }
    });
}

//! Pasting several entries at once. A field of one line would remove the line breaks between them.

use super::controller::AddController;
use super::pasting;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// Takes a paste of several entries, or of a name with an address; any other is left to the field. What stands in the field stays.
pub(super) fn take(add: AddController, event: &Event) {
    let Some(text) = clipboard_text(event) else { return };
    let entries = pasting::entries(add, &text);
    let is_field_text = match entries.as_slice() {
        [] => true,
        [one] => one.search() == text.trim(),
        _ => false,
    };
    if !is_field_text {
        event.prevent_default();
        pasting::take(add, entries);
    }
}

/// The text of the event's `clipboardData`.
fn clipboard_text(event: &Event) -> Option<String> {
    let data = Reflect::get(event, &JsValue::from_str("clipboardData")).ok()?;
    let get: Function = Reflect::get(&data, &JsValue::from_str("getData"))
        .ok()?
        .dyn_into()
        .ok()?;
    get.call1(&data, &JsValue::from_str("text/plain")).ok()?.as_string()
}

//! Pasting several entries at once. A field of one line would remove the line breaks between them.

use super::controller::AddController;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// Takes the text of a paste that holds more than one line; any other is left to the field.
pub(super) fn take_lines(add: AddController, event: &Event) {
    let Some(text) = clipboard_text(event).filter(|text| text.trim().contains('\n')) else {
        return;
    };
    event.prevent_default();
    add.type_in(text);
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

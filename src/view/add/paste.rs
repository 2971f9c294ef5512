//! Pasting several entries at once. A field of one line would swallow the line breaks between them.

use super::handle::Handle;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// Takes a paste over if it holds more than one line; anything else is left to the field.
pub(super) fn several(add: Handle, event: &Event) {
    let Some(text) = text(event).filter(|text| text.trim().contains('\n')) else {
        return;
    };
    event.prevent_default();
    add.type_in(text);
}

/// The text on the clipboard that the event brings.
fn text(event: &Event) -> Option<String> {
    let data = Reflect::get(event, &JsValue::from_str("clipboardData")).ok()?;
    let get: Function = Reflect::get(&data, &JsValue::from_str("getData"))
        .ok()?
        .dyn_into()
        .ok()?;
    get.call1(&data, &JsValue::from_str("text/plain")).ok()?.as_string()
}

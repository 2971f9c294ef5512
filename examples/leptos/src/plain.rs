//! Reading and writing plain values of JavaScript.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A field; `undefined` where there is none.
pub fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A field that is a text; empty where there is none.
pub fn text(value: &JsValue, name: &str) -> String {
    field(value, name).as_string().unwrap_or_default()
}

/// A field that is a number; 0 where there is none.
pub fn number(value: &JsValue, name: &str) -> f64 {
    field(value, name).as_f64().unwrap_or_default()
}

/// An object with these fields.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, value);
    }
    object.into()
}

/// Sets a property.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Nothing that is set here is read only.
    let _ = Reflect::set(object, &name.into(), value);
}

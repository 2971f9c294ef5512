//! Reader of the property `credentials`: `{ headers: { name: value } }` for headers of the host's own, `{ user, password }` for
//! HTTP Basic with an app password. They go into requests and nowhere else.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// The headers that the property asks for. Values that are no strings are ignored.
pub(super) fn headers(credentials: &JsValue) -> Vec<(String, String)> {
    let Some(credentials) = credentials.dyn_ref::<Object>() else {
        return Vec::new();
    };
    let get = |name: &str| Reflect::get(credentials, &JsValue::from_str(name)).ok();
    let text = |name: &str| get(name).and_then(|value| value.as_string());
    let own = get("headers").and_then(|headers| headers.dyn_into::<Object>().ok());
    let own = own.iter().flat_map(Object::entries).filter_map(|entry| {
        let entry = js_sys::Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    let basic = text("user")
        .zip(text("password"))
        .and_then(|(user, password)| basic(&user, &password));
    own.chain(basic.map(|value| ("Authorization".to_owned(), value)))
        .collect()
}

/// The value of `Authorization` for HTTP Basic in UTF-8. `btoa` takes one character a byte.
fn basic(user: &str, password: &str) -> Option<String> {
    let bytes: String = format!("{user}:{password}").bytes().map(char::from).collect();
    let encoded = web_sys::window()?.btoa(&bytes).ok()?;
    Some(format!("Basic {encoded}"))
}

//! Reader of the property `credentials`, of which `host-values.js` made a plain copy: `{ headers: { name: value } }` for headers
//! of the host's own, `{ user, password }` for HTTP Basic with an app password. They go into requests and nowhere else.

use super::to_js::field;
use js_sys::Object;
use wasm_bindgen::prelude::*;

/// The headers that the property asks for, none if it is not set. `None`: it is set, but could not be read (`null`).
pub(super) fn headers(credentials: &JsValue) -> Option<Vec<(String, String)>> {
    if credentials.is_null() {
        return None;
    }
    let text = |name| field(credentials, name).as_string();
    let headers = field(credentials, "headers");
    // No `dyn_into`: the copy inherits nothing, and so is no instance of `Object`.
    let own = headers
        .is_object()
        .then(|| Object::entries(headers.unchecked_ref::<Object>()));
    let own = own.into_iter().flatten().filter_map(|entry| {
        let entry = js_sys::Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    let basic = text("user")
        .zip(text("password"))
        .and_then(|(user, password)| basic(&user, &password));
    let basic = basic.map(|value| ("Authorization".to_owned(), value));
    Some(own.chain(basic).collect())
}

/// The value of `Authorization` for HTTP Basic in UTF-8. `btoa` takes one character a byte.
fn basic(user: &str, password: &str) -> Option<String> {
    let bytes: String = format!("{user}:{password}").bytes().map(char::from).collect();
    let encoded = web_sys::window()?.btoa(&bytes).ok()?;
    Some(format!("Basic {encoded}"))
}

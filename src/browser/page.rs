//! The host page: what Nextcloud's pages say of themselves, its visibility and network, and listeners.

use super::breakdown::{is_broken, listen};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget, VisibilityState};

fn head_data(name: &str) -> Option<String> {
    let head = web_sys::window()?.document()?.head()?;
    head.get_attribute(name).filter(|value| !value.is_empty())
}

/// The account that Nextcloud's page was made for (`<head data-user>`).
#[must_use]
pub fn user() -> Option<String> {
    head_data("data-user")
}

/// The request token of Nextcloud's page (`<head data-requesttoken>`).
#[must_use]
pub fn request_token() -> Option<String> {
    head_data("data-requesttoken")
}

/// The folder of Nextcloud on its origin, such as `/nextcloud` (`window._oc_webroot`); empty otherwise, and for what is no folder.
#[must_use]
pub fn webroot() -> String {
    let webroot = field(&js_sys::global(), "_oc_webroot").as_string();
    webroot.filter(|folder| folder.starts_with('/')).unwrap_or_default()
}

/// A field of a JavaScript object itself: what a script gave to every object does not count. `undefined` of any other value.
#[must_use]
pub fn field(object: &JsValue, name: &str) -> JsValue {
    let name = JsValue::from_str(name);
    let is_own = |object: &&Object| Reflect::get_own_property_descriptor(object, &name).is_ok_and(|it| it.is_object());
    let object = object
        .is_object()
        .then(|| object.unchecked_ref::<Object>())
        .filter(is_own);
    object
        .and_then(|object| Reflect::get(object, &name).ok())
        .unwrap_or(JsValue::UNDEFINED)
}

/// The page is not hidden.
#[must_use]
pub fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() != VisibilityState::Hidden)
}

/// The browser believes that it has a network. That it has none is certain; that it has one is a guess.
#[must_use]
pub fn is_connected() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// A listener that ends when it is dropped.
#[derive(Debug)]
pub struct Listener {
    end: Function,
    _callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls `callback` at each `event` of the window.
    pub fn on_window(event: &str, callback: impl Fn() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        Some(Self::on(&window, event, Box::new(move |_| callback())))
    }

    /// Calls `callback` at each `event` of the document.
    pub fn on_document(event: &str, callback: impl Fn() + 'static) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        Some(Self::on(&document, event, Box::new(move |_| callback())))
    }

    /// Calls `callback` with each `event` of an element.
    pub fn on_element(element: &EventTarget, event: &str, callback: Box<dyn Fn(Event)>) -> Self {
        Self::on(element, event, callback)
    }

    fn on(target: &EventTarget, event: &str, callback: Box<dyn Fn(Event)>) -> Self {
        let callback: Box<dyn Fn(Event)> = Box::new(move |event| {
            if !is_broken() {
                callback(event);
            }
        });
        let callback = Closure::wrap(callback);
        Self {
            end: listen(target, event, callback.as_ref().unchecked_ref()),
            _callback: callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // It only removes the listener, which cannot throw.
        let _ = self.end.call0(&JsValue::NULL);
    }
}

//! The host page: what Nextcloud's pages say of themselves, its visibility and network, and listeners.

use super::breakdown::is_broken;
use js_sys::Reflect;
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

/// The folder of Nextcloud on its origin, such as `/nextcloud` (`window._oc_webroot`); empty otherwise.
#[must_use]
pub fn webroot() -> String {
    field(&js_sys::global(), "_oc_webroot").as_string().unwrap_or_default()
}

/// A field of a JavaScript object; `undefined` of any other value.
#[must_use]
pub fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
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
    target: EventTarget,
    event: &'static str,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls `callback` at each `event` of the window.
    pub fn on_window(event: &'static str, callback: impl Fn() + 'static) -> Option<Self> {
        Self::on(web_sys::window()?.into(), event, Box::new(move |_| callback()))
    }

    /// Calls `callback` at each `event` of the document.
    pub fn on_document(event: &'static str, callback: impl Fn() + 'static) -> Option<Self> {
        Self::on(
            web_sys::window()?.document()?.into(),
            event,
            Box::new(move |_| callback()),
        )
    }

    /// Calls `callback` at each `event` of a target.
    pub fn on(target: EventTarget, event: &'static str, callback: Box<dyn Fn(Event)>) -> Option<Self> {
        let callback: Box<dyn Fn(Event)> = Box::new(move |event| {
            if !is_broken() {
                callback(event);
            }
        });
        let callback = Closure::wrap(callback);
        target
            .add_event_listener_with_callback(event, callback.as_ref().unchecked_ref())
            .ok()?;
        Some(Self {
            target,
            event,
            callback,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        // Fails only for a target that is gone, and then there is nothing to remove.
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

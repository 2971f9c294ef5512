//! Nextcloud's event bus (`_nc_event_bus`), on which scripts of its pages announce changes of the network and of the request
//! token. Other pages have none.

use super::breakdown::{is_broken, subscribe};
use super::page::field;
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// A subscription that ends when it is dropped.
#[derive(Debug)]
pub struct Subscription {
    end: Function,
    _act: Closure<dyn Fn(JsValue)>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        // What the bus throws is caught there.
        let _ = self.end.call0(&JsValue::NULL);
    }
}

/// Calls `act` at each event of a name.
pub fn listen(name: &'static str, act: impl Fn() + 'static) -> Option<Subscription> {
    on(name, Box::new(move |_| act()))
}

/// Calls `act` with each new request token.
pub fn listen_for_token(act: impl Fn(Option<String>) + 'static) -> Option<Subscription> {
    on(
        "csrf-token-update",
        Box::new(move |event| act(field(&event, "token").as_string())),
    )
}

fn on(name: &'static str, act: Box<dyn Fn(JsValue)>) -> Option<Subscription> {
    let act = Closure::<dyn Fn(JsValue)>::new(move |event| {
        if !is_broken() {
            act(event);
        }
    });
    let window = js_sys::global().into();
    let bus = Some(field(&window, "_nc_event_bus")).filter(JsValue::is_object);
    // Older Nextcloud servers.
    let bus = bus.unwrap_or_else(|| field(&field(&window, "OC"), "_eventBus"));
    let end = subscribe(&bus, name, act.as_ref().unchecked_ref())?;
    Some(Subscription { end, _act: act })
}

//! Nextcloud's event bus (`_nc_event_bus`), on which scripts of its pages announce changes of the network and of the request
//! token. Other pages have none.

use super::breakdown::is_broken;
use super::page::field;
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// A subscription that ends when it is dropped.
#[derive(Debug)]
pub struct Subscription {
    bus: JsValue,
    name: &'static str,
    act: Closure<dyn Fn(JsValue)>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        // A bus without this method keeps no subscription.
        let _ = self.call("unsubscribe");
    }
}

impl Subscription {
    /// Calls a method of the bus; `None` if there is none, or it throws.
    fn call(&self, method: &str) -> Option<JsValue> {
        let method: Function = field(&self.bus, method).dyn_into().ok()?;
        let name = JsValue::from_str(self.name);
        method.call2(&self.bus, &name, self.act.as_ref()).ok()
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
    let subscription = Subscription { bus, name, act };
    subscription.call("subscribe").is_some().then_some(subscription)
}

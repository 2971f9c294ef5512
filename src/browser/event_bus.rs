//! Nextcloud's event bus (`_nc_event_bus`): scripts of its pages tell each other about the network and about tokens there.
//! Other pages have none.

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
        // A bus that cannot do this has nobody to forget.
        let _ = self.tell("unsubscribe");
    }
}

impl Subscription {
    /// A bus is the page's, and may throw.
    fn tell(&self, method: &str) -> Option<JsValue> {
        let method: Function = field(&self.bus, method).dyn_into().ok()?;
        let name = JsValue::from_str(self.name);
        method.call2(&self.bus, &name, self.act.as_ref()).ok()
    }
}

/// Calls `act` at each event of a name.
pub fn listen(name: &'static str, act: impl Fn() + 'static) -> Option<Subscription> {
    on(name, Box::new(move |_| act()))
}

/// Calls `act` with each new token against cross-site requests.
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
    // Where Nextcloud is older.
    let bus = bus.unwrap_or_else(|| field(&field(&window, "OC"), "_eventBus"));
    let subscription = Subscription { bus, name, act };
    subscription.tell("subscribe").is_some().then_some(subscription)
}

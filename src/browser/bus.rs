//! Nextcloud's event bus (`_nc_event_bus`). Other pages have none.

use super::breakdown::is_broken;
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/bus.js")]
extern "C" {
    /// A function that ends the subscription; `null` where there is no bus. A bus of the page may throw.
    #[wasm_bindgen(catch)]
    fn subscribe(name: &str, act: &Function) -> Result<JsValue, JsValue>;
}

/// A subscription that ends when it is dropped.
#[derive(Debug)]
pub struct Subscription {
    end: Function,
    _act: Closure<dyn Fn(JsValue)>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        // A bus that is gone has forgotten its subscribers.
        let _ = self.end.call0(&JsValue::NULL);
    }
}

/// Calls `act` at each event of a name.
pub fn listen(name: &str, act: impl Fn() + 'static) -> Option<Subscription> {
    on(name, Box::new(move |_| act()))
}

/// Calls `act` with each new token against cross-site requests.
pub fn listen_for_token(act: impl Fn(Option<String>) + 'static) -> Option<Subscription> {
    let token = |event: &JsValue| Reflect::get(event, &JsValue::from_str("token")).ok()?.as_string();
    on("csrf-token-update", Box::new(move |event| act(token(&event))))
}

fn on(name: &str, act: Box<dyn Fn(JsValue)>) -> Option<Subscription> {
    let act = Closure::<dyn Fn(JsValue)>::new(move |event| {
        if !is_broken() {
            act(event);
        }
    });
    let end = subscribe(name, act.as_ref().unchecked_ref()).ok()?;
    Some(Subscription {
        end: end.dyn_into().ok()?,
        _act: act,
    })
}

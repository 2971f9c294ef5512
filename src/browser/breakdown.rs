//! Panics and traps. The state of the module cannot be trusted afterwards, so nothing of it runs again, and the element's class
//! is notified.

use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::panic::{self, PanicHookInfo};
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

#[wasm_bindgen(module = "/src/browser/shutdown.js")]
extern "C" {
    /// Calls a function after so many milliseconds. The result is for [`clear_timer`].
    #[wasm_bindgen(js_name = setTimer)]
    pub(super) fn set_timer(act: &Function, ms: u32) -> JsValue;
    /// Cancels the call.
    #[wasm_bindgen(js_name = clearTimer)]
    pub(super) fn clear_timer(timer: &JsValue);
    /// Registers a request that is under way, to be aborted at a breakdown.
    #[wasm_bindgen(js_name = addRequest)]
    pub(super) fn add_request(request: &AbortController);
    /// Removes a request that has ended.
    #[wasm_bindgen(js_name = removeRequest)]
    pub(super) fn remove_request(request: &AbortController);
    /// Resolves with a function that releases the lock, once it is granted. Aborting ends the waiting.
    #[wasm_bindgen(catch)]
    pub(super) async fn acquire(name: &str, signal: &web_sys::AbortSignal) -> Result<JsValue, JsValue>;
    /// Adds a listener. The result removes it.
    pub(super) fn listen(target: &web_sys::EventTarget, event: &str, act: &Function) -> Function;
    /// Subscribes to an event bus. The result ends the subscription; `None`: there is no bus.
    pub(super) fn subscribe(bus: &JsValue, name: &str, act: &Function) -> Option<Function>;
    /// Registers what views are mounted in: at a breakdown their listeners get no more events.
    #[wasm_bindgen(js_name = addMount)]
    pub fn add_mount(parent: &web_sys::Element);
    /// Removes it.
    #[wasm_bindgen(js_name = removeMount)]
    pub fn remove_mount(parent: &web_sys::Element);
    /// Ends all timers, requests, listeners and locks, and logs where the panel broke down.
    #[wasm_bindgen(js_name = shutDown)]
    fn shut_down(place: &str);
}

thread_local! {
    static BROKEN: Cell<bool> = const { Cell::new(false) };
    static ON_PANIC: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// There was a panic or a trap: nothing may be done any more.
#[must_use]
pub fn is_broken() -> bool {
    BROKEN.get()
}

/// From now on a panic ends everything and calls `callback`.
pub fn on_panic(callback: Function) {
    ON_PANIC.set(Some(callback));
    // A program that has the panel compiled in may have a hook of its own.
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        before(info);
        panicked(info);
    }));
}

/// Ends everything after a trap, such as a failed allocation, which calls no panic hook.
pub fn give_up() {
    BROKEN.set(true);
    shut_down("a trap");
}

/// Logs only the place of a panic, because its message may contain names of participants.
fn panicked(info: &PanicHookInfo<'_>) {
    if BROKEN.replace(true) {
        return;
    }
    // First, because what is aborted below may call the module again: in tasks that come after those of the callback.
    if let Some(callback) = ON_PANIC.take() {
        // Nothing could handle an exception any more.
        let _ = callback.call0(&JsValue::NULL);
    }
    let place = info.location();
    let place = place.map(|place| [place.file(), ":", itoa::Buffer::new().format(place.line())].concat());
    shut_down(&place.unwrap_or_default());
}

//! The end of everything: a panic. The module cannot be trusted afterwards, so nothing of it runs again, and the page is
//! told.

use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::panic::{self, PanicHookInfo};
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

#[wasm_bindgen(module = "/src/browser/shutdown.js")]
extern "C" {
    /// Calls a function after so many milliseconds; the number is for [`never`].
    #[wasm_bindgen(js_name = setTimer)]
    pub(super) fn later(act: &Function, ms: u32) -> JsValue;
    /// Does not call it after all.
    #[wasm_bindgen(js_name = clearTimer)]
    pub(super) fn never(timer: &JsValue);
    /// A request is under way.
    #[wasm_bindgen(js_name = addRequest)]
    pub(super) fn watch(request: &AbortController);
    /// It is not any more.
    #[wasm_bindgen(js_name = removeRequest)]
    pub(super) fn unwatch(request: &AbortController);
    /// Resolves with a function that gives the lock back, once it is ours. Aborting gives up waiting.
    #[wasm_bindgen(catch)]
    pub(super) async fn acquire(name: &str, signal: &web_sys::AbortSignal) -> Result<JsValue, JsValue>;
    /// Ends all of it, and logs where the panel broke down.
    #[wasm_bindgen(js_name = shutDown)]
    fn stop(place: &str);
}

thread_local! {
    static BROKEN: Cell<bool> = const { Cell::new(false) };
    static TELL: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// There was a panic: nothing may be done any more.
#[must_use]
pub fn is_broken() -> bool {
    BROKEN.get()
}

/// From now on a panic stops everything and calls `tell`.
pub fn on_panic(tell: Function) {
    TELL.set(Some(tell));
    // A program that has the panel compiled in may have a hook of its own.
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        before(info);
        stopped(info);
    }));
}

/// The module stopped without a panic, by a trap such as memory that cannot be had: what could be called later ends here, too.
pub fn give_up() {
    BROKEN.set(true);
    stop("a trap");
}

/// Says where, and not with which values: those may be anybody's names.
fn stopped(info: &PanicHookInfo<'_>) {
    if BROKEN.replace(true) {
        return;
    }
    let place = info.location();
    let place = place.map(|place| [place.file(), ":", itoa::Buffer::new().format(place.line())].concat());
    stop(&place.unwrap_or_default());
    if let Some(tell) = TELL.take() {
        // There is nobody left who could do something about an exception.
        let _ = tell.call0(&JsValue::NULL);
    }
}

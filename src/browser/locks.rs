//! One long poll for a session, however many panels and tabs show its conversation.

use super::breakdown::acquire;
use super::cancel_scope::CancelScope;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortController;

/// A lock of this origin, given back when dropped.
#[derive(Debug)]
pub struct Lock(Option<js_sys::Function>);

/// Waits for the lock. Browsers without locks (insecure pages) give it to everybody. `None` when the life ended meanwhile.
pub async fn lock(name: &str, life: &CancelScope) -> Option<Lock> {
    let waiting = AbortController::new().ok()?;
    let guard = life.guard(waiting.clone());
    let release = acquire(name, &waiting.signal()).await.ok();
    drop(guard);
    let lock = Lock(release.and_then(|release| release.dyn_into().ok()));
    (!life.is_cancelled()).then_some(lock)
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // The function only resolves a promise; it cannot throw.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

//! Locks of the origin (Web Locks), by which one of several panels and tabs sends the long polls of a session.

use super::breakdown::acquire;
use super::cancel_scope::CancelScope;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortController;

/// A lock of this origin, released when dropped.
#[derive(Debug)]
pub struct Lock(Option<js_sys::Function>);

/// Waits for the lock. Without Web Locks (insecure pages) it is granted at once. `None` when the scope was cancelled meanwhile.
pub async fn lock(name: &str, scope: &CancelScope) -> Option<Lock> {
    let waiting = AbortController::new().ok()?;
    let guard = scope.guard(waiting.clone());
    let release = acquire(name, &waiting.signal()).await.ok();
    drop(guard);
    let lock = Lock(release.and_then(|release| release.dyn_into().ok()));
    (!scope.is_cancelled()).then_some(lock)
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // The function only resolves a promise; it cannot throw.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

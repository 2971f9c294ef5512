//! One long poll for a session, however many panels and tabs show its conversation.

use super::life::Life;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/locks.js")]
extern "C" {
    /// Resolves with a function that gives the lock back, once it is ours.
    #[wasm_bindgen(catch)]
    async fn acquire(name: &str) -> Result<JsValue, JsValue>;
}

/// A lock of this origin, given back when dropped.
#[derive(Debug)]
pub struct Lock(Option<js_sys::Function>);

/// Waits for the lock. Browsers without locks (insecure pages) give it to everybody. `None` when the life ended meanwhile.
pub async fn lock(name: &str, life: &Life) -> Option<Lock> {
    let release = acquire(name).await.ok().and_then(|release| release.dyn_into().ok());
    let lock = Lock(release);
    (!life.is_over()).then_some(lock)
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // The function only resolves a promise; it cannot throw.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

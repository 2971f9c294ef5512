//! Asynchronous tasks.

use std::future::Future;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/task.js")]
extern "C" {
    /// Lets the page do what is due, in the middle of something long.
    pub async fn pause();
}

/// Starts a task on the page's thread. It cannot be cancelled from outside, so it has to end by itself, usually with a
/// [`super::cancel_scope::CancelScope`].
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

//! Work that goes on beside everything else.

use std::future::Future;

/// Starts a task. It runs on the page's only thread and ends by itself, as a rule with the life of a panel.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

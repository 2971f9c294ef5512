//! The host page of the tests: its tasks, its clock, and what can be read from it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/browser/page.js")]
extern "C" {
    #[wasm_bindgen(js_name = turn)]
    async fn one_turn();
    /// Waits for a frame of the screen.
    pub async fn frame();
    #[wasm_bindgen(js_name = realPause)]
    async fn real_pause(ms: f64);
    /// Restores what a test replaced, and clears document and storage.
    pub fn restore();
    #[wasm_bindgen(catch)]
    fn page(script: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = takeErrors)]
    fn take_errors() -> String;
    #[wasm_bindgen(js_name = stopClock)]
    fn stop_clock(ms: f64);
    #[wasm_bindgen(js_name = timersWaiting)]
    pub fn timers_waiting() -> u32;
    #[wasm_bindgen(js_name = advance)]
    async fn advance_ms(ms: f64);
    #[wasm_bindgen(js_name = countListeners)]
    pub fn count_listeners() -> i32;
    #[wasm_bindgen(js_name = traces)]
    async fn traces_js(text: &str) -> JsValue;
    #[wasm_bindgen(js_name = locksHeld)]
    async fn locks_held_js() -> JsValue;

    pub type Watcher;
    /// Counts the mutations below a node.
    pub fn watch(root: &JsValue) -> Watcher;
    #[wasm_bindgen(method)]
    pub fn read(this: &Watcher) -> u32;
}

/// The time of stopped clocks at the start, in seconds since the epoch; that of the recordings.
pub const START: u64 = 1_795_385_500;

/// Runs all tasks that are ready. Fails when a callback threw.
pub async fn tick() {
    for _ in 0..10 {
        one_turn().await;
    }
    let errors = take_errors();
    assert!(errors.is_empty(), "{errors}");
}

/// Makes the page as it was before any test.
pub async fn clean() {
    restore();
    // What the test before left behind ends now; its errors are not this test's.
    frame().await;
    for _ in 0..10 {
        one_turn().await;
    }
    take_errors();
}

/// Waits until a condition holds; fails with `what` when that takes seconds.
pub async fn until(what: &str, mut condition: impl FnMut() -> bool) {
    for _ in 0..400 {
        if condition() {
            return tick().await;
        }
        one_turn().await;
        real_pause(5.0).await;
    }
    panic!("waited for too long: {what}");
}

/// Stops the clock at [`START`].
pub fn stop_the_clock() {
    stop_clock(START as f64 * 1_000.0);
}

/// Moves a stopped clock on.
pub async fn advance(ms: u32) {
    advance_ms(f64::from(ms)).await;
    tick().await;
}

/// Runs JavaScript in the page.
pub fn js(script: &str) -> JsValue {
    page(script).unwrap()
}

/// Where a text is found in the document, the storage, or the names of locks; empty: nowhere.
pub async fn traces(text: &str) -> String {
    traces_js(text).await.as_string().unwrap()
}

/// How many locks are held or waited for.
pub async fn locks_held() -> u32 {
    locks_held_js().await.as_f64().unwrap() as u32
}

/// The same, once there are so many, or after a while.
pub async fn locks_held_soon(wanted: u32) -> u32 {
    for _ in 0..100 {
        if locks_held().await == wanted {
            break;
        }
        real_pause(5.0).await;
    }
    locks_held().await
}

//! Export of text: to the clipboard, and as a file.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/export.js")]
extern "C" {
    #[wasm_bindgen(js_name = copy)]
    async fn copy_js(text: &str) -> JsValue;

    /// Hands a file of comma-separated values to the browser, which saves it or asks where to.
    pub fn save(text: &str, name: &str);
}

/// Copies text to the clipboard. Says whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    copy_js(text).await.is_truthy()
}

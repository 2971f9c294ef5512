//! Text that goes to the clipboard or into a file, or comes from a file.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/src/browser/export.js")]
extern "C" {
    #[wasm_bindgen(js_name = copy)]
    async fn copy_js(text: &str) -> JsValue;

    /// Hands a file of comma-separated values to the browser, which saves it or asks where to.
    pub fn save(text: &str, name: &str);
}

/// The text of a file; `None` when it cannot be read any more.
pub async fn text_of(file: &web_sys::File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Copies text to the clipboard. Says whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    copy_js(text).await.is_truthy()
}

//! Light or dark on pages that do not say so.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/browser/scheme.js")]
extern "C" {
    /// Lets the colours that a panel adds follow the background that the page gives it.
    #[wasm_bindgen(js_name = followBackground)]
    pub fn follow_background(panel: &HtmlElement);
}

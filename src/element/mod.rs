//! The custom element `<talk-participants>`.
//!
//! A class that extends `HTMLElement` cannot be written in Rust, so a small one in JavaScript (`element.js`) passes each
//! callback on: [`register`] defines it, [`instance`] is one mounted panel, [`config`] is what attributes and properties
//! mean.

mod app;
pub mod config;
mod credentials;
mod instance;
mod styles;

use instance::Instance;
use styles::STYLES;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

/// The element's name.
pub const TAG: &str = "talk-participants";

#[wasm_bindgen(module = "/src/element/element.js")]
extern "C" {
    fn define(
        tag: &str,
        attributes: Vec<String>,
        styles: &str,
        mount: &Closure<dyn Fn(HtmlElement, ShadowRoot) -> JsValue>,
    );
}

/// Defines the element, unless the page has one of that name already.
pub fn register() {
    let mount = Closure::<dyn Fn(HtmlElement, ShadowRoot) -> JsValue>::new(|host, shadow| {
        JsValue::from(Instance::mount(host, &shadow))
    });
    let attributes = config::ATTRIBUTES.iter().map(|name| (*name).to_owned()).collect();
    define(TAG, attributes, STYLES, &mount);
    // A definition of an element cannot be taken back: it lives as long as the page.
    mount.forget();
}

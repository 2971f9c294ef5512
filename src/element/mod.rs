//! The custom element `<talk-participants>`.
//!
//! A class that extends `HTMLElement` cannot be written in Rust, so a small one in JavaScript (`element.js`) passes each
//! callback on. It comes first and brings the panel with [`prepare`] and [`mount`]; a program that has the panel compiled in
//! calls [`register`] instead.
//!
//! [`config`] is what attributes and properties mean, [`instance`] is one mounted panel with what a page can ask of it,
//! [`events`] is what it tells the page.

mod actions;
mod app;
pub mod config;
mod context;
mod credentials;
mod events;
mod instance;
mod styles;
mod to_js;

use crate::browser::breakdown;
use crate::i18n::LANGUAGES;
use events::ElementHooks;
use instance::Instance;
use js_sys::Function;
use styles::STYLES;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

/// The element's name.
pub const TAG: &str = "talk-participants";

/// Before the first panel: calls `panicked` if the module breaks down. The style sheets.
#[wasm_bindgen]
#[must_use]
pub fn prepare(panicked: Function) -> String {
    breakdown::on_panic(panicked);
    STYLES.to_owned()
}

/// After a trap, which no panic announces: nothing may be done any more.
#[wasm_bindgen(js_name = giveUp)]
pub fn give_up() {
    breakdown::give_up();
}

/// Mounts a panel into an element.
#[wasm_bindgen]
#[must_use]
pub fn mount(host: HtmlElement, shadow: &ShadowRoot, hooks: ElementHooks) -> Instance {
    Instance::mount(host, shadow, hooks)
}

#[wasm_bindgen(module = "/src/element/element.js")]
extern "C" {
    #[wasm_bindgen(js_name = defineWith)]
    fn define_with(
        tag: &str,
        prepare: &Closure<dyn Fn(Function) -> String>,
        mount: &Closure<dyn Fn(HtmlElement, ShadowRoot, ElementHooks) -> JsValue>,
        give_up: &Closure<dyn Fn()>,
        places: JsValue,
    );
}

#[wasm_bindgen(module = "/src/element/language.js")]
extern "C" {
    #[wasm_bindgen(js_name = placesIn)]
    fn places_in(folder: &str, names: js_sys::Array) -> JsValue;
}

#[wasm_bindgen(module = "/src/element/trouble.js")]
#[allow(dead_code, reason = "says that the file is needed: element.js imports it")]
extern "C" {
    fn gone() -> JsValue;
}

#[wasm_bindgen(module = "/src/element/reflect.js")]
#[allow(dead_code, reason = "says that the file is needed: element.js imports it")]
extern "C" {
    fn flag(attribute: &str) -> JsValue;
}

/// Defines the element with the panel of this program, unless the page has one of that name already. It speaks English.
pub fn register() {
    register_with("");
}

/// The same with other languages: `folder` is the address of a folder with the files of `languages/`, seen from the page.
pub fn register_with(folder: &str) {
    let prepare = Closure::<dyn Fn(Function) -> String>::new(prepare);
    let mount =
        Closure::<dyn Fn(HtmlElement, ShadowRoot, ElementHooks) -> JsValue>::new(|host, shadow: ShadowRoot, hooks| {
            JsValue::from(mount(host, &shadow, hooks))
        });
    let give_up = Closure::<dyn Fn()>::new(give_up);
    let names = LANGUAGES.iter().map(|name| JsValue::from_str(name)).collect();
    define_with(TAG, &prepare, &mount, &give_up, places_in(folder, names));
    // A definition of an element cannot be taken back: it lives as long as the page.
    prepare.forget();
    mount.forget();
    give_up.forget();
}

//! The custom element `<talk-participants>`.
//!
//! A class that extends `HTMLElement` cannot be written in Rust, so a small one in JavaScript (`element.js`) forwards each
//! callback. It loads this module with `module-loader.js` and calls [`prepare`] and [`mount`]; a program that has the
//! panel compiled in calls [`register`] instead.
//!
//! [`config`] reads attributes and properties, [`instance`] is one mounted panel with the calls of the host, [`events`]
//! dispatches the events.

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

/// Prepares the module for the first panel: `panicked` is called if the module panics. Returns the style sheets.
#[wasm_bindgen]
#[must_use]
pub fn prepare(panicked: Function) -> String {
    breakdown::on_panic(panicked);
    STYLES.to_owned()
}

/// Ends everything after a trap, which calls no panic hook.
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

#[wasm_bindgen(module = "/src/element/module-loader.js")]
extern "C" {
    /// Loads the module, once for all elements.
    type ModuleLoader;

    /// The loader for a program that has the panel compiled in.
    #[wasm_bindgen(static_method_of = ModuleLoader, js_name = compiledIn)]
    fn compiled_in(
        prepare: &Closure<dyn Fn(Function) -> String>,
        mount: &Closure<dyn Fn(HtmlElement, ShadowRoot, ElementHooks) -> JsValue>,
        give_up: &Closure<dyn Fn()>,
    ) -> ModuleLoader;
}

#[wasm_bindgen(module = "/src/element/language.js")]
extern "C" {
    /// The catalogues of the languages other than English.
    type Catalogues;

    /// The catalogues in a folder; without one if `folder` is empty.
    #[wasm_bindgen(static_method_of = Catalogues, js_name = inFolder)]
    fn in_folder(folder: &str, languages: Vec<String>) -> Catalogues;
}

#[wasm_bindgen(module = "/src/element/element.js")]
extern "C" {
    /// The element's class, without its attributes.
    #[wasm_bindgen(js_name = elementClass)]
    fn element_class(loader: &ModuleLoader, catalogues: &Catalogues) -> Function;
}

#[wasm_bindgen(module = "/src/element/attributes.js")]
extern "C" {
    /// A subclass that has the attributes, and the properties that reflect them.
    #[wasm_bindgen(js_name = withAttributes)]
    fn with_attributes(class: &Function) -> Function;
}

#[wasm_bindgen(module = "/src/element/host-values.js")]
extern "C" {
    /// Readers of the host's values. Named here so that a program that has the panel compiled in gets the file, which
    /// `element.js` imports.
    type HostValues;
}

#[wasm_bindgen(module = "/src/element/lists.js")]
extern "C" {
    /// Makes the lists of an event arrays. Named here for the same reason.
    #[wasm_bindgen(js_name = readLists)]
    fn read_lists(detail: &JsValue);
}

/// Defines the element with the panel of this program, unless the page has one of that name already. Its texts are English.
pub fn register() {
    register_with("");
}

/// The same with the other languages: `folder` is the address of a folder with the files of `languages/`, relative to the page.
pub fn register_with(folder: &str) {
    let Some(registry) = web_sys::window().map(|window| window.custom_elements()) else {
        return;
    };
    if registry.get(TAG).is_truthy() {
        return;
    }
    let prepare = Closure::<dyn Fn(Function) -> String>::new(prepare);
    let mount =
        Closure::<dyn Fn(HtmlElement, ShadowRoot, ElementHooks) -> JsValue>::new(|host, shadow: ShadowRoot, hooks| {
            JsValue::from(mount(host, &shadow, hooks))
        });
    let give_up = Closure::<dyn Fn()>::new(give_up);
    let loader = ModuleLoader::compiled_in(&prepare, &mount, &give_up);
    let languages = LANGUAGES.iter().map(|&name| name.to_owned()).collect();
    let class = element_class(&loader, &Catalogues::in_folder(folder, languages));
    // Fails only for a name that is taken, which was checked, or not valid.
    let _ = registry.define(TAG, &with_attributes(&class));
    // The definition of an element cannot be removed: these live as long as the page.
    prepare.forget();
    mount.forget();
    give_up.forget();
}

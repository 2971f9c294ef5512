//! One mounted panel.

use super::app::app;
use super::config::Config;
use super::credentials;
use crate::view::mount::Mounted;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

/// What the element's class holds while it is in a document.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Instance {
    host: HtmlElement,
    config: ArcRwSignal<Option<Config>>,
    mounted: Mounted,
}

impl Instance {
    /// Mounts a panel into an element's shadow root. It shows nothing until the first [`Instance::update`].
    pub(super) fn mount(host: HtmlElement, shadow: &ShadowRoot) -> Self {
        let config = ArcRwSignal::new(None);
        let view = config.clone();
        let mounted = Mounted::new(shadow.unchecked_ref(), move || app(view));
        Self { host, config, mounted }
    }
}

#[wasm_bindgen]
impl Instance {
    /// Reads attributes and properties anew, after any of them changed.
    pub fn update(&self, credentials: &JsValue) {
        let config = Config::of(|name| self.host.get_attribute(name), credentials::headers(credentials));
        if self.config.read_untracked().as_ref() != Some(&config) {
            self.config.set(Some(config));
        }
    }

    /// Takes the panel down: requests are aborted, loops end, nothing stays in the shadow root.
    pub fn unmount(self) {
        drop(self.mounted);
    }
}

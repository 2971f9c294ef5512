//! One mounted panel.

use super::app::app;
use super::config::Config;
use super::credentials;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

/// What the element's class holds while it is in a document.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Instance {
    host: HtmlElement,
    config: ArcRwSignal<Option<Config>>,
    root: Option<HtmlElement>,
    mounted: Mounted,
}

/// Takes the view down when dropped.
struct Mounted(#[allow(dead_code, reason = "held for its drop")] UnmountHandle<AnyViewState>);

impl std::fmt::Debug for Mounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mounted")
    }
}

impl Instance {
    /// Mounts a panel into an element's shadow root. It shows nothing until the first [`Instance::update`].
    pub(super) fn mount(host: HtmlElement, shadow: &ShadowRoot) -> Self {
        let config = ArcRwSignal::new(None);
        let view = config.clone();
        let root = root(shadow);
        // A document that cannot make a `div` shows nothing, in the host itself.
        let parent = root.clone().unwrap_or_else(|| host.clone());
        let mounted = Mounted(mount_to(parent, move || app(view)));
        Self {
            host,
            config,
            root,
            mounted,
        }
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
        if let Some(root) = self.root {
            root.remove();
        }
    }
}

/// The element that the view is mounted into: Leptos replaces nodes through their parent element, and a shadow root is
/// none.
fn root(shadow: &ShadowRoot) -> Option<HtmlElement> {
    let root = shadow.owner_document()?.create_element("div").ok()?;
    root.set_class_name("root");
    shadow.append_child(&root).ok()?;
    root.dyn_into().ok()
}

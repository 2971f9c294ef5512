//! Putting a view into a document that is not ours, and taking it out again.

use super::dom::El;
use any_spawner::Executor;
use leptos::prelude::Owner;
use web_sys::Element;

/// A view in a document. It goes when this is dropped.
pub struct Mounted {
    view: Option<El>,
    owner: Owner,
}

impl std::fmt::Debug for Mounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mounted")
    }
}

impl Mounted {
    /// Makes a view and puts it into `parent`.
    pub(crate) fn new(parent: &Element, view: impl FnOnce() -> El) -> Self {
        // Fails when it was done before, for an earlier panel of the page.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new();
        let view = owner.with(view);
        view.put_into(parent);
        Self {
            view: Some(view),
            owner,
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(view) = self.view.take() {
            view.take_out();
        }
        self.owner.cleanup();
    }
}

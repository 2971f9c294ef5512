//! Mounting a view into an element of the host page, and unmounting it.

use crate::browser::breakdown::{add_mount, remove_mount};
use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::Element;

/// A view in a document. Dropping it removes the view and ends its effects and listeners.
pub struct Mounted {
    parent: Element,
    view: AnyViewState,
    owner: Owner,
}

impl std::fmt::Debug for Mounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mounted")
    }
}

impl Mounted {
    /// Builds a view and appends it to `parent`.
    pub(crate) fn new<V: IntoView + 'static>(parent: &Element, view: impl FnOnce() -> V) -> Self {
        // Fails if an earlier panel of the page did it.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new();
        let view = owner.with(|| {
            let mut view = view().into_any().build();
            view.mount(parent, None);
            view
        });
        add_mount(parent);
        Self {
            parent: parent.clone(),
            view,
            owner,
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        remove_mount(&self.parent);
        // First, while the signals are there: browsers send `focusout` from an element that they remove.
        self.view.unmount();
        // Not left to the owner's own drop: listeners hold the owner, too, and some of them are dropped only in a later task.
        self.owner.cleanup();
    }
}

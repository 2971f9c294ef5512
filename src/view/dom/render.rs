//! References to elements.

use leptos::prelude::*;
use web_sys::HtmlElement;

/// Where to find an element once it is made. Effects run after that, so they need not follow it.
#[derive(Clone, Copy, Debug)]
pub(in crate::view) struct Ref(StoredValue<Option<HtmlElement>, LocalStorage>);

impl Ref {
    pub(in crate::view) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    pub(super) fn set(self, element: HtmlElement) {
        self.0.set_value(Some(element));
    }

    /// The element.
    #[inline(never)]
    pub(in crate::view) fn get(self) -> Option<HtmlElement> {
        self.0.try_get_value().flatten()
    }

    /// The element.
    pub(in crate::view) fn get_untracked(self) -> Option<HtmlElement> {
        self.get()
    }
}

//! Keeps the focus on a row that moves.
//!
//! A row that moves among the others, or that stays behind when the list is scrolled away from it, is taken out of the
//! document and put back; the browser takes the focus from it then. It gets it back before the next frame, unless the
//! person went somewhere else meanwhile.

use super::dom::{Ref, effect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ShadowRoot};

/// Who has the focus inside of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    list: Ref,
    element: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Held {
    /// Looks after a list.
    pub(super) fn new(list: Ref) -> Self {
        Self {
            list,
            element: StoredValue::new_local(None),
        }
    }

    /// To be called when it is clear that rows will move, before they do.
    pub(super) fn note(self) {
        let focused = self.list.get_untracked().and_then(|list| {
            let focused = shadow_of(&list)?.active_element()?;
            list.contains(Some(&focused)).then_some(focused)
        });
        if let Some(focused) = focused.and_then(|element| element.dyn_into().ok()) {
            self.element.set_value(Some(focused));
        }
    }

    /// Gives the focus back after each change that `changed` tracks.
    pub(super) fn after(self, changed: impl Fn() + 'static) {
        effect(move || {
            changed();
            request_animation_frame(move || self.give_back());
        });
    }

    fn give_back(self) {
        let Some(element) = self.element.try_update_value(Option::take).flatten() else {
            return;
        };
        if element.is_connected() && nothing_has_focus(&element) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Focus cannot fail on an element of the document.
            let _ = element.focus_with_options(&options);
        }
    }
}

fn shadow_of(element: &HtmlElement) -> Option<ShadowRoot> {
    element.get_root_node().dyn_into().ok()
}

/// The browser gives the focus of an element that goes away to the body.
fn nothing_has_focus(element: &HtmlElement) -> bool {
    let document = element.owner_document();
    document.is_some_and(|document| {
        let body = document.body().map(HtmlElement::into);
        document.active_element().is_none() || document.active_element() == body
    })
}

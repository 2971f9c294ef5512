//! What follows signals in an element.
//!
//! Closures are boxed and what is done with them is never inlined: each inlined copy is code that a page has to load.

use super::{El, Kept};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::dom::Dom;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

impl El {
    /// An attribute that follows signals; not there while the value is `None`.
    pub(crate) fn attr_live(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.follow_attr(name, Box::new(value))
    }

    #[inline(never)]
    pub(super) fn follow_attr(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let node = self.node_ref().clone();
        let mut last = None;
        self.follow(Box::new(move || {
            let next = value();
            if next != last {
                match &next {
                    Some(value) => Dom::set_attribute(&node, name, value),
                    None => Dom::remove_attribute(&node, name),
                }
                last = next;
            }
        }))
    }

    /// The `value` of an input field, which follows signals.
    pub(in crate::view) fn value(self, value: impl Fn() -> String + 'static) -> Self {
        self.follow_value(Box::new(value))
    }

    #[inline(never)]
    fn follow_value(self, value: Box<dyn Fn() -> String>) -> Self {
        let field = self.node_ref().clone().unchecked_into::<HtmlInputElement>();
        self.follow(Box::new(move || {
            let value = value();
            // What was just typed is in the field already; setting it would move the cursor.
            if field.value() != value {
                field.set_value(&value);
            }
        }))
    }

    /// Text that follows signals.
    pub(in crate::view) fn text_live(self, text: impl Fn() -> String + 'static) -> Self {
        self.follow_text(Box::new(text))
    }

    #[inline(never)]
    pub(super) fn follow_text(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = Dom::create_text_node("");
        let mut last = String::new();
        self.append(&node).follow(Box::new(move || {
            let next = text();
            if next != last {
                Dom::set_text(&node, &next);
                last = next;
            }
        }))
    }

    /// Something inside that follows signals, and may be nothing.
    pub(crate) fn live(self, view: impl Fn() -> Option<El> + 'static) -> Self {
        self.follow_view(Box::new(view))
    }

    #[inline(never)]
    fn follow_view(self, view: Box<dyn Fn() -> Option<El>>) -> Self {
        let place = Dom::create_placeholder();
        let slot = Rc::new(RefCell::new(None::<El>));
        // The element owns what is shown, not the effect, which lives on until its task notices that it is over.
        let shown = Rc::downgrade(&slot);
        self.append(&place).keep(Kept::Slot(slot)).follow(Box::new(move || {
            let next = view();
            if let (Some(next), Some(parent)) = (&next, place.parent_element()) {
                Dom::insert_node(&parent, next.node_ref(), Some(&place));
            }
            let old = shown.upgrade().and_then(|shown| shown.replace(next));
            if let Some(old) = old {
                old.take_out();
            }
        }))
    }

    #[inline(never)]
    fn follow(self, mut act: Box<dyn FnMut()>) -> Self {
        self.keep(Kept::Effect(RenderEffect::new(move |_| act())))
    }
}

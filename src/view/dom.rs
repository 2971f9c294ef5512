//! Elements with erased types.
//!
//! `view!` gives every element a type of its own, made of the types of its attributes, children and closures, and each
//! of them is compiled apart: a panel written that way is twice the size that all of it may have. An element built here is
//! a Leptos view of one type. It makes its node at once, with Leptos' renderer, and what follows signals is a Leptos render
//! effect that changes this node and ends with it. Nothing is built through `innerHTML`, which Trusted Types refuse and
//! `view!` uses for parts that never change.

pub(super) mod button;
mod derived;
mod embed;
mod erased;
mod follow;
mod phrase;
mod render;

pub(super) use derived::Derived;
pub(crate) use derived::derive;
pub(super) use embed::embed;
pub(super) use erased::effect;
pub(crate) use phrase::{Phrase, Wording};
pub(super) use render::Ref;

use crate::browser::page::Listener;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::dom::{Dom, Element, Node};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// An element. What it holds goes with it: listeners, effects, and what is inside.
pub(crate) struct El(Box<Made>);

struct Made {
    node: Element,
    kept: Vec<Kept>,
}

/// Something that ends with an element. It is only held for its drop.
#[allow(dead_code, reason = "held for its drop")]
enum Kept {
    Effect(RenderEffect<()>),
    Listener(Listener),
    Slot(Rc<RefCell<Option<El>>>),
}

/// Begins an element.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    El::of(Dom::create_element(tag, None))
}

impl El {
    fn of(node: Element) -> Self {
        Self(Box::new(Made { node, kept: Vec::new() }))
    }

    /// An element of a drawing.
    #[inline(never)]
    pub(super) fn svg(tag: &'static str) -> Self {
        Self::of(Dom::create_element(tag, Some("http://www.w3.org/2000/svg")))
    }

    fn node_ref(&self) -> &Element {
        &self.0.node
    }

    #[inline(never)]
    fn keep(mut self, kept: Kept) -> Self {
        self.0.kept.push(kept);
        self
    }

    #[inline(never)]
    fn append(self, node: &Node) -> Self {
        Dom::insert_node(&self.0.node, node, None);
        self
    }

    #[inline(never)]
    fn set(self, name: &str, value: &str) -> Self {
        Dom::set_attribute(&self.0.node, name, value);
        self
    }

    /// An attribute that stays, or follows the language.
    pub(super) fn attr(self, name: &'static str, value: impl Wording) -> Self {
        value.name(self, name)
    }

    /// Names for style sheets.
    #[inline(never)]
    pub(crate) fn class(self, names: &'static str) -> Self {
        self.set("class", names)
    }

    /// Names for the page's style sheets (`::part`).
    #[inline(never)]
    pub(super) fn part(self, names: &'static str) -> Self {
        self.set("part", names)
    }

    /// What happens at an event.
    pub(super) fn on(self, event: &'static str, act: impl Fn(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    #[inline(never)]
    fn listen(self, event: &'static str, act: Box<dyn Fn(Event)>) -> Self {
        match Listener::on(self.0.node.clone().into(), event, act) {
            Some(listener) => self.keep(Kept::Listener(listener)),
            None => self,
        }
    }

    /// Makes the element known under a reference.
    #[inline(never)]
    pub(super) fn node(self, reference: Ref) -> Self {
        reference.set(self.0.node.clone().unchecked_into::<HtmlElement>());
        self
    }

    /// An element inside.
    #[inline(never)]
    pub(super) fn child(mut self, child: El) -> Self {
        let Made { node, kept } = *child.0;
        self.0.kept.extend(kept);
        self.append(&node)
    }

    /// Elements inside.
    pub(super) fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Puts the element before another one that is not built here.
    pub(super) fn put_before(&self, sibling: &Node) {
        if let Some(parent) = sibling.parent_element() {
            Dom::insert_node(&parent, &self.0.node, Some(sibling));
        }
    }

    /// Ends what the element holds, and takes it out of the document. In this order: an element with the focus loses it by
    /// that, and nothing may be told of it any more, because what the listeners use may be gone already.
    pub(super) fn take_out(self) {
        let Made { node, kept } = *self.0;
        drop(kept);
        node.remove();
    }

    /// Text inside. Text, whatever it contains.
    pub(super) fn text(self, text: impl Wording) -> Self {
        text.write(self)
    }

    #[inline(never)]
    fn append_text(self, text: &str) -> Self {
        self.append(&Dom::create_text_node(text))
    }
}

//! Elements with erased types.
//!
//! `view!` gives every element a type of its own, made of the types of its attributes, children and closures, and each
//! of them is compiled apart: a panel written that way is twice the size that all of it may have. Elements built here
//! are Leptos elements of one type, with boxed closures of a few types. They are built without `innerHTML`, which Trusted
//! Types refuse and `view!` uses for parts that never change.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html::{Custom, HtmlElement, custom};
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::node_ref::node_ref;
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;
use leptos::tachys::view::iterators::StaticVec;
use web_sys::Event;

/// Where to find an element once it is in the document.
pub(super) type Ref = NodeRef<Custom<&'static str>>;

/// An element in the making.
pub(super) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
pub(super) fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

impl El {
    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }

    /// An attribute that stays.
    pub(super) fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(fixed(name, value.into()))
    }

    /// An attribute that follows signals; not there while the value is `None`.
    pub(super) fn attr_live(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.with(following(name, Box::new(value)))
    }

    /// Names for style sheets.
    pub(super) fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// Names for the page's style sheets (`::part`).
    pub(super) fn part(self, names: &'static str) -> Self {
        self.attr("part", names)
    }

    /// A custom property for style sheets that follows signals. Set through the object model, as a strict
    /// Content-Security-Policy demands.
    pub(super) fn var(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.with(property(name, Box::new(value)))
    }

    /// The `value` of a field, which follows signals.
    pub(super) fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        self.with(field_value(Box::new(value)))
    }

    /// What happens at an event.
    pub(super) fn on(self, event: &'static str, act: impl Fn(Event) + 'static) -> Self {
        self.with(listener(event, Box::new(act)))
    }

    /// Makes the element known under a reference.
    pub(super) fn node(self, reference: Ref) -> Self {
        self.with(node_ref::<Custom<&'static str>, Ref>(reference).into_any_attr())
    }

    /// An element inside.
    pub(super) fn child(self, child: El) -> Self {
        self.view(child.any())
    }

    /// Elements inside.
    pub(super) fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// A view inside.
    #[inline(never)]
    pub(super) fn view(mut self, view: AnyView) -> Self {
        self.children.push(view);
        self
    }

    /// Text inside. Text, whatever it contains.
    pub(super) fn text(self, text: impl Into<String>) -> Self {
        self.view(fixed_text(text.into()))
    }

    /// Text that follows signals.
    pub(super) fn text_live(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.view(following_text(Box::new(text)))
    }

    /// Something inside that follows signals, and may be nothing.
    pub(super) fn live(self, view: impl Fn() -> Option<El> + Send + 'static) -> Self {
        let view: Box<dyn Fn() -> Option<El> + Send> = Box::new(view);
        self.view(live(move || view().map(El::any)))
    }

    /// The element as a view.
    #[inline(never)]
    pub(super) fn any(self) -> AnyView {
        let element: HtmlElement<Custom<&'static str>, (), ()> = custom(self.tag);
        element
            .child(StaticVec::from(self.children))
            .add_any_attr(self.attributes)
            .into_any()
    }
}

// What the methods above have in common, once for all closures and never inlined: each inlined copy is code that a page
// has to load.

#[inline(never)]
fn fixed(name: &'static str, value: String) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

#[inline(never)]
fn following(name: &'static str, value: Box<dyn FnMut() -> Option<String> + Send>) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

#[inline(never)]
fn property(name: &'static str, value: Box<dyn FnMut() -> String + Send>) -> AnyAttribute {
    style((name, value)).into_any_attr()
}

#[inline(never)]
fn field_value(value: Box<dyn FnMut() -> String + Send>) -> AnyAttribute {
    prop("value", value).into_any_attr()
}

#[inline(never)]
fn listener(event: &'static str, act: Box<dyn FnMut(Event)>) -> AnyAttribute {
    on(ev::Custom::<Event>::new(event), act).into_any_attr()
}

#[inline(never)]
fn fixed_text(text: String) -> AnyView {
    text.into_any()
}

#[inline(never)]
fn following_text(text: Box<dyn FnMut() -> String + Send>) -> AnyView {
    text.into_any()
}

#[inline(never)]
fn following_view(view: Box<dyn FnMut() -> Option<AnyView> + Send>) -> AnyView {
    view.into_any()
}

/// A view that follows signals.
pub(super) fn live(view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    following_view(Box::new(view))
}

/// A value that follows signals and tells only of changes.
pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed_memo(Box::new(value))
}

#[inline(never)]
fn boxed_memo<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value())
}

/// Something that is done again whenever the signals that it read change.
pub(super) fn effect(act: impl Fn() + 'static) {
    boxed_effect(Box::new(act));
}

#[inline(never)]
fn boxed_effect(act: Box<dyn Fn()>) {
    Effect::new(move |_| act());
}

//! Elements as Leptos mounts them, and references to them.

use super::El;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::dom::{Dom, Element, Node};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
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

    /// The element, where the view around may be gone (`None`).
    #[inline(never)]
    pub(in crate::view) fn try_get_untracked(self) -> Option<Option<HtmlElement>> {
        self.0.try_get_value()
    }
}

impl El {
    /// The element as a view.
    #[inline(never)]
    pub(in crate::view) fn any(self) -> AnyView {
        Whole(SendWrapper::new(self)).into_any()
    }
}

/// An element where Leptos asks for something that could be sent to another thread.
struct Whole(SendWrapper<El>);

impl Mountable for El {
    fn unmount(&mut self) {
        self.0.node.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Dom::insert_node(parent, &self.0.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.node.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.0.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.0.node.clone()]
    }
}

impl Render for Whole {
    type State = El;

    fn build(self) -> El {
        self.0.take()
    }

    fn rebuild(self, state: &mut El) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Whole {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

/// There is no rendering on a server: nothing of this is ever called.
impl RenderHtml for Whole {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> El {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

//! The nodes of a row. The first row is built node by node, the others are copies of it: one call instead of twenty.

use crate::view::icon::{Icon, drawn};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

/// Something that a row shows, and what stands there now: the same is never written twice.
#[derive(Debug)]
pub(super) struct Slot<T> {
    pub(super) node: T,
    text: String,
}

impl<T: AsRef<Node>> Slot<T> {
    fn new(node: T) -> Self {
        Self {
            node,
            text: String::new(),
        }
    }

    /// Writes a text. Text, whatever it contains.
    pub(super) fn write(&mut self, text: &str) {
        if self.text != text {
            self.node.as_ref().set_text_content(Some(text));
            text.clone_into(&mut self.text);
        }
    }
}

/// An attribute of an element, and its value now.
#[derive(Debug)]
pub(super) struct Attribute {
    name: &'static str,
    value: String,
}

impl Attribute {
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            value: String::new(),
        }
    }

    /// Sets it.
    pub(super) fn set(&mut self, element: &Element, value: &str) {
        if self.value != value {
            // Fails only for names that are none.
            let _ = element.set_attribute(self.name, value);
            value.clone_into(&mut self.value);
        }
    }
}

/// The parts of a row that change.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) row: HtmlElement,
    pub(super) cell: Element,
    pub(super) avatar: HtmlElement,
    pub(super) initials: Slot<Node>,
    pub(super) dot: Element,
    pub(super) name: Slot<Node>,
    pub(super) own: Element,
    pub(super) presence: Slot<Node>,
    pub(super) calls: Element,
    pub(super) role: Slot<Node>,
    pub(super) badge: Slot<Element>,
    pub(super) actions: Element,
    pub(super) button: Element,
}

impl Cells {
    /// Copies a row.
    pub(super) fn copy(template: &Element) -> Option<Self> {
        let row: HtmlElement = template.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let cell = row.first_element_child()?;
        let avatar: HtmlElement = cell.first_element_child()?.dyn_into().ok()?;
        let who = avatar.next_element_sibling()?;
        let name = who.first_element_child()?;
        let presence = name.next_element_sibling()?.first_element_child()?;
        let calls = presence.next_element_sibling()?;
        let actions = cell.next_element_sibling()?;
        let bdi = name.first_element_child()?;
        let letters = avatar.first_element_child()?;
        Some(Self {
            initials: Slot::new(letters.clone().into()),
            dot: letters.next_element_sibling()?,
            own: bdi.next_element_sibling()?,
            name: Slot::new(bdi.into()),
            role: Slot::new(calls.next_element_sibling()?.into()),
            calls,
            presence: Slot::new(presence.into()),
            badge: Slot::new(who.next_element_sibling()?),
            button: actions.first_element_child()?,
            actions,
            avatar,
            cell,
            row,
        })
    }
}

fn make(document: &Document, tag: &str, attributes: &[(&str, &str)], children: &[Element]) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    for child in children {
        element.append_child(child).ok()?;
    }
    Some(element)
}

/// A row without anything in it. `own`: the word that marks the viewer's row.
pub(super) fn template(document: &Document, own: &str) -> Option<Element> {
    let make = |tag: &str, attributes: &[(&str, &str)], children: &[Element]| make(document, tag, attributes, children);
    let span = |class: &str, children: &[Element]| make("span", &[("class", class)], children);
    let you = span("you", &[])?;
    you.set_text_content(Some(own));
    let name = make(
        "span",
        &[("class", "name"), ("part", "name")],
        &[make("bdi", &[], &[])?, you],
    )?;
    let meta = [span("presence", &[])?, span("calls", &[])?, span("role", &[])?];
    let who = span("who", &[name, span("meta", &meta)?])?;
    let picture = [span("letters", &[])?, span("dot", &[])?];
    let avatar = make("span", &[("class", "avatar"), ("aria-hidden", "true")], &picture)?;
    let badge = make("span", &[("class", "badge"), ("part", "badge")], &[])?;
    let cell = make("div", &[("class", "cell"), ("role", "gridcell")], &[avatar, who, badge])?;
    let attributes = [
        ("type", "button"),
        ("class", "clear more"),
        ("part", "button"),
        ("aria-haspopup", "menu"),
        ("aria-expanded", "false"),
    ];
    let button = make("button", &attributes, &[drawn(document, Icon::More)?])?;
    let actions = make("div", &[("class", "actions"), ("role", "gridcell")], &[button])?;
    make("div", &[("part", "row"), ("role", "row")], &[cell, actions])
}

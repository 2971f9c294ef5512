//! The nodes of a row. The first row is built node by node, the others are copies of it: one call instead of twenty.

use crate::browser::pen::{Line, Part, Pen};
use crate::view::icon::{Icon, drawn};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

/// The parts of a row that change: elements that come and go, and lines that are written.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) row: HtmlElement,
    pub(super) cell: Element,
    pub(super) own: Element,
    pub(super) calls: Element,
    pub(super) actions: Element,
    pub(super) button: Element,
    pub(super) lines: Lines,
}

/// What is written.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) class: Line,
    pub(super) label: Line,
    pub(super) index: Line,
    pub(super) tab: Line,
    pub(super) picture: Line,
    pub(super) initials: Line,
    pub(super) dot: Line,
    pub(super) name: Line,
    pub(super) presence: Line,
    pub(super) role: Line,
    pub(super) badge: Line,
    pub(super) badge_class: Line,
    pub(super) button_label: Line,
    pub(super) button_tab: Line,
    pub(super) expanded: Line,
}

impl Cells {
    /// Copies a row.
    pub(super) fn copy(template: &Element, pen: &Pen) -> Option<Self> {
        let row: HtmlElement = template.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let cell = row.first_element_child()?;
        let avatar = cell.first_element_child()?;
        let who = avatar.next_element_sibling()?;
        let name = who.first_element_child()?;
        let presence = name.next_element_sibling()?.first_element_child()?;
        let calls = presence.next_element_sibling()?;
        let role = calls.next_element_sibling()?;
        let badge = who.next_element_sibling()?;
        let actions = cell.next_element_sibling()?;
        let button = actions.first_element_child()?;
        let bdi = name.first_element_child()?;
        let letters = avatar.first_element_child()?;
        let text = |element: &Element| Some(pen.line(&element.first_child()?, Part::Text));
        let line = |node: &Node, part| pen.line(node, part);
        let lines = Lines {
            class: line(&row, Part::Class),
            label: line(&row, Part::Label),
            index: line(&row, Part::RowIndex),
            tab: line(&row, Part::Tab),
            picture: line(&avatar, Part::Class),
            initials: text(&letters)?,
            dot: line(&*letters.next_element_sibling()?, Part::Class),
            name: text(&bdi)?,
            presence: text(&presence)?,
            role: text(&role)?,
            badge: text(&badge)?,
            badge_class: line(&badge, Part::Class),
            button_label: line(&button, Part::Label),
            button_tab: line(&button, Part::Tab),
            expanded: line(&button, Part::Expanded),
        };
        Some(Self {
            own: bdi.next_element_sibling()?,
            calls,
            button,
            actions,
            cell,
            row,
            lines,
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
    // With a text to write into; a space, because an empty text would not be copied.
    let written = |tag: &str, attributes: &[(&str, &str)]| {
        let element = make(tag, attributes, &[])?;
        element.set_text_content(Some(" "));
        Some(element)
    };
    let you = span("you", &[])?;
    you.set_text_content(Some(own));
    let name = make(
        "span",
        &[("class", "name"), ("part", "name")],
        &[written("bdi", &[])?, you],
    )?;
    let meta = [
        written("span", &[("class", "presence")])?,
        span("calls", &[])?,
        written("span", &[("class", "role")])?,
    ];
    let who = span("who", &[name, span("meta", &meta)?])?;
    let picture = [written("span", &[("class", "letters")])?, span("dot", &[])?];
    let avatar = make("span", &[("class", "avatar"), ("aria-hidden", "true")], &picture)?;
    let badge = written("span", &[("class", "badge"), ("part", "badge")])?;
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

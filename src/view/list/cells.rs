//! The nodes of a row. The first row is built node by node, the others are copies of it: one call instead of twenty.

use crate::browser::dom_batch::{BatchedText, DomBatch, Part};
use crate::view::dom::el;
use crate::view::icon::{Sign, icon};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The parts of a row that change: elements that come and go, and lines that are written.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) row: HtmlElement,
    pub(super) cell: Element,
    /// Around the name and the word that marks the viewer's row.
    pub(super) name: Element,
    pub(super) calls: Element,
    pub(super) avatar: Element,
    pub(super) actions: Element,
    pub(super) button: Element,
    pub(super) lines: Lines,
}

/// What is written.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) class: BatchedText,
    pub(super) label: BatchedText,
    pub(super) index: BatchedText,
    pub(super) tab: BatchedText,
    pub(super) picture: BatchedText,
    pub(super) initials: BatchedText,
    pub(super) dot: BatchedText,
    pub(super) name: BatchedText,
    pub(super) presence: BatchedText,
    pub(super) role: BatchedText,
    pub(super) status: BatchedText,
    pub(super) slot: BatchedText,
    pub(super) badge: BatchedText,
    pub(super) badge_class: BatchedText,
    pub(super) button_label: BatchedText,
    pub(super) button_tab: BatchedText,
    pub(super) expanded: BatchedText,
}

impl Cells {
    /// Copies a row.
    pub(super) fn copy(template: &Element, pen: &DomBatch) -> Option<Self> {
        let row: HtmlElement = template.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let cell = row.first_element_child()?;
        let avatar = cell.first_element_child()?;
        let who = avatar.next_element_sibling()?;
        let name = who.first_element_child()?;
        let meta = name.next_element_sibling()?;
        let presence = meta.first_element_child()?;
        let calls = presence.next_element_sibling()?;
        let role = calls.next_element_sibling()?;
        let slot = who.next_element_sibling()?;
        let badge = slot.next_element_sibling()?;
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
            status: text(&meta.next_element_sibling()?)?,
            slot: line(&slot, Part::Name),
            badge: text(&badge)?,
            badge_class: line(&badge, Part::Class),
            button_label: line(&button, Part::Label),
            button_tab: line(&button, Part::Tab),
            expanded: line(&button, Part::Expanded),
        };
        Some(Self {
            name,
            calls,
            avatar,
            button,
            actions,
            cell,
            row,
            lines,
        })
    }
}

/// A row without anything in it.
pub(super) fn template() -> Element {
    // A space where something is written later: an empty text would not be copied.
    let name = el("span").class("name").part("name").child(el("bdi").text(" "));
    let meta = el("span")
        .class("meta")
        .child(el("span").class("presence").text(" "))
        .child(el("span").class("calls"))
        .child(el("span").class("role").text(" "));
    let status = el("bdi").class("status").text(" ");
    let avatar = el("span")
        .class("avatar")
        .attr("aria-hidden", "true")
        .child(el("span").class("letters").text(" "))
        .child(el("span").class("dot"));
    let cell = el("div")
        .class("cell")
        .attr("role", "gridcell")
        .child(avatar)
        .child(el("span").class("who").child(name).child(meta).child(status))
        .child(el("slot"))
        .child(el("span").class("badge").part("badge").text(" "));
    let button = el("button")
        .attr("type", "button")
        .class("clear more")
        .part("button")
        .attr("aria-haspopup", "menu")
        .attr("aria-expanded", "false")
        .child(icon(Sign::More));
    el("div")
        .part("row")
        .attr("role", "row")
        .child(cell)
        .child(el("div").class("actions").attr("role", "gridcell").child(button))
        .into_node()
}

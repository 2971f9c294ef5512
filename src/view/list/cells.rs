//! The nodes of a row. The first row is built node by node, the others are copies of it: one call instead of twenty.

use super::element::{element, icon, parent, text};
use crate::browser::dom_batch::{BatchedText, DomBatch, Part};
use crate::view::icon::Sign;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The nodes of a row that change: elements, and the texts that are written into them.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) row: HtmlElement,
    pub(super) cell: Element,
    pub(super) calls: Element,
    pub(super) avatar: Element,
    pub(super) actions: Element,
    pub(super) texts: CellTexts,
}

/// The texts of a row.
#[derive(Debug)]
pub(super) struct CellTexts {
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
    pub(super) seen: BatchedText,
    pub(super) slot: BatchedText,
    pub(super) badge: BatchedText,
    pub(super) badge_class: BatchedText,
    pub(super) button_label: BatchedText,
    pub(super) button_tab: BatchedText,
    pub(super) expanded: BatchedText,
}

impl CellTexts {
    /// Somebody else has changed the texts: all are written again.
    pub(super) fn forget(&mut self) {
        let texts = [
            &mut self.initials,
            &mut self.name,
            &mut self.presence,
            &mut self.role,
            &mut self.status,
            &mut self.seen,
            &mut self.badge,
        ];
        texts.into_iter().for_each(BatchedText::forget);
    }
}

impl Cells {
    /// Copies a row.
    pub(super) fn copy(template: &Element, batch: &DomBatch) -> Option<Self> {
        let row: HtmlElement = template.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let cell = row.first_element_child()?;
        let avatar = cell.first_element_child()?;
        let who = avatar.next_element_sibling()?;
        let name = who.first_element_child()?;
        let meta = name.next_element_sibling()?;
        let role = meta.first_element_child()?;
        let presence = role.next_element_sibling()?;
        let calls = presence.next_element_sibling()?;
        let status = calls.next_element_sibling()?;
        let slot = who.next_element_sibling()?;
        let badge = slot.next_element_sibling()?;
        let actions = cell.next_element_sibling()?;
        let button = actions.first_element_child()?;
        let bdi = name.first_element_child()?;
        let letters = avatar.first_element_child()?;
        let handle = |node: &Element, part| batch.handle(node, part);
        let text_in = |element: &Element| batch.handle(element, Part::Text);
        let texts = CellTexts {
            class: handle(&row, Part::Class),
            label: handle(&row, Part::Label),
            index: handle(&row, Part::RowIndex),
            tab: handle(&row, Part::Tab),
            picture: handle(&avatar, Part::Class),
            initials: text_in(&letters),
            dot: handle(&letters.next_element_sibling()?, Part::Class),
            name: text_in(&bdi),
            presence: text_in(&presence),
            role: text_in(&role),
            seen: text_in(&status.next_element_sibling()?),
            status: text_in(&status),
            slot: handle(&slot, Part::Name),
            badge: text_in(&badge),
            badge_class: handle(&badge, Part::Class),
            button_label: handle(&button, Part::Label),
            button_tab: handle(&button, Part::Tab),
            expanded: handle(&button, Part::Expanded),
        };
        Some(Self {
            calls,
            avatar,
            actions,
            cell,
            row,
            texts,
        })
    }
}

/// A row without texts. Rows are copies of it.
pub(super) fn template() -> Result<Element, JsValue> {
    let name = [("class", "name"), ("part", "name")];
    let name = parent("span", &name, &[text("bdi", &[], "")?])?;
    let meta = [
        text("span", &[("class", "role")], "")?,
        text("span", &[("class", "presence")], "")?,
        element("span", &[("class", "calls")])?,
        text("bdi", &[("class", "status")], "")?,
        text("span", &[("class", "seen")], "")?,
    ];
    let meta = parent("span", &[("class", "meta")], &meta)?;
    let avatar = [("class", "avatar"), ("aria-hidden", "true")];
    let avatar = parent(
        "span",
        &avatar,
        &[
            text("span", &[("class", "letters")], "")?,
            element("span", &[("class", "dot")])?,
        ],
    )?;
    let cell = [
        avatar,
        parent("span", &[("class", "who")], &[name, meta])?,
        element("slot", &[])?,
        text("span", &[("class", "badge"), ("part", "badge")], "")?,
    ];
    let cell = parent("div", &[("class", "cell"), ("role", "gridcell")], &cell)?;
    let button = [
        ("type", "button"),
        ("class", "clear more"),
        ("part", "button"),
        ("aria-haspopup", "menu"),
        ("aria-expanded", "false"),
    ];
    let button = parent("button", &button, &[icon(Sign::More)?])?;
    let actions = parent("div", &[("class", "actions"), ("role", "gridcell")], &[button])?;
    parent("div", &[("part", "row"), ("role", "row")], &[cell, actions])
}

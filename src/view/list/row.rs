//! One row in the document. It is bound to a participant, never to a position: what it shows follows the participant, and its
//! menu is about that participant.

use super::avatar::hue;
use super::cells::Cells;
use super::element::{element, icon, parent, text};
use super::planned_row::PlannedRow;
use crate::browser::dom_batch::DomBatch;
use crate::i18n::{Text, Translator};
use crate::state::store::ConversationStore;
use crate::view::icon::Sign;
use crate::view::row_model::RowModel;
use crate::view::row_model::texts::{presence_class, row_texts};
use model::call::CallFlags;
use model::identity::{Actor, Identity};
use model::initials::initials;
use model::presence::Presence;
use model::role::Role;
use model::roster::ParticipantKey;
use model::section::SectionKind;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    /// The participant.
    pub(super) key: ParticipantKey,
    /// The section that its element is in; `None` outside of the document.
    pub(super) section: Option<SectionKind>,
    cells: Cells,
    /// What the nodes show; `None` before the first time, and when the texts have to be written in another language.
    shown: Option<RowModel>,
    /// See [`RowState::offscreen_top`].
    offscreen_top: Option<f64>,
    /// See [`RowState::selected`].
    selected: Option<bool>,
}

/// The state of a row in the list, besides what it shows of the participant.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowState {
    /// It is the one that Tab leads to.
    pub(super) active: bool,
    /// Its menu is open.
    pub(super) open: bool,
    /// The distance from the top of the list in CSS pixels, for a row that is in the document although it is not among the
    /// visible ones.
    pub(super) offscreen_top: Option<f64>,
    /// Whether it is selected; `None` outside selection mode.
    pub(super) selected: Option<bool>,
}

impl Row {
    /// A row for a participant: a copy of `template`.
    pub(super) fn new(template: &Element, batch: &DomBatch, key: ParticipantKey) -> Option<Self> {
        Some(Self {
            key,
            section: None,
            cells: Cells::copy(template, batch)?,
            shown: None,
            offscreen_top: None,
            selected: None,
        })
    }

    /// The element.
    pub(super) fn element(&self) -> &HtmlElement {
        &self.cells.row
    }

    /// The language has changed: all texts are written again by the next [`Self::show`].
    pub(super) fn forget_texts(&mut self) {
        if self.shown.as_ref().is_some_and(|model| !model.acts) {
            // An element takes any child at its end.
            let _ = self.cells.row.append_child(&self.cells.actions);
        }
        self.shown = None;
    }

    /// Somebody else has changed its texts: the same, also for those that are the same.
    pub(super) fn draw_anew(&mut self) {
        self.cells.texts.forget();
        self.forget_texts();
    }

    /// Brings the row up to date with the next [`DomBatch::write`]. Only what is different is written.
    pub(super) fn show(
        &mut self,
        batch: &mut DomBatch,
        store: &ConversationStore,
        planned: &PlannedRow,
        state: RowState,
        now: u64,
    ) {
        let nodes = &mut self.cells.texts;
        nodes.index.put(batch, itoa::Buffer::new().format(planned.place + 1));
        let tab = if state.active { "0" } else { "-1" };
        nodes.tab.put(batch, tab);
        nodes.button_tab.put(batch, tab);
        nodes.expanded.put(batch, if state.open { "true" } else { "false" });
        self.set_offscreen_top(state.offscreen_top);
        self.select(state.selected);
        let ages = matches!(planned.model.presence, Presence::LastSeen(_));
        if ages || self.shown.as_ref() != Some(&planned.model) {
            self.put_texts(batch, store, &planned.model, now);
        }
    }

    fn put_texts(&mut self, batch: &mut DomBatch, store: &ConversationStore, model: &RowModel, now: u64) {
        let translator = &store.translator;
        let (texts, presence) = (row_texts(translator, model, now), presence_class(model));
        let is_lined = model.gone
            || !(texts.status.is_empty() && texts.seen.is_empty() && matches!(presence, "online" | "offline"));
        let nodes = &mut self.cells.texts;
        let mark = |marked: bool, class: &'static str| if marked { class } else { "" };
        let row = [
            "row ",
            presence,
            mark(model.own.is_some(), " own"),
            mark(is_lined, " lined"),
            mark(model.gone, " gone"),
            mark(model.acts, " acts"),
        ];
        nodes.class.put(batch, &row.concat());
        nodes.label.put(batch, &texts.label);
        nodes.button_label.put(batch, &texts.actions);
        let picture = ["avatar ", hue(&model.name), mark(model.guest, " guest")];
        nodes.picture.put(batch, &picture.concat());
        nodes.initials.put(batch, &initials(&texts.name));
        nodes.dot.put(batch, &["dot ", presence].concat());
        nodes.name.put(batch, &texts.name);
        nodes.presence.put(batch, &texts.presence);
        nodes.role.put(batch, &texts.role);
        nodes.status.put(batch, &texts.status);
        nodes.seen.put(batch, &texts.seen);
        nodes.badge.put(batch, &texts.role);
        let badge = match model.role {
            role if role.moderates() => "badge moderates",
            Role::User => "badge plain",
            _ => "badge",
        };
        nodes.badge_class.put(batch, badge);
        let is_other = self
            .shown
            .as_ref()
            .is_none_or(|before| before.identity != model.identity);
        if is_other {
            put_picture(&self.cells.avatar, store, model);
            self.cells
                .texts
                .slot
                .put(batch, &["row-badge:", &store.key_of(&model.identity)].concat());
        }
        self.put_parts(model, translator);
        self.shown = Some(model.clone());
    }

    /// Adds and removes the parts that not every row has.
    fn put_parts(&mut self, model: &RowModel, translator: &Translator) {
        let (cells, before) = (&self.cells, self.shown.as_ref());
        if before.map(|before| before.call) != Some(model.call) {
            calls(&cells.calls, model.call, translator);
        }
        // Removed, not hidden: there is no menu to open.
        if before.is_none_or(|before| before.acts) && !model.acts {
            // The row gets the focus that is in it.
            if cells.actions.query_selector(":focus").ok().flatten().is_some() {
                // Focus cannot fail on an element of the document.
                let _ = cells.row.focus();
            }
            cells.actions.remove();
        } else if before.is_some_and(|before| !before.acts) && model.acts {
            // An element takes any child at its end.
            let _ = cells.row.append_child(&cells.actions);
        }
    }

    /// Puts the viewer's buttons into the row.
    pub(super) fn take_controls(&self, controls: &Element) {
        // The cell is in the row, so this cannot fail.
        let _ = controls.set_attribute("role", "gridcell");
        let _ = self.cells.cell.after_with_node_1(controls);
    }

    /// Shows whether the row is selected, with a box that rows have only in selection mode.
    fn select(&mut self, selected: Option<bool>) {
        if self.selected == selected {
            return;
        }
        let row = &self.cells.row;
        match (self.selected, selected) {
            (None, Some(_)) => {
                let _ = tick().and_then(|tick| self.cells.cell.before_with_node_1(&tick));
            }
            (Some(_), None) => row.first_element_child().iter().for_each(Element::remove),
            _ => {}
        }
        // The name of an attribute is well formed.
        let _ = match selected {
            Some(selected) => row.set_attribute("aria-selected", if selected { "true" } else { "false" }),
            None => row.remove_attribute("aria-selected"),
        };
        self.selected = selected;
    }

    /// Whether the row is in the document only because it is the active one.
    pub(super) fn is_offscreen(&self) -> bool {
        self.offscreen_top.is_some()
    }

    fn set_offscreen_top(&mut self, offscreen_top: Option<f64>) {
        if self.offscreen_top == offscreen_top {
            return;
        }
        self.offscreen_top = offscreen_top;
        let style = self.cells.row.style();
        // A style declaration takes any property.
        let _ = match offscreen_top {
            Some(top) => style.set_property("inset-block-start", &format!("{}px", top.round() as i64)),
            None => style.remove_property("inset-block-start").map(drop),
        };
        let _ = self
            .cells
            .row
            .toggle_attribute_with_force("data-offscreen", offscreen_top.is_some());
    }
}

/// Puts the server's avatar over the initials, which are visible until it has loaded and where there is none; for what is no
/// single account, a sign.
fn put_picture(place: &Element, store: &ConversationStore, model: &RowModel) {
    while let Some(old) = place
        .last_element_child()
        .filter(|last| !last.matches(".dot").unwrap_or(true))
    {
        old.remove();
    }
    let sign = match model.identity {
        Identity::Actor(Actor::Group, _) => Some(Sign::People),
        Identity::Actor(Actor::Circle, _) => Some(Sign::Circle),
        Identity::Actor(Actor::Email, _) => Some(Sign::Mail),
        Identity::Actor(Actor::Phone, _) => Some(Sign::Phone),
        _ => None,
    };
    if let Some(sign) = sign {
        return append(place, icon(sign));
    }
    let url = model.picture.then(|| store.avatar_url(&model.identity)).flatten();
    if let Some(url) = url {
        let attributes = [
            ("class", "picture"),
            ("alt", ""),
            ("loading", "lazy"),
            ("decoding", "async"),
            ("draggable", "false"),
            ("src", &url),
        ];
        append(place, element("img", &attributes));
    }
}

/// Shows what the participant does in the call: icons, each with a text for screen readers.
fn calls(place: &Element, flags: CallFlags, translator: &Translator) {
    place.set_text_content(None);
    let signs = [
        (flags.audio(), Sign::Microphone, Text::WithAudio),
        (flags.video(), Sign::Camera, Text::WithVideo),
        (flags.phone(), Sign::Phone, Text::ByPhone),
    ];
    for (_, sign, meaning) in signs.into_iter().filter(|(there, ..)| *there) {
        append(place, call(sign, &translator.text(meaning)));
    }
}

fn call(sign: Sign, meaning: &str) -> Result<Element, JsValue> {
    let children = [icon(sign)?, text("span", &[("class", "hidden")], meaning)?];
    parent("span", &[("class", "call")], &children)
}

/// Shows whether the row is selected, which assistive technology reads from the row.
fn tick() -> Result<Element, JsValue> {
    let mark = element("span", &[("class", "box"), ("aria-hidden", "true")])?;
    parent("div", &[("class", "tick"), ("role", "presentation")], &[mark])
}

/// Appends an element, in a document that can make it.
fn append(place: &Element, element: Result<Element, JsValue>) {
    let _ = element.and_then(|element| place.append_child(&element));
}

//! The rows in the document, brought up to date by hand: an answer that changes nothing on the screen writes nothing, and
//! one that changes a row writes what is different in it. What has to be taken out, put in and moved is decided by
//! [`model::reconcile`], which rows by [`model::window`].

mod measure;

use super::cells::template;
use super::planned_row::{PlannedRow, ask_host, planned_rows};
use super::row::{Row, RowState};
use crate::browser::dom_batch::DomBatch;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::reconcile::{RowStep, plan, reuse};
use model::roster::ParticipantKey;
use model::window::{Heights, View};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The rows of a list.
pub(super) struct Rows {
    panel: PanelContext,
    list: HtmlElement,
    inner: HtmlElement,
    template: Element,
    batch: DomBatch,
    /// The rows in the document, from the top.
    attached: Vec<Row>,
    /// Rows that were removed from the document, kept for reuse: never more than were in it at once.
    spare: Vec<Row>,
    heights: Heights,
    view: View,
    /// The participant of the row that Tab leads to.
    pub(super) active: Option<ParticipantKey>,
    /// The position that the active row had last.
    last_place: usize,
    /// The participant of the row that has the focus.
    focused: Option<ParticipantKey>,
    /// The space kept free above and below the rows in the document, in CSS pixels.
    space: (f64, f64),
    count: usize,
    /// The language in which the rows are written; see [`crate::i18n::Translator::locale_version`].
    locale_version: u32,
    /// The width of the list in CSS pixels.
    width: i32,
    /// Noted by [`Self::measure`] before it took in new heights.
    keep: Option<Keep>,
    /// The page is being printed: all rows are in the document.
    printing: bool,
}

/// A row that stays where it is on the screen while rows come, go and grow around it.
#[derive(Clone, Copy, Debug)]
struct Keep {
    key: ParticipantKey,
    /// How far the row begins from the upper edge, in CSS pixels.
    above: f64,
    /// The list is scrolled to its end, and stays there whatever the heights of the rows turn out to be.
    at_end: bool,
}

impl Rows {
    /// The rows of `list`, in its only child. `None` in a document that cannot make elements.
    pub(super) fn new(panel: PanelContext, list: HtmlElement) -> Option<Self> {
        let inner = list.first_element_child()?.dyn_into().ok()?;
        let template = template().ok()?;
        Some(Self {
            panel,
            inner,
            template,
            batch: DomBatch::default(),
            list,
            attached: Vec::new(),
            spare: Vec::new(),
            heights: Heights::default(),
            // Before anything was measured: enough for a tall screen.
            view: View {
                top: 0.0,
                height: 1_200.0,
            },
            active: None,
            last_place: 0,
            focused: None,
            space: (0.0, 0.0),
            count: 0,
            locale_version: panel.translator().locale_version(),
            width: 0,
            keep: None,
            printing: false,
        })
    }

    /// Brings the document up to date with the participants, the clock and the menu. `rearranged`: there may be other rows
    /// than at the last call, or another order.
    pub(super) fn update(&mut self, rearranged: bool) {
        let panel = self.panel;
        let (store, now) = (panel.store(), panel.signals.now.get_untracked());
        let viewer = panel.signals.viewer.get_untracked();
        let keep = self
            .keep
            .take()
            .or_else(|| rearranged.then(|| self.what_to_keep()).flatten());
        let anchor = keep.map(|keep| (keep.key, keep.above));
        let (mut rows, mut places) = (Vec::new(), Vec::new());
        store.participants(|participants| {
            let all = participants.rows();
            self.count = all.len();
            if rearranged {
                self.heights.arrange(all);
                self.activate(all);
                // The rows that are being looked at stay where they are on the screen, whatever comes above them.
                if let Some((place, before)) =
                    anchor.and_then(|(key, top)| Some((find(all, key, self.last_place)?, top)))
                {
                    self.view.top = self.heights.top(place) - before;
                }
            }
            places = self.places(all.len());
            rows = planned_rows(panel, participants, &places, &viewer, now);
        });
        ask_host(panel, &mut rows);
        let selected: Vec<Option<bool>> = store.participants(|participants| {
            let of = |planned: &PlannedRow| participants.selection().map(|selection| selection.has(planned.key));
            rows.iter().map(of).collect()
        });
        self.reconcile(&rows);
        let locale_version = panel.translator().locale_version();
        if std::mem::replace(&mut self.locale_version, locale_version) != locale_version {
            let rows = self.attached.iter_mut().chain(&mut self.spare);
            rows.for_each(Row::forget_texts);
        }
        let (start, end) = self.range(self.count);
        let open = panel.open_menu();
        for (index, (row, planned)) in self.attached.iter_mut().zip(&rows).enumerate() {
            let inside = (start..end).contains(&planned.place);
            let state = RowState {
                active: self.active == Some(planned.key),
                open: open == Some(planned.key.number()),
                selected: selected.get(index).copied().flatten(),
                offscreen_top: (!inside).then(|| self.heights.top(planned.place)),
            };
            row.show(&mut self.batch, &store, planned, state, now);
        }
        self.batch.write();
        let total = self.heights.top(self.count);
        self.make_room(self.heights.top(start), total - self.heights.top(end));
        match keep {
            Some(Keep { at_end: true, .. }) => self.scroll_to(total),
            Some(_) => self.scroll_to(self.view.top),
            None => {}
        }
    }

    /// Keeps the active row, or makes the one that took its position active when it is gone.
    fn activate(&mut self, all: &[ParticipantKey]) {
        let place = self.active.and_then(|key| find(all, key, self.last_place));
        self.last_place = place.unwrap_or(self.last_place).min(all.len().saturating_sub(1));
        self.active = all.get(self.last_place).copied();
    }

    /// The places of the rows to have in the document: the visible ones, and the active one wherever it is, so that the
    /// focus is never lost to scrolling.
    fn places(&self, count: usize) -> Vec<usize> {
        let (start, end) = self.range(count);
        let mut places: Vec<usize> = (start..end).collect();
        if self.last_place < start {
            places.insert(0, self.last_place);
        } else if self.last_place >= end && self.last_place < count {
            places.push(self.last_place);
        }
        places
    }

    /// The places of the visible rows, and of some around them.
    fn range(&self, count: usize) -> (usize, usize) {
        if self.printing {
            return (0, count);
        }
        self.view.range(&self.heights, count)
    }

    /// Puts all rows into the document, or takes them out again.
    pub(super) fn print(&mut self, printing: bool) {
        self.printing = printing;
        self.update(true);
        if !printing {
            // So many are not needed again.
            self.spare.truncate(self.attached.len());
        }
    }

    fn reconcile(&mut self, rows: &[PlannedRow]) {
        let keys: Vec<ParticipantKey> = rows.iter().map(|row| row.key).collect();
        for (from, to) in reuse(&self.keys(), &keys, self.focused) {
            if let Some(row) = self.attached.iter_mut().find(|row| row.key == from) {
                row.key = to;
            }
        }
        for step in plan(&self.keys(), &keys, self.focused) {
            match step {
                RowStep::Remove(key) => self.remove(key),
                RowStep::Put { key, before } => self.put(key, before),
            }
        }
        // The same order as in the document.
        for (place, key) in keys.iter().enumerate() {
            if let Some(now) = self.place_of(*key) {
                self.attached.swap(place, now);
            }
        }
    }

    fn keys(&self) -> Vec<ParticipantKey> {
        self.attached.iter().map(|row| row.key).collect()
    }

    fn place_of(&self, key: ParticipantKey) -> Option<usize> {
        self.attached.iter().position(|row| row.key == key)
    }

    fn remove(&mut self, key: ParticipantKey) {
        let Some(place) = self.place_of(key) else { return };
        let row = self.attached.swap_remove(place);
        row.element().remove();
        self.spare.push(row);
    }

    fn put(&mut self, key: ParticipantKey, before: Option<ParticipantKey>) {
        if self.place_of(key).is_none() {
            let spare = self.spare.pop().map(|mut row| {
                row.key = key;
                row
            });
            self.attached
                .extend(spare.or_else(|| Row::new(&self.template, &self.batch, key)));
        }
        let row = |key| self.attached.iter().find(|row| row.key == key).map(|row| row.element());
        if let Some(element) = row(key) {
            let before = before.and_then(row).map(AsRef::as_ref);
            // The row before which it is put is in the document already.
            let _ = self.inner.insert_before(element, before);
        }
    }

    fn make_room(&mut self, above: f64, below: f64) {
        let (above, below) = (above.round(), below.round());
        if self.space != (above, below) {
            self.space = (above, below);
            let (mut first, mut second) = (itoa::Buffer::new(), itoa::Buffer::new());
            let padding = [first.format(above as i64), "px ", second.format(below as i64), "px"].concat();
            // A style declaration takes any property.
            let _ = self.inner.style().set_property("padding-block", &padding);
        }
    }

    /// The participant whose row an element is.
    pub(super) fn key(&self, element: &Element) -> Option<ParticipantKey> {
        let same = |row: &Row| AsRef::<JsValue>::as_ref(row.element()) == AsRef::<JsValue>::as_ref(element);
        Some(self.attached.iter().find(|row| same(row))?.key)
    }

    /// The row with the focus, or none. Says whether Tab leads to another row now.
    pub(super) fn focus(&mut self, key: Option<ParticipantKey>) -> bool {
        self.focused = key;
        let Some(row) = key.and_then(|key| self.place_of(key)) else {
            return false;
        };
        let place = key.and_then(|key| {
            self.panel
                .store()
                .participants(|participants| find(participants.rows(), key, row))
        });
        self.last_place = place.unwrap_or(self.last_place);
        std::mem::replace(&mut self.active, key) != key
    }

    /// The place of the row that Tab leads to, how many rows there are, and how many of them fit.
    pub(super) fn position(&self) -> (usize, usize, usize) {
        (self.last_place, self.count, self.view.page(&self.heights))
    }

    /// Makes another row the one that Tab leads to and scrolls it into view. Gives back its element.
    pub(super) fn go_to(&mut self, place: usize) -> Option<HtmlElement> {
        let key = self
            .panel
            .store()
            .participants(|participants| participants.rows().get(place).copied())?;
        (self.active, self.last_place) = (Some(key), place);
        if let Some(top) = self.view.reveal(&self.heights, place) {
            self.scroll_to(top);
            self.view.top = f64::from(self.list.scroll_top());
        }
        self.update(false);
        self.active_row().map(|row| row.element().clone())
    }

    /// The row that Tab leads to.
    pub(super) fn active_row(&self) -> Option<&Row> {
        self.attached.iter().find(|row| Some(row.key) == self.active)
    }
}

/// The position of a participant; usually `likely`, the one before the last change.
fn find(all: &[ParticipantKey], key: ParticipantKey, likely: usize) -> Option<usize> {
    if all.get(likely) == Some(&key) {
        return Some(likely);
    }
    all.iter().position(|other| *other == key)
}

//! The rows in the document, brought up to date by hand: an answer that changes nothing on the screen writes nothing, and
//! one that changes a row writes what is different in it. What has to be taken out, put in and moved is decided by
//! [`model::reconcile`], which rows by [`model::window`].

mod active;
mod changes;
mod measure;
mod sections;
mod tampering;

use self::sections::{SectionElements, headed};
use super::cells::template;
use super::planned_row::{PlannedRow, ask_host, planned_rows};
use super::row::{Row, RowState};
use crate::browser::dom_batch::DomBatch;
use crate::state::store::ConversationStore;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::choice::Choice;
use model::roster::ParticipantKey;
use model::section::Section;
use model::window::{Heights, View};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The most rows of which all are in the document. More would slow down every change of the list.
pub(in crate::view) const ALL_ROWS: usize = 300;

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
    /// The same when the rows were changed last.
    shown_active: Option<ParticipantKey>,
    /// The participant of the row that has the focus.
    focused: Option<ParticipantKey>,
    sections: Vec<Section>,
    /// The sections in the document.
    section_elements: Vec<SectionElements>,
    /// The participant of the viewer's own row, which is always in the document.
    pub(super) own: Option<ParticipantKey>,
    /// The viewer's buttons, which are in that row. Without it they are where the view has put them, in `home`.
    controls: Option<Element>,
    home: Option<Element>,
    /// The order, filter and search that the rows were shown by.
    choice: Option<Choice>,
    count: usize,
    /// The language in which the rows are written; see [`crate::i18n::Translator::locale_version`].
    locale_version: u32,
    /// The width of the list in CSS pixels.
    width: i32,
    /// Noted by [`Self::measure`] before it took in new heights.
    keep: Option<Keep>,
    /// Where the list was scrolled to when the menu was opened.
    menu_top: f64,
    /// The page is being printed: all rows are in the document.
    printing: bool,
    /// The rows that can be seen are in the document: up to [`ALL_ROWS`] all others follow, for the search of the browser.
    complete: bool,
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
    /// The rows of `list`, in its only child. `controls`: the viewer's buttons, for their own row. `None` in a document that cannot make elements.
    pub(super) fn new(panel: PanelContext, list: HtmlElement, controls: Option<Element>) -> Option<Self> {
        let inner: HtmlElement = list.first_element_child()?.dyn_into().ok()?;
        let template = template().ok()?;
        Some(Self {
            panel,
            batch: tampering::watched(&inner),
            inner,
            template,
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
            shown_active: None,
            focused: None,
            sections: Vec::new(),
            section_elements: Vec::new(),
            own: None,
            home: controls.as_ref().and_then(|controls| controls.parent_element()),
            controls,
            choice: None,
            count: 0,
            locale_version: panel.translator().locale_version(),
            width: 0,
            keep: None,
            menu_top: 0.0,
            printing: false,
            complete: false,
        })
    }

    /// Brings the document up to date with the participants, the clock and the menu. `rearranged`: there may be other rows
    /// than at the last call, or another order.
    pub(super) fn update(&mut self, rearranged: bool) {
        let panel = self.panel;
        let (store, now) = (panel.store(), panel.signals.now.get_untracked());
        let was_scrolled = self.view.top > 0.0;
        let chosen = rearranged && self.is_chosen(&store);
        let keep = self
            .keep
            .take()
            .or_else(|| rearranged.then(|| self.what_to_keep()).flatten());
        let keep = keep.filter(|_| !chosen);
        let anchor = keep.map(|keep| (keep.key, keep.above));
        let mut own = None;
        let (mut rows, mut places) = (Vec::new(), Vec::new());
        store.participants(|participants| {
            let all = participants.rows();
            self.count = all.len();
            own = participants.own();
            if rearranged {
                self.sections.clear();
                self.sections.extend_from_slice(participants.sections());
                self.heights.arrange(all, headed(&self.sections));
                self.activate(all);
                // The rows that are being looked at stay where they are on the screen, whatever comes above them.
                if let Some((place, before)) =
                    anchor.and_then(|(key, top)| Some((find(all, key, self.last_place)?, top)))
                {
                    self.view.top = self.heights.top(place) - before;
                }
            }
            places = self.places(all.len(), own.is_some());
            rows = store.with_target_context(|context| planned_rows(panel, participants, &places, context, now));
        });
        ask_host(panel, &mut rows);
        let selected: Vec<Option<bool>> = store.participants(|participants| {
            let of = |planned: &PlannedRow| {
                let selection = participants.selection().filter(|_| own != Some(planned.key));
                selection.map(|selection| selection.has(planned.key))
            };
            rows.iter().map(of).collect()
        });
        let locale_version = panel.translator().locale_version();
        let relocated = std::mem::replace(&mut self.locale_version, locale_version) != locale_version;
        let mended = self.mend_texts();
        self.move_controls_home(own);
        // Scrolling changes no section.
        let gone = if rearranged || relocated || mended {
            self.put_sections(&panel.translator())
        } else {
            Vec::new()
        };
        self.reconcile(&rows);
        Self::drop_sections(gone);
        self.put_controls();
        if relocated {
            let rows = self.attached.iter_mut().chain(&mut self.spare);
            rows.for_each(Row::forget_texts);
        }
        let (start, end) = self.range(self.count);
        let open = panel.open_menu();
        let offscreen = |planned: &PlannedRow| {
            let inside = (start..end).contains(&planned.place);
            (!inside).then(|| self.offscreen_top(planned.place))
        };
        let offscreen_tops: Vec<Option<f64>> = rows.iter().map(offscreen).collect();
        for (index, (row, planned)) in self.attached.iter_mut().zip(&rows).enumerate() {
            let state = RowState {
                active: self.active == Some(planned.key),
                open: open == Some(planned.key.number()),
                selected: selected.get(index).copied().flatten(),
                offscreen_top: offscreen_tops.get(index).copied().flatten(),
            };
            row.show(&mut self.batch, &store, planned, state, now);
        }
        self.batch.write();
        self.batch.own();
        self.make_room(start, end);
        match keep {
            _ if chosen && was_scrolled => self.scroll_to(0.0),
            // Asking where it is scrolled to would lay out the rows.
            _ if chosen => {}
            Some(Keep { at_end: true, .. }) => self.scroll_to(self.heights.top(self.count)),
            Some(_) => self.scroll_to(self.view.top),
            None => {}
        }
    }

    /// Whether the viewer has chosen another order or another part of the list, which begins at the top.
    fn is_chosen(&mut self, store: &ConversationStore) -> bool {
        let choice = store.participants(|participants| participants.choice().clone());
        let before = self.choice.replace(choice);
        let chosen = before.is_some() && before != self.choice;
        if chosen {
            self.view.top = 0.0;
            if self.focused.is_none() {
                // The first one that was found.
                (self.active, self.last_place) = (None, usize::from(self.own.is_some()));
            }
        }
        chosen
    }

    /// Takes the viewer's buttons out of a row that is not their own any more.
    fn move_controls_home(&mut self, own: Option<ParticipantKey>) {
        if std::mem::replace(&mut self.own, own) != own
            && let (Some(home), Some(controls)) = (&self.home, &self.controls)
        {
            keep_focus(controls, || {
                // An element takes any child at its end.
                let _ = controls
                    .remove_attribute("role")
                    .and_then(|()| home.append_child(controls));
            });
        }
    }

    fn put_controls(&self) {
        let row = self.own.and_then(|own| self.attached.iter().find(|row| row.key == own));
        if let (Some(row), Some(controls)) = (row, &self.controls)
            && !row.element().contains(Some(controls))
        {
            keep_focus(controls, || row.take_controls(controls));
        }
    }

    /// The places of the rows to have in the document: the visible ones, and the active one and the viewer's own wherever they
    /// are, so that neither the focus nor what was typed is lost to scrolling.
    fn places(&self, count: usize, own: bool) -> Vec<usize> {
        let (start, end) = self.range(count);
        let mut places: Vec<usize> = (start..end).collect();
        if self.last_place < start {
            places.insert(0, self.last_place);
        } else if self.last_place >= end && self.last_place < count {
            places.push(self.last_place);
        }
        if own && places.first() != Some(&0) {
            places.insert(0, 0);
        }
        places
    }

    /// The places of the visible rows, and of some around them.
    pub(super) fn range(&self, count: usize) -> (usize, usize) {
        if self.printing || (self.complete && count <= ALL_ROWS) {
            return (0, count);
        }
        self.view.range(&self.heights, count)
    }

    /// Puts the other rows into the document, up to [`ALL_ROWS`], once those that can be seen have been painted.
    pub(super) fn complete(&mut self) {
        self.complete = true;
        self.update(true);
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

    /// The participant whose row an element is.
    pub(super) fn key(&self, element: &Element) -> Option<ParticipantKey> {
        let same = |row: &Row| AsRef::<JsValue>::as_ref(row.element()) == AsRef::<JsValue>::as_ref(element);
        Some(self.attached.iter().find(|row| same(row))?.key)
    }
}

/// Moves an element, which takes the focus from what is in it, and gives the focus back.
fn keep_focus(element: &Element, move_it: impl FnOnce()) {
    let focused = element.query_selector(":focus").ok().flatten();
    move_it();
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        // Focus cannot fail on an element of the document.
        let _ = focused.focus();
    }
}

/// The position of a participant; usually `likely`, the one before the last change.
fn find(all: &[ParticipantKey], key: ParticipantKey, likely: usize) -> Option<usize> {
    if all.get(likely) == Some(&key) {
        return Some(likely);
    }
    all.iter().position(|other| *other == key)
}

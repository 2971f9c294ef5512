//! The row that Tab leads to, and the one with the focus.

use super::{Rows, find};
use crate::view::list::row::Row;
use model::roster::ParticipantKey;
use web_sys::HtmlElement;

impl Rows {
    /// Keeps the active row, or makes the one that took its position active when it is gone.
    pub(super) fn activate(&mut self, all: &[ParticipantKey]) {
        let place = self.active.and_then(|key| find(all, key, self.last_place));
        self.last_place = place.unwrap_or(self.last_place).min(all.len().saturating_sub(1));
        self.active = all.get(self.last_place).copied();
    }

    /// The row with the focus, or none. Says whether Tab leads to another row now.
    pub(in crate::view::list) fn focus(&mut self, key: Option<ParticipantKey>) -> bool {
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

    /// Whether one of the rows has the focus.
    pub(in crate::view::list) fn has_focus(&self) -> bool {
        self.focused.is_some()
    }

    /// The place of the row that Tab leads to, how many rows there are, and how many of them fit.
    pub(in crate::view::list) fn position(&self) -> (usize, usize, usize) {
        (self.last_place, self.count, self.view.page(&self.heights))
    }

    /// Makes another row the one that Tab leads to and scrolls it into view. Gives back its element.
    pub(in crate::view::list) fn go_to(&mut self, place: usize) -> Option<HtmlElement> {
        let key = self
            .panel
            .store()
            .participants(|participants| participants.rows().get(place).copied())?;
        (self.active, self.last_place) = (Some(key), place);
        if let Some(top) = self.view.reveal(&self.heights, place, self.covered(place)) {
            self.scroll_to(top);
            self.view.top = f64::from(self.list.scroll_top());
        }
        self.update(false);
        self.active_row().map(|row| row.element().clone())
    }

    /// The row that Tab leads to.
    pub(in crate::view::list) fn active_row(&self) -> Option<&Row> {
        self.attached.iter().find(|row| Some(row.key) == self.active)
    }
}

//! Rows that come, go and move.

use super::super::planned_row::PlannedRow;
use super::super::row::Row;
use super::Rows;
use model::reconcile::{RowStep, plan, reuse};
use model::roster::ParticipantKey;

impl Rows {
    /// Puts the rows into the document that should be there, each into its section, and takes out the others.
    pub(super) fn reconcile(&mut self, rows: &[PlannedRow]) {
        let keys: Vec<ParticipantKey> = rows.iter().map(|row| row.key).collect();
        let others = |keys: &[ParticipantKey]| -> Vec<ParticipantKey> {
            keys.iter().copied().filter(|key| Some(*key) != self.own).collect()
        };
        // The row that Tab leads to is not used for another participant: the focus comes back to it from a menu or a dialog.
        let kept = self.focused.or(self.shown_active);
        for (from, to) in reuse(&others(&self.keys()), &others(&keys), kept) {
            if let Some(row) = self.attached.iter_mut().find(|row| row.key == from) {
                row.key = to;
            }
        }
        for step in plan(&self.settled(rows), &keys, self.focused) {
            match step {
                RowStep::Remove(key) => self.remove(key),
                RowStep::Put { key, before } => self.put(key, before, rows),
            }
        }
        // The same order as in the document.
        for (place, key) in keys.iter().enumerate() {
            if let Some(now) = self.place_of(*key) {
                self.attached.swap(place, now);
            }
        }
        self.shown_active = self.active;
    }

    /// The rows in the document without those that have to go to another section.
    fn settled(&self, rows: &[PlannedRow]) -> Vec<ParticipantKey> {
        let is_settled = |row: &&Row| {
            let wanted = rows.iter().find(|planned| planned.key == row.key);
            wanted.is_none_or(|planned| row.section == self.kind_of(planned.place))
        };
        self.attached.iter().filter(is_settled).map(|row| row.key).collect()
    }

    fn keys(&self) -> Vec<ParticipantKey> {
        self.attached.iter().map(|row| row.key).collect()
    }

    pub(super) fn place_of(&self, key: ParticipantKey) -> Option<usize> {
        self.attached.iter().position(|row| row.key == key)
    }

    fn remove(&mut self, key: ParticipantKey) {
        let Some(place) = self.place_of(key) else { return };
        let mut row = self.attached.swap_remove(place);
        row.element().remove();
        row.section = None;
        self.spare.push(row);
    }

    fn put(&mut self, key: ParticipantKey, before: Option<ParticipantKey>, rows: &[PlannedRow]) {
        if self.place_of(key).is_none() {
            let spare = self.spare.pop().map(|mut row| {
                row.key = key;
                row
            });
            self.attached
                .extend(spare.or_else(|| Row::new(&self.template, &self.batch, key)));
        }
        let row = |key| self.attached.iter().find(|row| row.key == key).map(|row| row.element());
        let place = rows.iter().find(|row| row.key == key).map(|row| row.place);
        let section = place.and_then(|place| self.kind_of(place));
        if let (Some(element), Some(body)) = (row(key), place.and_then(|place| self.body_of(place))) {
            // The row that follows is in place already; if it is in the next section, this one is the last of its own.
            let before = before.and_then(row).filter(|before| body.contains(Some(before)));
            // That row is in the section.
            let _ = body.insert_before(element, before.map(AsRef::as_ref));
        }
        let row = self.attached.iter_mut().find(|row| row.key == key);
        row.into_iter().for_each(|row| row.section = section);
    }
}

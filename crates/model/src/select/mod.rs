//! Selecting many people, and doing the same to all of them.
//!
//! | file | holds |
//! | --- | --- |
//! | this one | who is selected |
//! | [`split`] | to whom something can be done, and why not to the others |
//! | [`batch`] | how far it is, and when the next one is sent |

pub mod batch;
pub mod split;

use crate::presence::Presence;
use crate::roster::{ParticipantKey, Roster, RosterEntry};
use rustc_hash::FxHashSet;

/// Who is selected: people, wherever their rows are, and whether the list shows them or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: FxHashSet<ParticipantKey>,
    /// Where a range begins: whoever was chosen last without one.
    anchor: Option<ParticipantKey>,
    /// Where the range ends that was chosen last.
    end: Option<ParticipantKey>,
}

impl Selection {
    /// Whether somebody is selected.
    #[must_use]
    pub fn has(&self, key: ParticipantKey) -> bool {
        self.chosen.contains(&key)
    }

    /// How many are selected.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Nobody is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// How many of `rows` are selected.
    #[must_use]
    pub fn among(&self, rows: &[ParticipantKey]) -> usize {
        rows.iter().filter(|key| self.has(**key)).count()
    }

    /// Selects somebody, or not any more. Ranges begin there.
    pub fn toggle(&mut self, key: ParticipantKey) {
        if !self.chosen.remove(&key) {
            self.chosen.insert(key);
        }
        (self.anchor, self.end) = (Some(key), None);
    }

    /// Selects everybody from the last one who was chosen alone up to `key`, as `rows` stand now, instead of the range that
    /// was chosen before from there. Without a beginning among the rows `key` is one.
    pub fn extend(&mut self, rows: &[ParticipantKey], key: ParticipantKey) {
        let place = |wanted: ParticipantKey| rows.iter().position(|row| *row == wanted);
        let Some(to) = place(key) else { return };
        let Some(from) = self.anchor.and_then(place) else {
            self.chosen.insert(key);
            (self.anchor, self.end) = (Some(key), None);
            return;
        };
        if let Some(end) = self.end.and_then(place) {
            between(rows, from, end).iter().for_each(|key| {
                self.chosen.remove(key);
            });
        }
        self.chosen.extend(between(rows, from, to));
        self.end = Some(key);
    }

    /// Selects these as well.
    pub fn add(&mut self, keys: impl IntoIterator<Item = ParticipantKey>) {
        self.chosen.extend(keys);
        (self.anchor, self.end) = (None, None);
    }

    /// Selects these and nobody else.
    pub fn set(&mut self, keys: impl IntoIterator<Item = ParticipantKey>) {
        self.chosen.clear();
        self.add(keys);
    }

    /// Does not select somebody any more.
    pub fn drop(&mut self, key: ParticipantKey) {
        self.chosen.remove(&key);
    }

    /// Whoever has left is not selected any more.
    pub fn forget_gone(&mut self, roster: &Roster) {
        let here = |key: &ParticipantKey| roster.get(*key).is_some_and(|person| person.here);
        self.chosen.retain(here);
        self.anchor = self.anchor.filter(here);
        self.end = self.end.filter(here);
    }
}

/// The rows between two places, both included.
fn between(rows: &[ParticipantKey], a: usize, b: usize) -> &[ParticipantKey] {
    rows.get(a.min(b)..=a.max(b)).unwrap_or_default()
}

/// A guest who is not connected, at a second on the server's clock. Servers drop other guests soon after these have gone;
/// invited addresses stay until somebody removes them.
#[must_use]
pub fn is_offline_guest(person: &RosterEntry, now: u64) -> bool {
    let identity = &person.participant.identity;
    let offline = !matches!(person.presence(now), Presence::Online | Presence::InCall);
    person.counts() && identity.is_guest() && offline
}

#[cfg(test)]
mod tests;

//! Selecting participants, and one command for all that are selected.
//!
//! | file | holds |
//! | --- | --- |
//! | this one | the selection |
//! | [`split`] | the selected participants that the command is allowed for, and why not for the others |
//! | [`batch`] | the progress of sending the commands |

pub mod batch;
pub mod split;

use crate::presence::Presence;
use crate::roster::{ParticipantKey, Roster, RosterEntry};
use rustc_hash::FxHashSet;

/// The selected participants, wherever their rows are and whether or not the filter shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: FxHashSet<ParticipantKey>,
    /// The start of a range: the participant who was last selected alone.
    anchor: Option<ParticipantKey>,
    /// The end of the newest range.
    end: Option<ParticipantKey>,
}

impl Selection {
    /// Whether a participant is selected.
    #[must_use]
    pub fn has(&self, key: ParticipantKey) -> bool {
        self.chosen.contains(&key)
    }

    /// The number of selected participants.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// No participant is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// How many of `rows` are selected.
    #[must_use]
    pub fn among(&self, rows: &[ParticipantKey]) -> usize {
        rows.iter().filter(|key| self.has(**key)).count()
    }

    /// Selects a participant, or deselects them. Ranges begin there.
    pub fn toggle(&mut self, key: ParticipantKey) {
        if !self.chosen.remove(&key) {
            self.chosen.insert(key);
        }
        (self.anchor, self.end) = (Some(key), None);
    }

    /// Selects the range of `rows` from the participant who was last selected alone to `key`, instead of the newest range from
    /// there. When that participant is not among the rows, the range is `key` alone.
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

    /// Adds participants to the selection.
    pub fn add(&mut self, keys: impl IntoIterator<Item = ParticipantKey>) {
        self.chosen.extend(keys);
        (self.anchor, self.end) = (None, None);
    }

    /// Replaces the selection.
    pub fn set(&mut self, keys: impl IntoIterator<Item = ParticipantKey>) {
        self.chosen.clear();
        self.add(keys);
    }

    /// Deselects a participant.
    pub fn drop(&mut self, key: ParticipantKey) {
        self.chosen.remove(&key);
    }

    /// Deselects the participants who have left.
    pub fn forget_gone(&mut self, roster: &Roster) {
        let here = |key: &ParticipantKey| roster.get(*key).is_some_and(|entry| entry.here);
        self.chosen.retain(here);
        self.anchor = self.anchor.filter(here);
        self.end = self.end.filter(here);
    }
}

/// The rows between two indices, both included.
fn between(rows: &[ParticipantKey], a: usize, b: usize) -> &[ParticipantKey] {
    rows.get(a.min(b)..=a.max(b)).unwrap_or_default()
}

/// Whether a participant is a guest who is offline at `now`, in seconds on the server's clock. Servers drop guests soon after
/// they disconnect; participants invited by e-mail stay until they are removed.
#[must_use]
pub fn is_offline_guest(entry: &RosterEntry, now: u64) -> bool {
    let identity = &entry.participant.identity;
    let offline = !matches!(entry.presence(now), Presence::Online | Presence::InCall);
    entry.counts() && identity.is_guest() && offline
}

#[cfg(test)]
mod tests;

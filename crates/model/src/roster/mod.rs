//! The participants of the conversation: the newest list, updated row by row, and what the panel remembers of each
//! participant between lists.

mod absorb;
mod apart;
mod entry;
mod key_map;

pub use absorb::RosterChanges;
pub use entry::{Apart, ParticipantKey, RosterEntry};
pub use key_map::KeyMap;

use crate::identity::Identity;
use crate::names::Names;
use crate::overlay::{Effect, Overlay};
use crate::participant::Participant;
use crate::permission::{RoleCounts, passes_lobby};
use rustc_hash::FxHashMap;
use std::cell::Cell;

/// The participants.
#[derive(Debug, Default)]
pub struct Roster {
    entries: Vec<Option<RosterEntry>>,
    /// Places in `entries` that are empty.
    free_slots: Vec<u32>,
    /// The places in `entries`, by identity.
    slots: FxHashMap<Identity, u32>,
    /// The places in `entries`, by row of the newest list.
    rows: Vec<u32>,
    /// The names.
    pub names: Names,
    /// The number of the newest list.
    list: u32,
    /// The number of the newest key, so that none is used again.
    last_number: u32,
    /// The lobby is on.
    lobby: bool,
    /// The last number that a guest was told apart by.
    last_guest: u32,
    /// What stands before the number of a guest without a name; see [`Roster::call_guests`].
    guest_word: String,
    /// The places in `entries` of participants that pending commands are about.
    overlaid: Vec<u32>,
    /// See [`Roster::role_counts`]; counted on demand, once for each list and command.
    role_counts: Cell<Option<RoleCounts>>,
}

impl Roster {
    /// The participant with a key; `None` when they are not in the roster any more.
    #[must_use]
    pub fn get(&self, key: ParticipantKey) -> Option<&RosterEntry> {
        self.at(key.place).filter(|entry| entry.key == key)
    }

    /// The participant with an identity.
    #[must_use]
    pub fn find(&self, identity: &Identity) -> Option<&RosterEntry> {
        self.at(*self.slots.get(identity)?)
    }

    /// The index of a participant's row in the newest list.
    #[must_use]
    pub fn row_of(&self, identity: &Identity) -> Option<usize> {
        self.find(identity).filter(|entry| entry.here).map(|entry| entry.row)
    }

    /// The row of the newest list about a participant.
    #[must_use]
    pub fn participant(&self, identity: &Identity) -> Option<&Participant> {
        let entry = self.find(identity).filter(|entry| entry.here)?;
        Some(&entry.participant)
    }

    /// A participant's name without case and accents, after [`Names::fold`].
    #[must_use]
    pub fn folded(&self, entry: &RosterEntry) -> &str {
        self.names.folded(entry.name, entry.participant.identity.is_guest())
    }

    /// All participants in no particular order, including those who left and are not yet released.
    pub fn iter(&self) -> impl Iterator<Item = &RosterEntry> {
        self.entries.iter().flatten()
    }

    /// The participants that the server counts before a moderator may leave, with pending commands applied.
    #[must_use]
    pub fn role_counts(&self) -> RoleCounts {
        self.role_counts.get().unwrap_or_else(|| {
            let here = self.iter().filter(|entry| entry.here);
            let role_counts = RoleCounts::of(here.map(|entry| (&entry.participant.identity, entry.role())));
            self.role_counts.set(Some(role_counts));
            role_counts
        })
    }

    /// The number of people, and how many of them are online at `now`, in seconds on the server's clock.
    #[must_use]
    pub fn count(&self, now: u64) -> (usize, usize) {
        let here = self.iter().filter(|entry| entry.is_person());
        here.fold((0, 0), |(all, online), entry| {
            (all + 1, online + usize::from(entry.presence(now).is_online()))
        })
    }

    /// Takes in whether the lobby is on. Says whether that is news.
    pub fn set_lobby(&mut self, lobby: bool) -> bool {
        let changed = self.lobby != lobby;
        self.lobby = lobby;
        if changed {
            self.hold_in_lobby();
        }
        changed
    }

    /// How many people wait in the lobby at `now`, in seconds on the server's clock.
    #[must_use]
    pub fn waiting(&self, now: u64) -> usize {
        let here = self.iter().filter(|entry| entry.held && entry.is_person());
        here.filter(|entry| entry.waits(entry.presence(now))).count()
    }

    /// Decides who is not let past the lobby.
    fn hold_in_lobby(&mut self) {
        let lobby = self.lobby;
        for entry in self.entries.iter_mut().flatten() {
            let details = entry.participant.details.as_deref();
            let is_group = entry.participant.identity.is_group();
            entry.held = lobby && !is_group && details.is_some_and(|details| !passes_lobby(details));
        }
    }

    /// Applies the pending commands, instead of those that were applied before.
    pub fn overlay(&mut self, overlay: &Overlay) {
        self.role_counts.set(None);
        for place in std::mem::take(&mut self.overlaid) {
            if let Some(entry) = self.at_mut(place) {
                (entry.hidden, entry.role_to_be) = (false, None);
            }
        }
        for (target, effect) in overlay.effects() {
            let Some(place) = self.slots.get(target).copied() else {
                continue;
            };
            self.overlaid.push(place);
            match (self.at_mut(place), effect) {
                (Some(entry), Effect::Remove) => entry.hidden = true,
                (Some(entry), Effect::Become(role)) => entry.role_to_be = Some(role),
                (_, Effect::Nothing) | (None, _) => {}
            }
        }
    }

    /// Remembers what decides about the order, because the screen adopts it.
    pub fn adopt(&mut self, now: u64) {
        for entry in self.entries.iter_mut().flatten() {
            entry.adopted = entry.order_entry(now);
        }
    }

    /// The same for one participant.
    pub fn adopt_one(&mut self, key: ParticipantKey, now: u64) {
        if let Some(entry) = self.at_mut(key.place) {
            entry.adopted = entry.order_entry(now);
        }
    }

    /// Removes a participant who left.
    pub fn release(&mut self, key: ParticipantKey) {
        if self.get(key).is_some_and(|entry| !entry.here)
            && let Some(slot) = self.entries.get_mut(key.place as usize)
            && let Some(entry) = slot.take()
        {
            self.slots.remove(&entry.participant.identity);
            self.free_slots.push(key.place);
        }
    }

    /// Removes all participants who left.
    pub fn release_gone(&mut self) {
        let gone: Vec<ParticipantKey> = self.iter().filter(|entry| !entry.here).map(|entry| entry.key).collect();
        gone.into_iter().for_each(|key| self.release(key));
    }

    /// Whether a pending command removes a participant.
    #[must_use]
    pub fn has_hidden(&self) -> bool {
        self.hidden().next().is_some()
    }

    /// The participants that pending commands remove.
    pub fn hidden(&self) -> impl Iterator<Item = ParticipantKey> {
        let overlaid = self.overlaid.iter().filter_map(|place| self.at(*place));
        overlaid.filter(|entry| entry.hidden).map(|entry| entry.key)
    }

    #[cfg(test)]
    pub(crate) fn keys_for_tests(count: u32) -> Vec<ParticipantKey> {
        (0..count)
            .map(|place| ParticipantKey {
                place,
                number: place + 1,
            })
            .collect()
    }

    fn at(&self, place: u32) -> Option<&RosterEntry> {
        self.entries.get(place as usize)?.as_ref()
    }

    fn at_mut(&mut self, place: u32) -> Option<&mut RosterEntry> {
        self.entries.get_mut(place as usize)?.as_mut()
    }
}

#[cfg(test)]
mod tests;

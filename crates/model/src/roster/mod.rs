//! Everybody in the conversation: the newest list, changed row by row as answers come, and what the panel remembers of each
//! person from one answer to the next.

mod absorb;
mod entry;
mod table;

pub use absorb::RosterChanges;
pub use entry::{ParticipantKey, RosterEntry};
pub use table::Table;

use crate::identity::Identity;
use crate::names::Names;
use crate::overlay::{Effect, Overlay};
use crate::participant::Participant;
use crate::permission::RoleCounts;
use rustc_hash::FxHashMap;
use std::cell::Cell;

/// The people.
#[derive(Debug, Default)]
pub struct Roster {
    people: Vec<Option<RosterEntry>>,
    free: Vec<u32>,
    places: FxHashMap<Identity, u32>,
    /// The places of the rows of the newest list.
    rows: Vec<u32>,
    /// Their names.
    pub names: Names,
    /// Counts lists.
    list: u32,
    /// Counts people, so that no key is used again.
    last_number: u32,
    /// Places of those that the viewer's own commands are about.
    overlaid: Vec<u32>,
    /// See [`Roster::role_counts`]; counted when somebody asks for it, once for each list and command.
    role_counts: Cell<Option<RoleCounts>>,
}

impl Roster {
    /// Somebody by key; `None` when they are not in the roster any more.
    #[must_use]
    pub fn get(&self, key: ParticipantKey) -> Option<&RosterEntry> {
        self.at(key.place).filter(|person| person.key == key)
    }

    /// Somebody by identity.
    #[must_use]
    pub fn find(&self, identity: &Identity) -> Option<&RosterEntry> {
        self.at(*self.places.get(identity)?)
    }

    /// The row of the newest list that is about somebody.
    #[must_use]
    pub fn row_of(&self, identity: &Identity) -> Option<usize> {
        self.find(identity)
            .filter(|person| person.here)
            .map(|person| person.row)
    }

    /// As the server last said it: somebody who is in the newest list.
    #[must_use]
    pub fn participant(&self, identity: &Identity) -> Option<&Participant> {
        let person = self.find(identity).filter(|person| person.here)?;
        Some(&person.participant)
    }

    /// Somebody's name without case and accents, after [`Names::fold`].
    #[must_use]
    pub fn folded(&self, person: &RosterEntry) -> &str {
        self.names.folded(person.name, person.participant.identity.is_guest())
    }

    /// Everybody in no order, those who left and are still on the screen included.
    pub fn iter(&self) -> impl Iterator<Item = &RosterEntry> {
        self.people.iter().flatten()
    }

    /// The people that the server counts before it lets a moderator go, with the roles that the viewer's commands give them.
    #[must_use]
    pub fn role_counts(&self) -> RoleCounts {
        self.role_counts.get().unwrap_or_else(|| {
            let here = self.iter().filter(|person| person.here);
            let role_counts = RoleCounts::of(here.map(|person| (&person.participant.identity, person.role())));
            self.role_counts.set(Some(role_counts));
            role_counts
        })
    }

    /// How many there are, and how many of them are online at a second on the server's clock.
    #[must_use]
    pub fn count(&self, now: u64) -> (usize, usize) {
        let here = self.iter().filter(|person| person.counts());
        here.fold((0, 0), |(all, online), person| {
            (all + 1, online + usize::from(person.presence(now).is_online()))
        })
    }

    /// Lays the viewer's commands over the people.
    pub fn overlay(&mut self, overlay: &Overlay) {
        self.role_counts.set(None);
        for place in std::mem::take(&mut self.overlaid) {
            if let Some(person) = self.at_mut(place) {
                (person.hidden, person.role_to_be) = (false, None);
            }
        }
        for (target, effect) in overlay.effects() {
            let Some(place) = self.places.get(target).copied() else {
                continue;
            };
            self.overlaid.push(place);
            match (self.at_mut(place), effect) {
                (Some(person), Effect::Remove) => person.hidden = true,
                (Some(person), Effect::Become(role)) => person.role_to_be = Some(role),
                (_, Effect::Nothing) | (None, _) => {}
            }
        }
    }

    /// Remembers how everybody stands, because the screen has adopted it.
    pub fn adopt(&mut self, now: u64) {
        for person in self.people.iter_mut().flatten() {
            person.adopted = person.standing(now);
        }
    }

    /// Lets go of somebody who left.
    pub fn release(&mut self, key: ParticipantKey) {
        if self.get(key).is_some_and(|person| !person.here)
            && let Some(slot) = self.people.get_mut(key.place as usize)
            && let Some(person) = slot.take()
        {
            self.places.remove(&person.participant.identity);
            self.free.push(key.place);
        }
    }

    /// Lets go of everybody who left.
    pub fn release_gone(&mut self) {
        let gone: Vec<ParticipantKey> = self
            .iter()
            .filter(|person| !person.here)
            .map(|person| person.key)
            .collect();
        gone.into_iter().for_each(|key| self.release(key));
    }

    /// A command of the viewer hides somebody.
    #[must_use]
    pub fn hides_somebody(&self) -> bool {
        self.hidden().next().is_some()
    }

    /// Those that the viewer's commands hide.
    pub fn hidden(&self) -> impl Iterator<Item = ParticipantKey> {
        let overlaid = self.overlaid.iter().filter_map(|place| self.at(*place));
        overlaid.filter(|person| person.hidden).map(|person| person.key)
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
        self.people.get(place as usize)?.as_ref()
    }

    fn at_mut(&mut self, place: u32) -> Option<&mut RosterEntry> {
        self.people.get_mut(place as usize)?.as_mut()
    }
}

#[cfg(test)]
mod tests;

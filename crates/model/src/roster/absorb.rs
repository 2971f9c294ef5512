//! Updating the roster with a new list.

use super::{Apart, ParticipantKey, Roster, RosterEntry};
use crate::names::Names;
use crate::order_update::OrderEntry;
use crate::participant::Participant;
use crate::wire::{ListUpdate, RowUpdate};

/// How a list changed the roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterChanges {
    /// The participants who were not in the list before.
    pub joined: Vec<ParticipantKey>,
    /// The participants who are not in it any more. They stay in the roster until they are [released](Roster::release).
    pub left: Vec<ParticipantKey>,
    /// Something changed, if only a ping.
    pub changed: bool,
    /// A participant has two rows in the list; row indices are ambiguous then.
    pub twice: bool,
}

impl Roster {
    /// Updates the roster with a list.
    pub fn absorb(&mut self, update: ListUpdate) -> RosterChanges {
        let unchanged = matches!(&*update.rows, [RowUpdate::Unchanged { from: 0, count }] if *count == self.rows.len());
        if unchanged {
            return RosterChanges::default();
        }
        self.list += 1;
        self.role_counts.set(None);
        let before = std::mem::take(&mut self.rows);
        self.rows.reserve(before.len());
        let mut changes = RosterChanges {
            changed: true,
            ..RosterChanges::default()
        };
        for row in update.rows {
            match row {
                RowUpdate::Unchanged { from, count } => {
                    for place in before.get(from..from + count).unwrap_or_default() {
                        changes.twice |= !self.confirm(*place, None);
                    }
                }
                RowUpdate::Pinged { at, last_ping } => {
                    if let Some(place) = before.get(at) {
                        changes.twice |= !self.confirm(*place, Some(last_ping));
                    }
                }
                RowUpdate::Decoded(participant) => self.update(participant, &mut changes),
            }
        }
        self.mark_left(&before, &mut changes);
        self.forget_names();
        self.tell_apart();
        self.hold_in_lobby();
        changes
    }

    /// Removes all participants. Their keys are not used again.
    pub fn clear(&mut self) {
        let (last_number, lobby) = (self.last_number, self.lobby);
        let guest_word = std::mem::take(&mut self.guest_word);
        *self = Self {
            last_number,
            lobby,
            guest_word,
            ..Self::default()
        };
    }

    /// Keeps a participant of the list before, perhaps with another ping. False when this list already had a row about them.
    fn confirm(&mut self, place: u32, last_ping: Option<u64>) -> bool {
        let (list, row) = (self.list, self.rows.len());
        self.rows.push(place);
        let Some(entry) = self.at_mut(place) else { return true };
        let first = std::mem::replace(&mut entry.list, list) != list;
        if first {
            entry.row = row;
        }
        if let Some(last_ping) = last_ping
            && (first || entry.participant.last_ping < last_ping)
        {
            entry.participant.last_ping = last_ping;
            entry.seen = entry.seen.max(last_ping);
        }
        first
    }

    /// Takes over a decoded row.
    fn update(&mut self, participant: Participant, changes: &mut RosterChanges) {
        let known = self.slots.get(&participant.identity).copied();
        let (list, row) = (self.list, self.rows.len());
        let name = self.names.id(&participant.name);
        let Some(entry) = known.and_then(|place| self.at_mut(place)) else {
            changes.joined.push(self.join(participant, name));
            return;
        };
        let first = std::mem::replace(&mut entry.list, list) != list;
        changes.twice |= !first;
        if first {
            entry.row = row;
        }
        // Of two rows about the same participant the one with the newer ping counts.
        if first || entry.participant.last_ping < participant.last_ping {
            entry.seen = entry.seen.max(participant.last_ping);
            entry.name = name;
            entry.participant = participant;
        }
        let (key, returned) = (entry.key, !std::mem::replace(&mut entry.here, true));
        if returned {
            changes.joined.push(key);
        }
        self.rows.push(key.place);
    }

    /// Adds a participant, in a free place if there is one.
    fn join(&mut self, participant: Participant, name: u32) -> ParticipantKey {
        let place = self.free_slots.pop().unwrap_or_else(|| {
            self.entries.push(None);
            u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
        });
        self.last_number += 1;
        let key = ParticipantKey {
            place,
            number: self.last_number,
        };
        self.slots.insert(participant.identity.clone(), place);
        let entry = RosterEntry {
            key,
            name,
            apart: Apart::Alone,
            role_to_be: None,
            hidden: false,
            held: false,
            here: true,
            seen: participant.last_ping,
            adopted: OrderEntry {
                role: participant.role,
                listed_role: participant.role,
                online: false,
                waiting: false,
                in_call: false,
                name,
            },
            row: self.rows.len(),
            list: self.list,
            participant,
        };
        self.rows.push(place);
        if let Some(slot) = self.entries.get_mut(place as usize) {
            *slot = Some(entry);
        }
        key
    }

    /// Marks the participants who were in the list before and are not in this one.
    fn mark_left(&mut self, before: &[u32], changes: &mut RosterChanges) {
        let list = self.list;
        for place in before {
            if let Some(entry) = self.at_mut(*place)
                && entry.list != list
                && std::mem::replace(&mut entry.here, false)
            {
                changes.left.push(entry.key);
            }
        }
    }

    /// Drops the names of participants who left once they outnumber the others: guests come and go all day.
    fn forget_names(&mut self) {
        if self.names.len() <= 2 * self.entries.len() + 100 {
            return;
        }
        let mut names = Names::default();
        // In their order, so that ranking them again takes one comparison each.
        let mut ordered = vec![None; self.names.len()];
        for entry in self.entries.iter().flatten() {
            if let Some(place) = ordered.get_mut(self.names.place(entry.name) as usize) {
                *place = Some(&entry.participant.name);
            }
        }
        for name in ordered.into_iter().flatten() {
            names.id(name);
        }
        for entry in self.entries.iter_mut().flatten() {
            let id = names.id(&entry.participant.name);
            if entry.adopted.name == entry.name {
                entry.adopted.name = id;
            } else {
                // An id that no name has: the name has changed since the order was adopted.
                entry.adopted.name = u32::MAX;
            }
            entry.name = id;
        }
        self.names = names;
    }
}

//! Taking a list in.

use super::{ParticipantKey, Roster, RosterEntry};
use crate::names::Names;
use crate::order_update::OrderEntry;
use crate::participant::Participant;
use crate::wire::{Piece, Reading};

/// What a list brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterChanges {
    /// Who was not in the list before.
    pub joined: Vec<ParticipantKey>,
    /// Who is not in it any more. They stay in the roster until they are [released](Roster::release).
    pub left: Vec<ParticipantKey>,
    /// Something is different, if only a ping.
    pub changed: bool,
    /// The list has somebody twice; its rows cannot be told apart by their places.
    pub twice: bool,
}

impl Roster {
    /// Takes in a list.
    pub fn absorb(&mut self, reading: Reading) -> RosterChanges {
        let whole = matches!(&*reading.pieces, [Piece::Same { from: 0, count }] if *count == self.rows.len());
        if whole {
            return RosterChanges::default();
        }
        self.list += 1;
        self.role_counts.set(None);
        let before = std::mem::take(&mut self.rows);
        self.rows.reserve(before.len());
        let mut news = RosterChanges {
            changed: true,
            ..RosterChanges::default()
        };
        for piece in reading.pieces {
            match piece {
                Piece::Same { from, count } => {
                    for place in before.get(from..from + count).unwrap_or_default() {
                        news.twice |= !self.confirm(*place, None);
                    }
                }
                Piece::Pinged { at, last_ping } => {
                    if let Some(place) = before.get(at) {
                        news.twice |= !self.confirm(*place, Some(last_ping));
                    }
                }
                Piece::Row(participant) => self.row(participant, &mut news),
            }
        }
        self.find_left(&before, &mut news);
        self.forget_names();
        news
    }

    /// There is no list any more: everybody is gone, and so is what was remembered of them.
    pub fn clear(&mut self) {
        let last_number = self.last_number;
        *self = Self {
            last_number,
            ..Self::default()
        };
    }

    /// Somebody is in the list as before, perhaps with another ping. Says whether they were in it only once.
    fn confirm(&mut self, place: u32, last_ping: Option<u64>) -> bool {
        let (list, row) = (self.list, self.rows.len());
        self.rows.push(place);
        let Some(person) = self.at_mut(place) else { return true };
        let first = std::mem::replace(&mut person.list, list) != list;
        if first {
            person.row = row;
        }
        if let Some(last_ping) = last_ping
            && (first || person.participant.last_ping < last_ping)
        {
            person.participant.last_ping = last_ping;
            person.seen = person.seen.max(last_ping);
        }
        first
    }

    fn row(&mut self, participant: Participant, news: &mut RosterChanges) {
        let known = self.places.get(&participant.identity).copied();
        let (list, row) = (self.list, self.rows.len());
        let name = self.names.id(&participant.name);
        let Some(person) = known.and_then(|place| self.at_mut(place)) else {
            news.joined.push(self.join(participant, name));
            return;
        };
        let first = std::mem::replace(&mut person.list, list) != list;
        news.twice |= !first;
        if first {
            person.row = row;
        }
        // Of two rows about the same person the one with the newer ping counts.
        if first || person.participant.last_ping < participant.last_ping {
            person.seen = person.seen.max(participant.last_ping);
            person.name = name;
            person.participant = participant;
        }
        let (key, back) = (person.key, !std::mem::replace(&mut person.here, true));
        if back {
            news.joined.push(key);
        }
        self.rows.push(key.place);
    }

    fn join(&mut self, participant: Participant, name: u32) -> ParticipantKey {
        let place = self.free.pop().unwrap_or_else(|| {
            self.people.push(None);
            u32::try_from(self.people.len() - 1).unwrap_or(u32::MAX)
        });
        self.last_number += 1;
        let key = ParticipantKey {
            place,
            number: self.last_number,
        };
        self.places.insert(participant.identity.clone(), place);
        let person = RosterEntry {
            key,
            name,
            role_to_be: None,
            hidden: false,
            here: true,
            seen: participant.last_ping,
            adopted: OrderEntry {
                role: participant.role,
                listed_role: participant.role,
                online: false,
                name,
            },
            row: self.rows.len(),
            list: self.list,
            participant,
        };
        self.rows.push(place);
        if let Some(slot) = self.people.get_mut(place as usize) {
            *slot = Some(person);
        }
        key
    }

    /// Whoever was in the list before and was not met in this one.
    fn find_left(&mut self, before: &[u32], news: &mut RosterChanges) {
        let list = self.list;
        for place in before {
            if let Some(person) = self.at_mut(*place)
                && person.list != list
                && std::mem::replace(&mut person.here, false)
            {
                news.left.push(person.key);
            }
        }
    }

    /// Names of people who left are kept until they are more than those of the people who are here: guests come and go all
    /// day.
    fn forget_names(&mut self) {
        if self.names.len() <= 2 * self.people.len() + 100 {
            return;
        }
        let mut names = Names::default();
        for person in self.people.iter_mut().flatten() {
            let id = names.id(&person.participant.name);
            if person.adopted.name == person.name {
                person.adopted.name = id;
            } else {
                // Any number but its own: the name has changed since.
                person.adopted.name = u32::MAX;
            }
            person.name = id;
        }
        self.names = names;
    }
}

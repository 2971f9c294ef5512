//! One person of the roster.

use crate::names::NameId;
use crate::order_update::OrderEntry;
use crate::participant::Participant;
use crate::presence::Presence;
use crate::role::Role;

/// Stands for a person as long as they are in the list, and for nobody afterwards: places are used again, numbers are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParticipantKey {
    pub(super) place: u32,
    pub(super) number: u32,
}

impl ParticipantKey {
    /// Its place in the roster, which may have been somebody else's before.
    #[must_use]
    pub fn place(self) -> usize {
        self.place as usize
    }

    /// A number of its own, for the screen. It says nothing about the person.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }
}

/// Somebody in the list, and what the panel remembers of them.
#[derive(Clone, Debug)]
pub struct RosterEntry {
    /// Names them.
    pub key: ParticipantKey,
    /// As the server last said it.
    pub participant: Participant,
    /// Stands for their name.
    pub name: NameId,
    /// Set by a command of the viewer that the lists do not know of yet.
    pub role_to_be: Option<Role>,
    /// Taken out by such a command.
    pub hidden: bool,
    /// In the newest list. Somebody who left stays in the roster until the screen has let go of them.
    pub here: bool,
    /// Their newest ping that was seen, in seconds since the epoch; 0 for none. An offline row says 0 itself.
    pub seen: u64,
    /// How they stood when the order on the screen was adopted.
    pub adopted: OrderEntry,
    /// Which row of the newest list they are.
    pub(super) row: usize,
    /// The newest list that they were in.
    pub(super) list: u32,
}

impl RosterEntry {
    /// What they may do, commands on their way included.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role_to_be.unwrap_or(self.participant.role)
    }

    /// As the screen shows them.
    #[must_use]
    pub fn participant_now(&self) -> Participant {
        Participant {
            role: self.role(),
            ..self.participant.clone()
        }
    }

    /// Whether they are there, at a second on the server's clock.
    #[must_use]
    pub fn presence(&self, now: u64) -> Presence {
        if !self.here {
            return Presence::Offline;
        }
        Presence::of(&self.participant, now, Some(self.seen))
    }

    /// What decides about a new order.
    #[must_use]
    pub fn standing(&self, now: u64) -> OrderEntry {
        OrderEntry {
            role: self.role(),
            listed_role: self.participant.role,
            online: self.presence(now).is_online(),
            name: self.name,
        }
    }

    /// In the list, as far as the viewer is concerned.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.here && !self.hidden
    }
}

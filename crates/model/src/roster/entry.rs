//! One participant of the roster.

use crate::names::NameId;
use crate::order_update::OrderEntry;
use crate::participant::Participant;
use crate::presence::Presence;
use crate::role::Role;

/// Identifies a participant for as long as they are in the roster. Places are used again for others, numbers are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParticipantKey {
    pub(super) place: u32,
    pub(super) number: u32,
}

impl ParticipantKey {
    /// The place in the roster. Another participant may have had it before.
    #[must_use]
    pub fn place(self) -> usize {
        self.place as usize
    }

    /// The number, which is unique in this roster and tells nothing about the participant.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }
}

/// What stands with a participant's name so that it names nobody else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Apart {
    /// Nothing: nobody else has the name.
    #[default]
    Alone,
    /// Their id or address, or for who has none that can be shown what kind of participant they are.
    Identity,
    /// A number: a guest without a name, or one of several guests of a name. It is theirs while they are in the roster, and
    /// nobody's afterwards.
    Number(u32),
}

/// A participant and what the panel remembers about them between lists.
#[derive(Clone, Debug)]
pub struct RosterEntry {
    /// The key.
    pub key: ParticipantKey,
    /// The newest row about them.
    pub participant: Participant,
    /// The id of their name.
    pub name: NameId,
    /// What tells them from others of the same name.
    pub apart: Apart,
    /// The role that a command of the viewer gives them; `None` without such a command, or when the list has it already.
    pub role_to_be: Option<Role>,
    /// A command of the viewer removes them.
    pub hidden: bool,
    /// The lobby is on, and they are not let past it.
    pub held: bool,
    /// They are in the newest list. Participants who left stay in the roster while the screen still shows them.
    pub here: bool,
    /// Their newest ping so far, in seconds since the epoch; 0 for none. Kept here, because an offline row has a ping of 0.
    pub seen: u64,
    /// What decided about their position when the order on the screen was adopted.
    pub adopted: OrderEntry,
    /// The index of their row in the newest list.
    pub(super) row: usize,
    /// The newest list that they were in.
    pub(super) list: u32,
}

impl RosterEntry {
    /// The role, with pending commands applied.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role_to_be.unwrap_or(self.participant.role)
    }

    /// The participant, with pending commands applied.
    #[must_use]
    pub fn participant_now(&self) -> Participant {
        Participant {
            role: self.role(),
            ..self.participant.clone()
        }
    }

    /// The presence at `now`, in seconds on the server's clock.
    #[must_use]
    pub fn presence(&self, now: u64) -> Presence {
        if !self.here {
            return Presence::Offline;
        }
        Presence::of(&self.participant, now, Some(self.seen))
    }

    /// They wait in the lobby, given their presence.
    #[must_use]
    pub fn waits(&self, presence: Presence) -> bool {
        self.held && presence.is_online() && !self.role().moderates()
    }

    /// What decides about their position at `now`, in seconds on the server's clock.
    #[must_use]
    pub fn order_entry(&self, now: u64) -> OrderEntry {
        let presence = self.presence(now);
        OrderEntry {
            role: self.role(),
            listed_role: self.participant.role,
            online: presence.is_online(),
            waiting: self.waits(presence),
            in_call: presence == Presence::InCall,
            name: self.name,
        }
    }

    /// Whether they count as a person: as [`Self::counts`], and no group, the members of which have rows of their own.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.counts() && !self.participant.identity.is_group()
    }

    /// In the newest list, and not removed by a pending command of the viewer.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.here && !self.hidden
    }
}

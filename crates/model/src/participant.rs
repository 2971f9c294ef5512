//! One participant of a conversation.

use crate::call::CallFlags;
use crate::id::SessionId;
use crate::identity::Identity;
use crate::role::Role;
use std::sync::Arc;

/// A participant, as in a row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The identity.
    pub identity: Identity,
    /// The name as the server sent it: raw text, untrimmed, possibly empty (guests) and possibly hostile. See [`crate::name`].
    pub name: Arc<str>,
    /// The role.
    pub role: Role,
    /// The last ping in seconds since the epoch on the server's clock; 0 when offline.
    pub last_ping: u64,
    /// A session they are connected with, if any.
    pub session: Option<SessionId>,
    /// The call flags.
    pub call: CallFlags,
    /// The fields that only API v4 has.
    pub details: Option<Arc<AttendeeDetails>>,
}

impl Participant {
    /// A user who was added just now and is in no list yet.
    #[must_use]
    pub fn added(identity: Identity, name: &str) -> Self {
        Self {
            identity,
            name: name.into(),
            role: Role::User,
            last_ping: 0,
            session: None,
            call: CallFlags::default(),
            details: None,
        }
    }
}

/// The fields that only rows of API v4 have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeDetails {
    /// The `attendeeId`, which commands use as long as this membership lasts.
    pub attendee: u64,
    /// The number of sessions.
    pub devices: usize,
    /// The effective permissions, see [`crate::attendee`]; those of the conversation and the role included.
    pub permissions: u32,
    /// The permissions that were set for this participant; 0: none were set.
    pub own_permissions: u32,
    /// The user status: whether they want to be spoken to.
    pub availability: Availability,
    /// The user status: icon and message.
    pub status: Option<Arc<str>>,
}

/// What a participant says about their presence, besides a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Availability {
    /// Nothing that the presence does not tell: `online`, `offline`, `invisible`, or no user status.
    #[default]
    Plain,
    /// `away`
    Away,
    /// `dnd` and `busy`: do not disturb.
    Busy,
}

impl Availability {
    /// From the `status` of a row.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        match word {
            "away" => Self::Away,
            "dnd" | "busy" => Self::Busy,
            _ => Self::Plain,
        }
    }
}

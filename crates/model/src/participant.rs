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

impl Participant {
    /// What people know the participant by besides the name: see [`Identity::public_id`], and for who was invited by e-mail the
    /// address.
    #[must_use]
    pub fn public_id(&self) -> Option<&str> {
        let address = || self.contact()?.address.as_deref();
        self.identity.public_id().or_else(address)
    }

    /// How they are reached from outside.
    #[must_use]
    pub fn contact(&self) -> Option<&Contact> {
        self.details.as_deref()?.contact.as_deref()
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
    /// How they are reached from outside; `None` for most.
    pub contact: Option<Arc<Contact>>,
}

/// How a participant is reached from outside of the server, as far as this viewer may know it: moderators with an account may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// `invitedActorId`: the address of who was invited by e-mail, which moderators and the invited themselves are told.
    pub address: Option<Arc<str>>,
    /// `phoneNumber`: the number of a telephone.
    pub phone: Option<Arc<str>>,
    /// `attendeePin`: the PIN with which the participant dials in.
    pub pin: Option<Arc<str>>,
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

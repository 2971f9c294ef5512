//! One person in a conversation.

use crate::call::CallFlags;
use crate::id::SessionId;
use crate::identity::Identity;
use crate::role::Role;
use std::sync::Arc;

/// A row of the participant list, as the server last said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Who this is.
    pub identity: Identity,
    /// The name as sent: raw text, untrimmed, possibly empty (guests) and possibly hostile. See [`crate::name`].
    pub name: Arc<str>,
    /// What they may do.
    pub role: Role,
    /// Last sign of life in seconds since the epoch on the server's clock; 0 when offline.
    pub last_ping: u64,
    /// The session they are connected with, if any.
    pub session: Option<SessionId>,
    /// What they do in the call.
    pub call: CallFlags,
    /// What only newer servers say.
    pub details: Option<Arc<AttendeeDetails>>,
}

/// What rows of API v4 say besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeDetails {
    /// The handle of every command about them, as long as this membership lasts.
    pub attendee: u64,
    /// With how many sessions they are connected.
    pub devices: usize,
    /// What they may do, see [`crate::attendee`]; the conversation's and the role's share included.
    pub permissions: u32,
    /// What was set for them alone; 0: nothing.
    pub own_permissions: u32,
    /// The status that a user has chosen: its sign and its words.
    pub status: Option<Arc<str>>,
}

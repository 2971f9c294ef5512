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
}

//! The conversation as `GET /room/{token}` and a join describe it to the viewer.

use crate::id::SessionId;
use crate::identity::Identity;
use crate::role::Role;

/// The `type` of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversationKind {
    /// 1: two people, nobody can be added.
    OneToOne,
    /// 2: only people who were added.
    Group,
    /// 3: everybody who has the link.
    Public,
    /// 4: the server's own news channel.
    Changelog,
    /// A number this panel does not know.
    Unknown(i64),
}

impl ConversationKind {
    /// The kind of a `type` number.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        match number {
            1 => Self::OneToOne,
            2 => Self::Group,
            3 => Self::Public,
            4 => Self::Changelog,
            other => Self::Unknown(other),
        }
    }
}

/// What the panel knows about the conversation, and about the viewer in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// What kind it is.
    pub kind: ConversationKind,
    /// Its name; empty in the stub that somebody outside a public conversation gets.
    pub name: String,
    /// Joining from outside needs a password.
    pub has_password: bool,
    /// Only moderators are let in for now.
    pub lobby: bool,
    /// What it belongs to, such as `file` or `share:password`; usually empty.
    pub object_type: String,
    /// The viewer's own type. 4 with no session is not a guest but somebody outside.
    pub role: Role,
    /// Who the viewer is for the server; only newer servers say. `Some(None)`: nobody, who is outside.
    pub actor: Option<Option<Identity>>,
    /// The session that the viewer's account or guest cookie has now, in this browser or in another.
    pub session: Option<SessionId>,
    /// The server lets the viewer end their membership; only newer servers say. The last moderator may not, all the same.
    pub can_leave: Option<bool>,
    /// Names of the people with an account who moderate, as far as the answer lists them.
    pub moderators: Vec<String>,
}

impl Conversation {
    /// The viewer is in the conversation: the server answers outsiders of a public room with type 4 and no session, newer
    /// ones with an attendee of number 0.
    #[must_use]
    pub fn is_member(&self) -> bool {
        match &self.actor {
            Some(actor) => actor.is_some(),
            None => self.role != Role::Guest || self.session.is_some(),
        }
    }

    /// The viewer is kept out by the lobby.
    #[must_use]
    pub fn waits_in_lobby(&self) -> bool {
        self.lobby && !self.role.moderates()
    }
}

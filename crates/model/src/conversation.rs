//! The conversation as `GET /room/{token}` and a join describe it to the viewer.

use crate::id::SessionId;
use crate::identity::Identity;
use crate::role::Role;

/// The type of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversationKind {
    /// 1: two participants, none can be added.
    OneToOne,
    /// 2: only participants who were added.
    Group,
    /// 3: open to everyone who has the link.
    Public,
    /// 4: the changelog of Talk.
    Changelog,
    /// 5: what is left of a conversation of two whose other account was deleted.
    FormerOneToOne,
    /// 6: the viewer's notes. Nobody else is in it.
    NoteToSelf,
    /// A number this panel does not know.
    Unknown(i64),
}

impl ConversationKind {
    /// From the `type` of the API.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        match number {
            1 => Self::OneToOne,
            2 => Self::Group,
            3 => Self::Public,
            4 => Self::Changelog,
            5 => Self::FormerOneToOne,
            6 => Self::NoteToSelf,
            other => Self::Unknown(other),
        }
    }
}

/// What the panel knows about the conversation, and about the viewer in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// The type.
    pub kind: ConversationKind,
    /// The name; empty in the reduced answer for a viewer who is not a member.
    pub name: String,
    /// Joining without being a member needs a password.
    pub has_password: bool,
    /// The lobby is on: only moderators may join, and who was let in.
    pub lobby: bool,
    /// When the lobby ends by itself, in seconds since the epoch; 0: it does not.
    pub lobby_timer: u64,
    /// Nobody can write or call in it.
    pub read_only: bool,
    /// Everybody with an account on the server finds it and may join, although it is no public one.
    pub listable: bool,
    /// It was divided into breakout rooms.
    pub has_breakout_rooms: bool,
    /// The viewer has put it away among old conversations.
    pub archived: bool,
    /// The conversation lives on another server, which this one asks. Commands are refused then.
    pub is_remote: bool,
    /// The type of the object it belongs to, such as `file` or `share:password`; usually empty.
    pub object_type: String,
    /// The viewer's role. Type 4 without a session means that the viewer is not a member.
    pub role: Role,
    /// The viewer's identity; `None` in API v1, which does not have it. `Some(None)`: the viewer is not a member.
    pub actor: Option<Option<Identity>>,
    /// The newest session of the viewer's account or guest cookie, in this browser or another.
    pub session: Option<SessionId>,
    /// The viewer may end their membership; `None` in API v1, which does not have it. The last moderator may not, even then.
    pub can_leave: Option<bool>,
    /// The names of moderators with an account, as far as the answer lists them.
    pub moderators: Vec<String>,
}

impl Conversation {
    /// Whether the viewer, a member, must give the password at every join. Who was invited by e-mail has the link for that.
    #[must_use]
    pub fn needs_password(&self) -> bool {
        let is_invited = matches!(&self.actor, Some(Some(actor)) if actor.is_email());
        !is_invited && self.role.needs_password()
    }

    /// Whether it is one of the rooms into which a conversation was divided.
    #[must_use]
    pub fn is_breakout_room(&self) -> bool {
        self.object_type == "room"
    }

    /// Whether the viewer is a member. For a public conversation the server answers other viewers too: API v1 with type 4 and no
    /// session, v4 with `attendeeId` 0.
    #[must_use]
    pub fn is_member(&self) -> bool {
        match &self.actor {
            Some(actor) => actor.is_some(),
            None => self.role != Role::Guest || self.session.is_some(),
        }
    }
}

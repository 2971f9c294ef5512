//! The events for the host. `docs/reference.md` is the contract.

pub mod reported;

use crate::state::failure::problem::Problem;
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use model::role::Role;
use std::fmt;
use std::rc::Rc;

/// A participant as the host knows them, without a session id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantInfo {
    /// See [`reported::KeySalt::key`].
    pub key: String,
    /// `None` for guests.
    pub user_id: Option<String>,
    /// As the panel shows it.
    pub name: String,
    /// The participant type.
    pub role: Role,
    /// Connected to the conversation.
    pub online: bool,
    /// In the call.
    pub in_call: bool,
}

/// Whom an action is about: a participant, or who is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionTarget {
    /// See [`ParticipantInfo::key`]; for who is to be added the kind and the id, such as `group:staff`.
    pub key: String,
    /// `None` for everything but an account.
    pub user_id: Option<String>,
    /// As the panel shows it.
    pub name: String,
    /// `None` for who is to be added.
    pub role: Option<Role>,
}

/// The actions that events are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ActionKind {
    Add,
    Remove,
    Promote,
    Demote,
    Join,
    Leave,
    LeaveForGood,
    SetGuestName,
    SetPermissions,
    ResendInvitation,
    Ban,
    EndBan,
    Admit,
    SendToLobby,
    SetLobby,
    Notify,
    DialOut,
    Import,
    NewGroup,
    Custom,
}

impl ActionKind {
    /// The name in events.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
            Self::Promote => "promote",
            Self::Demote => "demote",
            Self::Join => "join",
            Self::Leave => "leave",
            Self::LeaveForGood => "leave-for-good",
            Self::SetGuestName => "set-guest-name",
            Self::SetPermissions => "set-permissions",
            Self::ResendInvitation => "resend-invitation",
            Self::Ban => "ban",
            Self::EndBan => "end-ban",
            Self::Admit => "admit",
            Self::SendToLobby => "send-to-lobby",
            Self::SetLobby => "set-lobby",
            Self::Notify => "notify",
            Self::DialOut => "dial-out",
            Self::Import => "import",
            Self::NewGroup => "new-group",
            Self::Custom => "custom",
        }
    }
}

/// The outcome of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionOutcome {
    /// The server carried it out.
    Done,
    /// It failed, or the outcome is unknown.
    Failed(Problem),
    /// The host prevented it.
    Prevented,
}

/// An event for the host.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The first phase after loading.
    Ready {
        /// The conversation's token.
        token: String,
        /// The phase.
        phase: Phase,
        /// How many participants there are.
        total: usize,
        /// How many of them are connected.
        online: usize,
    },
    /// Participants joined, left, or are different.
    Change {
        /// Who joined.
        added: Vec<ParticipantInfo>,
        /// Who left.
        removed: Vec<ParticipantInfo>,
        /// Who has another name, role or presence.
        changed: Vec<ParticipantInfo>,
        /// How many participants there are.
        total: usize,
        /// How many of them are connected.
        online: usize,
    },
    /// An action is about to be sent. The host may prevent it.
    BeforeAction(ActionKind, Option<ActionTarget>),
    /// An action ended.
    Action {
        /// Which.
        kind: ActionKind,
        /// The id of an action of the host's own.
        action: Option<String>,
        /// Whom it was about.
        target: Option<ActionTarget>,
        /// How it ended.
        outcome: ActionOutcome,
    },
    /// The viewer's session changed.
    Session(Session),
    /// The viewer, a guest, has this name now.
    GuestName(String),
    /// The viewer has to sign in again: the login has expired, or (`true`) the server takes the account for a guest.
    AuthRequired(bool),
    /// A failure.
    Error(Problem),
    /// What styles depend on: the phase, and whether the list is empty, the viewer is connected here, the list is stale.
    State(Phase, [bool; 3]),
}

/// Receives the events for the host. Clones are the same sink.
#[derive(Clone)]
pub struct EventSink(Rc<dyn Fn(Event) -> bool>);

impl EventSink {
    /// A sink that calls `receive`, whose result counts for [`Event::BeforeAction`]: `false` prevents the action.
    pub fn new(receive: impl Fn(Event) -> bool + 'static) -> Self {
        Self(Rc::new(receive))
    }

    /// Sends an event. `false`: the host prevents the action that it announces.
    pub fn emit(&self, event: Event) -> bool {
        (self.0)(event)
    }
}

impl Default for EventSink {
    /// Drops the events.
    fn default() -> Self {
        Self::new(|_| true)
    }
}

impl fmt::Debug for EventSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventSink")
    }
}

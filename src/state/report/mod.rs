//! What the page around the panel hears, and what it is asked. `docs/reference.md` is the contract.

pub mod reported;

use crate::state::failure::problem::Problem;
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use model::role::Role;
use std::fmt;
use std::rc::Rc;

/// Somebody as the page knows them. No session id is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantInfo {
    /// See [`reported::KeySalt::key`].
    pub key: String,
    /// `None` for guests.
    pub user_id: Option<String>,
    /// As the panel shows it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Connected.
    pub online: bool,
    /// In the call.
    pub in_call: bool,
}

/// ActionTarget an action is about, who need not be in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionTarget {
    /// See [`ParticipantInfo::key`]; for groups and addresses their kind and id.
    pub key: String,
    /// `None` for everything but an account.
    pub user_id: Option<String>,
    /// As the panel shows it.
    pub name: String,
    /// `None` for who is not here yet.
    pub role: Option<Role>,
}

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words say it")]
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
    Custom,
}

impl ActionKind {
    /// As events have it.
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
            Self::Custom => "custom",
        }
    }
}

/// What became of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionOutcome {
    /// The server did it.
    Done,
    /// It did not, or nobody knows.
    Failed(Problem),
    /// The page did not want it.
    Prevented,
}

/// Something that the page may want to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A conversation is shown for the first time.
    Ready {
        /// Which.
        token: String,
        /// What is shown of it.
        phase: Phase,
        /// How many people.
        total: usize,
        /// How many of them are connected.
        online: usize,
    },
    /// People came, went, or are different.
    Change {
        /// Who came.
        added: Vec<ParticipantInfo>,
        /// Who went.
        removed: Vec<ParticipantInfo>,
        /// Who has another name, role or presence.
        changed: Vec<ParticipantInfo>,
        /// How many people.
        total: usize,
        /// How many of them are connected.
        online: usize,
    },
    /// Something is about to be sent. The page may stop it.
    BeforeAction(ActionKind, Option<ActionTarget>),
    /// What became of it.
    Action {
        /// What was asked for.
        kind: ActionKind,
        /// Which of the page's own actions.
        action: Option<String>,
        /// About whom.
        target: Option<ActionTarget>,
        /// How it ended.
        outcome: ActionOutcome,
    },
    /// Where the viewer is connected now.
    Session(Session),
    /// The viewer, a guest, goes by this name now.
    GuestName(String),
    /// Somebody has to sign in again: the login has expired, or (`true`) belongs to somebody else.
    AuthRequired(bool),
    /// Something did not work.
    Error(Problem),
    /// What is shown, for styles: the phase, and whether the list is empty, the viewer is connected here, the list is stale.
    State(Phase, [bool; 3]),
}

/// The page around the panel. Clones are the same page.
#[derive(Clone)]
pub struct EventSink(Rc<dyn Fn(Event) -> bool>);

impl EventSink {
    /// A page that is told events, and answers whether it agrees; only [`Event::BeforeAction`] asks for that.
    pub fn new(hear: impl Fn(Event) -> bool + 'static) -> Self {
        Self(Rc::new(hear))
    }

    /// Tells an event.
    pub fn tell(&self, event: Event) -> bool {
        (self.0)(event)
    }
}

impl Default for EventSink {
    /// A page that does not listen.
    fn default() -> Self {
        Self::new(|_| true)
    }
}

impl fmt::Debug for EventSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventSink")
    }
}

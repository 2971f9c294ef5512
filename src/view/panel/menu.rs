//! A menu that is open, and what it offers.

use crate::i18n::Text;
use crate::state::report;
use crate::view::options::RowAction;
use model::permission::{Action, Allowed};
use model::role::Role;
use send_wrapper::SendWrapper;
use web_sys::HtmlElement;

/// A menu that is open.
#[derive(Clone, Debug)]
pub struct Menu {
    /// What it belongs to: the key of a row, or 0 for the panel.
    pub owner: u32,
    /// Its name for assistive technology.
    pub label: String,
    /// What it offers.
    pub items: Vec<Item>,
    /// It was opened by ArrowUp: the focus begins at its end.
    pub from_end: bool,
    /// The button that opened it, where the focus returns to.
    pub anchor: SendWrapper<HtmlElement>,
}

/// An entry of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name.
    pub label: String,
    /// Why it cannot be chosen now.
    pub reason: Option<String>,
    /// What it does.
    pub act: Act,
}

/// What an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Something to somebody, with the proof that it is permitted.
    Command(Allowed),
    /// Takes the last command back.
    Undo,
    /// Ends the own membership.
    LeaveForGood,
    /// Begins to select people.
    Select,
    /// Takes the list out of the panel.
    Out(Out),
    /// What the page offers for somebody.
    Custom(Custom),
    /// Cannot be chosen.
    Nothing,
}

/// An action of the page's own, and whom it would be about.
#[derive(Clone, Debug)]
pub struct Custom(
    pub(in crate::view) RowAction,
    pub(in crate::view) report::ParticipantInfo,
);

impl PartialEq for Custom {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id && self.1 == other.1
    }
}

impl Item {
    /// Takes somebody out of the conversation.
    pub(in crate::view) fn is_removal(&self) -> bool {
        matches!(&self.act, Act::Command(allowed) if allowed.action() == Action::Remove)
    }
}

/// What is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Out {
    /// As a file; otherwise it is copied.
    pub(in crate::view) file: bool,
    /// Everybody, and not only those who are shown.
    pub(in crate::view) all: bool,
}

/// The name of a command on somebody of a role.
pub(in crate::view) fn action_text(action: Action, role: Role) -> Text {
    match action {
        Action::Promote => Text::Promote,
        Action::Demote if role.is_guest() => Text::DemoteToGuest,
        Action::Demote => Text::DemoteToUser,
        Action::SetPermissions => Text::SetPermissions,
        Action::Resend => Text::Resend,
        _ => Text::Remove,
    }
}

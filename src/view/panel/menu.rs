//! The open menu and its items.

use crate::i18n::Text;
use crate::state::report::ParticipantInfo;
use crate::view::icon::Sign;
use crate::view::options::RowAction;
use model::order::Sort;
use model::permission::{Action, Allowed};
use model::role::Role;
use send_wrapper::SendWrapper;
use web_sys::HtmlElement;

/// An open menu.
#[derive(Clone, Debug)]
pub struct Menu {
    /// What it belongs to: the number of a participant's key, or 0 for the panel.
    pub owner: u32,
    /// Its name for assistive technology.
    pub label: String,
    /// Its items, in order.
    pub items: Vec<MenuItem>,
    /// Whether ArrowUp opened it: the focus begins at the last item then.
    pub from_end: bool,
    /// The button that opened it, at which it is shown.
    pub anchor: SendWrapper<HtmlElement>,
    /// Where it is shown instead: at a point of the window, in CSS pixels.
    pub(in crate::view) point: Option<(i32, i32)>,
    /// What had the focus before, where it returns to.
    pub(in crate::view) origin: SendWrapper<HtmlElement>,
}

/// An item of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    /// Its icon; the host page's actions have none.
    pub(in crate::view) sign: Option<Sign>,
    /// The text of the item.
    pub label: String,
    /// What choosing the item does, or a text that says why it cannot be chosen now.
    pub action: Result<MenuAction, String>,
}

impl MenuItem {
    /// Whether it ends a membership.
    pub(in crate::view) fn is_dangerous(&self) -> bool {
        // Also while it cannot be chosen.
        matches!(self.sign, Some(Sign::Removed | Sign::Ban | Sign::Exit))
    }
}

/// What choosing a menu item does.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuAction {
    /// Performs a permitted command about a participant.
    Moderate(Allowed),
    /// Takes the last command back.
    Undo,
    /// Ends the viewer's own membership.
    LeaveForGood,
    /// Begins to select participants.
    Select,
    /// Changes which participants are selected, or how.
    Selection(SelectionAction),
    /// Chooses an order; whether it is the one of now.
    Sort(Sort, bool),
    /// Joins again by itself after a break, or not any more; whether it does now.
    Stay(bool),
    /// Opens the bans.
    Bans,
    /// Turns the lobby on, after a dialog, or off.
    Lobby(bool),
    /// Shows who is in which breakout room.
    Rooms,
    /// Opens the dialog for a file of addresses.
    Import,
    /// Saves the server's list of who is in the call.
    CallList,
    /// Copies a text, which is the participant's number or PIN.
    Copy(String),
    /// Copies or saves the list.
    Export(ListExport),
    /// Runs an action of the host page.
    Host(HostAction),
}

/// What the menu does while participants are being selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionAction {
    /// Selects all that the list shows.
    Shown,
    /// Selects the guests who are offline.
    OfflineGuests,
    /// Deselects all.
    Nobody,
    /// Opens the field that searches.
    Search,
    /// Demotes the selected.
    Demote,
    /// Sends invitations again.
    Resend,
    /// Gives the selected all permissions, takes all, or restores the usual ones.
    Permissions(Action),
    /// Removes and bans the selected.
    Ban,
}

/// An action of the host page, and the participant that it is about.
#[derive(Clone, Debug)]
pub struct HostAction {
    /// The action, as the host page registered it.
    pub(in crate::view) action: RowAction,
    /// The participant, as the host page sees it.
    pub(in crate::view) participant: ParticipantInfo,
}

impl PartialEq for HostAction {
    fn eq(&self, other: &Self) -> bool {
        self.action.id == other.action.id && self.participant == other.participant
    }
}

impl MenuAction {
    /// Whether the action is chosen, of several or by itself; `None` for one that is no choice.
    pub(in crate::view) fn is_chosen(&self) -> Option<bool> {
        match self {
            Self::Sort(_, chosen) | Self::Stay(chosen) => Some(*chosen),
            _ => None,
        }
    }
}

/// An export of the list: where it goes and which participants it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListExport {
    /// Where the list goes.
    pub(in crate::view) target: ExportTarget,
    /// Which participants it holds.
    pub(in crate::view) scope: ExportScope,
}

/// Where an exported list goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportTarget {
    /// To the clipboard, as text.
    Clipboard,
    /// To a CSV file.
    File,
}

/// Which participants an export holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportScope {
    /// Those that the list shows now.
    Shown,
    /// All of the conversation.
    All,
}

/// The commands about a participant, in the order of the menu.
pub(in crate::view) const COMMANDS: [Action; 13] = [
    Action::Admit,
    Action::SendToLobby,
    Action::Notify,
    Action::DialOut,
    Action::Promote,
    Action::Demote,
    Action::SetPermissions,
    Action::GrantAll,
    Action::RevokeAll,
    Action::ResetPermissions,
    Action::Resend,
    Action::Remove,
    Action::Ban,
];

/// The icon of a command about a participant.
pub(in crate::view) fn action_sign(action: Action) -> Option<Sign> {
    Some(match action {
        Action::Promote => Sign::Promote,
        Action::Demote => Sign::Demote,
        Action::Admit => Sign::Enter,
        Action::SendToLobby => Sign::Wait,
        Action::Notify => Sign::Bell,
        Action::DialOut => Sign::Phone,
        Action::SetPermissions | Action::GrantAll | Action::RevokeAll | Action::ResetPermissions => Sign::Sliders,
        Action::Ban => Sign::Ban,
        Action::Resend => Sign::Mail,
        Action::Remove => Sign::Removed,
        _ => return None,
    })
}

/// The text of a command about a participant with a role.
pub(in crate::view) fn action_text(action: Action, role: Role) -> Text {
    match action {
        Action::Promote => Text::Promote,
        Action::Demote if role.is_guest() => Text::DemoteToGuest,
        Action::Demote => Text::DemoteToUser,
        Action::SetPermissions => Text::SetPermissions,
        Action::GrantAll => Text::GrantAll,
        Action::RevokeAll => Text::RevokeAll,
        Action::ResetPermissions => Text::ResetPermissions,
        Action::Admit => Text::Admit,
        Action::SendToLobby => Text::SendToLobby,
        Action::Notify => Text::Notify,
        Action::DialOut => Text::DialOut,
        Action::Ban => Text::Ban,
        Action::Resend => Text::Resend,
        Action::Remove => Text::Remove,
        // Not about another participant.
        Action::Add => Text::Add,
        Action::Join => Text::Join,
        Action::Leave => Text::Leave,
        Action::LeaveForGood => Text::LeaveConversation,
        Action::SetGuestName => Text::SaveName,
        Action::ManageBans => Text::Bans,
        Action::ManageLobby => Text::LobbyStart,
    }
}

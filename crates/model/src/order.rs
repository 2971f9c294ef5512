//! The sort orders of the list. The specification: `lastPing` "should be used for sorting"; the others are a choice.

use crate::identity::Identity;
use crate::role::Role;
use std::cmp::Ordering;

/// A sort order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Who waits in the lobby, then who is online, then everybody else, each with the newest ping first.
    #[default]
    LastPing,
    /// By name, as the panel's language collates.
    Name,
    /// By last name: the last word of the name, and then the others.
    LastName,
    /// By role, moderators first.
    Role,
}

/// The parts of a participant that sort orders compare.
#[derive(Clone, Copy, Debug)]
pub struct SortKey<'a> {
    /// Whether they wait in the lobby.
    pub waiting: bool,
    /// Whether they are online.
    pub online: bool,
    /// The newest ping that the panel knows of, in seconds since the epoch; 0 for none. The server sends 0 for everybody who is
    /// offline, so that theirs is from an earlier list.
    pub last_ping: u64,
    /// The rank of the name in the panel's language, or of the last name where that is the order. Names that collate as equal have the same rank.
    pub rank: u32,
    /// The role.
    pub role: Role,
    /// The identity.
    pub identity: &'a Identity,
}

/// Compares two participants. Ties are broken by name, then by identity, so that every order is total and the same at every
/// refresh.
#[must_use]
pub fn compare(sort: Sort, a: &SortKey<'_>, b: &SortKey<'_>) -> Ordering {
    let first = match sort {
        Sort::LastPing => (b.waiting, b.online, b.last_ping).cmp(&(a.waiting, a.online, a.last_ping)),
        Sort::Name | Sort::LastName => Ordering::Equal,
        Sort::Role => precedence(a.role).cmp(&precedence(b.role)),
    };
    first
        .then_with(|| a.rank.cmp(&b.rank))
        .then_with(|| a.identity.cmp(b.identity))
}

/// The position of a role: moderators, then added users, then those who joined by the link.
pub(crate) fn precedence(role: Role) -> u8 {
    match role {
        Role::Owner => 0,
        Role::Moderator => 1,
        Role::GuestModerator => 2,
        Role::User => 3,
        Role::SelfJoined => 4,
        Role::Guest => 5,
        Role::Unknown(_) => 6,
    }
}

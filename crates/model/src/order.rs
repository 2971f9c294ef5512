//! The orders that a list can have. The specification: `lastPing` "should be used for sorting"; the others are a choice.

use crate::identity::Identity;
use crate::role::Role;
use std::cmp::Ordering;

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The newest ping.
    #[default]
    LastPing,
    /// The first name in the reader's language.
    Name,
    /// Whoever may do most.
    Role,
}

/// What an order looks at in a person.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Their last ping, in seconds since the epoch; 0 when offline.
    pub last_ping: u64,
    /// The place of their name in the reader's language. Names that the language holds equal have the same.
    pub rank: u32,
    /// What they may do.
    pub role: Role,
    /// Who.
    pub identity: &'a Identity,
}

/// Who stands above whom. People who are equal in what an order is about stand by name, people with the same name by
/// identity, so that every order is total and the same at every refresh.
#[must_use]
pub fn compare(sort: Sort, a: &Entry<'_>, b: &Entry<'_>) -> Ordering {
    let first = match sort {
        Sort::LastPing => b.last_ping.cmp(&a.last_ping),
        Sort::Name => Ordering::Equal,
        Sort::Role => standing(a.role).cmp(&standing(b.role)),
    };
    first
        .then_with(|| a.rank.cmp(&b.rank))
        .then_with(|| a.identity.cmp(b.identity))
}

/// The place of a role: those who moderate, those who were added, those who came by the link.
fn standing(role: Role) -> u8 {
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

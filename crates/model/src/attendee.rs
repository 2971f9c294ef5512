//! The permissions of a participant in API v4, besides those of their role.

/// A single permission; the number is its bit in `permissions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Start a call.
    StartCall = 2,
    /// Join a call.
    JoinCall = 4,
    /// Get past the lobby.
    IgnoreLobby = 8,
    /// Be heard.
    Audio = 16,
    /// Be seen.
    Video = 32,
    /// Share the screen.
    Screen = 64,
    /// Write in the chat, and react where the server has no permission of its own for that.
    Chat = 128,
    /// React in the chat, from Talk 23 on.
    React = 256,
}

/// The bit of permissions that were set for one participant; the server adds it.
const CUSTOM: u32 = 1;

impl Permission {
    /// All permissions, in the order of the dialog.
    pub const ALL: [Self; 8] = [
        Self::Chat,
        Self::React,
        Self::JoinCall,
        Self::StartCall,
        Self::Audio,
        Self::Video,
        Self::Screen,
        Self::IgnoreLobby,
    ];

    /// Whether `permissions` contain it.
    #[must_use]
    pub fn is_in(self, permissions: u32) -> bool {
        permissions & self as u32 != 0
    }
}

/// All permissions of servers that do not name their number: those up to Talk 22.
pub const MAX_UNTIL_TALK_22: u32 = 255;

/// The number that takes all permissions from a participant.
pub const NONE: u32 = CUSTOM;

/// Whether permissions were set for the participant, and are not those of the conversation.
#[must_use]
pub fn is_custom(own_permissions: u32) -> bool {
    own_permissions & CUSTOM != 0
}

/// Whether the permissions that were set for the participant leave out something that others may do by default. `max`: all
/// permissions that the server has.
#[must_use]
pub fn is_restricted(own_permissions: u32, max: u32) -> bool {
    let usual = max & !(Permission::IgnoreLobby as u32);
    is_custom(own_permissions) && own_permissions & usual != usual
}

/// The number to send for permissions that were chosen among those of the dialog. What the panel does not know stays as it was,
/// in `before`.
#[must_use]
pub fn number(chosen: u32, before: u32) -> u32 {
    let known = Permission::ALL
        .into_iter()
        .fold(0, |sum, permission| sum | permission as u32);
    CUSTOM | (before & !known) | (chosen & known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_server() {
        assert_eq!((number(255, 0), number(0, 254), number(0, 0)), (255, NONE, NONE));
        // What a real server answers for moderators and for users.
        let of = |number| Permission::ALL.into_iter().filter(move |it| it.is_in(number)).count();
        assert_eq!((of(254), of(246)), (7, 6));
        assert!(!Permission::IgnoreLobby.is_in(246));
        assert!(is_custom(133) && !is_custom(0));
        let restricted = |own| is_restricted(own, MAX_UNTIL_TALK_22);
        assert!(restricted(133) && !restricted(0) && !restricted(255));
        assert!(!restricted(255 - Permission::IgnoreLobby as u32));
        assert!(is_restricted(255, 511) && !is_restricted(511, 511) && !is_restricted(503, 511));
    }

    #[test]
    fn permissions_that_the_panel_does_not_know_stay_as_they_are() {
        let unknown = 512 | 4096;
        assert_eq!(number(Permission::Chat as u32, unknown | 254), CUSTOM | 128 | unknown);
        // Reacting is one that it knows, and it can be taken away.
        assert_eq!(number(128, 511), CUSTOM | 128);
    }
}

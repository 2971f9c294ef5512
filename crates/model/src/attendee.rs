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
    /// Write and react in the chat.
    Chat = 128,
}

/// The bit of permissions that were set for one participant; the server adds it.
const CUSTOM: u32 = 1;

impl Permission {
    /// All permissions, in the order of the dialog.
    pub const ALL: [Self; 7] = [
        Self::Chat,
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

/// Whether permissions were set for the participant, and are not those of the conversation.
#[must_use]
pub fn is_custom(own_permissions: u32) -> bool {
    own_permissions & CUSTOM != 0
}

/// Whether the permissions that were set for the participant leave out something that others may do by default.
#[must_use]
pub fn is_restricted(own_permissions: u32) -> bool {
    let usual = Permission::ALL.into_iter().filter(|it| *it != Permission::IgnoreLobby);
    is_custom(own_permissions) && !usual.into_iter().all(|it| it.is_in(own_permissions))
}

/// The number of a set of permissions, as it is sent.
#[must_use]
pub fn number(permissions: impl IntoIterator<Item = Permission>) -> u32 {
    permissions
        .into_iter()
        .fold(CUSTOM, |sum, permission| sum | permission as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_server() {
        assert_eq!(number(Permission::ALL), 255);
        assert_eq!(number([]), CUSTOM);
        // What a real server answers for moderators and for users.
        let of = |number| Permission::ALL.into_iter().filter(move |it| it.is_in(number)).count();
        assert_eq!((of(254), of(246)), (7, 6));
        assert!(!Permission::IgnoreLobby.is_in(246));
        assert!(is_custom(133) && !is_custom(0));
        assert!(is_restricted(133) && !is_restricted(0) && !is_restricted(255));
        assert!(!is_restricted(255 - Permission::IgnoreLobby as u32));
    }
}

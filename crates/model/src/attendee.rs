//! What a participant of API v4 may do in a conversation, besides what their role allows.

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

/// Says in a number that it was set for somebody alone; the server adds it.
const CUSTOM: u32 = 1;

impl Permission {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Chat,
        Self::JoinCall,
        Self::StartCall,
        Self::Audio,
        Self::Video,
        Self::Screen,
        Self::IgnoreLobby,
    ];

    /// Whether a number has it.
    #[must_use]
    pub fn is_in(self, permissions: u32) -> bool {
        permissions & self as u32 != 0
    }
}

/// Whether a number was set for somebody alone, and is not that of the conversation.
#[must_use]
pub fn is_custom(own_permissions: u32) -> bool {
    own_permissions & CUSTOM != 0
}

/// The number that stands for these, as it is sent.
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
        // What a real server says of moderators and of users.
        let of = |number| Permission::ALL.into_iter().filter(move |it| it.is_in(number)).count();
        assert_eq!((of(254), of(246)), (7, 6));
        assert!(!Permission::IgnoreLobby.is_in(246));
        assert!(is_custom(133) && !is_custom(0));
    }
}

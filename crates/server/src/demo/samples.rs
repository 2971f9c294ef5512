//! The sample conversations of the demo.

use crate::store::conversations::{GROUP, PUBLIC};

/// A sample conversation.
#[derive(Debug, Clone, Copy)]
pub struct SampleConversation {
    /// Token in links.
    pub token: &'static str,
    /// Shown name.
    pub name: &'static str,
    /// One line for the start page.
    pub about: &'static str,
    /// Password for outsiders.
    pub password: Option<&'static str>,
    /// Type on the wire.
    pub conversation_type: i64,
    /// Members, the three personas included.
    pub members: usize,
}

/// Public, with a password, guests come and go.
pub const OPEN_HOUSE: SampleConversation = SampleConversation {
    token: "openhouse",
    name: "Open house",
    about: "Public, with a password: guests come and go",
    password: Some("welcome"),
    conversation_type: PUBLIC,
    members: 16,
};

/// A team of two dozen.
pub const TEAM_SYNC: SampleConversation = SampleConversation {
    token: "teamsync1",
    name: "Team sync",
    about: "A group of two dozen people, some of them in a call",
    password: None,
    conversation_type: GROUP,
    members: 24,
};

/// A thousand participants.
pub const ALL_HANDS: SampleConversation = SampleConversation {
    token: "allhands1",
    name: "All hands",
    about: "A thousand people, a few hundred of them online",
    password: None,
    conversation_type: GROUP,
    members: 1000,
};

/// All of them, in the order of the start page.
pub const ALL: [SampleConversation; 3] = [OPEN_HOUSE, TEAM_SYNC, ALL_HANDS];

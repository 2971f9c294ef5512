//! The sample conversations of the demo.

use crate::store::conversations::{GROUP, PUBLIC};
use crate::version::Version;

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

/// One row of each kind that Talk 22 has. Its token can be dialled.
pub const EVERY_KIND: SampleConversation = SampleConversation {
    token: "2200220022",
    name: "Every kind of participant",
    about: "Phones, teams, invited addresses, people of another server",
    password: None,
    conversation_type: PUBLIC,
    members: 8,
};

/// People wait in the lobby.
pub const WAITING_ROOM: SampleConversation = SampleConversation {
    token: "waiting01",
    name: "Waiting room",
    about: "The lobby is on, people wait in it, and one is banned",
    password: None,
    conversation_type: PUBLIC,
    members: 12,
};

/// Two breakout rooms are open.
pub const WORKSHOP: SampleConversation = SampleConversation {
    token: "workshop1",
    name: "Workshop",
    about: "A group in two breakout rooms",
    password: None,
    conversation_type: GROUP,
    members: 10,
};

/// Lives on another server.
pub const ELSEWHERE: SampleConversation = SampleConversation {
    token: "elsewhere1",
    name: "Partner meeting",
    about: "A conversation of another server: nothing can be changed from here",
    password: None,
    conversation_type: GROUP,
    members: 3,
};

/// Those of all servers, in the order of the start page.
pub const ALL: [SampleConversation; 3] = [OPEN_HOUSE, TEAM_SYNC, ALL_HANDS];
/// Those of Talk 22 beside them.
pub const LATER: [SampleConversation; 4] = [EVERY_KIND, WAITING_ROOM, WORKSHOP, ELSEWHERE];

/// All of a server, in the order of the start page.
pub fn of(version: Version) -> impl Iterator<Item = SampleConversation> {
    let later = if version.is_22() { LATER.as_slice() } else { &[] };
    ALL.iter().chain(later).copied()
}

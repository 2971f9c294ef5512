//! Bans: who is kept out of a conversation.

use crate::identity::Identity;

/// The most characters of a note, as the server counts them.
pub const NOTE_MAX: usize = 4_000;

/// One ban.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ban {
    /// The id, by which it is ended.
    pub id: u64,
    /// Who is banned; `None` for an IP address or a range of them. The server adds such a ban by itself when a banned guest tries
    /// to join.
    pub banned: Option<Identity>,
    /// The name of who is banned: raw, possibly empty or hostile. For an IP address the address.
    pub name: String,
    /// The name of the moderator who banned them: raw.
    pub moderator: String,
    /// When, in seconds since the epoch.
    pub time: u64,
    /// The moderator's note, which only moderators see: raw, mostly empty.
    pub note: String,
}

impl Ban {
    /// Whether a text without case and accents is in the name, the note or the moderator's name. `fold` removes case and accents.
    #[must_use]
    pub fn matches(&self, folded: &str, fold: impl Fn(&str) -> String) -> bool {
        [&self.name, &self.note, &self.moderator]
            .into_iter()
            .any(|text| fold(text).contains(folded))
    }
}

//! What a server can do, from its capabilities. Talk names most of its functions there; for the others its version tells.

use crate::attendee::MAX_UNTIL_TALK_22;

/// What a server with API v4 can do. A server of which nothing is known can do nothing of this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features {
    /// The major version of Talk; 0 where it is not told.
    pub talk: u32,
    /// `ban-v1`: participants can be banned.
    pub bans: bool,
    /// `webinary-lobby`: conversations have a lobby.
    pub lobby: bool,
    /// `publishing-permissions`: permissions of single participants.
    pub permissions: bool,
    /// `config.permissions.max-custom`: all permissions that there are, as their number.
    pub max_permissions: u32,
    /// `send-call-notification`: one participant can be asked into the call.
    pub call_notification: bool,
    /// `sip-support-dialout` and `config.call.sip-dialout-enabled`: the server calls telephones.
    pub dial_out: bool,
    /// `federation-v1` and `config.federation.outgoing-enabled`: accounts of other servers can be invited.
    pub federation: bool,
    /// `email-csv-import`: addresses are invited from a CSV file.
    pub import: bool,
    /// `download-call-participants`: the server has a list of who is in the call.
    pub call_list: bool,
    /// `conversation-creation-all`: a conversation is made together with its participants.
    pub new_group: bool,
    /// `breakout-rooms-v1` and `config.call.breakout-rooms`.
    pub breakout_rooms: bool,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            talk: 0,
            bans: false,
            lobby: false,
            permissions: false,
            max_permissions: MAX_UNTIL_TALK_22,
            call_notification: false,
            dial_out: false,
            federation: false,
            import: false,
            call_list: false,
            new_group: false,
            breakout_rooms: false,
        }
    }
}

impl Features {
    /// Self-joined users and teams can be promoted. Before Talk 21 this is refused with 400.
    #[must_use]
    pub fn promotes_all(&self) -> bool {
        self.talk >= 21
    }
}

//! Bodies of the control calls that came with Talk 22.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::ControlError;
use crate::store::conversations::Conversation;

/// Settings of a conversation that Talk 22 has; those that are missing stay as they are.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LaterSettings {
    /// Permissions of participants without own ones, 0 for the usual ones.
    pub default_permissions: Option<i64>,
    /// Id of what the conversation belongs to.
    pub object_id: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// 1 = users find and join it.
    pub listable: Option<i64>,
    /// 1 = people may dial in.
    pub sip: Option<i64>,
    /// 1 = only moderators mention all.
    pub mention_permissions: Option<i64>,
    /// How people were spread over breakout rooms, 0 = there are none.
    pub breakout_mode: Option<i64>,
    /// 1 = the breakout rooms are open.
    pub breakout_status: Option<i64>,
    /// Where the conversation lives, empty for here.
    pub remote_server: Option<String>,
    /// Its token there.
    pub remote_token: Option<String>,
}

impl LaterSettings {
    /// Writes those that are given.
    pub fn apply(self, conversation: &mut Conversation) {
        set(&mut conversation.default_permissions, self.default_permissions);
        set(&mut conversation.object_id, self.object_id);
        set(&mut conversation.description, self.description);
        set(&mut conversation.listable, self.listable);
        set(&mut conversation.sip, self.sip);
        set(&mut conversation.mention_permissions, self.mention_permissions);
        set(&mut conversation.breakout_mode, self.breakout_mode);
        set(&mut conversation.breakout_status, self.breakout_status);
        set(&mut conversation.remote_server, self.remote_server);
        set(&mut conversation.remote_token, self.remote_token);
    }
}

/// Fields that do not exist, which serde cannot refuse by itself beside flattened ones.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Unknown(BTreeMap<String, Value>);

impl Unknown {
    /// Refuses a body that has any.
    ///
    /// # Errors
    /// [`ControlError::Field`] with the name of the first one.
    pub fn refuse(&self) -> Result<(), ControlError> {
        match self.0.keys().next() {
            Some(name) => Err(ControlError::Field(name.clone())),
            None => Ok(()),
        }
    }
}

/// `PATCH /control/rooms/{token}`: settings that are missing stay as they are.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConversationPatch {
    /// Type, 1 to 6.
    #[serde(rename = "type")]
    pub conversation_type: Option<i64>,
    /// 1 = lobby.
    pub lobby: Option<i64>,
    /// When the lobby ends, 0 = never.
    pub lobby_timer: Option<i64>,
    /// 1 = read-only.
    pub read_only: Option<i64>,
    /// Everything that came with Talk 22.
    #[serde(flatten)]
    pub later: LaterSettings,
    /// What no field is called.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl ConversationPatch {
    /// Writes those that are given.
    pub fn apply(self, conversation: &mut Conversation) {
        set(&mut conversation.conversation_type, self.conversation_type);
        set(&mut conversation.lobby, self.lobby);
        set(&mut conversation.lobby_timer, self.lobby_timer);
        set(&mut conversation.read_only, self.read_only);
        self.later.apply(conversation);
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// `POST /control/administration`: what Talk 22 is set up for; what is missing stays as it is.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Administration {
    /// Phones can be added and people can dial in.
    pub sip: Option<bool>,
    /// Phones can be called.
    pub dial_out: Option<bool>,
    /// Users of other servers can be added.
    pub federation: Option<bool>,
}

/// `PUT /control/rooms/{token}/breakout-rooms`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BreakoutSetup {
    /// User ids of each room, beside the moderators, who are in all of them.
    pub rooms: Vec<Vec<String>>,
    /// Whether the rooms are open.
    #[serde(default)]
    pub started: bool,
}

/// `POST /control/rooms/{token}/invitations`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InvitationSetup {
    /// The address, invited if it is not yet.
    pub address: String,
    /// The name that a CSV file had.
    #[serde(default)]
    pub name: String,
}

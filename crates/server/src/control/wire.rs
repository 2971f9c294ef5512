//! Bodies of the control calls.

use serde::{Deserialize, Deserializer};

use super::later::{LaterSettings, Unknown};
use crate::store::accounts::Status;
use crate::store::attendees::ActorType;

/// `PUT /control/rooms/{token}`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConversationSetup {
    /// Type, 1 to 4.
    #[serde(rename = "type")]
    pub conversation_type: i64,
    /// Name; the token if missing.
    pub name: Option<String>,
    /// Password for outsiders.
    pub password: Option<String>,
    /// 1 = lobby.
    #[serde(default)]
    pub lobby: i64,
    /// When the lobby ends, 0 = never.
    #[serde(default)]
    pub lobby_timer: i64,
    /// 1 = read-only.
    #[serde(default)]
    pub read_only: i64,
    /// For example `share:password`.
    #[serde(default)]
    pub object_type: String,
    /// Permissions of participants without own ones, 0 for the usual ones.
    #[serde(default)]
    pub call_permissions: i64,
    /// Everything that came with Talk 22.
    #[serde(flatten)]
    pub later: LaterSettings,
    /// Rows in this order.
    #[serde(default)]
    pub participants: Vec<ParticipantSetup>,
    /// What no field is called.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A row to create.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParticipantSetup {
    /// Actor type; if missing, a user with `userId` and a guest without.
    pub actor_type: Option<ActorTypeName>,
    /// Address of an invitation, id of a group; for guests their own id, made up if missing.
    pub actor_id: Option<String>,
    /// Account; missing for guests.
    pub user_id: Option<String>,
    /// Name of the account, created or renamed.
    pub display_name: Option<String>,
    /// Name of a guest.
    pub name: Option<String>,
    /// Participant type, 1 to 6; if missing, 3 for users and groups and 4 for others.
    #[serde(rename = "type")]
    pub participant_type: Option<i64>,
    /// Open session; guests have one if it is missing.
    #[serde(default)]
    pub session: SessionSetup,
    /// Seconds since the last ping.
    #[serde(default)]
    pub ping_age: i64,
    /// Call flags.
    #[serde(default)]
    pub in_call: i64,
    /// Several open sessions, after the one above if that is open, too. A server of API v1 shows the last one.
    pub sessions: Option<Vec<SessionRow>>,
    /// Own permissions, 0 for those of the conversation.
    #[serde(default)]
    pub permissions: i64,
    /// The status that the user has set.
    pub status: Option<StatusSetup>,
    /// PIN for dialling in.
    pub pin: Option<String>,
    /// Number of a phone.
    pub phone_number: Option<String>,
    /// Call of a phone.
    pub call_id: Option<String>,
}

/// An actor type on the wire.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorTypeName {
    /// An account.
    Users,
    /// A participant without an account.
    Guests,
    /// An invited address.
    Emails,
    /// A group.
    Groups,
    /// A team.
    Circles,
    /// A phone.
    Phones,
    /// A user of another server.
    #[serde(rename = "federated_users")]
    FederatedUsers,
}

impl From<ActorTypeName> for ActorType {
    fn from(setup: ActorTypeName) -> Self {
        match setup {
            ActorTypeName::Users => Self::Users,
            ActorTypeName::Guests => Self::Guests,
            ActorTypeName::Emails => Self::Emails,
            ActorTypeName::Groups => Self::Groups,
            ActorTypeName::Circles => Self::Circles,
            ActorTypeName::Phones => Self::Phones,
            ActorTypeName::FederatedUsers => Self::FederatedUsers,
        }
    }
}

/// One of several sessions.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SessionRow {
    /// A fresh id if missing.
    pub id: Option<String>,
    /// Seconds since the last ping.
    #[serde(default)]
    pub ping_age: i64,
    /// Call flags.
    #[serde(default)]
    pub in_call: i64,
}

/// `PATCH /control/rooms/{token}/participants`, one of several.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParticipantPatch {
    /// Attendee id of the row.
    pub attendee_id: Option<i64>,
    /// Actor type of the row that `actor_id` names; a user if missing.
    pub actor_type: Option<ActorTypeName>,
    /// Actor id of the row.
    pub actor_id: Option<String>,
    /// User id of the row.
    pub user_id: Option<String>,
    /// Without one of these: a session by which the row is found. With one: the new session.
    #[serde(default)]
    pub session: SessionSetup,
    /// New name of the account.
    pub display_name: Option<String>,
    /// Seconds since the last ping.
    pub ping_age: Option<i64>,
    /// Participant type.
    #[serde(rename = "type")]
    pub participant_type: Option<i64>,
    /// Call flags.
    pub in_call: Option<i64>,
    /// Name of a guest.
    pub name: Option<String>,
    /// Replaces all open sessions.
    pub sessions: Option<Vec<SessionRow>>,
    /// Own permissions, 0 for those of the conversation.
    pub permissions: Option<i64>,
    /// The status that the user has set.
    pub status: Option<StatusSetup>,
    /// PIN for dialling in.
    pub pin: Option<String>,
    /// Number of a phone.
    pub phone_number: Option<String>,
    /// Call of a phone, empty when it hangs up.
    pub call_id: Option<String>,
    /// Deletes the row.
    #[serde(default)]
    pub remove: bool,
}

/// The open session of a row.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub enum SessionSetup {
    /// The field is missing.
    #[default]
    Unspecified,
    /// `null` or `false`: none.
    Closed,
    /// `true`: a fresh id.
    Fresh,
    /// This id.
    Id(String),
}

impl<'de> Deserialize<'de> for SessionSetup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Raw {
            Flag(bool),
            Id(String),
        }
        Ok(match Option::<Raw>::deserialize(deserializer)? {
            None | Some(Raw::Flag(false)) => Self::Closed,
            Some(Raw::Flag(true)) => Self::Fresh,
            Some(Raw::Id(id)) => Self::Id(id),
        })
    }
}

/// `POST /control/clock`.
#[derive(Debug, Deserialize)]
pub struct ClockAdvance {
    /// Seconds.
    pub advance: i64,
}

/// `POST /control/maintenance`.
#[derive(Debug, Deserialize)]
pub struct Maintenance {
    /// New state.
    pub on: bool,
}

/// `POST /control/capabilities`.
#[derive(Debug, Deserialize)]
pub struct Features {
    /// Features of Talk, null for the usual ones.
    pub features: Option<Vec<String>>,
}

/// `PUT /control/groups/{id}` and `PUT /control/teams/{id}`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Group {
    /// User ids to add.
    #[serde(default)]
    pub members: Vec<String>,
    /// Shown name, the id if it has never been given.
    pub display_name: Option<String>,
}

/// `PUT /control/accounts/{id}`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountSetup {
    /// Shown name.
    pub display_name: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// Whether it can log in.
    #[serde(default = "enabled")]
    pub enabled: bool,
    /// The status that the user has set.
    pub status: Option<StatusSetup>,
}

const fn enabled() -> bool {
    true
}

/// A status.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusSetup {
    /// `online`, `away`, `dnd`, `invisible` or `offline`.
    pub kind: String,
    /// One emoji.
    pub icon: Option<String>,
    /// Free text.
    pub message: Option<String>,
    /// Seconds since the epoch.
    pub clear_at: Option<i64>,
}

impl From<StatusSetup> for Status {
    fn from(setup: StatusSetup) -> Self {
        Self {
            kind: setup.kind,
            icon: setup.icon,
            message: setup.message,
            clear_at: setup.clear_at,
        }
    }
}

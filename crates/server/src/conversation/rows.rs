//! Rows of participants in API v4.

use serde_json::{Map, Value, json};

use super::{permissions, roles};
use crate::store::attendees::{ActorType, Attendee, ParticipantRow};
use crate::store::conversations::Conversation;
use crate::version::Version;

/// For whom rows are written, and what goes into them.
#[derive(Debug, Clone, Copy)]
pub struct RowOptions<'a> {
    /// Which Talk writes them.
    pub version: Version,
    /// The viewer.
    pub viewer: &'a Attendee,
    /// Whether users' statuses are in.
    pub statuses: bool,
    /// Whether sessions are in.
    pub sessions: bool,
}

impl RowOptions<'_> {
    /// Whether the viewer is a moderator with an account, who sees numbers and PINs.
    const fn sees_phones(&self) -> bool {
        matches!(self.viewer.participant_type, roles::OWNER | roles::MODERATOR)
    }
}

/// One row; none for rows whose account is gone.
pub fn row(
    conversation: &Conversation,
    participant: &ParticipantRow,
    options: RowOptions<'_>,
) -> Option<Map<String, Value>> {
    let attendee = &participant.attendee;
    let version = options.version;
    let open = if options.sessions {
        attendee.sessions.as_slice()
    } else {
        &[]
    };
    let pings = open.iter().map(|open| open.last_ping);
    let ids: Vec<&str> = open.iter().map(|open| open.id.as_str()).collect();
    let in_call = open.iter().fold(0, |flags, open| flags | open.in_call);
    let token = if conversation.is_remote() {
        &conversation.remote_token
    } else {
        &conversation.token
    };
    let mut row = Map::new();
    row.insert("roomToken".into(), json!(token));
    row.insert("inCall".into(), json!(in_call));
    row.insert("lastPing".into(), json!(pings.max().unwrap_or(0)));
    row.insert("sessionIds".into(), json!(ids));
    row.insert("participantType".into(), json!(attendee.participant_type));
    row.insert("attendeeId".into(), json!(attendee.id));
    row.insert("actorId".into(), json!(attendee.shown_id(version)));
    row.insert("actorType".into(), json!(attendee.actor.name()));
    row.insert("displayName".into(), json!(name(participant, version)?));
    row.insert("permissions".into(), json!(permissions::of(conversation, attendee)));
    row.insert("attendeePermissions".into(), json!(attendee.permissions));
    row.insert("attendeePin".into(), json!(pin(conversation, attendee, options)));
    if version.is_22() {
        let number = if options.sees_phones() {
            attendee.phone_number.as_str()
        } else {
            ""
        };
        row.insert("phoneNumber".into(), json!(number));
        row.insert("callId".into(), json!(attendee.call_id));
        let sees_address = roles::moderates(options.viewer.participant_type) || options.viewer.id == attendee.id;
        if attendee.actor == ActorType::Emails && sees_address {
            row.insert("invitedActorId".into(), json!(attendee.actor_id));
        }
    }
    if options.statuses && attendee.actor == ActorType::Users {
        add_status(&mut row, participant, |seconds| json!(seconds));
    }
    Some(row)
}

/// The shown name; none for rows whose account is gone.
pub fn name(participant: &ParticipantRow, version: Version) -> Option<&str> {
    let attendee = &participant.attendee;
    match attendee.actor {
        ActorType::Users => participant.display_name.as_deref(),
        ActorType::Guests | ActorType::Phones | ActorType::FederatedUsers => Some(&attendee.guest_name),
        ActorType::Emails if version.is_22() => Some(&attendee.guest_name),
        ActorType::Emails => Some(&attendee.actor_id),
        ActorType::Groups | ActorType::Circles => Some(participant.display_name.as_ref().unwrap_or(&attendee.actor_id)),
    }
}

/// The PIN for dialling in, for its owner and for moderators with an account.
fn pin<'p>(conversation: &Conversation, attendee: &'p Attendee, options: RowOptions<'_>) -> &'p str {
    let is_seen = options.sees_phones() || options.viewer.id == attendee.id;
    if conversation.sip != 0 && options.version.is_22() && is_seen {
        &attendee.pin
    } else {
        ""
    }
}

/// Adds a user's status. Users without one are shown as offline, and so are invisible ones.
pub fn add_status(row: &mut Map<String, Value>, participant: &ParticipantRow, time: fn(i64) -> Value) {
    let status = participant.status.as_ref();
    let shown = match status {
        Some(status) if status.kind != "invisible" => &status.kind,
        _ => "offline",
    };
    row.insert("status".into(), json!(shown));
    row.insert("statusIcon".into(), json!(status.and_then(|each| each.icon.as_ref())));
    let message = status.and_then(|each| each.message.as_ref());
    row.insert("statusMessage".into(), json!(message));
    let clear_at = status.and_then(|each| each.clear_at);
    row.insert("statusClearAt".into(), clear_at.map_or(Value::Null, time));
}

//! The conversation in API v4: without a list of users, but with the viewer's actor and permissions.

use serde_json::{Value, json};

use super::{ParticipantView, names, notification_level, other_side};
use crate::conversation::{permissions, roles};
use crate::store::attendees::{ActorType, ParticipantRow};
use crate::store::conversations::{Conversation, ONE_TO_ONE};

/// Sums up picture and name of a conversation; constant here.
const AVATAR_VERSION: &str = "5d61bcfe";

pub(super) fn body(conversation: &Conversation, seen: ParticipantView<'_>, participants: &[ParticipantRow]) -> Value {
    let ParticipantView {
        attendee,
        session,
        joining,
        ..
    } = seen;
    let (name, display_name) = names(conversation, attendee, participants);
    let held_back = permissions::held_back(conversation, attendee);
    let own = permissions::of(conversation, attendee);
    let is_user = attendee.actor == ActorType::Users;
    let call_flag = participants
        .iter()
        .fold(0, |flags, each| flags | each.attendee.in_call());
    let leads = matches!(attendee.participant_type, roles::OWNER | roles::MODERATOR);
    let mut body = stub(conversation);
    let mut set = |name: &str, value: Value| body[name] = value;
    set("name", json!(name));
    set("displayName", json!(display_name));
    set("participantType", json!(attendee.participant_type));
    set("participantFlags", json!(session.map_or(0, |open| open.in_call)));
    set("hasCall", json!(call_flag != 0));
    set(
        "callStartTime",
        json!(if call_flag == 0 { 0 } else { conversation.last_activity }),
    );
    set("canStartCall", json!(!held_back && own & permissions::START_CALL != 0));
    set("lastActivity", json!(conversation.last_activity));
    // True for the last moderator as well, and for a guest in the lobby: recorded so.
    set("canLeaveConversation", json!(is_user || held_back));
    set(
        "canDeleteConversation",
        json!(leads && conversation.conversation_type != ONE_TO_ONE),
    );
    set("notificationLevel", json!(notification_level(conversation, attendee)));
    set("notificationCalls", json!(1));
    set("lobbyState", json!(conversation.lobby));
    set("lobbyTimer", json!(conversation.lobby_timer));
    set("lastPing", json!(session.map_or(0, |open| open.last_ping)));
    set("sessionId", json!(session.map_or("0", |open| open.id.as_str())));
    set("actorType", json!(attendee.actor.name()));
    set("actorId", json!(attendee.actor_id));
    set("attendeeId", json!(attendee.id));
    set("permissions", json!(own));
    set("attendeePermissions", json!(attendee.permissions));
    set("callPermissions", json!(conversation.call_permissions));
    set("defaultPermissions", json!(0));
    set("callFlag", json!(call_flag));
    if joining && attendee.actor == ActorType::Guests {
        for unloaded in ["isFavorite", "notificationLevel", "notificationCalls"] {
            set(unloaded, Value::Null);
        }
    }
    if let Some(status) = other_side(conversation, attendee, participants).and_then(|other| other.status.as_ref()) {
        set("status", json!(status.kind));
        set("statusIcon", json!(status.icon));
        set("statusMessage", json!(status.message));
        set("statusClearAt", json!(status.clear_at));
    }
    body
}

/// Everything that an outsider of a public conversation is told. It also fixes the order of the fields.
pub(super) fn stub(conversation: &Conversation) -> Value {
    let fields = [
        ("id", json!(conversation.id)),
        ("token", json!(conversation.token)),
        ("type", json!(conversation.conversation_type)),
        ("name", json!("")),
        ("displayName", json!("")),
        ("objectType", json!(conversation.object_type)),
        ("objectId", json!("")),
        ("participantType", json!(roles::GUEST)),
        ("participantFlags", json!(0)),
        ("readOnly", json!(conversation.read_only)),
        ("hasPassword", json!(conversation.password.is_some())),
        ("hasCall", json!(false)),
        ("callStartTime", json!(0)),
        ("callRecording", json!(0)),
        ("canStartCall", json!(false)),
        ("lastActivity", json!(0)),
        ("lastReadMessage", json!(0)),
        ("unreadMessages", json!(0)),
        ("unreadMention", json!(false)),
        ("unreadMentionDirect", json!(false)),
        ("isFavorite", json!(false)),
        ("canLeaveConversation", json!(false)),
        ("canDeleteConversation", json!(false)),
        ("notificationLevel", json!(3)),
        ("notificationCalls", json!(0)),
        ("lobbyState", json!(0)),
        ("lobbyTimer", json!(0)),
        ("lastPing", json!(0)),
        ("sessionId", json!("0")),
        ("lastMessage", json!([])),
        ("sipEnabled", json!(0)),
        ("actorType", json!("")),
        ("actorId", json!("")),
        ("attendeeId", json!(0)),
        ("permissions", json!(permissions::CUSTOM)),
        ("attendeePermissions", json!(permissions::CUSTOM)),
        ("callPermissions", json!(permissions::CUSTOM)),
        ("defaultPermissions", json!(permissions::CUSTOM)),
        ("canEnableSIP", json!(false)),
        ("attendeePin", json!("")),
        ("description", json!("")),
        ("lastCommonReadMessage", json!(0)),
        ("listable", json!(0)),
        ("callFlag", json!(0)),
        ("messageExpiration", json!(0)),
        ("avatarVersion", json!(AVATAR_VERSION)),
        ("isCustomAvatar", json!(false)),
        ("breakoutRoomMode", json!(0)),
        ("breakoutRoomStatus", json!(0)),
    ];
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

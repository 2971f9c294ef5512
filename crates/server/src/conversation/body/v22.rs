//! The conversation as Talk 22 writes it: as Talk 17 did, with further fields at the end, and without the last message
//! where there is none.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{ParticipantView, other_side, v4};
use crate::conversation::roles;
use crate::phones;
use crate::store::attendees::{ActorType, Attendee, ParticipantRow};
use crate::store::conversations::{Conversation, FORMER_ONE_TO_ONE, GROUP, NOTE_TO_SELF, ONE_TO_ONE};
use crate::store::{Stored, accounts};
use crate::version::Version;

pub(super) fn body(
    db: &Connection,
    conversation: &Conversation,
    seen: ParticipantView<'_>,
    participants: &[ParticipantRow],
) -> Stored<Value> {
    let ParticipantView {
        attendee,
        joining,
        is_new,
        ..
    } = seen;
    let mut body = v4::body(conversation, seen, participants);
    let is_user = attendee.actor == ActorType::Users;
    let is_own = conversation.conversation_type == NOTE_TO_SELF;
    if conversation.conversation_type == ONE_TO_ONE && other_side(conversation, attendee, participants).is_none() {
        let (name, display_name) = absent(db, conversation, attendee)?;
        body["name"] = json!(name);
        body["displayName"] = json!(display_name);
    }
    if joining && attendee.actor == ActorType::Guests {
        body["isFavorite"] = json!(false);
        body["notificationLevel"] = json!(3);
        body["notificationCalls"] = json!(i64::from(!is_new));
    }
    if is_own {
        body["isFavorite"] = json!(true);
        body["isCustomAvatar"] = json!(true);
        body["canStartCall"] = json!(false);
        body["canLeaveConversation"] = json!(false);
    }
    if conversation.conversation_type == FORMER_ONE_TO_ONE {
        body["canDeleteConversation"] = json!(false);
    }
    body["actorId"] = json!(attendee.shown_id(Version::Talk22));
    body["defaultPermissions"] = json!(conversation.default_permissions);
    body["sipEnabled"] = json!(conversation.sip);
    body["canEnableSIP"] = json!(is_user && can_enable_sip(db, conversation, attendee)?);
    if conversation.sip != 0 {
        body["attendeePin"] = json!(attendee.pin);
    }
    body["description"] = json!(conversation.description);
    body["breakoutRoomMode"] = json!(conversation.breakout_mode);
    body["breakoutRoomStatus"] = json!(conversation.breakout_status);
    add_fields(&mut body, conversation);
    body["isArchived"] = json!(attendee.archived);
    body["isImportant"] = json!(attendee.important);
    if attendee.actor == ActorType::Emails {
        body["invitedActorId"] = json!(attendee.actor_id);
    }
    if conversation.is_remote() {
        body["remoteServer"] = json!(conversation.remote_server);
        body["remoteToken"] = json!(conversation.remote_token);
    }
    Ok(body)
}

/// What an outsider is told. A group conversation is visible from outside only if it is listable, and then has its name.
pub(super) fn stub(conversation: &Conversation) -> Value {
    let mut body = v4::stub(conversation);
    if conversation.conversation_type == GROUP {
        body["name"] = json!(conversation.name);
        body["displayName"] = json!(conversation.name);
        body["lastActivity"] = json!(conversation.last_activity);
    }
    add_fields(&mut body, conversation);
    body
}

fn add_fields(body: &mut Value, conversation: &Conversation) {
    if let Value::Object(fields) = &mut *body {
        fields.shift_remove("lastMessage");
    }
    body["objectId"] = json!(conversation.object_id);
    body["listable"] = json!(conversation.listable);
    body["recordingConsent"] = json!(0);
    body["mentionPermissions"] = json!(conversation.mention_permissions);
    body["isArchived"] = json!(false);
    body["isImportant"] = json!(false);
}

/// Id and name of the other one of a one-to-one conversation, who is not here (yet): its name lists both ids.
fn absent(db: &Connection, conversation: &Conversation, own: &Attendee) -> Stored<(String, String)> {
    let both: Vec<String> = serde_json::from_str(&conversation.name).unwrap_or_default();
    let Some(other) = both.into_iter().find(|id| *id != own.actor_id) else {
        return Ok((conversation.name.clone(), conversation.name.clone()));
    };
    let name = accounts::find(db, &other)?.map_or_else(|| other.clone(), |account| account.display_name);
    Ok((other, name))
}

/// Users of the group that may, in conversations whose token can be dialled.
fn can_enable_sip(db: &Connection, conversation: &Conversation, attendee: &Attendee) -> Stored<bool> {
    let is_dialled = conversation.token.bytes().all(|byte| byte.is_ascii_digit());
    Ok(is_dialled
        && matches!(attendee.participant_type, roles::OWNER | roles::MODERATOR)
        && phones::may_use(db, &attendee.actor_id)?)
}

//! What the signaling server is told after a change, as recorded: compares a conversation before and after.
//!
//! Nothing is told of a member's session that opens or closes: the signaling server knows those that are connected with it,
//! and Talk does not speak of the others.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::entries::{self, Reason};
use super::picture::{Picture, users};
use crate::conversation::{permissions, roles};
use crate::store::attendees::{ActorType, ParticipantRow};
use crate::store::conversations::Conversation;
use crate::version::Version;

/// A message about a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Token of the conversation.
    pub token: String,
    /// The message.
    pub body: Value,
}

/// What has changed between two moments, in the order of telling. None is a conversation that is not there.
pub fn between(version: Version, then: Option<&Picture>, now: Option<&Picture>) -> Vec<Message> {
    let (conversation, bodies) = match (then, now) {
        (None, None) => return Vec::new(),
        (Some(then), None) => (&then.conversation, vec![deleted(then)]),
        (None, Some(now)) => (&now.conversation, vec![invited(now, &now.users(), Reason::Outsider)]),
        (Some(then), Some(now)) => (&now.conversation, changes(version, then, now)),
    };
    let message = |body| Message {
        token: conversation.token.clone(),
        body,
    };
    bodies.into_iter().map(message).collect()
}

fn deleted(then: &Picture) -> Value {
    json!({"type": "delete", "delete": {"userids": then.users()}})
}

fn invited(now: &Picture, users: &[&str], reason: Reason) -> Value {
    let properties = entries::properties(&now.conversation, reason);
    json!({
        "type": "invite",
        "invite": {"userids": users, "alluserids": now.users(), "properties": properties},
    })
}

fn changes(version: Version, then: &Picture, now: &Picture) -> Vec<Value> {
    let mut told = Vec::new();
    let came = missing(now, then);
    let left = missing(then, now);
    let has_other_role = |row: &ParticipantRow| {
        let before = then.participant(row.attendee.id);
        before.is_some_and(|before| before.attendee.participant_type != row.attendee.participant_type)
    };
    let is_changed = |row: &ParticipantRow| {
        let before = then.participant(row.attendee.id);
        before.is_some_and(|before| shown(&then.conversation, before) != shown(&now.conversation, row))
    };
    let other_roles = now.participants.iter().any(has_other_role);
    let other_settings = settings(&then.conversation) != settings(&now.conversation);
    let calls = calls(then, now);
    let is_written = came.iter().chain(&left).any(|row| is_written(row))
        || other_roles
        || other_settings
        || calls.iter().any(|call| call.joins_or_leaves);
    if is_written {
        let data = json!({"type": "chat", "chat": {"refresh": true}});
        told.push(json!({"type": "message", "message": {"data": data}}));
    }
    told.extend(came_in(now, &came));
    told.extend(went_away(now, &left));
    if other_roles || other_settings {
        let properties = entries::properties(&now.conversation, Reason::Conversation);
        told.push(json!({"type": "update", "update": {"userids": now.users(), "properties": properties}}));
    }
    if now.participants.iter().any(is_changed) {
        told.push(json!({
            "type": "participants",
            "participants": {
                "changed": entries::changed(version, now, is_changed),
                "users": entries::all(version, now),
            },
        }));
    }
    told.extend(calls.iter().map(|call| {
        json!({
            "type": "incall",
            "incall": {
                "incall": call.flags,
                "changed": entries::in_call(version, now, |session| session.id == call.session),
                "users": entries::in_call(version, now, |session| session.in_call != 0),
            },
        })
    }));
    told
}

/// What is told of a participant: type, permissions and, without an account, the name. Talk says nothing when an account is
/// renamed.
fn shown<'p>(conversation: &Conversation, row: &'p ParticipantRow) -> (i64, i64, &'p str) {
    let attendee = &row.attendee;
    let permissions = permissions::of(conversation, attendee);
    (attendee.participant_type, permissions, &attendee.guest_name)
}

/// Participants of one picture who are not in the other.
fn missing<'p>(of: &'p Picture, from: &Picture) -> Vec<&'p ParticipantRow> {
    let rows = of.participants.iter();
    rows.filter(|row| from.participant(row.attendee.id).is_none()).collect()
}

/// Whether the conversation gets a message when this participant comes or leaves.
fn is_written(row: &ParticipantRow) -> bool {
    !roles::is_passing(row.attendee.participant_type)
        && !matches!(row.attendee.actor, ActorType::Emails | ActorType::Guests)
}

/// Guests and users who come by the link come and leave by themselves.
fn reason(rows: &[&ParticipantRow]) -> Reason {
    let by_themselves = rows.iter().all(|row| roles::is_passing(row.attendee.participant_type));
    if by_themselves {
        Reason::Outsider
    } else {
        Reason::Participants
    }
}

/// Users are invited; who has no account has nobody to tell but the others.
fn came_in(now: &Picture, came: &[&ParticipantRow]) -> Vec<Value> {
    let [users, others] = by_account(came);
    [users, others]
        .iter()
        .filter(|rows| !rows.is_empty())
        .map(|rows| invited(now, &self::users(rows.iter().copied()), reason(rows)))
        .collect()
}

/// Users are told wherever they are; who has no account is known by the session.
fn went_away(now: &Picture, left: &[&ParticipantRow]) -> Vec<Value> {
    let [users, others] = by_account(left);
    let mut told = Vec::new();
    let all = now.users();
    if !users.is_empty() {
        let properties = entries::properties(&now.conversation, reason(&users));
        let ids = self::users(users.iter().copied());
        told.push(json!({
            "type": "disinvite",
            "disinvite": {"userids": ids, "alluserids": &all, "properties": properties},
        }));
    }
    if !others.is_empty() {
        let properties = entries::properties(&now.conversation, reason(&others));
        let sessions = others.iter().flat_map(|row| &row.attendee.sessions);
        let ids: Vec<&str> = sessions.map(|session| session.id.as_str()).collect();
        told.push(json!({
            "type": "disinvite",
            "disinvite": {"sessionids": ids, "alluserids": &all, "properties": properties},
        }));
    }
    told
}

/// Those with an account, and the others.
fn by_account<'p>(rows: &[&'p ParticipantRow]) -> [Vec<&'p ParticipantRow>; 2] {
    let (users, others) = rows
        .iter()
        .copied()
        .partition(|row| row.attendee.actor == ActorType::Users);
    [users, others]
}

/// What members of a conversation are told of when it changes.
fn settings(conversation: &Conversation) -> Value {
    let properties = entries::properties(conversation, Reason::Conversation);
    json!([properties, conversation.password, conversation.mention_permissions])
}

/// A session with other call flags than before.
struct Call<'p> {
    session: &'p str,
    flags: i64,
    joins_or_leaves: bool,
}

fn calls<'p>(then: &Picture, now: &'p Picture) -> Vec<Call<'p>> {
    let before: BTreeMap<&str, i64> = then
        .sessions()
        .map(|(_, session)| (session.id.as_str(), session.in_call))
        .collect();
    now.sessions()
        .filter_map(|(_, session)| {
            let flags = before.get(session.id.as_str()).copied().unwrap_or(0);
            (flags != session.in_call).then_some(Call {
                session: &session.id,
                flags: session.in_call,
                joins_or_leaves: (flags == 0) != (session.in_call == 0),
            })
        })
        .collect()
}

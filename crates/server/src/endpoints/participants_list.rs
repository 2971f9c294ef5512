//! `GET /room/{token}/participants`: all participants; in API v4 invited addresses and groups as well.
//!
//! Has a side effect: a session whose last ping is too old is listed a last time and closed; guests are dropped at once.

use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use crate::context::{Context, past_lobby};
use crate::conversation::rows::{self, RowOptions, add_status};
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::Stored;
use crate::store::attendees::{self, ActorType, Attendee, ParticipantRow};
use crate::store::conversations::Conversation;

/// With more rows than this, statuses are left out. Every session beyond the first counts like a further row.
const STATUSES_UP_TO: usize = 99;

/// Handles the request.
///
/// # Errors
/// 404 for outsiders, 412 in the lobby, 403 for guests.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.participant()?;
    past_lobby(&conversation, &viewer)?;
    if viewer.participant_type == roles::GUEST {
        return Err(Refusal::Status(403));
    }
    let participants = in_order(context, &conversation)?;
    let counted: usize = participants
        .iter()
        .map(|each| each.attendee.sessions.len().max(1))
        .sum();
    let statuses = context.params.flag("includeStatus", false)
        && context.visitor.account.is_some()
        && counted <= STATUSES_UP_TO
        && !conversation.is_remote();
    let options = RowOptions {
        version: context.version(),
        viewer: &viewer,
        statuses,
        sessions: true,
    };
    let mut rows = Vec::with_capacity(participants.len());
    for participant in &participants {
        if !is_listed(context, &participant.attendee)? {
            continue;
        }
        rows.extend(if context.is_v4() {
            rows::row(&conversation, participant, options)
        } else {
            v1_row(participant, statuses)
        });
    }
    Ok(answer(rows, statuses))
}

/// A list of rows, with the header that says whether users' statuses are in them.
pub fn answer(rows: Vec<Map<String, Value>>, statuses: bool) -> Answer {
    let answer = Answer::ok(rows.into_iter().map(Value::Object).collect());
    if statuses {
        answer.with_header("x-nextcloud-has-user-statuses", "1".to_owned())
    } else {
        answer
    }
}

/// Whether a participant is in the list: guests are while they have a session.
///
/// # Errors
/// When the database fails.
pub fn is_listed(context: &Context<'_>, attendee: &Attendee) -> Stored<bool> {
    let has_session = close_stale(context, attendee)?;
    Ok(attendee.actor != ActorType::Guests || has_session)
}

/// Participants in the order of the list. Talk 22 finds them by an index that sorts by PIN first.
///
/// # Errors
/// When the database fails.
pub fn in_order(context: &Context<'_>, conversation: &Conversation) -> Stored<Vec<ParticipantRow>> {
    let mut participants = attendees::listing(context.db, conversation.id)?;
    if context.is_22() {
        participants.sort_by(|one, other| one.attendee.pin.cmp(&other.attendee.pin));
    }
    Ok(participants)
}

/// Closes sessions that are over; answers whether one is left.
fn close_stale(context: &Context<'_>, attendee: &Attendee) -> Stored<bool> {
    let mut is_open = false;
    for session in &attendee.sessions {
        if sessions::is_stale(session, context.now) {
            sessions::close_by_id(context.app, context.db, &session.id)?;
        } else {
            is_open = true;
        }
    }
    Ok(is_open)
}

/// None for anybody but users and guests, and for rows whose account is gone.
fn v1_row(participant: &ParticipantRow, statuses: bool) -> Option<Map<String, Value>> {
    let attendee = &participant.attendee;
    let (user, name) = match attendee.actor {
        ActorType::Users => (attendee.actor_id.as_str(), participant.display_name.as_ref()?),
        ActorType::Guests => ("", &attendee.guest_name),
        _ => return None,
    };
    let session = attendee.session();
    let mut row = Map::new();
    row.insert("inCall".into(), json!(session.map_or(0, |s| s.in_call)));
    row.insert("lastPing".into(), json!(session.map_or(0, |s| s.last_ping)));
    row.insert("sessionId".into(), json!(session.map_or("0", |s| &s.id)));
    row.insert("participantType".into(), json!(attendee.participant_type));
    row.insert("userId".into(), json!(user));
    row.insert("displayName".into(), json!(name));
    if statuses && participant.status.is_some() {
        add_status(&mut row, participant, php_date);
    }
    Some(row)
}

/// A PHP `DateTime` as JSON, from seconds since the epoch.
fn php_date(seconds: i64) -> Value {
    let time = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (hour, minute, second) = time.to_hms();
    json!({
        "date": format!("{} {hour:02}:{minute:02}:{second:02}.000000", time.date()),
        "timezone_type": 1,
        "timezone": "+00:00",
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::php_date;

    #[test]
    fn a_time_is_written_as_php_does() {
        assert_eq!(php_date(1_795_391_497)["date"], json!("2026-11-22 23:51:37.000000"));
        assert_eq!(php_date(951_782_400)["date"], json!("2000-02-29 00:00:00.000000"));
    }
}

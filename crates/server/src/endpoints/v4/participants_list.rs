//! `GET /room/{token}/participants` of API v4: one row for everybody, invited address and group.
//!
//! Has a side effect: a session whose ping is too old is listed a last time and closed, guests are dropped at once.

use serde_json::{Map, Value, json};

use crate::call::{Call, past_lobby};
use crate::conversation::{permissions, roles, sessions};
use crate::endpoints::participants_list::STATUSES_UP_TO;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::Stored;
use crate::store::accounts::Status;
use crate::store::attendees::{self, ActorType, Attendee, Listed};
use crate::store::rooms::Room;

/// Handles the request.
///
/// # Errors
/// 404 for strangers, 412 in the lobby, 403 for guests.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, viewer) = call.participant()?;
    past_lobby(&room, &viewer)?;
    if viewer.kind == roles::GUEST {
        return Err(Refusal::Status(403));
    }
    let people = attendees::listing(call.db, room.id)?;
    // Every session beyond the first counts like a further participant.
    let counted: usize = people.iter().map(|each| each.attendee.sessions.len().max(1)).sum();
    let statuses =
        call.params.flag("includeStatus", false) && call.visitor.account.is_some() && counted <= STATUSES_UP_TO;
    let mut rows = Vec::with_capacity(people.len());
    for person in &people {
        let lives = close_stale(call, &person.attendee)?;
        if person.attendee.actor != ActorType::Guests || lives {
            rows.extend(row(&room, person, statuses));
        }
    }
    let answer = Answer::ok(Value::Array(rows));
    Ok(if statuses {
        answer.with_header("x-nextcloud-has-user-statuses", "1".to_owned())
    } else {
        answer
    })
}

/// Closes sessions that are over; answers whether one is left.
fn close_stale(call: &Call<'_>, attendee: &Attendee) -> Stored<bool> {
    let mut lives = false;
    for session in &attendee.sessions {
        if sessions::is_stale(session, call.now) {
            sessions::close_by_id(call.app, call.db, &session.id)?;
        } else {
            lives = true;
        }
    }
    Ok(lives)
}

/// The row on the wire; none for rows whose account is gone.
fn row(room: &Room, person: &Listed, statuses: bool) -> Option<Value> {
    let attendee = &person.attendee;
    let name = match attendee.actor {
        ActorType::Users => person.display_name.as_ref()?,
        ActorType::Guests => &attendee.guest_name,
        ActorType::Emails | ActorType::Groups => &attendee.actor_id,
    };
    let pings = attendee.sessions.iter().map(|open| open.last_ping);
    let ids: Vec<&str> = attendee.sessions.iter().map(|open| open.id.as_str()).collect();
    let mut row = Map::new();
    row.insert("roomToken".into(), json!(room.token));
    row.insert("inCall".into(), json!(attendee.in_call()));
    row.insert("lastPing".into(), json!(pings.max().unwrap_or(0)));
    row.insert("sessionIds".into(), json!(ids));
    row.insert("participantType".into(), json!(attendee.kind));
    row.insert("attendeeId".into(), json!(attendee.id));
    row.insert("actorId".into(), json!(attendee.actor_id));
    row.insert("actorType".into(), json!(attendee.actor.name()));
    row.insert("displayName".into(), json!(name));
    row.insert("permissions".into(), json!(permissions::of(room, attendee)));
    row.insert("attendeePermissions".into(), json!(attendee.permissions));
    row.insert("attendeePin".into(), json!(""));
    if statuses && attendee.actor == ActorType::Users {
        add_status(&mut row, person.status.as_ref());
    }
    Some(Value::Object(row))
}

/// Users without a status are shown as offline, and so are invisible ones.
fn add_status(row: &mut Map<String, Value>, status: Option<&Status>) {
    let shown = match status {
        Some(status) if status.kind != "invisible" => &status.kind,
        _ => "offline",
    };
    row.insert("status".into(), json!(shown));
    row.insert("statusIcon".into(), json!(status.and_then(|each| each.icon.as_ref())));
    row.insert(
        "statusMessage".into(),
        json!(status.and_then(|each| each.message.as_ref())),
    );
    row.insert("statusClearAt".into(), json!(status.and_then(|each| each.clear_at)));
}

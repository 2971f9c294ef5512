//! `GET /room/{token}/participants`: everybody in the conversation.
//!
//! Has a side effect: users whose ping is too old are listed a last time and put offline, guests are dropped at once.

use serde_json::{Map, Value, json};

use crate::call::{Call, past_lobby};
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::accounts::Status;
use crate::store::attendees::{self, ActorType, Listed};

/// From this many participants on, statuses are left out.
pub const STATUSES_UP_TO: usize = 99;

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
    let statuses =
        call.params.flag("includeStatus", false) && call.visitor.account.is_some() && people.len() <= STATUSES_UP_TO;
    let mut rows = Vec::with_capacity(people.len());
    for person in &people {
        let stale = person
            .attendee
            .session()
            .is_some_and(|session| sessions::is_stale(session, call.now));
        if stale {
            sessions::close(call.app, call.db, &person.attendee)?;
        }
        rows.extend(row(person, stale, statuses));
    }
    let answer = Answer::ok(Value::Array(rows));
    Ok(if statuses {
        answer.with_header("x-nextcloud-has-user-statuses", "1".to_owned())
    } else {
        answer
    })
}

/// The row on the wire; none for invited addresses and groups, expired guests and rows whose account is gone.
fn row(person: &Listed, stale: bool, statuses: bool) -> Option<Value> {
    let attendee = &person.attendee;
    let (user, name) = match attendee.actor {
        ActorType::Users => (attendee.actor_id.as_str(), person.display_name.as_ref()?),
        ActorType::Guests if stale || attendee.session().is_none() => return None,
        ActorType::Guests => ("", &attendee.guest_name),
        ActorType::Emails | ActorType::Groups => return None,
    };
    let session = attendee.session();
    let mut row = Map::new();
    row.insert("inCall".into(), json!(session.map_or(0, |s| s.in_call)));
    row.insert("lastPing".into(), json!(session.map_or(0, |s| s.last_ping)));
    row.insert("sessionId".into(), json!(session.map_or("0", |s| &s.id)));
    row.insert("participantType".into(), json!(attendee.kind));
    row.insert("userId".into(), json!(user));
    row.insert("displayName".into(), json!(name));
    if let (true, Some(status)) = (statuses, &person.status) {
        add_status(&mut row, status);
    }
    Some(Value::Object(row))
}

fn add_status(row: &mut Map<String, Value>, status: &Status) {
    let shown = if status.kind == "invisible" {
        "offline"
    } else {
        &status.kind
    };
    row.insert("status".into(), json!(shown));
    row.insert("statusIcon".into(), json!(status.icon));
    row.insert("statusMessage".into(), json!(status.message));
    row.insert("statusClearAt".into(), status.clear_at.map_or(Value::Null, clear_at));
}

/// A PHP `DateTime` as JSON.
fn clear_at(seconds: i64) -> Value {
    let (year, month, day) = civil_date(seconds.div_euclid(86_400));
    let rest = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (rest / 3600, rest % 3600 / 60, rest % 60);
    json!({
        "date": format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.000000"),
        "timezone_type": 1,
        "timezone": "+00:00",
    })
}

/// Days since the epoch to year, month, day (proleptic Gregorian calendar, years counted from March).
fn civil_date(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::clear_at;

    #[test]
    fn a_time_is_written_as_php_does() {
        assert_eq!(clear_at(1_795_391_497)["date"], json!("2026-11-22 23:51:37.000000"));
        assert_eq!(clear_at(951_782_400)["date"], json!("2000-02-29 00:00:00.000000"));
    }
}

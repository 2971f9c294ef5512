//! Sets up, changes and shows the participants of a conversation for tests.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::wire::{ParticipantPatch, ParticipantSetup, SessionRow, SessionSetup, StatusSetup};
use crate::app::App;
use crate::conversation::roles;
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee, ParticipantRow};
use crate::store::sessions::{self, Session};
use crate::store::{Stored, accounts, groups, teams};

/// Creates a row, and the account or the group behind it.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn create(app: &App, db: &Connection, conversation: i64, setup: ParticipantSetup) -> Stored<()> {
    let actor = setup.actor_type.map_or_else(
        || {
            if setup.user_id.is_some() {
                ActorType::Users
            } else {
                ActorType::Guests
            }
        },
        ActorType::from,
    );
    let id = setup.user_id.or(setup.actor_id).unwrap_or_else(random::guest_id);
    let usual = match actor {
        ActorType::Users => {
            if setup.display_name.is_some() || accounts::find(db, &id)?.is_none() {
                accounts::put(db, &id, setup.display_name.as_deref().unwrap_or(&id))?;
            }
            roles::USER
        }
        ActorType::Groups => {
            groups::put(db, &id, None)?;
            roles::USER
        }
        ActorType::Circles => {
            teams::put(db, &id, setup.display_name.as_deref().unwrap_or(&id), &[])?;
            roles::USER
        }
        ActorType::Phones | ActorType::FederatedUsers => roles::USER,
        ActorType::Guests | ActorType::Emails => roles::GUEST,
    };
    let row = attendees::add(db, conversation, actor, &id, setup.participant_type.unwrap_or(usual))?;
    attendees::set_permissions(db, row, setup.permissions)?;
    if !matches!(actor, ActorType::Users | ActorType::Groups | ActorType::Circles) {
        let name = setup.name.or(setup.display_name).unwrap_or_default();
        attendees::set_guest_name(db, row, &name)?;
    }
    set_status(db, actor, &id, setup.status)?;
    set_phone(db, conversation, row, [setup.pin, setup.phone_number, setup.call_id])?;
    let own = match setup.session {
        SessionSetup::Id(id) => Some(id),
        SessionSetup::Fresh => Some(random::session_id()),
        SessionSetup::Unspecified if actor == ActorType::Guests && setup.sessions.is_none() => {
            Some(random::session_id())
        }
        SessionSetup::Unspecified | SessionSetup::Closed => None,
    };
    let own = own.map(|id| Session {
        id,
        last_ping: app.clock.now() - setup.ping_age,
        in_call: setup.in_call,
        state: 1,
    });
    open_all(db, row, own.into_iter().chain(fresh(app, setup.sessions)))
}

/// Changes a row directly; long polls are not notified.
///
/// # Errors
/// See [`create`].
pub fn change(app: &App, db: &Connection, row: Attendee, patch: ParticipantPatch) -> Stored<()> {
    if patch.remove {
        return attendees::remove(db, row.id);
    }
    if let Some(participant_type) = patch.participant_type {
        attendees::set_participant_type(db, row.id, participant_type)?;
    }
    if let Some(permissions) = patch.permissions {
        attendees::set_permissions(db, row.id, permissions)?;
    }
    if let (ActorType::Users, Some(name)) = (row.actor, &patch.display_name) {
        accounts::put(db, &row.actor_id, name)?;
    }
    if let Some(name) = &patch.name {
        attendees::set_guest_name(db, row.id, name)?;
    }
    set_status(db, row.actor, &row.actor_id, patch.status)?;
    set_phone(
        db,
        row.conversation_id,
        row.id,
        [patch.pin, patch.phone_number, patch.call_id],
    )?;
    let now = app.clock.now();
    let mut open = row.sessions;
    let named = patch.user_id.is_some() || patch.attendee_id.is_some() || patch.actor_id.is_some();
    let one = |id| Session {
        id,
        last_ping: now,
        in_call: 0,
        state: 1,
    };
    match patch.session {
        SessionSetup::Closed => open.clear(),
        SessionSetup::Fresh => open = vec![one(random::session_id())],
        // Without another id in the patch, the session id only finds the row.
        SessionSetup::Id(id) if named => open = vec![one(id)],
        SessionSetup::Id(_) | SessionSetup::Unspecified => {}
    }
    if patch.sessions.is_some() {
        open = fresh(app, patch.sessions).collect();
    }
    for session in &mut open {
        session.last_ping = patch.ping_age.map_or(session.last_ping, |age| now - age);
        session.in_call = patch.in_call.unwrap_or(session.in_call);
    }
    open_all(db, row.id, open)
}

/// The row that a patch names.
///
/// # Errors
/// See [`create`].
pub fn find_row(db: &Connection, conversation: i64, patch: &ParticipantPatch) -> Stored<Option<Attendee>> {
    let found = if let Some(id) = patch.attendee_id {
        attendees::by_id(db, conversation, id)?
    } else if let Some(id) = &patch.actor_id {
        let actor = patch.actor_type.map_or(ActorType::Users, ActorType::from);
        attendees::find(db, conversation, actor, id)?
    } else if let Some(user) = &patch.user_id {
        attendees::find(db, conversation, ActorType::Users, user)?
    } else if let SessionSetup::Id(session) = &patch.session {
        attendees::by_session(db, session)?
    } else {
        None
    };
    Ok(found.filter(|row| row.conversation_id == conversation))
}

/// Everything about a row, as stored. Where only one session can be named it is the newest.
pub fn to_json(participant: &ParticipantRow, now: i64) -> Value {
    let row = &participant.attendee;
    let session = row.session();
    let user = matches!(row.actor, ActorType::Users | ActorType::Emails).then_some(&row.actor_id);
    let name = match row.actor {
        ActorType::Users => participant.display_name.as_ref(),
        ActorType::Guests | ActorType::Phones | ActorType::FederatedUsers => Some(&row.guest_name),
        ActorType::Groups | ActorType::Circles => Some(participant.display_name.as_ref().unwrap_or(&row.actor_id)),
        ActorType::Emails => Some(&row.guest_name).filter(|name| !name.is_empty()),
    };
    let sessions = row.sessions.iter().map(|open| {
        json!({
            "id": open.id,
            "lastPing": open.last_ping,
            "pingAge": now - open.last_ping,
            "inCall": open.in_call,
        })
    });
    json!({
        "attendeeId": row.id,
        "actorType": row.actor.name(),
        "actorId": row.actor_id,
        "userId": user,
        "displayName": name,
        "type": row.participant_type,
        "permissions": row.permissions,
        "pin": row.pin,
        "phoneNumber": row.phone_number,
        "callId": row.call_id,
        "access": row.access,
        "status": participant.status.as_ref().map(|status| &status.kind),
        "sessions": sessions.collect::<Vec<_>>(),
        "session": session.map(|open| &open.id),
        "lastPing": session.map_or(0, |open| open.last_ping),
        "pingAge": session.map(|open| now - open.last_ping),
        "inCall": row.in_call(),
    })
}

fn fresh(app: &App, rows: Option<Vec<SessionRow>>) -> impl Iterator<Item = Session> {
    let now = app.clock.now();
    rows.unwrap_or_default().into_iter().map(move |row| Session {
        id: row.id.unwrap_or_else(random::session_id),
        last_ping: now - row.ping_age,
        in_call: row.in_call,
        state: 1,
    })
}

fn open_all(db: &Connection, row: i64, open: impl IntoIterator<Item = Session>) -> Stored<()> {
    sessions::replace(db, row, None)?;
    for session in open {
        sessions::open(db, row, &session)?;
    }
    Ok(())
}

fn set_status(db: &Connection, actor: ActorType, id: &str, setup: Option<StatusSetup>) -> Stored<()> {
    match setup {
        Some(setup) if actor == ActorType::Users => accounts::set_status(db, id, &setup.into()),
        _ => Ok(()),
    }
}

/// Writes PIN, number and call, those that are given.
fn set_phone(db: &Connection, conversation: i64, row: i64, [pin, number, call]: [Option<String>; 3]) -> Stored<()> {
    let Some(mut row) = attendees::by_id(db, conversation, row)? else {
        return Ok(());
    };
    row.pin = pin.unwrap_or(row.pin);
    row.phone_number = number.unwrap_or(row.phone_number);
    row.call_id = call.unwrap_or(row.call_id);
    attendees::set_extras(db, &row)
}

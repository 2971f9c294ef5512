//! Rows of a conversation as tests want them: creating, changing and showing one.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::wire::{ParticipantPatch, ParticipantWish, SessionRow, SessionWish, StatusWish};
use crate::app::App;
use crate::conversation::roles;
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee, Listed};
use crate::store::sessions::{self, Session};
use crate::store::{Stored, accounts, groups};

/// Creates a row, and the account or the group behind it.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn create(app: &App, db: &Connection, room: i64, wish: ParticipantWish) -> Stored<()> {
    let actor = wish.actor_type.map_or_else(
        || {
            if wish.user_id.is_some() {
                ActorType::Users
            } else {
                ActorType::Guests
            }
        },
        ActorType::from,
    );
    let id = wish.user_id.or(wish.actor_id).unwrap_or_else(random::guest_id);
    let usual = match actor {
        ActorType::Users => {
            if wish.display_name.is_some() || accounts::find(db, &id)?.is_none() {
                accounts::put(db, &id, wish.display_name.as_deref().unwrap_or(&id))?;
            }
            roles::USER
        }
        ActorType::Groups => {
            groups::put(db, &id, None)?;
            roles::USER
        }
        ActorType::Guests | ActorType::Emails => roles::GUEST,
    };
    let row = attendees::add(db, room, actor, &id, wish.kind.unwrap_or(usual))?;
    attendees::set_permissions(db, row, wish.permissions)?;
    if actor == ActorType::Guests {
        let name = wish.name.or(wish.display_name).unwrap_or_default();
        attendees::set_guest_name(db, row, &name)?;
    }
    set_status(db, actor, &id, wish.status)?;
    let own = match wish.session {
        SessionWish::Id(id) => Some(id),
        SessionWish::Fresh => Some(random::session_id()),
        SessionWish::Unsaid if actor == ActorType::Guests && wish.sessions.is_none() => Some(random::session_id()),
        SessionWish::Unsaid | SessionWish::Closed => None,
    };
    let own = own.map(|id| Session {
        id,
        last_ping: app.clock.now() - wish.ping_age,
        in_call: wish.in_call,
    });
    open_all(db, row, own.into_iter().chain(fresh(app, wish.sessions)))
}

/// Changes a row directly; nobody who waits is woken.
///
/// # Errors
/// See [`create`].
pub fn change(app: &App, db: &Connection, row: Attendee, patch: ParticipantPatch) -> Stored<()> {
    if patch.remove {
        return attendees::remove(db, row.id);
    }
    if let Some(kind) = patch.kind {
        attendees::set_kind(db, row.id, kind)?;
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
    let now = app.clock.now();
    let mut open = row.sessions;
    let named = patch.user_id.is_some() || patch.attendee_id.is_some() || patch.actor_id.is_some();
    let one = |id| Session {
        id,
        last_ping: now,
        in_call: 0,
    };
    match patch.session {
        SessionWish::Closed => open.clear(),
        SessionWish::Fresh => open = vec![one(random::session_id())],
        // Without another name of the row, this is the name and no new session.
        SessionWish::Id(id) if named => open = vec![one(id)],
        SessionWish::Id(_) | SessionWish::Unsaid => {}
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

/// The row that a patch means.
///
/// # Errors
/// See [`create`].
pub fn meant(db: &Connection, room: i64, patch: &ParticipantPatch) -> Stored<Option<Attendee>> {
    let found = if let Some(id) = patch.attendee_id {
        attendees::by_id(db, room, id)?
    } else if let Some(id) = &patch.actor_id {
        let actor = patch.actor_type.map_or(ActorType::Users, ActorType::from);
        attendees::find(db, room, actor, id)?
    } else if let Some(user) = &patch.user_id {
        attendees::find(db, room, ActorType::Users, user)?
    } else if let SessionWish::Id(session) = &patch.session {
        attendees::by_session(db, session)?
    } else {
        None
    };
    Ok(found.filter(|row| row.room_id == room))
}

/// Everything about a row, as stored. Where only one session can be named it is the newest.
pub fn shown(person: &Listed, now: i64) -> Value {
    let row = &person.attendee;
    let session = row.session();
    let user = matches!(row.actor, ActorType::Users | ActorType::Emails).then_some(&row.actor_id);
    let name = match row.actor {
        ActorType::Users => person.display_name.as_ref(),
        ActorType::Guests => Some(&row.guest_name),
        ActorType::Groups => Some(&row.actor_id),
        ActorType::Emails => None,
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
        "type": row.kind,
        "permissions": row.permissions,
        "status": person.status.as_ref().map(|status| &status.kind),
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
    })
}

fn open_all(db: &Connection, row: i64, open: impl IntoIterator<Item = Session>) -> Stored<()> {
    sessions::replace(db, row, None)?;
    for session in open {
        sessions::open(db, row, &session)?;
    }
    Ok(())
}

fn set_status(db: &Connection, actor: ActorType, id: &str, wish: Option<StatusWish>) -> Stored<()> {
    match wish {
        Some(wish) if actor == ActorType::Users => accounts::set_status(db, id, &wish.into()),
        _ => Ok(()),
    }
}

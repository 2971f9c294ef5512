//! What only a later API shows: invited addresses, a group as a row, somebody with two devices, and statuses.

use rusqlite::Connection;

use super::conversations::{OPEN_HOUSE, TEAM_SYNC};
use super::names::GROUP;
use crate::conversation::roles;
use crate::random;
use crate::store::accounts::{self, Status};
use crate::store::attendees::{self, ActorType};
use crate::store::sessions::{self, Session};
use crate::store::{Stored, rooms};

/// Address that was invited by mail.
const INVITED: &str = "partner@example.org";
/// Who has the team's conversation open on two devices.
pub const TWO_DEVICES: &str = "hannah";

const STATUSES: [(&str, &str, &str, &str); 3] = [
    ("grace", "away", "☕", "Back at noon"),
    ("farid", "online", "🏡", "Working from home"),
    (TWO_DEVICES, "dnd", "🎧", "In a workshop"),
];

/// Adds to the demo's conversations, once: what people remove there stays removed.
///
/// # Errors
/// When the database fails.
pub fn fill(db: &Connection, now: i64) -> Stored<()> {
    if accounts::status(db, TWO_DEVICES)?.is_some() {
        return Ok(());
    }
    for (id, kind, icon, message) in STATUSES {
        let status = Status {
            kind: kind.to_owned(),
            icon: Some(icon.to_owned()),
            message: Some(message.to_owned()),
            clear_at: None,
        };
        accounts::set_status(db, id, &status)?;
    }
    if let Some(room) = rooms::find(db, OPEN_HOUSE.token)? {
        attendees::add(db, room.id, ActorType::Emails, INVITED, roles::GUEST)?;
    }
    if let Some(room) = rooms::find(db, TEAM_SYNC.token)? {
        attendees::add(db, room.id, ActorType::Emails, INVITED, roles::GUEST)?;
        attendees::add(db, room.id, ActorType::Groups, GROUP, roles::USER)?;
        open_twice(db, room.id, now)?;
    }
    Ok(())
}

/// Without simulated people nothing pings for the two devices; then they are gone after a while.
fn open_twice(db: &Connection, room: i64, now: i64) -> Stored<()> {
    let Some(row) = attendees::find(db, room, ActorType::Users, TWO_DEVICES)? else {
        return Ok(());
    };
    for _ in 0..2 {
        let session = Session {
            id: random::session_id(),
            last_ping: now,
            in_call: 0,
        };
        sessions::open(db, row.id, &session)?;
    }
    Ok(())
}

//! Sample data that only API v4 shows: invited addresses, a group, a participant with two devices, and statuses.

use rusqlite::Connection;

use super::names::GROUP;
use super::samples::{OPEN_HOUSE, TEAM_SYNC};
use crate::conversation::roles;
use crate::random;
use crate::store::accounts::{self, Status};
use crate::store::attendees::{self, ActorType};
use crate::store::sessions::{self, Session};
use crate::store::{Stored, conversations};

/// Address that was invited by mail.
pub const INVITED: &str = "partner@example.org";
/// The user who has the team's conversation open on two devices.
pub const TWO_DEVICES: &str = "hannah";

const STATUSES: [(&str, &str, &str, &str); 3] = [
    ("grace", "away", "☕", "Back at noon"),
    ("farid", "online", "🏡", "Working from home"),
    (TWO_DEVICES, "dnd", "🎧", "In a workshop"),
];

/// Adds to the sample conversations, once: what was removed there stays removed.
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
    if let Some(conversation) = conversations::find(db, OPEN_HOUSE.token)? {
        attendees::add(db, conversation.id, ActorType::Emails, INVITED, roles::GUEST)?;
    }
    if let Some(conversation) = conversations::find(db, TEAM_SYNC.token)? {
        attendees::add(db, conversation.id, ActorType::Emails, INVITED, roles::GUEST)?;
        attendees::add(db, conversation.id, ActorType::Groups, GROUP, roles::USER)?;
        open_twice(db, conversation.id, now)?;
    }
    Ok(())
}

/// Without the simulation nothing pings for the two devices, and they expire.
fn open_twice(db: &Connection, conversation: i64, now: i64) -> Stored<()> {
    let Some(row) = attendees::find(db, conversation, ActorType::Users, TWO_DEVICES)? else {
        return Ok(());
    };
    for _ in 0..2 {
        let session = Session {
            id: random::session_id(),
            last_ping: now,
            in_call: 0,
            state: 1,
        };
        sessions::open(db, row.id, &session)?;
    }
    Ok(())
}

//! Fills an empty database with the demo's accounts and conversations. Everybody is offline at first.

use rusqlite::Connection;

use super::conversations::{self, Conversation};
use super::names::{COLLEAGUES, FAMILY, FIRST, PERSONAS};
use crate::conversation::roles;
use crate::random;
use crate::store::accounts::{self, Status};
use crate::store::attendees::{self, ActorType};
use crate::store::sessions::{self, Session};
use crate::store::{Stored, groups, rooms};
use crate::version::Version;

/// Group that can be added at once.
const GROUP: &str = "design";
/// Address that was invited by mail.
const INVITED: &str = "partner@example.org";
/// Who has the team's conversation open on two devices.
pub const TWO_DEVICES: &str = "hannah";

/// Creates everything, unless it is there already.
///
/// # Errors
/// When the database fails.
pub fn fill(db: &Connection, version: Version, now: i64) -> Stored<()> {
    if rooms::find(db, conversations::OPEN_HOUSE.token)?.is_none() {
        create_all(db, now)?;
    }
    match version {
        Version::V1 => Ok(()),
        Version::V4 => add_later_kinds(db, now),
    }
}

fn create_all(db: &Connection, now: i64) -> Stored<()> {
    let everybody = people();
    for (id, name) in &everybody {
        accounts::put(db, id, name)?;
        accounts::set_email(db, id, &format!("{id}@example.org"))?;
    }
    for (id, _) in COLLEAGUES.iter().take(8) {
        groups::put(db, GROUP, Some(id))?;
    }
    for conversation in conversations::ALL {
        create(db, conversation, &everybody, now)?;
    }
    Ok(())
}

/// What only a later API shows: an invited address, a group as a row, and somebody with a second device.
///
/// Without simulated people nothing pings for the two devices, and they are gone after as long as a session may be
/// silent.
fn add_later_kinds(db: &Connection, now: i64) -> Stored<()> {
    for (conversation, actor, id, kind) in [
        (conversations::OPEN_HOUSE, ActorType::Emails, INVITED, roles::GUEST),
        (conversations::TEAM_SYNC, ActorType::Emails, INVITED, roles::GUEST),
        (conversations::TEAM_SYNC, ActorType::Groups, GROUP, roles::USER),
    ] {
        let Some(room) = rooms::find(db, conversation.token)? else {
            continue;
        };
        if attendees::find(db, room.id, actor, id)?.is_none() {
            attendees::add(db, room.id, actor, id, kind)?;
        }
    }
    for (id, kind, message) in [
        ("grace", "away", "Back at noon"),
        ("hannah", "dnd", "In a workshop"),
        ("max", "online", ""),
    ] {
        let message = (!message.is_empty()).then(|| message.to_owned());
        let status = Status {
            kind: kind.to_owned(),
            icon: None,
            message,
            clear_at: None,
        };
        accounts::set_status(db, id, &status)?;
    }
    let Some(room) = rooms::find(db, conversations::TEAM_SYNC.token)? else {
        return Ok(());
    };
    if let Some(row) = attendees::find(db, room.id, ActorType::Users, TWO_DEVICES)? {
        for _ in row.sessions.len()..2 {
            let session = Session {
                id: random::session_id(),
                last_ping: now,
                in_call: 0,
            };
            sessions::open(db, row.id, &session)?;
        }
    }
    Ok(())
}

fn create(db: &Connection, conversation: Conversation, everybody: &[(String, String)], now: i64) -> Stored<()> {
    rooms::create(db, conversation.token, conversation.kind, conversation.name, now)?;
    let Some(mut room) = rooms::find(db, conversation.token)? else {
        return Ok(());
    };
    room.password = conversation.password.map(str::to_owned);
    rooms::save(db, &room)?;
    // Sven comes in by the link, so he is no member of the public conversation.
    let is_public = conversation.kind == rooms::PUBLIC;
    let members = everybody
        .iter()
        .filter(|(id, _)| !(is_public && id == "sven"))
        .take(conversation.members);
    for (id, _) in members {
        let kind = match id.as_str() {
            "olga" => roles::OWNER,
            "max" | "hannah" => roles::MODERATOR,
            _ => roles::USER,
        };
        attendees::add(db, room.id, ActorType::Users, id, kind)?;
    }
    Ok(())
}

/// Personas first, then colleagues, then as many others as the largest conversation needs.
fn people() -> Vec<(String, String)> {
    let named = PERSONAS
        .iter()
        .chain(&COLLEAGUES)
        .map(|(id, name)| ((*id).to_owned(), (*name).to_owned()));
    let others = (0..FIRST.len() * FAMILY.len()).map(|number| {
        // A stride without a common factor visits every pair once, in an order that mixes both lists.
        let pair = number * 677 % (FIRST.len() * FAMILY.len());
        let (first, family) = (FIRST[pair / FAMILY.len()], FAMILY[pair % FAMILY.len()]);
        (format!("{}.{}", first.0, family.0), format!("{} {}", first.1, family.1))
    });
    named.chain(others).take(conversations::ALL_HANDS.members).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::people;

    #[test]
    fn nobody_is_there_twice() {
        let people = people();
        let ids: HashSet<_> = people.iter().map(|(id, _)| id).collect();
        assert_eq!((people.len(), ids.len()), (1000, 1000));
    }
}

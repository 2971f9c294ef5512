//! Breakout rooms: conversations of their own for some of the members of another one.

use rusqlite::Connection;

use crate::random;
use crate::store::Stored;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, BREAKOUT_ROOM, Conversation, GROUP};

/// Mode of rooms for which somebody said who goes where.
pub const MANUAL: i64 = 2;

/// Makes a room without participants; `number` begins at 0.
///
/// # Errors
/// When the database fails; the same below.
pub fn open_room(
    db: &Connection,
    parent: &Conversation,
    number: i64,
    is_closed: bool,
    now: i64,
) -> Stored<Conversation> {
    let token = random::conversation_token();
    let name = format!("Room {}", number + 1);
    let id = conversations::create(db, &token, GROUP, &name, now)?;
    let room = Conversation {
        id,
        token,
        conversation_type: GROUP,
        name,
        password: None,
        lobby: i64::from(is_closed),
        lobby_timer: 0,
        read_only: 0,
        object_type: BREAKOUT_ROOM.to_owned(),
        object_id: parent.token.clone(),
        description: String::new(),
        last_activity: now,
        call_permissions: 0,
        default_permissions: 0,
        listable: 0,
        sip: 0,
        mention_permissions: 0,
        breakout_mode: 0,
        breakout_status: 0,
        remote_server: String::new(),
        remote_token: String::new(),
    };
    conversations::save(db, &room)?;
    Ok(room)
}

/// Adds a member of the parent with the same type.
///
/// # Errors
/// See [`open_room`].
pub fn add(db: &Connection, room: &Conversation, member: &Attendee) -> Stored<()> {
    attendees::add(db, room.id, ActorType::Users, &member.actor_id, member.participant_type).map(drop)
}

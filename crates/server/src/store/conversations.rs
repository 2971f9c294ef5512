//! Conversations ("rooms" on the wire).

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Stored;

/// One-to-one conversation.
pub const ONE_TO_ONE: i64 = 1;
/// Group conversation: members only.
pub const GROUP: i64 = 2;
/// Public conversation: anybody with the link.
pub const PUBLIC: i64 = 3;
/// The conversation in which the server tells a user what is new.
pub const CHANGELOG: i64 = 4;
/// A one-to-one conversation whose other participant was deleted.
pub const FORMER_ONE_TO_ONE: i64 = 5;
/// A user's notes, with nobody else.
pub const NOTE_TO_SELF: i64 = 6;
/// Object type of breakout rooms, whose object id is the token of the conversation that they belong to.
pub const BREAKOUT_ROOM: &str = "room";

/// One conversation.
#[derive(Debug, Clone)]
pub struct Conversation {
    /// Number, appears as `id` on the wire.
    pub id: i64,
    /// Name in links.
    pub token: String,
    /// One of the constants above.
    pub conversation_type: i64,
    /// Name, any text.
    pub name: String,
    /// Password for outsiders, never empty.
    pub password: Option<String>,
    /// 1 = only moderators are let in.
    pub lobby: i64,
    /// When the lobby ends by itself, 0 = never.
    pub lobby_timer: i64,
    /// 1 = nothing can be written.
    pub read_only: i64,
    /// What the conversation belongs to (`share:password`, ...), usually empty.
    pub object_type: String,
    /// Seconds since the epoch.
    pub last_activity: i64,
    /// Permissions of participants without own ones, 0 for the usual ones.
    pub call_permissions: i64,
    /// The same in Talk 22, which has no permissions of a call any more.
    pub default_permissions: i64,
    /// Id of what the conversation belongs to, usually empty.
    pub object_id: String,
    /// Free text.
    pub description: String,
    /// 1 = users find and join it without an invitation.
    pub listable: i64,
    /// 1 = people may dial in with their PIN, 2 = without.
    pub sip: i64,
    /// 1 = only moderators mention all.
    pub mention_permissions: i64,
    /// How people were spread over breakout rooms, 0 = there are none.
    pub breakout_mode: i64,
    /// 1 = the breakout rooms are open.
    pub breakout_status: i64,
    /// Where the conversation lives, empty for here.
    pub remote_server: String,
    /// Its token there.
    pub remote_token: String,
}

impl Conversation {
    /// Whether it lives on another server.
    pub fn is_remote(&self) -> bool {
        !self.remote_server.is_empty()
    }

    /// Whether it belongs to two people, or once did, or to one.
    pub const fn is_closed(&self) -> bool {
        matches!(self.conversation_type, ONE_TO_ONE | FORMER_ONE_TO_ONE | NOTE_TO_SELF)
    }

    /// Whether it is a breakout room.
    pub fn is_breakout_room(&self) -> bool {
        self.object_type == BREAKOUT_ROOM
    }
}

const COLUMNS: &str = "id, token, type, name, password, lobby, lobby_timer, read_only, object_type, last_activity, \
    call_permissions, default_permissions, object_id, description, listable, sip, mention_permissions, \
    breakout_mode, breakout_status, remote_server, remote_token";

fn read(row: &Row<'_>) -> rusqlite::Result<Conversation> {
    Ok(Conversation {
        id: row.get(0)?,
        token: row.get(1)?,
        conversation_type: row.get(2)?,
        name: row.get(3)?,
        password: row.get(4)?,
        lobby: row.get(5)?,
        lobby_timer: row.get(6)?,
        read_only: row.get(7)?,
        object_type: row.get(8)?,
        last_activity: row.get(9)?,
        call_permissions: row.get(10)?,
        default_permissions: row.get(11)?,
        object_id: row.get(12)?,
        description: row.get(13)?,
        listable: row.get(14)?,
        sip: row.get(15)?,
        mention_permissions: row.get(16)?,
        breakout_mode: row.get(17)?,
        breakout_status: row.get(18)?,
        remote_server: row.get(19)?,
        remote_token: row.get(20)?,
    })
}

/// The conversation with this token.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn find(db: &Connection, token: &str) -> Stored<Option<Conversation>> {
    let sql = format!("SELECT {COLUMNS} FROM rooms WHERE token = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([token], read).optional()?)
}

/// The conversation with this number.
///
/// # Errors
/// See [`find`].
pub fn by_id(db: &Connection, id: i64) -> Stored<Option<Conversation>> {
    let sql = format!("SELECT {COLUMNS} FROM rooms WHERE id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// All conversations of a user, oldest first.
///
/// # Errors
/// See [`find`].
pub fn of_user(db: &Connection, user: &str) -> Stored<Vec<Conversation>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM rooms WHERE id IN
           (SELECT room_id FROM attendees WHERE actor_type = 'users' AND actor_id = ?1) ORDER BY id"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([user], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The breakout rooms of a conversation, oldest first.
///
/// # Errors
/// See [`find`].
pub fn breakout_rooms(db: &Connection, parent: &str) -> Stored<Vec<Conversation>> {
    let sql = format!("SELECT {COLUMNS} FROM rooms WHERE object_type = ?1 AND object_id = ?2 ORDER BY id");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([BREAKOUT_ROOM, parent], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Creates a conversation without participants.
///
/// # Errors
/// See [`find`]; also when the token is taken.
pub fn create(db: &Connection, token: &str, conversation_type: i64, name: &str, now: i64) -> Stored<i64> {
    db.execute(
        "INSERT INTO rooms (token, type, name, last_activity) VALUES (?1, ?2, ?3, ?4)",
        (token, conversation_type, name, now),
    )?;
    Ok(db.last_insert_rowid())
}

/// Writes the settings of a conversation back (everything but id and token).
///
/// # Errors
/// See [`find`].
pub fn save(db: &Connection, conversation: &Conversation) -> Stored<()> {
    db.execute(
        "UPDATE rooms SET type = ?2, name = ?3, password = ?4, lobby = ?5, lobby_timer = ?6, read_only = ?7,
           object_type = ?8, last_activity = ?9, call_permissions = ?10,
           default_permissions = ?11, object_id = ?12, description = ?13, listable = ?14, sip = ?15,
           mention_permissions = ?16, breakout_mode = ?17, breakout_status = ?18, remote_server = ?19,
           remote_token = ?20 WHERE id = ?1",
        params![
            conversation.id,
            conversation.conversation_type,
            &conversation.name,
            &conversation.password,
            conversation.lobby,
            conversation.lobby_timer,
            conversation.read_only,
            &conversation.object_type,
            conversation.last_activity,
            conversation.call_permissions,
            conversation.default_permissions,
            &conversation.object_id,
            &conversation.description,
            conversation.listable,
            conversation.sip,
            conversation.mention_permissions,
            conversation.breakout_mode,
            conversation.breakout_status,
            &conversation.remote_server,
            &conversation.remote_token,
        ],
    )?;
    Ok(())
}

/// Deletes a conversation with its participants.
///
/// # Errors
/// See [`find`].
pub fn remove(db: &Connection, id: i64) -> Stored<()> {
    db.execute("DELETE FROM rooms WHERE id = ?1", [id])?;
    Ok(())
}

-- Everything the reference server knows. Times are seconds since the epoch on the server's own clock.

CREATE TABLE IF NOT EXISTS accounts (
  id           TEXT PRIMARY KEY COLLATE NOCASE,
  display_name TEXT NOT NULL,
  password     TEXT NOT NULL,
  email        TEXT,
  enabled      INTEGER NOT NULL DEFAULT 1,
  last_login   INTEGER NOT NULL DEFAULT 0,
  status       TEXT,
  status_icon  TEXT,
  status_message TEXT,
  status_clear_at INTEGER
) STRICT;

CREATE TABLE IF NOT EXISTS members_of_groups (
  group_id TEXT NOT NULL,
  user_id  TEXT,
  UNIQUE (group_id, user_id)
) STRICT;

CREATE TABLE IF NOT EXISTS rooms (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  token         TEXT NOT NULL UNIQUE,
  type          INTEGER NOT NULL,
  name          TEXT NOT NULL,
  password      TEXT,
  lobby         INTEGER NOT NULL DEFAULT 0,
  lobby_timer   INTEGER NOT NULL DEFAULT 0,
  read_only     INTEGER NOT NULL DEFAULT 0,
  object_type   TEXT NOT NULL DEFAULT '',
  last_activity INTEGER NOT NULL DEFAULT 0,
  call_permissions INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row per person, invited address or group in a conversation.
CREATE TABLE IF NOT EXISTS attendees (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  room_id      INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  actor_type   TEXT NOT NULL CHECK (actor_type IN ('users', 'guests', 'emails', 'groups')),
  actor_id     TEXT NOT NULL,
  guest_name   TEXT NOT NULL DEFAULT '',
  type         INTEGER NOT NULL,
  permissions  INTEGER NOT NULL DEFAULT 0,
  UNIQUE (room_id, actor_type, actor_id)
) STRICT;

-- One row per page or device that has a conversation open.
CREATE TABLE IF NOT EXISTS sessions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  attendee_id  INTEGER NOT NULL REFERENCES attendees (id) ON DELETE CASCADE,
  session_id   TEXT NOT NULL UNIQUE,
  last_ping    INTEGER NOT NULL,
  in_call      INTEGER NOT NULL
) STRICT;

-- What a browser's session cookie stands for.
CREATE TABLE IF NOT EXISTS browser_sessions (
  id            TEXT PRIMARY KEY,
  user_id       TEXT COLLATE NOCASE,
  lasting       INTEGER NOT NULL DEFAULT 0,
  logged_out    INTEGER NOT NULL DEFAULT 0,
  request_token TEXT NOT NULL
) STRICT;

-- Which conversation session a browser session joined with, per conversation.
CREATE TABLE IF NOT EXISTS joined (
  browser_id TEXT NOT NULL REFERENCES browser_sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
  token      TEXT NOT NULL,
  session_id TEXT NOT NULL,
  PRIMARY KEY (browser_id, token)
) STRICT;

-- Passwords of conversations given on the public page, good for one join.
CREATE TABLE IF NOT EXISTS unlocked (
  browser_id TEXT NOT NULL REFERENCES browser_sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
  token      TEXT NOT NULL,
  password   TEXT NOT NULL,
  PRIMARY KEY (browser_id, token)
) STRICT;

CREATE INDEX IF NOT EXISTS attendees_by_room ON attendees (room_id, id);
CREATE INDEX IF NOT EXISTS attendees_by_actor ON attendees (actor_type, actor_id);
CREATE INDEX IF NOT EXISTS sessions_by_attendee ON sessions (attendee_id, id);

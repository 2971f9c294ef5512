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

-- Shown names of groups that have another one than their id.
CREATE TABLE IF NOT EXISTS names_of_groups (
  group_id     TEXT PRIMARY KEY,
  display_name TEXT NOT NULL
) STRICT;

-- Teams, which are called circles on the wire.
CREATE TABLE IF NOT EXISTS teams (
  id           TEXT PRIMARY KEY,
  display_name TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS members_of_teams (
  team_id TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL,
  UNIQUE (team_id, user_id)
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
  call_permissions INTEGER NOT NULL DEFAULT 0,
  default_permissions INTEGER NOT NULL DEFAULT 0,
  object_id     TEXT NOT NULL DEFAULT '',
  description   TEXT NOT NULL DEFAULT '',
  listable      INTEGER NOT NULL DEFAULT 0,
  sip           INTEGER NOT NULL DEFAULT 0,
  mention_permissions INTEGER NOT NULL DEFAULT 0,
  breakout_mode INTEGER NOT NULL DEFAULT 0,
  breakout_status INTEGER NOT NULL DEFAULT 0,
  remote_server TEXT NOT NULL DEFAULT '',
  remote_token  TEXT NOT NULL DEFAULT ''
) STRICT;

-- One row per person, invited address, group, team or phone in a conversation.
CREATE TABLE IF NOT EXISTS attendees (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  room_id      INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  actor_type   TEXT NOT NULL
    CHECK (actor_type IN ('users', 'guests', 'emails', 'groups', 'circles', 'phones', 'federated_users')),
  actor_id     TEXT NOT NULL,
  guest_name   TEXT NOT NULL DEFAULT '',
  type         INTEGER NOT NULL,
  permissions  INTEGER NOT NULL DEFAULT 0,
  pin          TEXT NOT NULL DEFAULT '',
  phone_number TEXT NOT NULL DEFAULT '',
  call_id      TEXT NOT NULL DEFAULT '',
  access       TEXT NOT NULL DEFAULT '',
  important    INTEGER NOT NULL DEFAULT 0,
  archived     INTEGER NOT NULL DEFAULT 0,
  UNIQUE (room_id, actor_type, actor_id)
) STRICT;

-- One row per page or device that has a conversation open.
CREATE TABLE IF NOT EXISTS sessions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  attendee_id  INTEGER NOT NULL REFERENCES attendees (id) ON DELETE CASCADE,
  session_id   TEXT NOT NULL UNIQUE,
  last_ping    INTEGER NOT NULL,
  in_call      INTEGER NOT NULL,
  state        INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE IF NOT EXISTS bans (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  room_id        INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  moderator_type TEXT NOT NULL,
  moderator_id   TEXT NOT NULL,
  moderator_name TEXT NOT NULL,
  banned_type    TEXT NOT NULL,
  banned_id      TEXT NOT NULL,
  banned_name    TEXT NOT NULL,
  banned_at      INTEGER NOT NULL,
  note           TEXT NOT NULL,
  UNIQUE (room_id, banned_type, banned_id)
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

-- Which guest a browser session was in a conversation last, kept when the guest is removed.
CREATE TABLE IF NOT EXISTS guests_before (
  browser_id TEXT NOT NULL REFERENCES browser_sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
  token      TEXT NOT NULL,
  actor_id   TEXT NOT NULL,
  PRIMARY KEY (browser_id, token)
) STRICT;

-- Browser sessions that opened the link of an invitation by mail.
CREATE TABLE IF NOT EXISTS email_guests (
  browser_id TEXT NOT NULL REFERENCES browser_sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
  token      TEXT NOT NULL,
  address    TEXT NOT NULL,
  PRIMARY KEY (browser_id, token)
) STRICT;

-- Passwords of conversations given on the public page, good for one join.
CREATE TABLE IF NOT EXISTS unlocked (
  browser_id TEXT NOT NULL REFERENCES browser_sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
  token      TEXT NOT NULL,
  password   TEXT NOT NULL,
  PRIMARY KEY (browser_id, token)
) STRICT;

-- Keys with which the server signs.
CREATE TABLE IF NOT EXISTS secrets (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS attendees_by_room ON attendees (room_id, id);
CREATE INDEX IF NOT EXISTS attendees_by_actor ON attendees (actor_type, actor_id);
CREATE INDEX IF NOT EXISTS sessions_by_attendee ON sessions (attendee_id, id);

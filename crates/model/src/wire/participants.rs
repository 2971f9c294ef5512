//! `GET /room/{token}/participants`.

use super::envelope::{WireError, data, raw, utf8};
use super::object::{Object, items};
use crate::call::CallFlags;
use crate::id::SessionId;
use crate::identity::Identity;
use crate::participant::Participant;
use crate::role::Role;
use crate::snapshot::Snapshot;
use serde::Deserialize;
use std::borrow::Cow;
use thiserror::Error;

/// A decoded list.
#[derive(Debug, Default)]
pub struct List {
    /// The people.
    pub snapshot: Snapshot,
    /// Rows that made no sense and were left out: their place in the answer and what was wrong.
    pub bad_rows: Vec<(usize, BadRow)>,
}

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadRow {
    /// A field is missing or of another type.
    #[error("malformed row")]
    Malformed,
    /// No user id and no session: nothing could be said to or about this person.
    #[error("a guest without a session")]
    Nobody,
}

/// A row as v1 writes it. Strings are borrowed from the answer's bytes where they hold no escapes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row<'a> {
    #[serde(borrow)]
    user_id: Cow<'a, str>,
    #[serde(borrow)]
    display_name: Cow<'a, str>,
    participant_type: i64,
    last_ping: u64,
    #[serde(borrow)]
    session_id: Cow<'a, str>,
    /// Not in the specification, always there on real servers.
    #[serde(default)]
    in_call: i64,
}

/// Decodes a list: one pass when every row is well formed, row by row otherwise.
///
/// # Errors
/// [`WireError`] when the body is not an OCS answer at all.
pub fn participants(body: &[u8]) -> Result<List, WireError> {
    let json = utf8(body);
    match data::<Vec<Row<'_>>>(&json) {
        Ok(rows) => Ok(collect(rows.into_iter().map(Ok))),
        Err(WireError) => Ok(collect(items(raw(&json)?).into_iter().map(|row| careful(row.get())))),
    }
}

/// One row at a time, when the fast way over the whole list failed.
fn careful<'a>(json: &str) -> Result<Row<'a>, BadRow> {
    let row = Object::parse(json).ok_or(BadRow::Malformed)?;
    let text = |name| row.text(name).map(Cow::Owned).ok_or(BadRow::Malformed);
    let in_call = row.field("inCall").map_or(Some(0), |_| row.number("inCall"));
    Ok(Row {
        user_id: text("userId")?,
        display_name: text("displayName")?,
        participant_type: row.number("participantType").ok_or(BadRow::Malformed)?,
        last_ping: row.unsigned("lastPing").ok_or(BadRow::Malformed)?,
        session_id: text("sessionId")?,
        in_call: in_call.ok_or(BadRow::Malformed)?,
    })
}

fn collect<'a>(rows: impl Iterator<Item = Result<Row<'a>, BadRow>>) -> List {
    let mut good = Vec::with_capacity(rows.size_hint().0);
    let mut bad_rows = Vec::new();
    for (place, row) in rows.enumerate() {
        match row.and_then(participant) {
            Ok(participant) => good.push(participant),
            Err(why) => bad_rows.push((place, why)),
        }
    }
    List {
        snapshot: Snapshot::of_rows(good),
        bad_rows,
    }
}

/// What a row says.
pub(super) fn participant(row: Row<'_>) -> Result<Participant, BadRow> {
    let session = SessionId::new(&row.session_id);
    let identity = Identity::of_row(&row.user_id, session.as_ref()).ok_or(BadRow::Nobody)?;
    Ok(Participant {
        identity,
        name: row.display_name.into(),
        role: Role::from_number(row.participant_type),
        last_ping: row.last_ping,
        session,
        call: CallFlags::from_number(row.in_call),
    })
}

#[cfg(test)]
mod tests;

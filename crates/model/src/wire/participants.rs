//! `GET /room/{token}/participants`: the rows of the list.

use super::envelope::{WireError, data, raw, utf8};
use super::limits::{clip, is_id};
use super::object::{Object, list, text};
use super::row_text::RowText;
use super::snapshot::{BadRow, Snapshot};
use crate::call::CallFlags;
use crate::id::SessionId;
use crate::identity::Identity;
use crate::participant::{AttendeeDetails, Availability, Contact, Participant};
use crate::role::Role;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::sync::Arc;

/// A row as v1 and v4 write it. Strings are borrowed from the answer's bytes where they hold no escapes.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Row<'a> {
    /// v1: empty for guests.
    #[serde(borrow)]
    user_id: Option<RowText<'a>>,
    #[serde(borrow)]
    display_name: Option<RowText<'a>>,
    participant_type: Option<i64>,
    last_ping: Option<u64>,
    /// v1: "0" for none.
    #[serde(borrow)]
    session_id: Option<RowText<'a>>,
    /// Not in the specification of v1, always there on real servers.
    in_call: i64,
    /// v4, as all that follows.
    #[serde(borrow)]
    actor_type: Option<RowText<'a>>,
    #[serde(borrow)]
    actor_id: Option<RowText<'a>>,
    attendee_id: Option<u64>,
    #[serde(borrow)]
    session_ids: Option<Vec<RowText<'a>>>,
    permissions: u32,
    attendee_permissions: u32,
    #[serde(borrow)]
    status: Option<RowText<'a>>,
    #[serde(borrow)]
    status_icon: Option<RowText<'a>>,
    #[serde(borrow)]
    status_message: Option<RowText<'a>>,
    /// Talk 22: the address of who was invited by e-mail.
    #[serde(borrow)]
    invited_actor_id: Option<RowText<'a>>,
    /// Talk 22: empty but for telephones.
    #[serde(borrow)]
    phone_number: Option<RowText<'a>>,
    #[serde(borrow)]
    attendee_pin: Option<RowText<'a>>,
}

/// Decodes a list: one pass when every row is well formed, row by row otherwise.
///
/// # Errors
/// [`WireError`] when the body is not an OCS answer at all, its data are no list, or none of its rows can be read: then it is a
/// list of something else.
pub fn participants(body: &[u8]) -> Result<Snapshot, WireError> {
    let json = utf8(body);
    let list = match data::<Vec<Row<'_>>>(&json) {
        Ok(rows) => collect(rows.into_iter().map(Ok)),
        Err(WireError) => {
            let rows = list(raw(&json)?).ok_or(WireError)?;
            collect(rows.into_iter().map(|row| row_of(row.get())))
        }
    };
    let readable = list.bad_rows.is_empty() || !list.participants.is_empty();
    readable.then_some(list).ok_or(WireError)
}

/// Decodes the participants of a conversation and its breakout rooms, each with the token of the room. The same person can be in
/// several.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn breakout_participants(body: &[u8]) -> Result<Vec<(String, Participant)>, WireError> {
    let json = utf8(body);
    let rows = list(raw(&json)?).ok_or(WireError)?;
    let read = |row: &RawValue| {
        let token = Object::parse(row.get())?.text("roomToken")?;
        Some((token, participant(row_of(row.get()).ok()?).ok()?))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Reads one row, whatever its form.
pub(super) fn row_of(json: &str) -> Result<Row<'_>, BadRow> {
    serde_json::from_str(json).or_else(|_| lenient_row(json))
}

/// Reads one row field by field, when it could not be read in one pass.
fn lenient_row<'a>(json: &str) -> Result<Row<'a>, BadRow> {
    let row = Object::parse(json).ok_or(BadRow::Malformed)?;
    let string = |name| row.text(name).map(|text| RowText(Cow::Owned(text)));
    let small = |name| {
        row.unsigned(name)
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(0)
    };
    let in_call = row.field("inCall").map_or(Some(0), |_| row.number("inCall"));
    let sessions = row
        .items("sessionIds")
        .into_iter()
        .filter_map(text)
        .map(|text| RowText(Cow::Owned(text)));
    Ok(Row {
        user_id: string("userId"),
        display_name: string("displayName"),
        participant_type: row.number("participantType"),
        last_ping: row.unsigned("lastPing"),
        session_id: string("sessionId"),
        in_call: in_call.ok_or(BadRow::Malformed)?,
        actor_type: string("actorType"),
        actor_id: string("actorId"),
        attendee_id: row.unsigned("attendeeId"),
        session_ids: row
            .field("sessionIds")
            .filter(|ids| ids.get() != "null")
            .map(|_| sessions.collect()),
        permissions: small("permissions"),
        attendee_permissions: small("attendeePermissions"),
        status: string("status"),
        status_icon: string("statusIcon"),
        status_message: string("statusMessage"),
        invited_actor_id: string("invitedActorId"),
        phone_number: string("phoneNumber"),
        attendee_pin: string("attendeePin"),
    })
}

fn collect<'a>(rows: impl Iterator<Item = Result<Row<'a>, BadRow>>) -> Snapshot {
    let mut good = Vec::with_capacity(rows.size_hint().0);
    let mut bad_rows = Vec::new();
    for (index, row) in rows.enumerate() {
        match row.and_then(participant) {
            Ok(participant) => good.push(participant),
            Err(why) => bad_rows.push((index, why)),
        }
    }
    Snapshot::of_rows(good, bad_rows)
}

/// The participant that a row is about.
pub(super) fn participant(row: Row<'_>) -> Result<Participant, BadRow> {
    let ids = [&row.user_id, &row.actor_id, &row.session_id].into_iter().flatten();
    if !ids.chain(row.session_ids.iter().flatten()).all(|id| is_id(id)) {
        return Err(BadRow::LongId);
    }
    let (identity, session, details) = match (&row.user_id, &row.actor_id) {
        (None, Some(actor_id)) => attendee(&row, actor_id)?,
        (Some(user_id), _) => {
            let session = SessionId::new(row.session_id.as_deref().ok_or(BadRow::Malformed)?);
            let identity = Identity::of_row(user_id, session.as_ref()).ok_or(BadRow::NoIdentity)?;
            (identity, session, None)
        }
        (None, None) => return Err(BadRow::Malformed),
    };
    let name = row.display_name.ok_or(BadRow::Malformed)?;
    // Talk 22 sends no name for who was invited by e-mail and has not chosen one. Before, it was the address.
    let name = match row.invited_actor_id {
        Some(address) if identity.is_email() && name.trim().is_empty() => address,
        _ => name,
    };
    Ok(Participant {
        identity,
        name: clip(&name).into(),
        role: Role::from_number(row.participant_type.ok_or(BadRow::Malformed)?),
        last_ping: row.last_ping.ok_or(BadRow::Malformed)?,
        session,
        call: CallFlags::from_number(row.in_call),
        details,
    })
}

/// The identity in a row, one of its sessions, and the fields that only v4 has.
type RowIdentity = (Identity, Option<SessionId>, Option<Arc<AttendeeDetails>>);

/// The identity in a row of v4. Which session is taken does not matter: it only tells that there is one.
fn attendee(row: &Row<'_>, actor_id: &str) -> Result<RowIdentity, BadRow> {
    let actor_type = row.actor_type.as_deref().ok_or(BadRow::Malformed)?;
    let identity = Identity::of_actor(actor_type, actor_id).ok_or(BadRow::NoIdentity)?;
    let sessions = row.session_ids.as_deref().ok_or(BadRow::Malformed)?;
    let mut sessions = sessions.iter().filter_map(|session| SessionId::new(session));
    let session = sessions.next();
    let status = [row.status_icon.as_deref(), row.status_message.as_deref()];
    let status: Vec<&str> = status.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let details = AttendeeDetails {
        attendee: row.attendee_id.ok_or(BadRow::Malformed)?,
        devices: usize::from(session.is_some()) + sessions.count(),
        permissions: row.permissions,
        own_permissions: row.attendee_permissions,
        availability: Availability::of_word(row.status.as_deref().unwrap_or_default()),
        status: (!status.is_empty()).then(|| clip(&status.join(" ")).into()),
        contact: contact(row).map(Arc::new),
    };
    Ok((identity, session, Some(Arc::new(details))))
}

fn contact(row: &Row<'_>) -> Option<Contact> {
    let said = |field: &Option<RowText<'_>>| {
        field
            .as_deref()
            .filter(|text| !text.is_empty())
            .map(|text| clip(text).into())
    };
    let contact = Contact {
        address: said(&row.invited_actor_id),
        phone: said(&row.phone_number),
        pin: said(&row.attendee_pin),
    };
    (contact != Contact::default()).then_some(contact)
}

#[cfg(test)]
mod tests;

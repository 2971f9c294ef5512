//! `POST /room/{token}/participants/active`.

use super::envelope::{WireError, data};
use super::room::Room;
use crate::conversation::Conversation;
use crate::id::SessionId;
use crate::refusal::OtherSession;
use serde::Deserialize;

/// A join that worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The new session.
    pub session: SessionId,
    /// The conversation as the viewer now sees it. Servers answer the whole room object; the specification promises only
    /// the session id, so this may be missing.
    pub conversation: Option<Conversation>,
}

#[derive(Deserialize)]
struct Session {
    #[serde(rename = "sessionId")]
    session_id: String,
}

/// Reads the answer to a join; `None` when it names no session.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn joined(body: &[u8]) -> Result<Option<Joined>, WireError> {
    let session: Session = data(body)?;
    let conversation = data::<Room<'_>>(body).ok().map(Conversation::from);
    Ok(SessionId::new(&session.session_id).map(|session| Joined { session, conversation }))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Other {
    #[serde(default)]
    session_id: String,
    #[serde(default)]
    last_ping: u64,
}

/// Reads the data of a 409: the session in the way. `None` when the answer does not tell.
pub(super) fn other_session(body: &[u8]) -> Option<OtherSession> {
    let other: Other = data(body).ok()?;
    Some(OtherSession {
        session: SessionId::new(&other.session_id),
        last_ping: other.last_ping,
    })
}
